package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.examples.quickstart.SalesReport.StageLine;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import dev.clientela.intake.ImportReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The quickstart on data that nobody here wrote: each of its figures against the same worked out from the files. */
@Tag("data")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineDataTest {

    private final Path folder = Path.of(System.getProperty("crm.shared.data"), "crm-sales-opportunities");
    private final SalesReport report = Run.on(DataFolder.at(Optional.of(folder)));
    private final List<Map<String, String>> pipeline = rows("sales_pipeline.csv");
    private final List<Map<String, String>> team = rows("sales_teams.csv");
    private final Map<String, BigDecimal> prices = PlainFigures.prices(rows("products.csv"));

    PipelineDataTest() throws IOException {}

    private List<Map<String, String>> rows(String file) throws IOException {
        return PlainFigures.rows(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    }

    private Map<String, String> teamColumn(String column) {
        Map<String, String> values = new HashMap<>();
        team.forEach(row -> values.put(row.get("sales_agent"), row.get(column)));
        return values;
    }

    private Map<String, WinLoss> withDeals(List<WinLoss> lines) {
        return PlainFigures.byName(
                lines.stream().filter(line -> line.won() + line.lost() > 0).toList(), WinLoss::name);
    }

    @Test
    @DisplayName("all 8,800 deals, 85 accounts and 7 products are taken")
    void takesEverything() {
        assertAddsUp(report.imports().get("sales_pipeline.csv"), 8_800);
        assertThat(report.imports().get("sales_pipeline.csv").created()).isEqualTo(8_800);
        assertThat(report.imports().get("accounts.csv").created()).isEqualTo(85);
        assertThat(report.imports().get("products.csv").created()).isEqualTo(7);
        assertThat(report.asOf()).isEqualTo(LocalDate.of(2017, 12, 31));
    }

    @Test
    @DisplayName("won 4,238 deals for 10,005,534, of all closed 63.1501 %")
    void totals() {
        WinLoss all = report.total().get(0);
        assertThat(all.won()).isEqualTo(4_238);
        assertThat(all.lost()).isEqualTo(2_473);
        assertThat(all.value()).isEqualByComparingTo("10005534");
        assertThat(all.winRate()).contains(new BigDecimal("63.1501"));
    }

    @Test
    @DisplayName("the pipeline by stage, open and lost deals at list price")
    void stages() {
        Map<String, StageLine> stages = PlainFigures.byName(report.stages(), StageLine::name);
        assertThat(stages.get("Prospecting").deals()).isEqualTo(500);
        assertThat(stages.get("Engaging").deals()).isEqualTo(1_589);
        assertThat(stages.get("Prospecting").value())
                .isEqualByComparingTo(PlainFigures.listValue(pipeline, prices, "Prospecting"));
        assertThat(stages.get("Engaging").value())
                .isEqualByComparingTo(PlainFigures.listValue(pipeline, prices, "Engaging"));
        assertThat(stages.get("Lost").value()).isEqualByComparingTo(PlainFigures.listValue(pipeline, prices, "Lost"));
        assertThat(stages.get("Won").value()).isEqualByComparingTo("10005534");
    }

    @Test
    @DisplayName("won and lost by seller, manager, region, product and month")
    void groups() {
        Map<String, String> managers = teamColumn("manager");
        Map<String, String> regions = teamColumn("regional_office");
        assertThat(withDeals(report.sellers()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, row -> row.get("sales_agent")));
        assertThat(withDeals(report.managers()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, row -> managers.get(row.get("sales_agent"))));
        assertThat(withDeals(report.regions()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, row -> regions.get(row.get("sales_agent"))));
        assertThat(withDeals(report.products()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(pipeline, PlainFigures::product));
        assertThat(withDeals(report.months()))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.closed(
                        pipeline, row -> row.get("close_date").substring(0, 7)));
    }

    @Test
    @DisplayName("the figures that were published with the data")
    void publishedFigures() {
        assertThat(report.sellers().get(0).name()).isEqualTo("Darcel Schlecht");
        assertThat(report.sellers().get(0).value()).isEqualByComparingTo("1153214");
        Map<String, WinLoss> products = PlainFigures.byName(report.products(), WinLoss::name);
        assertThat(products.get("GTX Pro").won()).isEqualTo(729);
        assertThat(products.get("GTX Pro").value()).isEqualByComparingTo("3510578");
        Map<String, WinLoss> regions = PlainFigures.byName(report.regions(), WinLoss::name);
        assertThat(regions.get("West").won()).isEqualTo(1_438);
        assertThat(regions.get("West").value()).isEqualByComparingTo("3568647");
        assertThat(regions.get("East").value()).isEqualByComparingTo("3090594");
    }

    @Test
    @DisplayName("open deals by age")
    void ages() {
        Map<String, StageLine> ages = PlainFigures.byName(report.openByAge(), StageLine::name);
        assertThat(ages.get("0 to 29 days").deals()).isEqualTo(PlainFigures.openAged(pipeline, report.asOf(), 0, 30));
        assertThat(ages.get("90 to 179 days").deals())
                .isEqualTo(PlainFigures.openAged(pipeline, report.asOf(), 90, 180));
        assertThat(ages.get("365 days and more").deals())
                .isEqualTo(PlainFigures.openAged(pipeline, report.asOf(), 365, 100_000));
        assertThat(ages.values().stream().mapToLong(StageLine::deals).sum()).isEqualTo(2_089);
    }

    @Test
    @DisplayName("every fault of the data is told, with how it was settled")
    void problems() {
        assertThat(report.problems())
                .contains(
                        new Problem(
                                "sales_pipeline.csv, products",
                                "product says \"GTXPro\"",
                                1_480,
                                "read as \"GTX Pro\""),
                        new Problem("accounts.csv", "sector says \"technolgy\"", 12, "read as \"technology\""),
                        new Problem(
                                "accounts.csv", "office_location says \"Philipines\"", 1, "read as \"Philippines\""),
                        new Problem("sales_pipeline.csv", "no account given", 1_425, "deal kept without account"),
                        new Problem("sales_teams.csv", "sellers without any deal", 5, "kept, with no figures"))
                .noneMatch(problem -> problem.settled().equals("rejected"));
    }

    @Test
    @DisplayName("each of the 2,089 open deals is asked about, and the first rule that holds for it decides")
    void routed() throws IOException {
        Map<String, String> countries = new HashMap<>();
        rows("accounts.csv").forEach(row -> countries.put(row.get("account"), row.get("office_location")));
        Map<String, String> regions = teamColumn("regional_office");
        Map<String, Long> expected = new HashMap<>();
        for (Map<String, String> deal : pipeline) {
            if (deal.get("deal_stage").equals("Engaging")
                    || deal.get("deal_stage").equals("Prospecting")) {
                String product = PlainFigures.product(deal);
                boolean dear = List.of("GTX Plus Pro", "GTX Pro", "MG Advanced").contains(product);
                String rule = RulesReport.OTHERWISE;
                if (product.equals("GTK 500")) {
                    rule = "largest";
                } else if (deal.get("account").isEmpty()) {
                    rule = "customer-unknown";
                } else if (!countries.get(deal.get("account")).equals("United States")) {
                    rule = "abroad";
                } else if (dear && regions.get(deal.get("sales_agent")).equals("West")) {
                    rule = "dear-west";
                }
                expected.merge(rule, 1L, Long::sum);
            }
        }
        RulesReport rules = report.rules().get(0);
        assertThat(rules.routed().stream().collect(Collectors.toMap(Routed::rule, Routed::records)))
                .isEqualTo(expected);
        assertThat(rules.grades().stream().mapToLong(Graded::records).sum()).isEqualTo(2_089);
        assertThat(rules.decisions()).hasSize(5);
    }

    private static void assertAddsUp(ImportReport report, long rows) {
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.created() + report.updated() + report.unchanged() + report.rejected() + report.ambiguous())
                .isEqualTo(rows);
    }
}
