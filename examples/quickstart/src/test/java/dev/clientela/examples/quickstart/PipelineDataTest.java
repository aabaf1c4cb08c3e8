package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.examples.quickstart.RulesReport.Graded;
import dev.clientela.examples.quickstart.RulesReport.Routed;
import dev.clientela.examples.quickstart.SalesReport.Discount;
import dev.clientela.examples.quickstart.SalesReport.Earned;
import dev.clientela.examples.quickstart.SalesReport.Earning;
import dev.clientela.examples.quickstart.SalesReport.ManagersForecast;
import dev.clientela.examples.quickstart.SalesReport.Price;
import dev.clientela.examples.quickstart.SalesReport.Problem;
import dev.clientela.examples.quickstart.SalesReport.SellersStatement;
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
import java.util.Locale;
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

    private List<Map<String, String>> won() {
        return pipeline.stream()
                .filter(row -> row.get("deal_stage").equals("Won"))
                .toList();
    }

    private BigDecimal paid(List<Map<String, String>> deals) {
        return deals.stream()
                .map(row -> new BigDecimal(row.get("close_value")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal listed(List<Map<String, String>> deals) {
        return deals.stream()
                .map(row -> prices.get(PlainFigures.product(row)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    @DisplayName("the list price of each product beside what was paid for it, at the lowest, highest and in all")
    void prices() {
        assertThat(report.prices()).hasSize(7);
        for (Price price : report.prices()) {
            List<Map<String, String>> deals = won().stream()
                    .filter(row -> PlainFigures.product(row).equals(price.product()))
                    .toList();
            List<BigDecimal> paid = deals.stream()
                    .map(row -> new BigDecimal(row.get("close_value")))
                    .sorted()
                    .toList();
            assertThat(price.list()).isEqualByComparingTo(prices.get(price.product()));
            assertThat(price.deals()).isEqualTo(deals.size());
            assertThat(price.lowest()).isEqualByComparingTo(paid.get(0));
            assertThat(price.highest()).isEqualByComparingTo(paid.get(paid.size() - 1));
            assertThat(price.value()).isEqualByComparingTo(paid(deals));
        }
    }

    @Test
    @DisplayName("discounts by their size and by who gives them add up to what was won: 10,005,534 of 10,023,482")
    void discounts() {
        for (List<Discount> lines : List.of(report.bands(), report.givers())) {
            assertThat(lines.stream().mapToLong(Discount::deals).sum()).isEqualTo(4_238);
            assertThat(lines.stream().map(Discount::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("10005534");
            assertThat(lines.stream().map(Discount::list).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("10023482");
        }
        for (Discount giver : report.givers()) {
            List<Map<String, String>> deals = won().stream()
                    .filter(row -> row.get("sales_agent").equals(giver.name()))
                    .toList();
            assertThat(giver.list()).isEqualByComparingTo(listed(deals));
            assertThat(giver.value()).isEqualByComparingTo(paid(deals));
            assertThat(giver.below())
                    .isEqualTo(deals.stream()
                            .filter(row -> paid(List.of(row)).compareTo(listed(List.of(row))) < 0)
                            .count());
        }
    }

    @Test
    @DisplayName("five percent to under ten percent off: as many deals as the file has")
    void bands() {
        BigDecimal hundred = BigDecimal.valueOf(100);
        long deals = won().stream()
                .filter(row -> {
                    BigDecimal list = listed(List.of(row));
                    BigDecimal off = list.subtract(paid(List.of(row))).multiply(hundred);
                    return off.compareTo(list.multiply(BigDecimal.valueOf(5))) >= 0
                            && off.compareTo(list.multiply(BigDecimal.TEN)) < 0;
                })
                .count();
        assertThat(report.bands())
                .filteredOn(band -> band.name().equals("5 % to under 10 % off"))
                .extracting(Discount::deals)
                .containsExactly(deals);
    }

    @Test
    @DisplayName("the last quarter by manager: closed 2,802,496, against a quota of what was won in the one before")
    void outlook() {
        Map<String, String> managers = teamColumn("manager");
        assertThat(report.outlook()).hasSize(6);
        assertThat(report.outlook().stream().map(ManagersForecast::closed).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2802496");
        assertThat(report.outlook().stream()
                        .map(line -> line.quota().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2982255");
        for (ManagersForecast line : report.outlook()) {
            List<Map<String, String>> engaging = pipeline.stream()
                    .filter(row -> row.get("deal_stage").equals("Engaging"))
                    .filter(row -> managers.get(row.get("sales_agent")).equals(line.manager()))
                    .filter(row -> {
                        LocalDate planned =
                                LocalDate.parse(row.get("engage_date")).plusDays(90);
                        return planned.getYear() == 2017 && planned.getMonthValue() >= 10;
                    })
                    .toList();
            assertThat(line.bestCase()).isEqualByComparingTo(listed(engaging));
        }
    }

    @Test
    @DisplayName(
            "commission of the last quarter by seller, settled to the cent, and one statement that explains each figure")
    void commission() {
        assertThat(PlainFigures.byName(report.earned(), Earned::seller))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(PlainFigures.earned(pipeline, LocalDate.of(2017, 10, 1), LocalDate.of(2018, 1, 1)));
        assertThat(report.earned().stream().map(Earned::sold).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2802496");
        SellersStatement statement = report.statement().orElseThrow();
        assertThat(statement.seller()).isEqualTo("Darcel Schlecht");
        assertThat(statement.open()).isEqualByComparingTo("0");
        Map<String, Map<String, String>> deals = new HashMap<>();
        won().stream()
                .filter(row -> row.get("sales_agent").equals(statement.seller())
                        && row.get("close_date").startsWith("2017-12"))
                .forEach(row -> deals.put("Deal " + row.get("opportunity_id"), row));
        assertThat(statement.earnings()).extracting(Earning::deal).containsExactlyInAnyOrderElementsOf(deals.keySet());
        for (Earning earning : statement.earnings()) {
            Map<String, String> deal = deals.get(earning.deal());
            assertThat(earning.wonOn()).hasToString(deal.get("close_date"));
            assertThat(earning.amount()).isEqualByComparingTo(deal.get("close_value"));
            assertThat(earning.commission()).isEqualByComparingTo(PlainFigures.commission(earning.amount()));
            assertThat(earning.reckoned()).isEqualTo(reckoned(earning.amount().intValueExact()));
        }
        assertThat(statement.commission())
                .isEqualByComparingTo(PlainFigures.earned(pipeline, LocalDate.of(2017, 12, 1), LocalDate.of(2018, 1, 1))
                        .get(statement.seller())
                        .commission());
    }

    private static String reckoned(int dollars) {
        String first = String.format(Locale.ROOT, "%,d at 2 %%", Math.min(dollars, 1_000));
        String second = String.format(Locale.ROOT, " + %,d at 3.5 %%", Math.min(dollars, 5_000) - 1_000);
        String third = String.format(Locale.ROOT, " + %,d at 5 %%", dollars - 5_000);
        return first + (dollars > 1_000 ? second : "") + (dollars > 5_000 ? third : "");
    }

    @Test
    @DisplayName("the dearest open deal is offered below the list, approved, sent, seen and accepted once")
    void offer() {
        assertThat(report.offer().orElseThrow().why())
                .hasSize(5)
                .anyMatch(sentence -> sentence.contains("15 % off the list price of 26,768"))
                .anyMatch(sentence -> sentence.startsWith("It is not sent yet, but refused with approval."))
                .anyMatch(sentence -> sentence.contains("the host has 1 order of 22,753"));
    }

    private static void assertAddsUp(ImportReport report, long rows) {
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.created() + report.updated() + report.unchanged() + report.rejected() + report.ambiguous())
                .isEqualTo(rows);
    }
}
