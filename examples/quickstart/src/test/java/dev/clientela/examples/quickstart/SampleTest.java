package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clientela.examples.quickstart.RulesReport.Change;
import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.Earned;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart on the sample that comes with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTest {

    private final SalesReport report = Run.on(DataFolder.at(Optional.empty()));

    SampleTest() throws IOException {}

    static List<Map<String, String>> rows(String file) throws IOException {
        try (InputStream bytes = Quickstart.class.getResourceAsStream("sample/" + file)) {
            return PlainFigures.rows(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("the counts of each file add up to its rows, and the three bad deals are refused with their reasons")
    void accountsForEveryRow() {
        report.imports()
                .values()
                .forEach(each -> assertThat(
                                each.created() + each.updated() + each.unchanged() + each.rejected() + each.ambiguous())
                        .isEqualTo(each.rows()));
        assertThat(report.imports().get("sales_pipeline.csv").rows()).isEqualTo(63);
        assertThat(report.imports().get("sales_pipeline.csv").rejected()).isEqualTo(2);
        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("account: No record goes by Unheard Of Ltd.", "product: No record goes by Loom 9000.")
                .anyMatch(what -> what.contains("Zed Nobody"))
                .anyMatch(what -> what.contains("2025-13-01"));
    }

    @Test
    @DisplayName("misspelt words are read as the only known ones that they can mean")
    void settlesSpelling() {
        assertThat(report.problems())
                .extracting(Problem::settled)
                .contains("read as \"technology\"", "read as \"Philippines\"", "read as \"Loom 300\"");
    }

    @Test
    @DisplayName("won and lost by seller and product are those of the file")
    void figures() throws IOException {
        List<Map<String, String>> pipeline = rows("sales_pipeline.csv");
        assertThat(PlainFigures.byName(
                        report.sellers().stream()
                                .filter(line -> line.won() + line.lost() > 0)
                                .toList(),
                        WinLoss::name))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, row -> row.get("sales_agent")));
        assertThat(PlainFigures.byName(report.products(), WinLoss::name))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, PlainFigures::product));
    }

    @Test
    @DisplayName("commission of the last quarter by seller is that of the file, all of it settled")
    void commission() throws IOException {
        LocalDate asOf = report.asOf();
        LocalDate from = asOf.with(asOf.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
        assertThat(report.earned()).isNotEmpty();
        assertThat(PlainFigures.byName(report.earned(), Earned::seller))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.earned(rows("sales_pipeline.csv"), from, from.plusMonths(3)));
        assertThat(report.statement().orElseThrow().open()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("leads by origin are those of the file, but for the one whose date is none")
    void conversions() throws IOException {
        List<Map<String, String>> leads = rows("leads.csv").stream()
                .filter(lead -> !lead.get("first_contact_date").equals("31/3/2025"))
                .toList();
        assertThat(PlainFigures.byName(report.origins(), Conversion::name))
                .isEqualTo(PlainFigures.conversions(leads, rows("deals.csv"), PlainFigures::origin));
    }

    @Test
    @DisplayName(
            "every lead is routed by the rule of its origin, and the latest of each way are shown with their reasons")
    void routesLeads() throws IOException {
        RulesReport rules = report.rules().get(0);
        List<Map<String, String>> leads = rows("leads.csv").stream()
                .filter(lead -> !lead.get("first_contact_date").equals("31/3/2025"))
                .toList();
        assertThat(rules.routed())
                .extracting(Routed::rule, Routed::records)
                .containsExactly(
                        tuple("paid-for", PlainFigures.ofOrigin(leads, "paid_search")),
                        tuple("searched", PlainFigures.ofOrigin(leads, "organic_search")),
                        tuple("social", PlainFigures.ofOrigin(leads, "social", "referral")),
                        tuple("mailed", PlainFigures.ofOrigin(leads, "email")),
                        tuple(RulesReport.OTHERWISE, PlainFigures.ofOrigin(leads, "", "unknown")));
        assertThat(rules.decisions())
                .hasSize(5)
                .allSatisfy(shown -> assertThat(shown.why()).hasSizeGreaterThan(4));
        assertThat(rules.decisions().get(0).why())
                .contains("Rule paid-for decides: user = ada.quill, as source is paid_search.");
        assertThat(rules.decisions().get(1).why()).contains("No rule holds, so otherwise: queue = leads.");
        assertThat(rules.decisions().get(2).why())
                .contains(
                        "Rule searched decides: pool = (team = South, by = round_robin), as source is organic_search.");
        assertThat(rules.decisions().get(3).why()).contains("What else counted: grade = A.");
        assertThat(rules.decisions().get(4).why()).contains("También contó: grade = A.");
    }

    @Test
    @DisplayName("leads are graded from 1 May on, and the other rules would have another owner for those of grade A")
    void grades() {
        RulesReport rules = report.rules().get(0);
        assertThat(rules.grades()).extracting(Graded::grade).containsExactly("A", "B", "C", RulesReport.NOT_GRADED);
        assertThat(rules.grades().stream().mapToLong(Graded::records).sum()).isEqualTo(48);
        assertThat(rules.trial().orElseThrow().changes())
                .extracting(Change::from, Change::records)
                .containsExactly(tuple("user = ada.quill", rules.grades().get(0).records()));
        assertThat(rules.trial().orElseThrow().examples()).hasSize(2);
    }

    @Test
    @DisplayName("open deals are asked about too, and stay with their sellers")
    void deals() {
        RulesReport rules = report.rules().get(1);
        assertThat(rules.routed().stream().mapToLong(Routed::records).sum())
                .isEqualTo(rules.grades().stream().mapToLong(Graded::records).sum())
                .isEqualTo(20);
        assertThat(rules.decisions()).hasSize(5);
        assertThat(rules.trial().orElseThrow().changes()).isNotEmpty();
    }

    @Test
    @DisplayName("the console shows every table within 120 columns")
    void console() {
        String text = Run.print(report);

        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        Tables.of(report).forEach(table -> assertThat(text).contains(table.title()));
    }

    @Test
    @DisplayName("the page needs nothing beside itself, and shows every table")
    void page(@TempDir Path folder) throws IOException {
        String html = Files.readString(HtmlPage.write(report, Tables.of(report), folder));

        assertThat(html.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", ""))
                .doesNotContain("http://", "https://", "<script", "<link", "src=", "@import", "url(http");
        Tables.of(report).forEach(table -> assertThat(html).contains("<h2>" + table.title() + "</h2>"));
        assertThat(html.split("<svg", -1)).hasSize(10);
    }
}
