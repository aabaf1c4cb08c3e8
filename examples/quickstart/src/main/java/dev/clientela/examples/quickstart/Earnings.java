package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.commission.CommissionBasis;
import dev.clientela.commission.CommissionBracket;
import dev.clientela.commission.CommissionEntry;
import dev.clientela.commission.CommissionMethod;
import dev.clientela.commission.CommissionPlan;
import dev.clientela.commission.CommissionSettlement;
import dev.clientela.commission.CommissionStatement;
import dev.clientela.commission.RatedPart;
import dev.clientela.commission.SellerSales;
import dev.clientela.commission.SettlementOutcome;
import dev.clientela.examples.quickstart.SalesReport.Earned;
import dev.clientela.examples.quickstart.SalesReport.Earning;
import dev.clientela.examples.quickstart.SalesReport.SellersStatement;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.record.RelativePeriod;
import dev.clientela.security.Owner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** What sellers earned in a quarter by the deals that they won, each at the moment it was, and that it is settled. */
final class Earnings {

    /** Of each deal, more is earned by what goes beyond 1,000 dollars, and more still by what goes beyond 5,000. */
    static final CommissionPlan PLAN = CommissionPlan.withBrackets(
            "sellers",
            1,
            CommissionBasis.GROSS,
            CommissionMethod.MARGINAL,
            CurrencyUnit.USD,
            CommissionBracket.between("0", "1000", "2"),
            CommissionBracket.between("1000", "5000", "3.5"),
            CommissionBracket.from("5000", "5"));

    private final CrmSession boss;
    private final SalesTeam team;
    private final ForecastPeriod quarter;
    private final ForecastPeriod month;

    Earnings(CrmSession boss, SalesTeam team, LocalDate day) {
        this.boss = boss;
        this.team = team;
        this.quarter = Outlook.quarterOf(day);
        this.month = FiscalCalendar.calendarYears().periodOf(day, RelativePeriod.Unit.MONTH);
    }

    /** Settles the quarter: everybody at once, whoever earned most first. */
    List<Earned> settle() {
        Map<String, BigDecimal> sold = new HashMap<>();
        for (SellerSales sales : boss.commissions().salesBySeller(quarter)) {
            sold.put(sales.seller().id(), dollars(sales));
        }
        List<Earned> lines = new ArrayList<>();
        for (SettlementOutcome outcome : boss.commissions().settleAll(quarter)) {
            CommissionSettlement settlement = outcome.settlement()
                    .orElseThrow(() -> new IllegalStateException("Not settled: " + outcome.command()));
            lines.add(new Earned(
                    team.withId(settlement.seller()).name(),
                    settlement.entryCount(),
                    sold.getOrDefault(settlement.seller(), BigDecimal.ZERO),
                    settlement.amount().getAmount()));
        }
        lines.sort(Comparator.comparing(Earned::commission).reversed().thenComparing(Earned::seller));
        return lines;
    }

    private static BigDecimal dollars(SellerSales sales) {
        return Optional.ofNullable(sales.amounts().get(CurrencyUnit.USD))
                .map(money -> money.getAmount())
                .orElse(BigDecimal.ZERO);
    }

    /** The last month of whoever earned most in the quarter; empty when nobody earned anything. */
    Optional<SellersStatement> statement(List<Earned> lines) {
        return lines.stream().findFirst().map(first -> {
            Owner seller = team.ownerOf(first.seller());
            CommissionStatement statement = boss.commissions().statement(seller.id(), month);
            CommissionStatement.Total total = statement.total(CurrencyUnit.USD);
            return new SellersStatement(
                    first.seller(),
                    month.toString(),
                    statement.entries().stream()
                            .map(this::earning)
                            .sorted(Comparator.comparing(Earning::wonOn).thenComparing(Earning::deal))
                            .toList(),
                    total.amount().getAmount(),
                    total.open().getAmount());
        });
    }

    private Earning earning(CommissionEntry entry) {
        return new Earning(
                entry.earnedOn(),
                boss.opportunities().get(entry.opportunity()).name(),
                entry.base().getAmount(),
                entry.parts().stream().map(Earnings::told).collect(Collectors.joining(" + ")),
                entry.amount().getAmount());
    }

    private static String told(RatedPart part) {
        return Tables.money(part.base()) + " at " + part.percentage().toPlainString() + " %";
    }
}
