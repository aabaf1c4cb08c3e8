-- 20,000 customers, each with a contact, whom nobody that is converted has anything in common with.
set synchronous_commit = off;
insert into crm_event_head (tenant, last_position) values ('acme', 0);
create temporary table numbered as
select n, gen_random_uuid() as account, gen_random_uuid() as contact from generate_series(1, 20000) n;
insert into crm_account (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
    external_id_key, name, name_key, kind, stage, owner, phones, website_key, street_key, city_key, region_key,
    postal_code_key, country_key, description_key, salutation_key, first_name_key, last_name_key, title_key, match_keys)
select 'acme', account, 1, now(), 'user:ada', 'user:ada', now(), 'user:ada', 'user:ada',
    '', 'Known ' || n, 'known ' || n, 'business', 'customer', 'user:seller' || n % 40,
    '[{"label":"","number":"+44' || n || '","primary":true,"region":""}]', '', '', '', '', '', '', '', '', '', '', '',
    '["name:known ' || n || '"]'
from numbered;
insert into crm_contact (
    tenant, id, version, created_at, created_by, created_by_key, modified_at, modified_by, modified_by_key,
    external_id_key, account, salutation_key, first_name, first_name_key, last_name, last_name_key, title_key,
    department_key, owner, emails, language_key, description_key)
select 'acme', contact, 1, now(), 'user:ada', 'user:ada', now(), 'user:ada', 'user:ada',
    '', account, '', 'First' || n, 'first' || n, 'Known' || n, 'known' || n, '', '', 'user:seller' || n % 40,
    '[{"address":"known' || n || '@known.example","label":"","primary":true}]', '', ''
from numbered;
insert into crm_key (tenant, record_type, record_id, field_name, place, key_text)
select 'acme', 'account', account, 'phones', 0, '+44' || n from numbered
union all select 'acme', 'account', account, 'match_keys', 0, 'name:known ' || n from numbered
union all select 'acme', 'contact', contact, 'emails', 0, 'known' || n || '@known.example' from numbered;
drop table numbered;
vacuum analyze;
