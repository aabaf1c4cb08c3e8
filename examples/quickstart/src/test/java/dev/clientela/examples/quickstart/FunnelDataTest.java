package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.examples.quickstart.RulesReport.Change;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.intake.ImportReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The quickstart on data that nobody here wrote: each of its figures against the same worked out from the files. */
@Tag("data")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelDataTest {

    private final Path folder = Path.of(System.getProperty("crm.shared.data"), "olist-marketing-funnel");
    private final SalesReport report = Run.on(DataFolder.at(Optional.of(folder)));
    private final List<Map<String, String>> leads = rows("olist_marketing_qualified_leads_dataset.csv");
    private final List<Map<String, String>> deals = rows("olist_closed_deals_dataset.csv");

    FunnelDataTest() throws IOException {}

    private List<Map<String, String>> rows(String file) throws IOException {
        return PlainFigures.rows(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("all 8,000 leads and 380 deals are taken")
    void takesEverything() {
        ImportReport taken = report.imports().get("olist_marketing_qualified_leads_dataset.csv");
        assertAddsUp(taken, 8_000);
        assertThat(taken.created()).isEqualTo(8_000);
        assertThat(report.imports().get("olist_closed_deals_dataset.csv").updated())
                .isEqualTo(380);
    }

    @Test
    @DisplayName("conversion by origin and by month of first contact")
    void conversions() {
        Map<String, Conversion> origins = PlainFigures.byName(report.origins(), Conversion::name);
        assertThat(origins).isEqualTo(PlainFigures.conversions(leads, deals, PlainFigures::origin));
        assertThat(origins.get("organic_search")).isEqualTo(new Conversion("organic_search", 2_296, 113));
        assertThat(origins.get("(not given)")).isEqualTo(new Conversion("(not given)", 60, 4));
        assertThat(PlainFigures.byName(report.leadMonths(), Conversion::name))
                .isEqualTo(PlainFigures.conversions(leads, deals, PlainFigures::contactMonth));
    }

    @Test
    @DisplayName("the deal before its first contact and the leads without origin are told")
    void problems() {
        assertThat(report.problems())
                .contains(
                        new Problem("leads", "no origin given", 60, "kept apart as \"(not given)\""),
                        new Problem(
                                "leads", "deal dated before the first contact", 1, "taken in on the day of the deal"));
    }

    @Test
    @DisplayName("each of the 8,000 leads is routed by the rule of its origin")
    void routed() {
        assertThat(report.rules().get(0).routed())
                .extracting(Routed::rule, Routed::records)
                .containsExactly(
                        tuple("promising", PlainFigures.ofOrigin(leads, "unknown", "direct_traffic")),
                        tuple("searched", PlainFigures.ofOrigin(leads, "organic_search", "paid_search")),
                        tuple("recommended", PlainFigures.ofOrigin(leads, "referral")),
                        tuple(
                                "advertised",
                                PlainFigures.ofOrigin(leads, "social", "display", "other", "other_publicities")),
                        tuple("mailed", PlainFigures.ofOrigin(leads, "email")),
                        tuple(RulesReport.OTHERWISE, PlainFigures.ofOrigin(leads, "")));
    }

    @Test
    @DisplayName(
            "leads from 1 March 2018 on are graded by what was known then; the better the grade, the more converted")
    void graded() {
        LocalDate cut = LocalDate.of(2018, 3, 1);
        Map<String, String> gradeOf =
                Map.of("unknown", "A", "direct_traffic", "A", "paid_search", "A", "social", "C", "email", "D");
        Map<String, Conversion> expected = PlainFigures.conversions(
                leads,
                deals,
                lead -> PlainFigures.american(lead.get("first_contact_date")).isBefore(cut)
                        ? RulesReport.NOT_GRADED
                        : gradeOf.getOrDefault(lead.get("origin"), "B"));
        List<Conversion> found = report.rules().get(0).grades().stream()
                .map(grade -> new Conversion(
                        grade.grade(), grade.records(), grade.converted().orElseThrow()))
                .toList();
        assertThat(PlainFigures.byName(found, Conversion::name)).isEqualTo(expected);
        assertThat(found.subList(0, 4))
                .extracting(grade -> grade.rate().orElseThrow())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    @DisplayName("the candidate would give another owner to all leads of grade A and C, and says why of both sides")
    void trial() {
        RulesReport rules = report.rules().get(0);
        long best = rules.grades().get(0).records();
        long low = rules.grades().get(2).records();
        assertThat(rules.trial().orElseThrow().changes().stream()
                        .mapToLong(Change::records)
                        .sum())
                .isEqualTo(best + low)
                .isEqualTo(2_272);
        assertThat(rules.trial().orElseThrow().examples()).hasSize(2);
    }

    private static void assertAddsUp(ImportReport report, long rows) {
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.created() + report.updated() + report.unchanged() + report.rejected() + report.ambiguous())
                .isEqualTo(rows);
    }
}
