package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.intake.ImportReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void assertAddsUp(ImportReport report, long rows) {
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.created() + report.updated() + report.unchanged() + report.rejected() + report.ambiguous())
                .isEqualTo(rows);
    }
}
