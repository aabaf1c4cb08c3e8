package dev.clientela.examples.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages and reports by hand: the statement that the tables' indexes call for, every column read. */
final class HandReading {

    private static final String MINE =
            " from crm_lead where tenant = '" + Workplace.TENANT + "' and status = ? and owner = ?";

    private static final String PAGE =
            "select *" + MINE + " and (created_at, id) > (?, ?) order by created_at, id limit ?";

    private static final String PLACE = "select created_at, id" + MINE + " order by created_at, id offset ? limit 1";

    private static final String PIPELINE = "select stage, owner, date_trunc('month', planned_close)::date as month,"
            + " amount_currency, count(*), sum(amount) from crm_opportunity where tenant = '" + Workplace.TENANT
            + "' and not is_closed group by stage, owner, month, amount_currency order by stage, owner, month";

    /** From one day on to before another, three times over. */
    private static final String CASH_FLOW = """
            select month, currency, sum(amount) filter (where is_won), sum(amount) filter (where not is_closed),
                sum(amount * probability) filter (where not is_closed) / 100
            from (
                select date_trunc('month', part.schedule_date)::date as month, part.revenue_currency as currency,
                    part.revenue as amount, deal.is_won, deal.is_closed, deal.probability
                from crm_instalment part
                join crm_opportunity deal on deal.tenant = part.tenant and deal.id = part.opportunity
                where part.tenant = '%1$s' and part.revenue is not null and part.schedule_date >= ?
                    and part.schedule_date < ? and (deal.is_won or not deal.is_closed)
                union all
                select date_trunc('month', case when deal.is_won then deal.actual_close else deal.planned_close end)::date,
                    line.total_currency, line.total, deal.is_won, deal.is_closed, deal.probability
                from crm_opportunity_line line
                join crm_opportunity deal on deal.tenant = line.tenant and deal.id = line.opportunity
                where line.tenant = '%1$s' and not line.has_revenue_schedule
                    and (deal.is_won and deal.actual_close >= ? and deal.actual_close < ?
                        or not deal.is_closed and (deal.planned_close >= ? and deal.planned_close < ?
                            or deal.planned_close is null))
                union all
                select date_trunc('month', case when is_won then actual_close else planned_close end)::date,
                    amount_currency, amount, is_won, is_closed, probability
                from crm_opportunity
                where tenant = '%1$s' and line_count = 0 and amount is not null
                    and (is_won and actual_close >= ? and actual_close < ?
                        or not is_closed and (planned_close >= ? and planned_close < ? or planned_close is null))
            ) as all_of_it
            group by month, currency order by month, currency""".formatted(Workplace.TENANT);

    private static final String SALES = """
            select seller, currency, sum(deals), sum(amount)
            from (
                select 'user:' || split.seller as seller, split.amount_currency as currency, count(*) as deals,
                    sum(split.amount) as amount
                from crm_opportunity_split split
                join crm_opportunity deal on deal.tenant = split.tenant and deal.id = split.opportunity
                where split.tenant = '%1$s' and split.split_type = 'revenue' and deal.is_won and deal.actual_close >= ?
                    and deal.actual_close < ?
                group by split.seller, split.amount_currency
                union all
                select owner, amount_currency, count(*), sum(amount)
                from crm_opportunity
                where tenant = '%1$s' and is_won and is_split is not true and actual_close >= ? and actual_close < ?
                group by owner, amount_currency
            ) as both_kinds
            group by seller, currency order by seller""".formatted(Workplace.TENANT);

    private final Workplace workplace;

    HandReading(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Where a lead stands in the order of the list. */
    record Place(LocalDateTime createdAt, UUID id) {}

    /** @return the place of the lead at this depth */
    Place place(String status, String owner, int depth) {
        Object[] row = rows(PLACE, 2, status, owner, depth - 1).get(0);
        return new Place(((java.sql.Timestamp) row[0]).toLocalDateTime(), (UUID) row[1]);
    }

    List<@Nullable Object[]> page(String status, String owner, Place behind, int size) {
        return rows(PAGE, 0, status, owner, behind.createdAt(), behind.id(), size + 1);
    }

    List<@Nullable Object[]> pipeline() {
        return rows(PIPELINE, 6);
    }

    /** @return month, currency, what is won, open, and weighted by probability */
    List<@Nullable Object[]> cashFlow(LocalDate from, LocalDate to) {
        return rows(CASH_FLOW, 5, from, to, from, to, from, to, from, to, from, to);
    }

    /** @return seller, currency, deals, amount */
    List<@Nullable Object[]> sales(LocalDate from, LocalDate to) {
        return rows(SALES, 4, from, to, from, to);
    }

    private List<@Nullable Object[]> rows(String sql, int columns, Object... parameters) {
        return workplace.reading(connection -> rows(connection, sql, columns, parameters));
    }

    private static List<@Nullable Object[]> rows(Connection connection, String sql, int columns, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            ResultSet found = Insert.bind(statement, parameters).executeQuery();
            int width = columns > 0 ? columns : found.getMetaData().getColumnCount();
            List<@Nullable Object[]> rows = new ArrayList<>();
            while (found.next()) {
                @Nullable Object[] row = new @Nullable Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
