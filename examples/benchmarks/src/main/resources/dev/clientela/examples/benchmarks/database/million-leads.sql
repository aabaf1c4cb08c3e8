-- 1,000,000 leads, one each second: three in five new ones in one queue, the others spread over forty sellers.
set synchronous_commit = off;
-- Indexes are made at once when the rows are there, which is faster than row by row.
create temporary table index_of_table as
select indexname, indexdef from pg_indexes where tablename = 'crm_lead' and indexname not like '%pkey';
do $$ declare i record; begin for i in select * from index_of_table loop execute 'drop index ' || i.indexname; end loop; end $$;
insert into crm_event_head (tenant, last_position) values ('acme', 0);
insert into crm_lead (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
    external_id_key, tags, salutation_key, first_name, first_name_key, last_name, last_name_key, company, company_key,
    title_key, emails, website_key, street_key, city, city_key, region_key, postal_code_key, country, country_key,
    status, owner, source, employees, product_interest_key, description_key, is_converted)
select
    'acme',
    -- time-ordered, as the library makes them
    (lpad(to_hex(1735689600000 + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    1, timestamp '2025-01-01' + n * interval '1 second', 'user:ada', 'user:ada',
    timestamp '2025-01-01' + n * interval '1 second', 'user:ada', 'user:ada',
    '', '["fair"]', '', 'First' || n % 1000, 'first' || n % 1000, 'Last' || n % 10007, 'last' || n % 10007,
    'Company ' || n % 50021, 'company ' || n % 50021,
    '', '[{"address":"person' || n || '@company' || n % 50021 || '.example","label":"","primary":true}]',
    '', '', 'City ' || n % 300, 'city ' || n % 300, '', '', 'ES', 'es',
    case when n % 5 < 3 or n % 7 < 3 then 'new' else 'contacted' end,
    case when n % 5 < 3 then 'queue:web' else 'user:seller' || n % 41 end,
    'web', n % 5000, '', '', false
from generate_series(1, 1000000) n;
do $$ declare i record; begin for i in select * from index_of_table loop execute i.indexdef; end loop; end $$;
vacuum analyze;
