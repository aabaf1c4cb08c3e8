-- A table for each type of record, each behind those that it refers to. Columns named _key hold the text without case
-- and accents. References to records of any type, in lists and in custom fields, lie in crm_key and crm_custom_value
-- and have no foreign key. A column named no_ sets records apart that have no value of a unique key: a Galera cluster takes
-- two absences that are written on two nodes at once for a conflict.

create table if not exists crm_product (
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
    name varchar(255) not null,
    name_key varchar(700) not null,
    code varchar(120),
    code_key varchar(700) not null,
    family varchar(60),
    description mediumtext,
    description_key mediumtext not null,
    cost numeric(38, 8),
    cost_currency varchar(3),
    active boolean not null,
    returnable boolean not null,
    quantity_scheduling boolean not null,
    quantity_schedule_kind varchar(200),
    quantity_schedule_period varchar(200),
    quantity_schedule_instalments bigint,
    revenue_scheduling boolean not null,
    revenue_schedule_kind varchar(200),
    revenue_schedule_period varchar(200),
    revenue_schedule_instalments bigint,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_code uuid as (if(code is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_product_created_at on crm_product (tenant, created_at, id);
create index if not exists crm_product_modified_at on crm_product (tenant, modified_at, id);
create index if not exists crm_product_name_key on crm_product (tenant, name_key, id);
create index if not exists crm_product_name on crm_product (tenant, name);
create index if not exists crm_product_code_key on crm_product (tenant, code_key, id);
create index if not exists crm_product_family on crm_product (tenant, family, id);
create unique index if not exists crm_product_external_id_unique on crm_product (tenant, external_id, no_external_id);
create unique index if not exists crm_product_code_unique on crm_product (tenant, code, no_code);

create table if not exists crm_price_book (
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
    name varchar(255) not null,
    name_key varchar(700) not null,
    description mediumtext,
    description_key mediumtext not null,
    active boolean not null,
    standard boolean,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_standard uuid as (if(standard is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_price_book_created_at on crm_price_book (tenant, created_at, id);
create index if not exists crm_price_book_modified_at on crm_price_book (tenant, modified_at, id);
create index if not exists crm_price_book_name_key on crm_price_book (tenant, name_key, id);
create index if not exists crm_price_book_name on crm_price_book (tenant, name);
create unique index if not exists crm_price_book_external_id_unique on crm_price_book (tenant, external_id, no_external_id);
create unique index if not exists crm_price_book_standard_unique on crm_price_book (tenant, standard, no_standard);

create table if not exists crm_account (
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
    name varchar(255) not null,
    name_key varchar(700) not null,
    kind varchar(200) not null,
    stage varchar(200) not null,
    is_partner boolean,
    is_competitor boolean,
    parent uuid,
    owner varchar(200) not null,
    territories mediumtext,
    industry varchar(60),
    rating varchar(60),
    source varchar(60),
    emails mediumtext,
    phones mediumtext,
    website varchar(255),
    website_key mediumtext not null,
    street varchar(255),
    street_key mediumtext not null,
    city varchar(80),
    city_key varchar(700) not null,
    region varchar(80),
    region_key mediumtext not null,
    postal_code varchar(20),
    postal_code_key mediumtext not null,
    country varchar(2),
    country_key varchar(700) not null,
    employees bigint,
    annual_revenue numeric(38, 4),
    annual_revenue_currency varchar(3),
    year_founded bigint,
    description mediumtext,
    description_key mediumtext not null,
    salutation varchar(40),
    salutation_key mediumtext not null,
    first_name varchar(80),
    first_name_key mediumtext not null,
    last_name varchar(80),
    last_name_key varchar(700) not null,
    title varchar(128),
    title_key mediumtext not null,
    birth_date date,
    email_opt_out boolean,
    do_not_call boolean,
    target_lists mediumtext,
    match_keys mediumtext,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_account_parent_fk foreign key (tenant, parent) references crm_account (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_account_created_at on crm_account (tenant, created_at, id);
create index if not exists crm_account_modified_at on crm_account (tenant, modified_at, id);
create index if not exists crm_account_name_key on crm_account (tenant, name_key, id);
create index if not exists crm_account_kind on crm_account (tenant, kind);
create index if not exists crm_account_stage on crm_account (tenant, stage, id);
create index if not exists crm_account_parent on crm_account (tenant, parent);
create index if not exists crm_account_owner on crm_account (tenant, owner, id);
create index if not exists crm_account_industry on crm_account (tenant, industry, id);
create index if not exists crm_account_source on crm_account (tenant, source, id);
create index if not exists crm_account_city_key on crm_account (tenant, city_key, id);
create index if not exists crm_account_country_key on crm_account (tenant, country_key, id);
create index if not exists crm_account_country on crm_account (tenant, country);
create index if not exists crm_account_last_name_key on crm_account (tenant, last_name_key, id);
create unique index if not exists crm_account_external_id_unique on crm_account (tenant, external_id, no_external_id);

create table if not exists crm_price_book_entry (
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
    price_book uuid not null,
    product uuid not null,
    currency varchar(200) not null,
    unit_price numeric(38, 8),
    unit_price_currency varchar(3),
    use_standard_price boolean not null,
    base varchar(200),
    base_book uuid,
    base_currency varchar(200),
    percentage numeric(38, 6),
    rounding numeric(38, 6),
    surcharge numeric(38, 8),
    surcharge_currency varchar(3),
    min_margin numeric(38, 8),
    min_margin_currency varchar(3),
    max_margin numeric(38, 8),
    max_margin_currency varchar(3),
    priority bigint,
    account uuid,
    segment varchar(60),
    segment_key mediumtext not null,
    territory varchar(60),
    territory_key mediumtext not null,
    min_quantity numeric(38, 6),
    valid_from date,
    valid_until date,
    active boolean not null,
    current boolean,
    precedence varchar(160) not null,
    precedence_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_price_book_entry_price_book_fk foreign key (tenant, price_book) references crm_price_book (tenant, id),
    constraint crm_price_book_entry_product_fk foreign key (tenant, product) references crm_product (tenant, id),
    constraint crm_price_book_entry_base_book_fk foreign key (tenant, base_book) references crm_price_book (tenant, id),
    constraint crm_price_book_entry_account_fk foreign key (tenant, account) references crm_account (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_price_book_entry_created_at on crm_price_book_entry (tenant, created_at, id);
create index if not exists crm_price_book_entry_modified_at on crm_price_book_entry (tenant, modified_at, id);
create index if not exists crm_price_book_entry_product on crm_price_book_entry (tenant, product);
create index if not exists crm_price_book_entry_base_book on crm_price_book_entry (tenant, base_book);
create index if not exists crm_price_book_entry_account on crm_price_book_entry (tenant, account);
create index if not exists crm_price_book_entry_currency on crm_price_book_entry (tenant, currency, id);
create index if not exists crm_price_book_entry_current on crm_price_book_entry (tenant, current);
create unique index if not exists crm_price_book_entry_place_unique on crm_price_book_entry (tenant, price_book, product, currency, precedence, current);
create unique index if not exists crm_price_book_entry_external_id_unique on crm_price_book_entry (tenant, external_id, no_external_id);

create table if not exists crm_contact (
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
    account uuid,
    salutation varchar(40),
    salutation_key mediumtext not null,
    first_name varchar(80),
    first_name_key mediumtext not null,
    last_name varchar(80),
    last_name_key varchar(700) not null,
    title varchar(128),
    title_key mediumtext not null,
    department varchar(80),
    department_key mediumtext not null,
    reports_to uuid,
    owner varchar(200) not null,
    emails mediumtext,
    phones mediumtext,
    addresses mediumtext,
    source varchar(60),
    language varchar(2),
    language_key mediumtext not null,
    birth_date date,
    description mediumtext,
    description_key mediumtext not null,
    email_opt_out boolean,
    do_not_call boolean,
    target_lists mediumtext,
    created_by_lead varchar(200),
    updated_by_lead varchar(200),
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_contact_account_fk foreign key (tenant, account) references crm_account (tenant, id),
    constraint crm_contact_reports_to_fk foreign key (tenant, reports_to) references crm_contact (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_contact_created_at on crm_contact (tenant, created_at, id);
create index if not exists crm_contact_modified_at on crm_contact (tenant, modified_at, id);
create index if not exists crm_contact_account on crm_contact (tenant, account);
create index if not exists crm_contact_last_name_key on crm_contact (tenant, last_name_key, id);
create index if not exists crm_contact_reports_to on crm_contact (tenant, reports_to);
create index if not exists crm_contact_owner on crm_contact (tenant, owner, id);
create index if not exists crm_contact_source on crm_contact (tenant, source, id);
create index if not exists crm_contact_created_by_lead on crm_contact (tenant, created_by_lead);
create index if not exists crm_contact_updated_by_lead on crm_contact (tenant, updated_by_lead);
create unique index if not exists crm_contact_external_id_unique on crm_contact (tenant, external_id, no_external_id);

create table if not exists crm_opportunity (
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
    name varchar(255) not null,
    name_key varchar(700) not null,
    account uuid,
    type varchar(60),
    objective varchar(4000),
    objective_key mediumtext not null,
    description mediumtext,
    description_key mediumtext not null,
    owner varchar(200) not null,
    territory varchar(60),
    source varchar(60),
    stage varchar(60) not null,
    stage_since datetime(6) not null,
    last_open_stage varchar(60),
    last_open_stage_key mediumtext not null,
    probability bigint not null,
    forecast_category varchar(200) not null,
    is_closed boolean not null,
    is_won boolean not null,
    planned_start date,
    actual_start date,
    planned_close date,
    actual_close date,
    close_date date,
    push_count bigint not null,
    estimated_cost numeric(38, 4),
    estimated_cost_currency varchar(3),
    actual_cost numeric(38, 4),
    actual_cost_currency varchar(3),
    amount numeric(38, 4),
    amount_currency varchar(3),
    expected_revenue numeric(38, 4),
    expected_revenue_currency varchar(3),
    exchange_rate numeric(38, 12),
    exchange_rate_from varchar(200),
    exchange_rate_to varchar(200),
    exchange_rate_date date,
    currency varchar(200),
    price_book uuid,
    line_count bigint not null,
    next_step varchar(255),
    next_step_key mediumtext not null,
    close_reason varchar(60),
    close_reason_text varchar(2000),
    close_reason_text_key mediumtext not null,
    contact_roles mediumtext,
    competitors mediumtext,
    team mediumtext,
    is_split boolean,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_opportunity_account_fk foreign key (tenant, account) references crm_account (tenant, id),
    constraint crm_opportunity_price_book_fk foreign key (tenant, price_book) references crm_price_book (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_opportunity_created_at on crm_opportunity (tenant, created_at, id);
create index if not exists crm_opportunity_modified_at on crm_opportunity (tenant, modified_at, id);
create index if not exists crm_opportunity_name_key on crm_opportunity (tenant, name_key, id);
create index if not exists crm_opportunity_name on crm_opportunity (tenant, name);
create index if not exists crm_opportunity_account on crm_opportunity (tenant, account);
create index if not exists crm_opportunity_type on crm_opportunity (tenant, type, id);
create index if not exists crm_opportunity_owner on crm_opportunity (tenant, owner, id);
create index if not exists crm_opportunity_territory on crm_opportunity (tenant, territory, id);
create index if not exists crm_opportunity_source on crm_opportunity (tenant, source, id);
create index if not exists crm_opportunity_stage on crm_opportunity (tenant, stage, id);
create index if not exists crm_opportunity_stage_since on crm_opportunity (tenant, stage_since, id);
create index if not exists crm_opportunity_last_open_stage on crm_opportunity (tenant, last_open_stage);
create index if not exists crm_opportunity_probability on crm_opportunity (tenant, probability, id);
create index if not exists crm_opportunity_forecast_category on crm_opportunity (tenant, forecast_category, id);
create index if not exists crm_opportunity_is_closed on crm_opportunity (tenant, is_closed);
create index if not exists crm_opportunity_is_won on crm_opportunity (tenant, is_won);
create index if not exists crm_opportunity_planned_start on crm_opportunity (tenant, planned_start, id);
create index if not exists crm_opportunity_actual_start on crm_opportunity (tenant, actual_start, id);
create index if not exists crm_opportunity_planned_close on crm_opportunity (tenant, planned_close, id);
create index if not exists crm_opportunity_actual_close on crm_opportunity (tenant, actual_close, id);
create index if not exists crm_opportunity_close_date on crm_opportunity (tenant, close_date, id);
create index if not exists crm_opportunity_push_count on crm_opportunity (tenant, push_count, id);
create index if not exists crm_opportunity_amount on crm_opportunity (tenant, amount_currency, amount, id);
create index if not exists crm_opportunity_expected_revenue on crm_opportunity (tenant, expected_revenue_currency, expected_revenue, id);
create index if not exists crm_opportunity_currency on crm_opportunity (tenant, currency, id);
create index if not exists crm_opportunity_price_book on crm_opportunity (tenant, price_book);
create index if not exists crm_opportunity_close_reason on crm_opportunity (tenant, close_reason, id);
create unique index if not exists crm_opportunity_external_id_unique on crm_opportunity (tenant, external_id, no_external_id);
create index if not exists crm_opportunity_stage_owner on crm_opportunity (tenant, stage, owner, planned_close, id);

create table if not exists crm_opportunity_line (
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
    opportunity uuid not null,
    position bigint not null,
    product uuid not null,
    price_book_entry uuid not null,
    product_name varchar(255) not null,
    product_name_key varchar(700) not null,
    product_code varchar(120),
    product_code_key mediumtext not null,
    list_price numeric(38, 8) not null,
    list_price_currency varchar(3) not null,
    price_book_entry_version bigint not null,
    cost numeric(38, 8),
    cost_currency varchar(3),
    unit_price numeric(38, 8) not null,
    unit_price_currency varchar(3) not null,
    quantity numeric(38, 6) not null,
    discount_percent numeric(38, 6),
    discount_amount numeric(38, 4),
    discount_amount_currency varchar(3),
    total numeric(38, 4) not null,
    total_currency varchar(3) not null,
    service_date date,
    description varchar(4000),
    description_key mediumtext not null,
    has_quantity_schedule boolean not null,
    has_revenue_schedule boolean not null,
    instalment_count bigint not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_opportunity_line_opportunity_fk foreign key (tenant, opportunity) references crm_opportunity (tenant, id),
    constraint crm_opportunity_line_product_fk foreign key (tenant, product) references crm_product (tenant, id),
    constraint crm_opportunity_line_price_book_entry_fk foreign key (tenant, price_book_entry) references crm_price_book_entry (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_opportunity_line_created_at on crm_opportunity_line (tenant, created_at, id);
create index if not exists crm_opportunity_line_modified_at on crm_opportunity_line (tenant, modified_at, id);
create index if not exists crm_opportunity_line_opportunity on crm_opportunity_line (tenant, opportunity);
create index if not exists crm_opportunity_line_position on crm_opportunity_line (tenant, position, id);
create index if not exists crm_opportunity_line_product on crm_opportunity_line (tenant, product);
create index if not exists crm_opportunity_line_price_book_entry on crm_opportunity_line (tenant, price_book_entry);
create index if not exists crm_opportunity_line_product_name_key on crm_opportunity_line (tenant, product_name_key, id);
create index if not exists crm_opportunity_line_quantity on crm_opportunity_line (tenant, quantity, id);
create index if not exists crm_opportunity_line_total on crm_opportunity_line (tenant, total_currency, total, id);
create index if not exists crm_opportunity_line_service_date on crm_opportunity_line (tenant, service_date, id);
create unique index if not exists crm_opportunity_line_external_id_unique on crm_opportunity_line (tenant, external_id, no_external_id);

create table if not exists crm_instalment (
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
    opportunity uuid not null,
    opportunity_line uuid not null,
    schedule_date date not null,
    quantity numeric(38, 6),
    revenue numeric(38, 4),
    revenue_currency varchar(3),
    description varchar(255),
    description_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_instalment_opportunity_fk foreign key (tenant, opportunity) references crm_opportunity (tenant, id),
    constraint crm_instalment_opportunity_line_fk foreign key (tenant, opportunity_line) references crm_opportunity_line (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_instalment_created_at on crm_instalment (tenant, created_at, id);
create index if not exists crm_instalment_modified_at on crm_instalment (tenant, modified_at, id);
create index if not exists crm_instalment_opportunity on crm_instalment (tenant, opportunity);
create index if not exists crm_instalment_opportunity_line on crm_instalment (tenant, opportunity_line);
create index if not exists crm_instalment_schedule_date on crm_instalment (tenant, schedule_date, id);
create unique index if not exists crm_instalment_external_id_unique on crm_instalment (tenant, external_id, no_external_id);

create table if not exists crm_quote (
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
    kind varchar(200) not null,
    number varchar(60),
    number_key varchar(700) not null,
    revision bigint not null,
    previous uuid,
    name varchar(255) not null,
    name_key varchar(700) not null,
    is_template boolean not null,
    status varchar(200) not null,
    owner varchar(200) not null,
    account uuid,
    contact uuid,
    opportunity uuid,
    synced boolean,
    price_book uuid,
    cost_price_book uuid,
    currency varchar(200),
    valid_until date,
    locale varchar(35),
    locale_key mediumtext not null,
    introduction varchar(4000),
    introduction_key mediumtext not null,
    terms mediumtext,
    terms_key mediumtext not null,
    notes varchar(4000),
    notes_key mediumtext not null,
    attachments mediumtext,
    line_count bigint not null,
    amount numeric(38, 4),
    amount_currency varchar(3),
    tax numeric(38, 4),
    tax_currency varchar(3),
    total numeric(38, 4),
    total_currency varchar(3),
    cost numeric(38, 4),
    cost_currency varchar(3),
    margin numeric(38, 4),
    margin_currency varchar(3),
    margin_percent numeric(38, 4),
    sent_at datetime(6),
    sent_to varchar(255),
    sent_to_key mediumtext not null,
    decided_at datetime(6),
    decided_by varchar(200),
    signed_by varchar(255),
    signed_by_key mediumtext not null,
    reason varchar(2000),
    reason_key mediumtext not null,
    order_id varchar(200),
    key_hash varchar(200),
    key_expires_at datetime(6),
    view_count bigint not null,
    first_viewed_at datetime(6),
    last_viewed_at datetime(6),
    next_warning date,
    no_key_hash uuid as (if(key_hash is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_quote_previous_fk foreign key (tenant, previous) references crm_quote (tenant, id),
    constraint crm_quote_account_fk foreign key (tenant, account) references crm_account (tenant, id),
    constraint crm_quote_contact_fk foreign key (tenant, contact) references crm_contact (tenant, id),
    constraint crm_quote_opportunity_fk foreign key (tenant, opportunity) references crm_opportunity (tenant, id),
    constraint crm_quote_price_book_fk foreign key (tenant, price_book) references crm_price_book (tenant, id),
    constraint crm_quote_cost_price_book_fk foreign key (tenant, cost_price_book) references crm_price_book (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_quote_created_at on crm_quote (tenant, created_at, id);
create index if not exists crm_quote_modified_at on crm_quote (tenant, modified_at, id);
create index if not exists crm_quote_kind on crm_quote (tenant, kind, id);
create index if not exists crm_quote_number_key on crm_quote (tenant, number_key, id);
create index if not exists crm_quote_revision on crm_quote (tenant, revision, id);
create index if not exists crm_quote_previous on crm_quote (tenant, previous);
create index if not exists crm_quote_name_key on crm_quote (tenant, name_key, id);
create index if not exists crm_quote_name on crm_quote (tenant, name);
create index if not exists crm_quote_is_template on crm_quote (tenant, is_template);
create index if not exists crm_quote_status on crm_quote (tenant, status, id);
create index if not exists crm_quote_owner on crm_quote (tenant, owner, id);
create index if not exists crm_quote_account on crm_quote (tenant, account);
create index if not exists crm_quote_contact on crm_quote (tenant, contact);
create index if not exists crm_quote_synced on crm_quote (tenant, synced);
create index if not exists crm_quote_price_book on crm_quote (tenant, price_book);
create index if not exists crm_quote_cost_price_book on crm_quote (tenant, cost_price_book);
create index if not exists crm_quote_currency on crm_quote (tenant, currency, id);
create index if not exists crm_quote_valid_until on crm_quote (tenant, valid_until, id);
create index if not exists crm_quote_amount on crm_quote (tenant, amount_currency, amount, id);
create index if not exists crm_quote_total on crm_quote (tenant, total_currency, total, id);
create index if not exists crm_quote_margin on crm_quote (tenant, margin_currency, margin, id);
create index if not exists crm_quote_margin_percent on crm_quote (tenant, margin_percent, id);
create index if not exists crm_quote_sent_at on crm_quote (tenant, sent_at, id);
create index if not exists crm_quote_decided_at on crm_quote (tenant, decided_at, id);
create index if not exists crm_quote_order_id on crm_quote (tenant, order_id);
create index if not exists crm_quote_next_warning on crm_quote (tenant, next_warning, id);
create unique index if not exists crm_quote_number_unique on crm_quote (tenant, number, revision);
create unique index if not exists crm_quote_sync_unique on crm_quote (tenant, opportunity, synced);
create unique index if not exists crm_quote_key_hash_unique on crm_quote (tenant, key_hash, no_key_hash);
create unique index if not exists crm_quote_external_id_unique on crm_quote (tenant, external_id, no_external_id);

create table if not exists crm_quote_line (
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
    quote uuid not null,
    position bigint not null,
    product uuid,
    price_book_entry uuid,
    name varchar(255) not null,
    name_key varchar(700) not null,
    product_code varchar(120),
    product_code_key mediumtext not null,
    list_price numeric(38, 8) not null,
    list_price_currency varchar(3) not null,
    unit_price numeric(38, 8) not null,
    unit_price_currency varchar(3) not null,
    quantity numeric(38, 6) not null,
    discount_percent numeric(38, 6),
    discount_amount numeric(38, 4),
    discount_amount_currency varchar(3),
    total numeric(38, 4) not null,
    total_currency varchar(3) not null,
    tax_percent numeric(38, 4),
    tax numeric(38, 4),
    tax_currency varchar(3),
    cost numeric(38, 8),
    cost_currency varchar(3),
    description varchar(4000),
    description_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_quote_line_quote_fk foreign key (tenant, quote) references crm_quote (tenant, id),
    constraint crm_quote_line_product_fk foreign key (tenant, product) references crm_product (tenant, id),
    constraint crm_quote_line_price_book_entry_fk foreign key (tenant, price_book_entry) references crm_price_book_entry (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_quote_line_created_at on crm_quote_line (tenant, created_at, id);
create index if not exists crm_quote_line_modified_at on crm_quote_line (tenant, modified_at, id);
create index if not exists crm_quote_line_quote on crm_quote_line (tenant, quote);
create index if not exists crm_quote_line_position on crm_quote_line (tenant, position, id);
create index if not exists crm_quote_line_product on crm_quote_line (tenant, product);
create index if not exists crm_quote_line_price_book_entry on crm_quote_line (tenant, price_book_entry);
create index if not exists crm_quote_line_name_key on crm_quote_line (tenant, name_key, id);
create index if not exists crm_quote_line_quantity on crm_quote_line (tenant, quantity, id);
create index if not exists crm_quote_line_total on crm_quote_line (tenant, total_currency, total, id);
create unique index if not exists crm_quote_line_external_id_unique on crm_quote_line (tenant, external_id, no_external_id);

create table if not exists crm_lead (
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
    salutation varchar(40),
    salutation_key mediumtext not null,
    first_name varchar(80),
    first_name_key mediumtext not null,
    last_name varchar(80),
    last_name_key varchar(700) not null,
    company varchar(255),
    company_key varchar(700) not null,
    title varchar(128),
    title_key mediumtext not null,
    emails mediumtext,
    phones mediumtext,
    website varchar(255),
    website_key mediumtext not null,
    street varchar(255),
    street_key mediumtext not null,
    city varchar(80),
    city_key mediumtext not null,
    region varchar(80),
    region_key mediumtext not null,
    postal_code varchar(20),
    postal_code_key mediumtext not null,
    country varchar(2),
    country_key mediumtext not null,
    status varchar(60) not null,
    owner varchar(200) not null,
    source varchar(60),
    industry varchar(60),
    rating varchar(60),
    employees bigint,
    annual_revenue numeric(38, 4),
    annual_revenue_currency varchar(3),
    product_interest varchar(255),
    product_interest_key mediumtext not null,
    description mediumtext,
    description_key mediumtext not null,
    first_contact_at datetime(6),
    score bigint,
    grade varchar(40),
    grade_key mediumtext not null,
    email_opt_out boolean,
    do_not_call boolean,
    target_lists mediumtext,
    lost_reason varchar(60),
    assigned_at datetime(6),
    first_responded_at datetime(6),
    is_converted boolean not null,
    converted_at datetime(6),
    converted_account uuid,
    converted_contact uuid,
    converted_opportunity uuid,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_lead_converted_account_fk foreign key (tenant, converted_account) references crm_account (tenant, id),
    constraint crm_lead_converted_contact_fk foreign key (tenant, converted_contact) references crm_contact (tenant, id),
    constraint crm_lead_converted_opportunity_fk foreign key (tenant, converted_opportunity) references crm_opportunity (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_lead_created_at on crm_lead (tenant, created_at, id);
create index if not exists crm_lead_modified_at on crm_lead (tenant, modified_at, id);
create index if not exists crm_lead_last_name_key on crm_lead (tenant, last_name_key, id);
create index if not exists crm_lead_company_key on crm_lead (tenant, company_key, id);
create index if not exists crm_lead_status on crm_lead (tenant, status, id);
create index if not exists crm_lead_owner on crm_lead (tenant, owner, id);
create index if not exists crm_lead_source on crm_lead (tenant, source, id);
create index if not exists crm_lead_assigned_at on crm_lead (tenant, assigned_at, id);
create index if not exists crm_lead_converted_account on crm_lead (tenant, converted_account);
create index if not exists crm_lead_converted_contact on crm_lead (tenant, converted_contact);
create index if not exists crm_lead_converted_opportunity on crm_lead (tenant, converted_opportunity);
create unique index if not exists crm_lead_external_id_unique on crm_lead (tenant, external_id, no_external_id);
create index if not exists crm_lead_status_owner on crm_lead (tenant, status, owner, created_at, id);

create table if not exists crm_activity (
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
    kind varchar(60) not null,
    subject varchar(255),
    subject_key varchar(700) not null,
    description mediumtext,
    description_key mediumtext not null,
    owner varchar(200) not null,
    status varchar(200) not null,
    priority varchar(60),
    due_at datetime(6),
    start_at datetime(6),
    end_at datetime(6),
    all_day boolean,
    remind_at datetime(6),
    reminder_waits boolean,
    reminded_at datetime(6),
    completed_at datetime(6),
    outcome varchar(60),
    location varchar(255),
    location_key mediumtext not null,
    direction varchar(200),
    related mediumtext,
    participants mediumtext,
    message_id varchar(500),
    message_id_key mediumtext not null,
    occurs_at datetime(6) not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_message_id uuid as (if(message_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_activity_created_at on crm_activity (tenant, created_at, id);
create index if not exists crm_activity_modified_at on crm_activity (tenant, modified_at, id);
create index if not exists crm_activity_kind on crm_activity (tenant, kind, id);
create index if not exists crm_activity_subject_key on crm_activity (tenant, subject_key, id);
create index if not exists crm_activity_owner on crm_activity (tenant, owner, id);
create index if not exists crm_activity_status on crm_activity (tenant, status, id);
create index if not exists crm_activity_priority on crm_activity (tenant, priority, id);
create index if not exists crm_activity_due_at on crm_activity (tenant, due_at, id);
create index if not exists crm_activity_start_at on crm_activity (tenant, start_at, id);
create index if not exists crm_activity_end_at on crm_activity (tenant, end_at, id);
create index if not exists crm_activity_remind_at on crm_activity (tenant, remind_at, id);
create index if not exists crm_activity_reminder_waits on crm_activity (tenant, reminder_waits);
create index if not exists crm_activity_completed_at on crm_activity (tenant, completed_at, id);
create index if not exists crm_activity_occurs_at on crm_activity (tenant, occurs_at, id);
create unique index if not exists crm_activity_external_id_unique on crm_activity (tenant, external_id, no_external_id);
create unique index if not exists crm_activity_message_id_unique on crm_activity (tenant, message_id, no_message_id);
create index if not exists crm_activity_owner_status on crm_activity (tenant, owner, status, occurs_at, id);

create table if not exists crm_activity_series (
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
    kind varchar(60) not null,
    subject varchar(255) not null,
    subject_key mediumtext not null,
    description varchar(4000),
    description_key mediumtext not null,
    location varchar(255),
    location_key mediumtext not null,
    owner varchar(200) not null,
    related mediumtext,
    first_start varchar(200) not null,
    zone varchar(200) not null,
    minutes bigint not null,
    recurrence varchar(500) not null,
    recurrence_key mediumtext not null,
    changes mediumtext,
    is_cancelled boolean not null,
    begins_at datetime(6) not null,
    ends_at datetime(6) not null,
    next_at datetime(6),
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_activity_series_created_at on crm_activity_series (tenant, created_at, id);
create index if not exists crm_activity_series_modified_at on crm_activity_series (tenant, modified_at, id);
create index if not exists crm_activity_series_owner on crm_activity_series (tenant, owner, id);
create index if not exists crm_activity_series_is_cancelled on crm_activity_series (tenant, is_cancelled);
create index if not exists crm_activity_series_begins_at on crm_activity_series (tenant, begins_at, id);
create index if not exists crm_activity_series_ends_at on crm_activity_series (tenant, ends_at, id);
create index if not exists crm_activity_series_next_at on crm_activity_series (tenant, next_at, id);
create unique index if not exists crm_activity_series_external_id_unique on crm_activity_series (tenant, external_id, no_external_id);

create table if not exists crm_conversion (
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
    rule varchar(100) not null,
    rule_key varchar(700) not null,
    owner varchar(200) not null,
    records mediumtext not null,
    lineage mediumtext,
    explanation mediumtext,
    matches mediumtext,
    undone_at datetime(6),
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_conversion_created_at on crm_conversion (tenant, created_at, id);
create index if not exists crm_conversion_modified_at on crm_conversion (tenant, modified_at, id);
create index if not exists crm_conversion_rule_key on crm_conversion (tenant, rule_key, id);
create index if not exists crm_conversion_rule on crm_conversion (tenant, rule);
create index if not exists crm_conversion_owner on crm_conversion (tenant, owner, id);
create index if not exists crm_conversion_undone_at on crm_conversion (tenant, undone_at, id);
create unique index if not exists crm_conversion_external_id_unique on crm_conversion (tenant, external_id, no_external_id);

create table if not exists crm_consent (
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
    person varchar(200) not null,
    purpose varchar(60) not null,
    channel varchar(60) not null,
    is_given boolean not null,
    since datetime(6) not null,
    valid_until datetime(6),
    basis varchar(200) not null,
    evidence varchar(4000),
    evidence_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_consent_created_at on crm_consent (tenant, created_at, id);
create index if not exists crm_consent_modified_at on crm_consent (tenant, modified_at, id);
create index if not exists crm_consent_purpose on crm_consent (tenant, purpose, id);
create index if not exists crm_consent_channel on crm_consent (tenant, channel, id);
create index if not exists crm_consent_since on crm_consent (tenant, since, id);
create index if not exists crm_consent_valid_until on crm_consent (tenant, valid_until, id);
create unique index if not exists crm_consent_matter_unique on crm_consent (tenant, person, purpose, channel);
create unique index if not exists crm_consent_external_id_unique on crm_consent (tenant, external_id, no_external_id);

create table if not exists crm_decision (
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
    kind varchar(200) not null,
    subject varchar(200) not null,
    rule_set varchar(200) not null,
    rule_set_version bigint not null,
    rule varchar(200),
    outcome varchar(4000),
    outcome_key mediumtext not null,
    explanation mediumtext,
    explanation_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_decision_created_at on crm_decision (tenant, created_at, id);
create index if not exists crm_decision_modified_at on crm_decision (tenant, modified_at, id);
create index if not exists crm_decision_kind on crm_decision (tenant, kind, id);
create index if not exists crm_decision_subject on crm_decision (tenant, subject);
create unique index if not exists crm_decision_external_id_unique on crm_decision (tenant, external_id, no_external_id);

create table if not exists crm_decision_state (
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
    state_key varchar(200) not null,
    subject varchar(200),
    counter bigint not null,
    noted_at datetime(6),
    awaited_by varchar(200),
    detail mediumtext,
    detail_key mediumtext not null,
    no_state_key uuid as (if(state_key is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_decision_state_created_at on crm_decision_state (tenant, created_at, id);
create index if not exists crm_decision_state_modified_at on crm_decision_state (tenant, modified_at, id);
create index if not exists crm_decision_state_subject on crm_decision_state (tenant, subject);
create index if not exists crm_decision_state_awaited_by on crm_decision_state (tenant, awaited_by, noted_at);
create unique index if not exists crm_decision_state_state_key_unique on crm_decision_state (tenant, state_key, no_state_key);
create unique index if not exists crm_decision_state_external_id_unique on crm_decision_state (tenant, external_id, no_external_id);

create table if not exists crm_pending_lead (
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
    payload mediumtext,
    payload_key mediumtext not null,
    due_at datetime(6),
    attempts bigint not null,
    error_code varchar(200),
    faults varchar(1000),
    faults_key mediumtext not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_pending_lead_created_at on crm_pending_lead (tenant, created_at, id);
create index if not exists crm_pending_lead_modified_at on crm_pending_lead (tenant, modified_at, id);
create index if not exists crm_pending_lead_due_at on crm_pending_lead (tenant, due_at, id);
create unique index if not exists crm_pending_lead_external_id_unique on crm_pending_lead (tenant, external_id, no_external_id);

create table if not exists crm_approval_request (
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
    subject varchar(200) not null,
    in_force varchar(200),
    process varchar(200) not null,
    process_version bigint not null,
    status varchar(20) not null,
    submitter varchar(200) not null,
    stages mediumtext,
    skipped varchar(4000),
    step varchar(200),
    own_request boolean not null,
    rejects_back boolean not null,
    recallable boolean not null,
    facts varchar(200) not null,
    answers bigint not null,
    reason varchar(200),
    ended_at datetime(6),
    invalidated_at datetime(6),
    no_in_force uuid as (if(in_force is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_approval_request_created_at on crm_approval_request (tenant, created_at, id);
create index if not exists crm_approval_request_modified_at on crm_approval_request (tenant, modified_at, id);
create index if not exists crm_approval_request_subject on crm_approval_request (tenant, subject);
create index if not exists crm_approval_request_process on crm_approval_request (tenant, process, id);
create index if not exists crm_approval_request_status on crm_approval_request (tenant, status, id);
create index if not exists crm_approval_request_submitter on crm_approval_request (tenant, submitter, id);
create index if not exists crm_approval_request_ended_at on crm_approval_request (tenant, ended_at, id);
create index if not exists crm_approval_request_invalidated_at on crm_approval_request (tenant, invalidated_at, id);
create unique index if not exists crm_approval_request_in_force_unique on crm_approval_request (tenant, in_force, no_in_force);
create unique index if not exists crm_approval_request_external_id_unique on crm_approval_request (tenant, external_id, no_external_id);

create table if not exists crm_approval_item (
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
    request uuid not null,
    step varchar(200),
    status varchar(20) not null,
    original_approver varchar(200),
    approver varchar(200),
    waiting_for varchar(200),
    actor varchar(200),
    ended_at datetime(6),
    comment varchar(4000),
    comment_key mediumtext not null,
    facts varchar(200) not null,
    counts boolean not null,
    token varchar(200),
    token_until datetime(6),
    no_token uuid as (if(token is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_approval_item_request_fk foreign key (tenant, request) references crm_approval_request (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_approval_item_created_at on crm_approval_item (tenant, created_at, id);
create index if not exists crm_approval_item_modified_at on crm_approval_item (tenant, modified_at, id);
create index if not exists crm_approval_item_request on crm_approval_item (tenant, request);
create index if not exists crm_approval_item_status on crm_approval_item (tenant, status, id);
create index if not exists crm_approval_item_original_approver on crm_approval_item (tenant, original_approver);
create index if not exists crm_approval_item_approver on crm_approval_item (tenant, approver);
create index if not exists crm_approval_item_waiting_for on crm_approval_item (tenant, waiting_for);
create index if not exists crm_approval_item_ended_at on crm_approval_item (tenant, ended_at, id);
create unique index if not exists crm_approval_item_token_unique on crm_approval_item (tenant, token, no_token);
create unique index if not exists crm_approval_item_external_id_unique on crm_approval_item (tenant, external_id, no_external_id);

create table if not exists crm_forecast_adjustment (
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
    matter varchar(200) not null,
    seller varchar(200) not null,
    made_as varchar(200) not null,
    forecast_type varchar(200) not null,
    category varchar(200) not null,
    period varchar(200) not null,
    starts_on date not null,
    ends_on date not null,
    amount numeric(38, 4) not null,
    amount_currency varchar(3) not null,
    reason varchar(2000),
    reason_key mediumtext not null,
    roll_up varchar(200) not null,
    no_matter uuid as (if(matter is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_forecast_adjustment_created_at on crm_forecast_adjustment (tenant, created_at, id);
create index if not exists crm_forecast_adjustment_modified_at on crm_forecast_adjustment (tenant, modified_at, id);
create index if not exists crm_forecast_adjustment_seller on crm_forecast_adjustment (tenant, seller, id);
create index if not exists crm_forecast_adjustment_period on crm_forecast_adjustment (tenant, period, id);
create unique index if not exists crm_forecast_adjustment_matter_unique on crm_forecast_adjustment (tenant, matter, no_matter);
create unique index if not exists crm_forecast_adjustment_external_id_unique on crm_forecast_adjustment (tenant, external_id, no_external_id);

create table if not exists crm_past_opportunity (
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
    opportunity uuid not null,
    valid_from datetime(6) not null,
    valid_until datetime(6) not null,
    account uuid,
    type varchar(60),
    owner varchar(200) not null,
    territory varchar(60),
    source varchar(60),
    stage varchar(60) not null,
    probability bigint not null,
    forecast_category varchar(200) not null,
    is_closed boolean not null,
    is_won boolean not null,
    close_date date,
    amount numeric(38, 4),
    amount_currency varchar(3),
    expected_revenue numeric(38, 4),
    expected_revenue_currency varchar(3),
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_past_opportunity_created_at on crm_past_opportunity (tenant, created_at, id);
create index if not exists crm_past_opportunity_modified_at on crm_past_opportunity (tenant, modified_at, id);
create index if not exists crm_past_opportunity_opportunity on crm_past_opportunity (tenant, opportunity);
create index if not exists crm_past_opportunity_valid_from on crm_past_opportunity (tenant, valid_from, id);
create index if not exists crm_past_opportunity_valid_until on crm_past_opportunity (tenant, valid_until, id);
create index if not exists crm_past_opportunity_account on crm_past_opportunity (tenant, account);
create unique index if not exists crm_past_opportunity_external_id_unique on crm_past_opportunity (tenant, external_id, no_external_id);

create table if not exists crm_quota (
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
    matter varchar(200) not null,
    holder varchar(200) not null,
    forecast_type varchar(200) not null,
    period varchar(200) not null,
    starts_on date not null,
    ends_on date not null,
    amount numeric(38, 4),
    amount_currency varchar(3),
    quantity numeric(38, 6),
    no_matter uuid as (if(matter is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_quota_created_at on crm_quota (tenant, created_at, id);
create index if not exists crm_quota_modified_at on crm_quota (tenant, modified_at, id);
create index if not exists crm_quota_holder on crm_quota (tenant, holder, id);
create index if not exists crm_quota_starts_on on crm_quota (tenant, starts_on, id);
create unique index if not exists crm_quota_matter_unique on crm_quota (tenant, matter, no_matter);
create unique index if not exists crm_quota_external_id_unique on crm_quota (tenant, external_id, no_external_id);

create table if not exists crm_opportunity_split (
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
    opportunity uuid not null,
    position bigint not null,
    seller varchar(200) not null,
    split_type varchar(200) not null,
    percentage numeric(38, 6) not null,
    amount numeric(38, 4),
    amount_currency varchar(3),
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_opportunity_split_opportunity_fk foreign key (tenant, opportunity) references crm_opportunity (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_opportunity_split_created_at on crm_opportunity_split (tenant, created_at, id);
create index if not exists crm_opportunity_split_modified_at on crm_opportunity_split (tenant, modified_at, id);
create index if not exists crm_opportunity_split_position on crm_opportunity_split (tenant, position, id);
create index if not exists crm_opportunity_split_seller on crm_opportunity_split (tenant, seller, id);
create unique index if not exists crm_opportunity_split_share_unique on crm_opportunity_split (tenant, opportunity, split_type, seller);
create unique index if not exists crm_opportunity_split_external_id_unique on crm_opportunity_split (tenant, external_id, no_external_id);

create table if not exists crm_commission_settlement (
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
    seller varchar(200) not null,
    period varchar(200) not null,
    starts_on date not null,
    ends_on date not null,
    currency varchar(200) not null,
    amount numeric(38, 4) not null,
    amount_currency varchar(3) not null,
    entry_count bigint not null,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_commission_settlement_created_at on crm_commission_settlement (tenant, created_at, id);
create index if not exists crm_commission_settlement_modified_at on crm_commission_settlement (tenant, modified_at, id);
create index if not exists crm_commission_settlement_seller on crm_commission_settlement (tenant, seller, id);
create index if not exists crm_commission_settlement_period on crm_commission_settlement (tenant, period);
create index if not exists crm_commission_settlement_starts_on on crm_commission_settlement (tenant, starts_on, id);
create unique index if not exists crm_commission_settlement_external_id_unique on crm_commission_settlement (tenant, external_id, no_external_id);

create table if not exists crm_commission_entry (
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
    seller varchar(200) not null,
    opportunity uuid not null,
    reverses uuid,
    earned_on date not null,
    currency varchar(200) not null,
    plan varchar(200) not null,
    plan_version bigint not null,
    basis varchar(200) not null,
    method varchar(200) not null,
    whole numeric(38, 4) not null,
    whole_currency varchar(3) not null,
    split_type varchar(200) not null,
    share numeric(38, 6) not null,
    base numeric(38, 4) not null,
    base_currency varchar(3) not null,
    parts mediumtext,
    amount numeric(38, 4) not null,
    amount_currency varchar(3) not null,
    settlement uuid,
    no_reverses uuid as (if(reverses is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    no_external_id uuid as (if(external_id is null, id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant, id),
    constraint crm_commission_entry_opportunity_fk foreign key (tenant, opportunity) references crm_opportunity (tenant, id),
    constraint crm_commission_entry_reverses_fk foreign key (tenant, reverses) references crm_commission_entry (tenant, id),
    constraint crm_commission_entry_settlement_fk foreign key (tenant, settlement) references crm_commission_settlement (tenant, id)
) default character set utf8mb4 collate utf8mb4_nopad_bin;

create index if not exists crm_commission_entry_created_at on crm_commission_entry (tenant, created_at, id);
create index if not exists crm_commission_entry_modified_at on crm_commission_entry (tenant, modified_at, id);
create index if not exists crm_commission_entry_seller on crm_commission_entry (tenant, seller, id);
create index if not exists crm_commission_entry_opportunity on crm_commission_entry (tenant, opportunity);
create index if not exists crm_commission_entry_earned_on on crm_commission_entry (tenant, earned_on, id);
create index if not exists crm_commission_entry_currency on crm_commission_entry (tenant, currency);
create index if not exists crm_commission_entry_plan on crm_commission_entry (tenant, plan);
create index if not exists crm_commission_entry_settlement on crm_commission_entry (tenant, settlement);
create unique index if not exists crm_commission_entry_reverses_unique on crm_commission_entry (tenant, reverses, no_reverses);
create unique index if not exists crm_commission_entry_external_id_unique on crm_commission_entry (tenant, external_id, no_external_id);

insert into crm_schema_version (version, table_prefix)
select 2, 'crm_' from dual where not exists (select 1 from crm_schema_version where version = 2);
