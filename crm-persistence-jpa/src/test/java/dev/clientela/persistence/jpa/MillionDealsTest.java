package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.Crm;
import dev.clientela.CrmSession;
import dev.clientela.forecast.Forecast;
import dev.clientela.forecast.ForecastDimension;
import dev.clientela.forecast.ForecastPeriod;
import dev.clientela.forecast.ForecastRequest;
import dev.clientela.forecast.PipelineChange;
import dev.clientela.opportunity.ForecastCategory;
import dev.clientela.record.Criterion;
import dev.clientela.security.Actor;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Forecasts over many deals are computed in the database: a roll-up is one statement that gives a row a group. What it
 * takes stands in {@code target/forecast-of-1000000.txt}, beside the same by hand.
 */
class MillionDealsTest {

    private static final String OF_PERIOD = " from crm_opportunity where tenant = ? and close_date >= date '2026-01-01'"
            + " and close_date < date '2026-04-01' and forecast_category <> 'omitted'";
    private static final String BY_HAND =
            "select owner, forecast_category, amount_currency, sum(amount), sum(expected_revenue)" + OF_PERIOD
                    + " group by owner, forecast_category, amount_currency";
    private static final String ROWS =
            "select owner, forecast_category, amount_currency, amount, expected_revenue" + OF_PERIOD;
    private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> figures = new ArrayList<>();
    private final Statements statements = new Statements();

    @Test
    @DisplayName("FO-23 A roll-up of 10,000 deals is one statement and as many rows as there are sums")
    void ofTenThousand() throws SQLException, IOException {
        assertForecasts(10_000);
    }

    @Test
    @Tag("large")
    @DisplayName("FO-23 A roll-up of 1,000,000 deals is one statement and as many rows as there are sums")
    void ofAMillion() throws SQLException, IOException {
        assertForecasts(1_000_000);
    }

    private void assertForecasts(int deals) throws SQLException, IOException {
        Tenant tenant = new Tenant("t" + UUID.randomUUID());
        DataSource database = Database.POSTGRESQL.dataSource();
        MillionDeals.fill(database, tenant.id(), deals);
        try (EntityManagerFactory counting = Provider.HIBERNATE.over(Database.POSTGRESQL, statements::counting);
                EntityManagerFactory plain = Provider.HIBERNATE.over(database, List.of())) {
            CrmSession counted = crm(counting).as(Actor.user("head").in(tenant));
            CrmSession ada = crm(plain).as(Actor.user("head").in(tenant));
            ForecastRequest quarter = ForecastRequest.of(ForecastPeriod.quarter(2026, 1));
            Map<List<String>, BigDecimal> sums = byHand(database, tenant, BY_HAND);
            assertThat(byHand(database, tenant, ROWS)).isEqualTo(sums);
            assertRollUp(ada.forecasts().of(quarter), sums);
            Statements.Count count = statements.during(() -> counted.forecasts().of(quarter));
            assertThat(count.executions()).isEqualTo(3); // the roll-up, the adjustments, the quotas
            assertThat(count.rows()).isEqualTo(sums.size());
            measure("by seller, Clientela", () -> ada.forecasts().of(quarter));
            measure("by seller, SQL by hand", () -> byHand(database, tenant, BY_HAND));
            measure("by seller, reading the rows", () -> byHand(database, tenant, ROWS));
            measure("by month", () -> ada.forecasts().of(quarter.by(ForecastDimension.MONTH)));
            measure(
                    "by seller, the whole year",
                    () -> ada.forecasts().of(ForecastRequest.of(ForecastPeriod.year(2026))));
            measure("by seller, as of a past day", () -> ada.forecasts().of(quarter.asOf(THEN)));
            measure("the pipeline of a past day", () -> ada.forecasts().pipelineAt(THEN, Criterion.always()));
            assertChange(ada, counted, deals);
        }
        Files.write(Path.of("target", "forecast-of-" + deals + ".txt"), figures);
    }

    private static Crm crm(EntityManagerFactory factory) {
        InMemoryUserDirectory users = new InMemoryUserDirectory().add(User.named("head", "Head"));
        for (int i = 0; i < 4; i++) {
            users.add(User.named("manager" + i, "Manager " + i).reportingTo("head"));
        }
        for (int i = 0; i < 40; i++) {
            users.add(User.named("seller" + i, "Seller " + i).reportingTo("manager" + i / 10));
        }
        return Crm.builder()
                .store(JpaStore.over(factory))
                .users(users)
                .clock(() -> Instant.parse("2026-06-01T00:00:00Z"))
                .build();
    }

    private static void assertRollUp(Forecast forecast, Map<List<String>, BigDecimal> sums) {
        Map<List<String>, BigDecimal> found = new HashMap<>();
        forecast.entries()
                .forEach(entry -> entry.ownByCurrency()
                        .values()
                        .forEach(own -> own.only()
                                .forEach((category, amount) -> found.put(
                                        List.of(
                                                "user:" + entry.key(),
                                                category.name(),
                                                amount.getCurrencyUnit().getCode()),
                                        amount.getAmount().stripTrailingZeros()))));
        assertThat(found).isEqualTo(sums);
        Money closed = Money.zero(CurrencyUnit.EUR);
        for (int i = 10; i < 20; i++) {
            closed = closed.plus(
                    forecast.of("seller" + i).figures(CurrencyUnit.EUR).cumulative(ForecastCategory.CLOSED));
        }
        assertThat(forecast.of("manager1").figures(CurrencyUnit.EUR).cumulative(ForecastCategory.CLOSED))
                .isEqualTo(closed);
    }

    /** Of each third deal of the first so many, all of which doubled. */
    private void assertChange(CrmSession ada, CrmSession counted, int deals) {
        Instant end = YEAR.plusSeconds(deals / 100);
        PipelineChange change = ada.forecasts().change(YEAR, end, Criterion.always());
        assertThat(change.movements())
                .isNotEmpty()
                .allMatch(each -> each.before().isPresent());
        for (CurrencyUnit currency : List.of(CurrencyUnit.EUR, CurrencyUnit.USD)) {
            assertThat(change.before().amount(currency).plus(change.sum(currency)))
                    .isEqualTo(change.after().amount(currency));
        }
        Statements.Count count = statements.during(() -> counted.forecasts().change(YEAR, end, Criterion.always()));
        assertThat(count.executions()).isLessThan(20);
        measure(
                "the change of " + change.movements().size() + " deals, in " + count.executions() + " statements",
                () -> ada.forecasts().change(YEAR, end, Criterion.always()));
    }

    private void measure(String what, Runnable work) {
        work.run();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - begun);
        }
        figures.add("%-50s %8.1f ms".formatted(what, best / 1e6));
    }

    private static Map<List<String>, BigDecimal> byHand(DataSource database, Tenant tenant, String sql) {
        Map<List<String>, BigDecimal> sums = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            select.setFetchSize(10_000);
            select.setString(1, tenant.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    List<String> key = List.of(
                            rows.getString(1), rows.getString(2).toUpperCase(java.util.Locale.ROOT), rows.getString(3));
                    sums.merge(key, rows.getBigDecimal(4), BigDecimal::add);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        sums.replaceAll((key, sum) -> sum.stripTrailingZeros());
        return sums;
    }
}
