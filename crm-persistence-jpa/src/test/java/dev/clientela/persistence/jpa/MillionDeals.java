package dev.clientela.persistence.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Deals of forty sellers in bulk, on PostgreSQL, that close on any day of two years; a third of them was changed once, in
 * 2026, when it came to be worth double.
 */
final class MillionDeals {

    private static final String DEALS = """
            insert into crm_opportunity (
                tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
                external_id_key, name, name_key, objective_key, description_key, owner, territory, stage, stage_since,
                last_open_stage_key, probability, forecast_category, is_closed, is_won, planned_close, actual_close,
                close_date, push_count, amount, amount_currency, expected_revenue, expected_revenue_currency, currency,
                line_count, next_step_key, close_reason_text_key)
            select '%1$s', id, version, made, 'user:ada', 'user:ada', changed, 'user:ada', 'user:ada',
                '', 'Deal ' || n, 'deal ' || n, '', '', owner, territory, stage, made,
                '', probability, category, category in ('closed', 'omitted'), category = 'closed', close_date,
                case when category in ('closed', 'omitted') then close_date end,
                close_date, 0, amount, currency, round(amount * probability / 100, 2), currency, currency,
                0, '', ''
            from deals_to_be
            """;

    private static final String PAST = """
            insert into crm_past_opportunity (
                tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
                external_id_key, opportunity, valid_from, valid_until, owner, territory, stage, probability,
                forecast_category, is_closed, is_won, close_date, amount, amount_currency, expected_revenue,
                expected_revenue_currency)
            select '%1$s', id, 1, changed, 'user:ada', 'user:ada', changed, 'user:ada', 'user:ada',
                '', id, made, changed, owner, territory, stage, probability,
                category, category in ('closed', 'omitted'), category = 'closed', close_date,
                amount / 2, currency, round(amount / 2 * probability / 100, 2), currency
            from deals_to_be where version = 2
            """;

    private static final String TO_BE = """
            create temporary table deals_to_be as
            select n,
                (lpad(to_hex(1735689600000 + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8'
                    || substr(md5('%1$s' || n), 4, 15))::uuid as id,
                case when n %% 3 = 0 then 2 else 1 end as version,
                timestamp '2025-01-01' + n * interval '0.1 second' as made,
                case when n %% 3 = 0 then timestamp '2026-01-01' else timestamp '2025-01-01' end
                    + n * interval '0.1 second' as changed,
                'user:seller' || (n / 8) %% 40 as owner,
                (array['north', 'south', null])[1 + n %% 3] as territory,
                (array['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost'])[1 + n %% 6] as stage,
                (array[10, 25, 50, 75, 100, 0])[1 + n %% 6] as probability,
                (array['pipeline', 'best_case', 'most_likely', 'commit', 'closed', 'omitted'])[1 + n %% 6] as category,
                date '2025-01-01' + (n / 320 * 104729 %% 730)::int as close_date,
                2 * (n %% 100000) + 0.5 as amount,
                (array['EUR', 'EUR', 'USD'])[1 + n / 7 %% 3] as currency
            from generate_series(1::bigint, %2$d) n
            """;

    private MillionDeals() {}

    /** Indexes are made at once when the rows are there, which is faster than row by row. */
    static void fill(DataSource database, String tenant, int deals) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            for (String sql : List.of(
                    "create temporary table indexes_to_be as select indexname, indexdef from pg_indexes"
                            + " where schemaname = current_schema() and tablename in ('crm_opportunity', 'crm_past_opportunity')"
                            + " and indexname not like '%pkey'",
                    "do $$ declare i record; begin for i in select * from indexes_to_be"
                            + " loop execute 'drop index ' || i.indexname; end loop; end $$",
                    TO_BE.formatted(tenant, deals),
                    DEALS.formatted(tenant),
                    PAST.formatted(tenant),
                    "do $$ declare i record; begin for i in select * from indexes_to_be"
                            + " loop execute i.indexdef; end loop; end $$",
                    "drop table deals_to_be",
                    "drop table indexes_to_be",
                    "vacuum analyze crm_opportunity",
                    "vacuum analyze crm_past_opportunity")) {
                statement.execute(sql);
            }
        }
    }
}
