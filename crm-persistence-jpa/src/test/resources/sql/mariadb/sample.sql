create table if not exists crm_sample (
    tenant varchar(60) not null,
    id uuid not null,
    version bigint not null,
    created_at datetime(6) not null,
    created_by varchar(120) not null,
    created_by_key mediumtext not null,
    modified_at datetime(6) not null,
    modified_by varchar(120) not null,
    modified_by_key mediumtext not null,
    external_id varchar(120),
    external_id_key mediumtext not null,
    tags mediumtext,
    title varchar(200),
    title_key mediumtext not null,
    origin varchar(60),
    weekday varchar(200),
    active boolean,
    pieces bigint,
    weight numeric(38, 8),
    amount numeric(38, 4),
    amount_currency varchar(3),
    unit_price numeric(38, 8),
    unit_price_currency varchar(3),
    due_on date,
    seen_at datetime(6),
    parent uuid,
    parts mediumtext,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_sample_created_at on crm_sample (tenant, created_at, id);
create index if not exists crm_sample_modified_at on crm_sample (tenant, modified_at, id);
create index if not exists crm_sample_title_key on crm_sample (tenant, title_key(191), id);
create index if not exists crm_sample_title on crm_sample (tenant, title);
create index if not exists crm_sample_origin on crm_sample (tenant, origin, id);
create index if not exists crm_sample_weekday on crm_sample (tenant, weekday, id);
create index if not exists crm_sample_active on crm_sample (tenant, active, id);
create index if not exists crm_sample_pieces on crm_sample (tenant, pieces, id);
create index if not exists crm_sample_weight on crm_sample (tenant, weight, id);
create index if not exists crm_sample_amount on crm_sample (tenant, amount_currency, amount, id);
create index if not exists crm_sample_unit_price on crm_sample (tenant, unit_price_currency, unit_price, id);
create index if not exists crm_sample_due_on on crm_sample (tenant, due_on, id);
create index if not exists crm_sample_seen_at on crm_sample (tenant, seen_at, id);
create index if not exists crm_sample_parent on crm_sample (tenant, parent, id);
create unique index if not exists crm_sample_external_id_unique on crm_sample (tenant, external_id, no_external_id);

create table if not exists crm_remark (
    tenant varchar(60) not null,
    id uuid not null,
    version bigint not null,
    created_at datetime(6) not null,
    created_by varchar(120) not null,
    created_by_key mediumtext not null,
    modified_at datetime(6) not null,
    modified_by varchar(120) not null,
    modified_by_key mediumtext not null,
    external_id varchar(120),
    external_id_key mediumtext not null,
    tags mediumtext,
    about uuid,
    place bigint,
    words varchar(500),
    words_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_remark_created_at on crm_remark (tenant, created_at, id);
create index if not exists crm_remark_modified_at on crm_remark (tenant, modified_at, id);
create index if not exists crm_remark_about on crm_remark (tenant, about, id);
create index if not exists crm_remark_place on crm_remark (tenant, place, id);
create index if not exists crm_remark_words_key on crm_remark (tenant, words_key(191), id);
create index if not exists crm_remark_words on crm_remark (tenant, words);
create unique index if not exists crm_remark_about_place_unique on crm_remark (tenant, about, place);
create unique index if not exists crm_remark_external_id_unique on crm_remark (tenant, external_id, no_external_id);

