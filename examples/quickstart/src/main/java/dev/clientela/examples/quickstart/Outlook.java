package dev.clientela.examples.quickstart;

import dev.clientela.CrmSession;
import dev.clientela.examples.quickstart.SalesReport.ManagersForecast;
import dev.clientela.forecast.Attainment;
import dev.clientela.forecast.FiscalCalendar;
import dev.clientela.forecast.Forecast;
import dev.clientela.forecast.ForecastEntry;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.forecast.ForecastRequest;
import dev.clientela.forecast.SetQuota;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.opportunity.OpportunityFields;
import dev.clientela.record.RelativePeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The forecast of a quarter by manager: each has to win with the team what it won in the quarter before. */
final class Outlook {

    private final CrmSession boss;
    private final SalesTeam team;

    Outlook(CrmSession boss, SalesTeam team) {
        this.boss = boss;
        this.team = team;
    }

    /** Of the quarter of that day. */
    List<ManagersForecast> of(LocalDate day) {
        ForecastPeriod before = quarterOf(day.minusMonths(3));
        ForecastPeriod now = quarterOf(day);
        for (ForecastEntry entry : entries(forecast(before))) {
            Money won = entry.figures(CurrencyUnit.USD).individual(ForecastCategory.CLOSED);
            if (won.isPositive()) {
                boss.forecasts().setQuota(SetQuota.of(entry.key(), now, won));
            }
        }
        Forecast forecast = forecast(now);
        return entries(forecast).stream()
                .map(entry ->
                        line(entry, Optional.ofNullable(forecast.attainments().get(entry.key()))))
                .filter(line -> line.closed().signum() != 0
                        || line.bestCase().signum() != 0
                        || line.pipeline().signum() != 0)
                .sorted(Comparator.comparing(ManagersForecast::closed)
                        .reversed()
                        .thenComparing(ManagersForecast::manager))
                .toList();
    }

    static ForecastPeriod quarterOf(LocalDate day) {
        return FiscalCalendar.calendarYears().periodOf(day, RelativePeriod.Unit.QUARTER);
    }

    private Forecast forecast(ForecastPeriod quarter) {
        return boss.forecasts()
                .of(ForecastRequest.of(quarter)
                        .currency(CurrencyUnit.USD)
                        .where(OpportunityFields.EXTERNAL_ID.isPresent()));
    }

    /** Those of managers. */
    private List<ForecastEntry> entries(Forecast forecast) {
        List<ForecastEntry> managers = new ArrayList<>();
        for (ForecastEntry entry : forecast.entries()) {
            if (team.isManager(entry.key())) {
                managers.add(entry);
            }
        }
        return managers;
    }

    private ManagersForecast line(ForecastEntry entry, Optional<Attainment> attainment) {
        return new ManagersForecast(
                team.managerWithId(entry.key()),
                attainment.map(Attainment::target),
                amount(entry, ForecastCategory.CLOSED),
                attainment.flatMap(Attainment::ratio),
                amount(entry, ForecastCategory.BEST_CASE),
                amount(entry, ForecastCategory.PIPELINE));
    }

    private static BigDecimal amount(ForecastEntry entry, ForecastCategory category) {
        return entry.figures(CurrencyUnit.USD).individual(category).getAmount();
    }
}
