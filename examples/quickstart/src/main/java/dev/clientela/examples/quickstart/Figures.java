package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.StageLine;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import dev.clientela.lead.Lead;
import dev.clientela.lead.LeadFields;
import dev.clientela.opportunity.Opportunity;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.opportunity.OpportunityLineFields;
import dev.clientela.opportunity.Stage;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Grouping;
import dev.clientela.record.Measure;
import dev.clientela.record.RelativePeriod;
import dev.clientela.record.Report;
import dev.clientela.record.ReportResult;
import dev.clientela.security.Owner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Asks the CRM for the figures of the report, by its own reports: nothing here looks into a file. */
final class Figures {

    private static final String WON = "won";
    private static final String LOST = "lost";
    private static final String VALUE = "value";
    private static final Criterion IS_WON = OpportunityFields.IS_WON.isTrue();
    private static final Criterion IS_LOST =
            OpportunityFields.IS_CLOSED.isTrue().and(OpportunityFields.IS_WON.isFalse());

    /** What leads became has no price in the data, so it counts among the leads, not among the sales. */
    private static final Criterion IS_SALE = OpportunityFields.EXTERNAL_ID.isPresent();

    private final CrmSession boss;
    private final SalesTeam team;

    Figures(CrmSession boss, SalesTeam team) {
        this.boss = boss;
        this.team = team;
    }

    List<StageLine> stages() {
        ReportResult result = boss.opportunities()
                .report(deals().groupBy(Grouping.by(OpportunityFields.STAGE))
                        .measure(
                                Measure.count(),
                                Measure.sum(OpportunityFields.AMOUNT).named(VALUE)));
        List<StageLine> lines = new ArrayList<>();
        for (Stage stage : SalesCrm.STAGES.stages()) {
            result.row(stage.code())
                    .ifPresent(row -> lines.add(
                            new StageLine(stage.term().label(Locale.ENGLISH), row.count("count"), dollars(row))));
        }
        return lines;
    }

    List<WinLoss> total() {
        return closed(List.of(), row -> "All deals");
    }

    List<WinLoss> regions() {
        return closed(List.of(Grouping.by(OpportunityFields.TERRITORY)), row -> text(row.key(0)));
    }

    /** The CRM knows owners; who reports to whom, the host knows. */
    List<WinLoss> managers() {
        Map<String, WinLoss> byManager = new LinkedHashMap<>();
        for (WinLoss seller : sellers()) {
            String manager = team.named(seller.name()).manager();
            byManager.merge(
                    manager,
                    new WinLoss(manager, seller.won(), seller.lost(), seller.value()),
                    (a, b) -> new WinLoss(
                            manager,
                            a.won() + b.won(),
                            a.lost() + b.lost(),
                            a.value().add(b.value())));
        }
        return sorted(new ArrayList<>(byManager.values()));
    }

    List<WinLoss> sellers() {
        return sorted(closed(
                List.of(Grouping.by(OpportunityFields.OWNER)),
                row -> team.withId(((Owner) require(row.key(0))).id()).name()));
    }

    List<WinLoss> products() {
        Criterion won = OpportunityLineFields.OPPORTUNITY.where(IS_WON);
        Criterion lost = OpportunityLineFields.OPPORTUNITY.where(IS_LOST);
        ReportResult result = boss.opportunityLines()
                .report(boss.opportunityLines()
                        .newReport()
                        .where(won.or(lost))
                        .groupBy(Grouping.by(OpportunityLineFields.PRODUCT_NAME))
                        .measure(
                                Measure.countWhere(WON, won),
                                Measure.countWhere(LOST, lost),
                                Measure.sumWhere(VALUE, OpportunityLineFields.TOTAL, won)));
        return sorted(result.rows().stream()
                .map(row -> winLoss(text(row.key(0)), row))
                .toList());
    }

    List<WinLoss> months() {
        return closed(
                List.of(Grouping.by(OpportunityFields.ACTUAL_CLOSE, RelativePeriod.Unit.MONTH)),
                row -> month(row.key(0)));
    }

    /** @param asOf the day on which the age is told */
    List<StageLine> openByAge(LocalDate asOf) {
        Field<LocalDate> start = OpportunityFields.ACTUAL_START;
        Map<String, Criterion> ages = new LinkedHashMap<>();
        int from = 0;
        for (int to : new int[] {30, 60, 90, 180, 365}) {
            ages.put(
                    from + " to " + (to - 1) + " days",
                    OpportunityFields.ACTUAL_START.isWithin(asOf.minusDays(to - 1L), asOf.minusDays(from - 1L)));
            from = to;
        }
        ages.put(from + " days and more", OpportunityFields.ACTUAL_START.isAtMost(asOf.minusDays(from)));
        ages.put("not engaged yet", start.isAbsent());
        List<StageLine> lines = new ArrayList<>();
        ages.forEach((name, age) -> {
            ReportResult result = boss.opportunities()
                    .report(deals().where(OpportunityFields.IS_CLOSED.isFalse().and(age))
                            .measure(
                                    Measure.count(),
                                    Measure.sum(OpportunityFields.AMOUNT).named(VALUE)));
            result.rows().stream()
                    .filter(row -> row.count("count") > 0)
                    .forEach(row -> lines.add(new StageLine(name, row.count("count"), dollars(row))));
        });
        return lines;
    }

    List<Conversion> origins() {
        List<Conversion> byOrigin = new ArrayList<>(
                conversions(Grouping.by(LeadFields.SOURCE), key -> key == null ? "(not given)" : text(key)));
        byOrigin.sort(Comparator.comparing(Conversion::leads).reversed());
        return byOrigin;
    }

    List<Conversion> leadMonths() {
        return conversions(Grouping.by(LeadFields.FIRST_CONTACT_AT, RelativePeriod.Unit.MONTH), Figures::month);
    }

    private List<Conversion> conversions(Grouping grouping, Function<@Nullable Object, String> name) {
        Report<Lead> report = boss.leads()
                .newReport()
                .groupBy(grouping)
                .measure(Measure.count(), Measure.countWhere("converted", LeadFields.IS_CONVERTED.isTrue()));
        return boss.leads().report(report).rows().stream()
                .map(row -> new Conversion(name.apply(row.key(0)), row.count("count"), row.count("converted")))
                .toList();
    }

    private Report<Opportunity> deals() {
        return boss.opportunities().newReport().where(IS_SALE);
    }

    private List<WinLoss> closed(List<Grouping> groupings, Function<ReportResult.Row, String> name) {
        Report<Opportunity> report = deals().where(OpportunityFields.IS_CLOSED.isTrue())
                .groupBy(groupings.toArray(Grouping[]::new))
                .measure(
                        Measure.countWhere(WON, IS_WON),
                        Measure.countWhere(LOST, IS_LOST),
                        Measure.sumWhere(VALUE, OpportunityFields.AMOUNT, IS_WON));
        return boss.opportunities().report(report).rows().stream()
                .map(row -> winLoss(name.apply(row), row))
                .toList();
    }

    private static WinLoss winLoss(String name, ReportResult.Row row) {
        return new WinLoss(name, row.count(WON), row.count(LOST), dollars(row));
    }

    private static List<WinLoss> sorted(List<WinLoss> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(WinLoss::value).reversed().thenComparing(WinLoss::name))
                .toList();
    }

    private static BigDecimal dollars(ReportResult.Row row) {
        return row.money(VALUE, CurrencyUnit.USD).map(BigMoney::getAmount).orElse(BigDecimal.ZERO);
    }

    private static String month(@Nullable Object firstDay) {
        return firstDay == null ? "(not given)" : firstDay.toString().substring(0, 7);
    }

    private static String text(@Nullable Object key) {
        return key == null ? "(none)" : key.toString();
    }

    private static Object require(@Nullable Object key) {
        return java.util.Objects.requireNonNull(key);
    }
}
