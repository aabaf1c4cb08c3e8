package dev.clientela.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.record.CriterionJson;
import dev.clientela.record.FieldCatalog;
import dev.clientela.rules.OutcomeType;
import dev.clientela.rules.Rule;
import dev.clientela.rules.RuleContext;
import dev.clientela.rules.RuleProgram;
import dev.clientela.rules.RuleSet;
import dev.clientela.rules.RuleSetJson;
import dev.clientela.rules.assignment.Pool;
import dev.clientela.rules.assignment.Route;
import dev.clientela.rules.scoring.Points;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The numbers that the rules speak of are those of the files: each worked out again, by plain means. */
class RuleHistoryTest {

    private static final Pattern PART_OF = Pattern.compile("\\d[\\d,]* of [\\d,]*\\d");
    private static final RuleContext CONTEXT = context();

    private static RuleContext context() {
        FieldCatalog fields = Crm.inMemory().fields();
        fields.define(SalesCrm.PRODUCT);
        return RuleContext.of(fields);
    }

    /** How many became what was hoped for, of how many. */
    private record Share(long part, long whole) {

        static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(part + other.part, whole + other.whole);
        }

        BigDecimal ofAThousand() {
            return BigDecimal.valueOf(1_000 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        }

        String words() {
            return String.format(Locale.ROOT, "%,d of %,d", part, whole);
        }
    }

    @Test
    @DisplayName("the rules of the sample")
    void sample() throws IOException {
        leads("sample", SampleTest.rows("leads.csv"), SampleTest.rows("deals.csv"), LocalDate.of(2025, 5, 1), 3);
        deals(
                "sample",
                SampleTest.rows("sales_pipeline.csv"),
                SampleTest.rows("sales_teams.csv"),
                SampleTest.rows("accounts.csv"),
                5);
    }

    @Test
    @Tag("data")
    @DisplayName("the rules of the marketplace, by what was known on 1 March 2018")
    void marketplace() throws IOException {
        leads(
                "marketplace",
                shared("olist-marketing-funnel/olist_marketing_qualified_leads_dataset.csv"),
                shared("olist-marketing-funnel/olist_closed_deals_dataset.csv"),
                LocalDate.of(2018, 3, 1),
                100);
    }

    @Test
    @Tag("data")
    @DisplayName("the rules of the sales data, by the deals that are closed")
    void hardware() throws IOException {
        deals(
                "hardware",
                shared("crm-sales-opportunities/sales_pipeline.csv"),
                shared("crm-sales-opportunities/sales_teams.csv"),
                shared("crm-sales-opportunities/accounts.csv"),
                100);
    }

    private static List<Map<String, String>> shared(String file) throws IOException {
        Path path = Path.of(System.getProperty("crm.shared.data"), file);
        return PlainFigures.rows(Files.readString(path, StandardCharsets.UTF_8));
    }

    /** Checked, compiled, its cases tried. */
    private static <O> RuleSet<O> rules(String set, String name, OutcomeType<O> decides) throws IOException {
        String text =
                DataFolder.comingAlong("rules/" + set + "/" + name + ".json").orElseThrow();
        RuleProgram<O> program = RuleProgram.read(text, decides, CONTEXT);
        assertThat(program.warnings()).isEmpty();
        assertThat(program.set().cases()).isNotEmpty();
        assertThat(RuleSetJson.read(RuleSetJson.write(program.set()), decides, CONTEXT))
                .isEqualTo(program.set());
        return program.set();
    }

    private static void leads(
            String set, List<Map<String, String>> leads, List<Map<String, String>> deals, LocalDate cut, int least)
            throws IOException {
        Map<String, LocalDate> won = new HashMap<>();
        deals.forEach(deal -> won.put(deal.get("mql_id"), PlainFigures.american(deal.get("won_date"))));
        Map<String, Share> byOrigin = new HashMap<>();
        for (Map<String, String> lead : leads) {
            if (isBefore(lead.get("first_contact_date"), cut)) {
                boolean became = Optional.ofNullable(won.get(lead.get("mql_id")))
                        .filter(day -> day.isBefore(cut))
                        .isPresent();
                byOrigin.merge(lead.get("origin"), new Share(became ? 1 : 0, 1), Share::plus);
            }
        }
        RuleSet<Points> scoring = rules(set, "lead-scoring", Points.TYPE);
        assertThat(scoring.rules())
                .allSatisfy(rule -> assertThat(rule.from())
                        .contains(cut.atStartOfDay(ZoneOffset.UTC).toInstant()));
        assertScores(scoring, byOrigin, Map.of("source", byOrigin), least);
        RuleSet<Route> routing = rules(set, "lead-routing", Route.TYPE);
        assertThat(routing.rules().stream().filter(RuleHistoryTest::tellsShare))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.description())
                        .get()
                        .asString()
                        .contains(values(rule).stream()
                                .map(origin -> byOrigin.getOrDefault(origin, Share.NONE))
                                .reduce(Share.NONE, Share::plus)
                                .words()));
        rules(set, "lead-routing-candidate", Route.TYPE);
    }

    private static boolean isBefore(String americanDate, LocalDate cut) {
        return PlainFigures.isAmerican(americanDate)
                && PlainFigures.american(americanDate).isBefore(cut);
    }

    private static boolean tellsShare(Rule<?> rule) {
        return PART_OF.matcher(rule.description().orElse("")).find();
    }

    /** The values that the only criterion of the rule compares with. */
    private static List<String> values(Rule<?> rule) {
        return ((Collection<?>) CriterionJson.toPlain(rule.when().criterion()).get("values"))
                .stream().map(String::valueOf).toList();
    }

    /** One rule for all, and one for each value that is frequent enough and differs from all. */
    private static void assertScores(
            RuleSet<Points> scoring, Map<String, Share> all, Map<String, Map<String, Share>> byField, int least) {
        Share total = all.values().stream().reduce(Share.NONE, Share::plus);
        List<String> expected = new ArrayList<>(List.of("always: " + total.ofAThousand() + ", " + total.words()));
        byField.forEach((field, shares) -> shares.forEach((value, share) -> {
            if (!value.isEmpty() && share.whole() >= least) {
                BigDecimal points = share.ofAThousand().subtract(total.ofAThousand());
                if (points.signum() != 0) {
                    expected.add(field + " " + value + ": " + points + ", " + share.words());
                }
            }
        }));
        List<String> found = scoring.rules().stream()
                .map(rule -> subject(rule) + ": " + rule.then().fixed().setScale(1, RoundingMode.UNNECESSARY) + ", "
                        + share(rule))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(scoring.rules())
                .allSatisfy(rule -> assertThat(rule.description().orElse("")).endsWith(" of a thousand."));
    }

    private static String subject(Rule<?> rule) {
        return rule.when().conditions().isEmpty()
                ? "always"
                : CriterionJson.toPlain(rule.when().criterion()).get("field") + " "
                        + values(rule).get(0);
    }

    private static String share(Rule<?> rule) {
        Matcher matcher = PART_OF.matcher(rule.description().orElse(""));
        return matcher.find() ? matcher.group() : "";
    }

    private static void deals(
            String set,
            List<Map<String, String>> pipeline,
            List<Map<String, String>> team,
            List<Map<String, String>> accounts,
            int least)
            throws IOException {
        Map<String, String> regions = new HashMap<>();
        team.forEach(row -> regions.put(row.get("sales_agent"), row.get("regional_office")));
        Map<String, Share> products = closed(pipeline, PlainFigures::product);
        assertScores(
                rules(set, "deal-scoring", Points.TYPE),
                products,
                Map.of("product", products, "territory", closed(pipeline, row -> regions.get(row.get("sales_agent")))),
                least);
        Map<String, String> countries = new HashMap<>();
        accounts.forEach(row -> countries.put(row.get("account"), row.get("office_location")));
        RuleSet<Route> routing = rules(set, "deal-routing", Route.TYPE);
        assertBest(
                rule(routing, "largest"),
                pipeline,
                row -> values(rule(routing, "largest")).contains(PlainFigures.product(row)));
        assertBest(
                rule(routing, "abroad"),
                pipeline,
                row -> !countries
                        .getOrDefault(row.get("account"), "United States")
                        .equals("United States"));
        rules(set, "deal-routing-candidate", Route.TYPE);
    }

    private static Rule<Route> rule(RuleSet<Route> routing, String id) {
        return routing.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Share> closed(
            List<Map<String, String>> pipeline, Function<Map<String, String>, String> group) {
        Map<String, Share> closed = new HashMap<>();
        PlainFigures.closed(pipeline, group)
                .forEach((name, line) -> closed.put(name, new Share(line.won(), line.won() + line.lost())));
        return closed;
    }

    /** Those whom the rule sends deals to won more of them than anybody else, and as many as it says. */
    private static void assertBest(
            Rule<Route> rule, List<Map<String, String>> pipeline, Function<Map<String, String>, Boolean> such) {
        Map<String, Long> won = new HashMap<>();
        pipeline.stream()
                .filter(row -> row.get("deal_stage").equals("Won") && such.apply(row))
                .forEach(row -> won.merge(
                        row.get("sales_agent").toLowerCase(Locale.ROOT).replace(' ', '.'), 1L, Long::sum));
        List<String> users = rule.then() instanceof Route.To to
                ? List.of(to.owner().id())
                : ((Pool.Users) ((Route.Among) rule.then()).pool().members()).ids();
        long theirs = users.stream().mapToLong(won::get).sum();
        long all = won.values().stream().mapToLong(Long::longValue).sum();
        assertThat(share(rule)).isEqualTo(new Share(theirs, all).words());
        long least = users.stream().mapToLong(won::get).min().orElseThrow();
        assertThat(won)
                .allSatisfy((seller, count) ->
                        assertThat(users.contains(seller) || count <= least).isTrue());
    }
}
