-- Of the 1,000,000 deals a fifth sells one product in a line, half of these in four quarterly instalments; every other won
-- one is split between two sellers; and won ones keep the rate of their closing, as of a host that tells all in euros.
set synchronous_commit = off;
insert into crm_product (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    name, name_key, code_key, description_key, active, returnable, quantity_scheduling, revenue_scheduling)
values (
    'acme', '00000000-0000-7000-8000-000000000001', 1, timestamp '2025-01-01', 'user:ada', 'user:ada',
    timestamp '2025-01-01', 'user:ada', 'user:ada', '', 'Care', 'care', '', '', true, false, false, true);
insert into crm_price_book (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    name, name_key, description_key, active)
values (
    'acme', '00000000-0000-7000-8000-000000000002', 1, timestamp '2025-01-01', 'user:ada', 'user:ada',
    timestamp '2025-01-01', 'user:ada', 'user:ada', '', 'Book', 'book', '', true);
insert into crm_price_book_entry (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    price_book, product, currency, unit_price, unit_price_currency, use_standard_price, segment_key, territory_key, active,
    precedence, precedence_key)
values (
    'acme', '00000000-0000-7000-8000-000000000003', 1, timestamp '2025-01-01', 'user:ada', 'user:ada',
    timestamp '2025-01-01', 'user:ada', 'user:ada', '', '00000000-0000-7000-8000-000000000002',
    '00000000-0000-7000-8000-000000000001', 'EUR', 100, 'EUR', false, '', '', true, '', '');
create temporary table sold as
select id, substr(name, 6)::bigint as n, amount, planned_close from crm_opportunity;
create temporary table line_to_be as
select id as opportunity, gen_random_uuid() as line, n, amount, planned_close from sold where n % 5 = 0;
insert into crm_opportunity_line (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    opportunity, position, product, price_book_entry, product_name, product_name_key, product_code_key, list_price,
    list_price_currency, price_book_entry_version, unit_price, unit_price_currency, quantity, total, total_currency,
    description_key, has_quantity_schedule, has_revenue_schedule, instalment_count)
select
    'acme', line, 1, timestamp '2025-01-01', 'user:ada', 'user:ada', timestamp '2025-01-01', 'user:ada', 'user:ada', '',
    opportunity, 1, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003', 'Care', 'care', '', 100,
    'EUR', 1, amount, 'EUR', 1, amount, 'EUR', '', false, n % 10 = 0, case when n % 10 = 0 then 4 else 0 end
from line_to_be;
insert into crm_instalment (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    opportunity, opportunity_line, schedule_date, revenue, revenue_currency, description_key)
select
    'acme', gen_random_uuid(), 1, timestamp '2025-01-01', 'user:ada', 'user:ada', timestamp '2025-01-01', 'user:ada',
    'user:ada', '', opportunity, line, (planned_close + quarter * interval '3 months')::date,
    case when quarter = 0 then amount - 3 * round(amount / 4, 2) else round(amount / 4, 2) end, 'EUR', ''
from line_to_be, generate_series(0, 3) quarter
where n % 10 = 0;
insert into crm_opportunity_split (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key, external_id_key,
    opportunity, position, seller, split_type, percentage, amount, amount_currency)
select
    'acme', gen_random_uuid(), 1, timestamp '2025-01-01', 'user:ada', 'user:ada', timestamp '2025-01-01', 'user:ada',
    'user:ada', '', id, part, 'seller' || (n / 8 + part) % 40, 'revenue', case when part = 1 then 60 else 40 end,
    case when part = 1 then round(amount * 0.6, 2) else amount - round(amount * 0.6, 2) end, 'EUR'
from sold, generate_series(1, 2) part
where n % 16 = 4;
analyze sold;
create temporary table index_of_sold as
select indexname, indexdef from pg_indexes where tablename = 'crm_opportunity' and indexname not like '%pkey';
do $$ declare i record; begin for i in select * from index_of_sold loop execute 'drop index ' || i.indexname; end loop; end $$;
update crm_opportunity deal
set line_count = case when n % 5 = 0 then 1 else 0 end,
    is_split = case when n % 16 = 4 then true end,
    exchange_rate = case when is_won then 1 end,
    exchange_rate_from = case when is_won then 'EUR' end,
    exchange_rate_to = case when is_won then 'EUR' end,
    exchange_rate_date = case when is_won then actual_close end
from sold
where deal.tenant = 'acme' and deal.id = sold.id and (n % 5 = 0 or is_won);
vacuum full crm_opportunity;
do $$ declare i record; begin for i in select * from index_of_sold loop execute i.indexdef; end loop; end $$;
vacuum analyze;
