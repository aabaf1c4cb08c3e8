-- 1,000,000 deals of forty sellers, planned to close on any day of two years, a quarter of them closed;
-- stage, seller and day say nothing of each other.
set synchronous_commit = off;
-- Indexes are made at once when the rows are there, which is faster than row by row.
create temporary table index_of_table as
select indexname, indexdef from pg_indexes where tablename = 'crm_opportunity' and indexname not like '%pkey';
do $$ declare i record; begin for i in select * from index_of_table loop execute 'drop index ' || i.indexname; end loop; end $$;
insert into crm_event_head (tenant, last_position) values ('acme', 0);
insert into crm_opportunity (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
    external_id_key, name, name_key, objective_key, description_key, owner, source, stage, stage_since,
    last_open_stage_key, probability, forecast_category, is_closed, is_won, planned_close, actual_close, close_date, push_count,
    amount, amount_currency, currency, line_count, next_step_key, close_reason_text_key)
select
    'acme',
    (lpad(to_hex(1735689600000 + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    1, timestamp '2025-01-01' + n * interval '1 second', 'user:ada', 'user:ada',
    timestamp '2025-01-01' + n * interval '1 second', 'user:ada', 'user:ada',
    '', 'Deal ' || n, 'deal ' || n, '', '', 'user:seller' || (n / 8) % 40, 'web',
    (array['prospecting', 'qualification', 'proposal', 'negotiation', 'won', 'lost', 'prospecting', 'qualification'])[1 + n % 8],
    timestamp '2025-01-01' + n * interval '1 second',
    '', 10 * (n % 8), 'pipeline', n % 8 in (4, 5), n % 8 = 4,
    date '2025-01-01' + (n / 320 * 104729 % 730)::int, case when n % 8 in (4, 5) then date '2025-01-01' + (n / 320 * 104729 % 730)::int end,
    date '2025-01-01' + (n / 320 * 104729 % 730)::int,
    n % 3, (n % 100000) + 0.5, 'EUR', 'EUR', 0, '', ''
from generate_series(1::bigint, 1000000) n;
do $$ declare i record; begin for i in select * from index_of_table loop execute i.indexdef; end loop; end $$;
vacuum analyze;
