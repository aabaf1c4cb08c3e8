-- What all record types share. Text is compared byte for byte; instants are in UTC.

create table if not exists crm_key (
    tenant varchar(120) not null,
    record_type varchar(120) not null,
    record_id uuid not null,
    field_name varchar(120) not null,
    place integer not null,
    key_text varchar not null,
    primary key (tenant, record_type, record_id, field_name, place)
);

create index if not exists crm_key_text on crm_key (tenant, record_type, field_name, key_text);

-- text_start: the first 200 characters of text_key, or the code of a choice, which an index can hold.
create table if not exists crm_custom_value (
    tenant varchar(120) not null,
    record_type varchar(120) not null,
    record_id uuid not null,
    field_name varchar(120) not null,
    text_value varchar,
    text_key varchar,
    text_start varchar(400),
    number_value numeric(58, 20),
    currency varchar(6),
    flag_value boolean,
    date_value date,
    instant_value timestamp(6),
    uuid_value uuid,
    primary key (tenant, record_type, record_id, field_name)
);

create index if not exists crm_custom_value_text on crm_custom_value (tenant, record_type, field_name, text_start);
create index if not exists crm_custom_value_number on crm_custom_value (tenant, record_type, field_name, number_value);
create index if not exists crm_custom_value_date on crm_custom_value (tenant, record_type, field_name, date_value);
create index if not exists crm_custom_value_instant on crm_custom_value (tenant, record_type, field_name, instant_value);
create index if not exists crm_custom_value_uuid on crm_custom_value (tenant, record_type, field_name, uuid_value);

-- arrival: the order of insertion. log_position: given out after the commit, so that it is the order of the log.
create table if not exists crm_event (
    tenant varchar(120) not null,
    id uuid not null,
    arrival bigint generated always as identity,
    log_position bigint,
    event_type varchar(240) not null,
    event_schema integer not null,
    about_type varchar(120) not null,
    about_id uuid not null,
    about_version bigint not null,
    happened_at timestamp(6) not null,
    actor varchar(240) not null,
    reason varchar,
    correlation varchar,
    payload varchar not null,
    changed varchar not null,
    primary key (tenant, id)
);

create index if not exists crm_event_log_position on crm_event (tenant, log_position, arrival);
create index if not exists crm_event_about on crm_event (tenant, about_type, about_id, about_version, arrival);

create table if not exists crm_event_head (
    tenant varchar(120) not null,
    last_position bigint not null,
    primary key (tenant)
);

-- due: microseconds since 1970 on the database's clock; of a delivery given up, when it was.
create table if not exists crm_delivery (
    tenant varchar(120) not null,
    event_id uuid not null,
    subscriber varchar(240) not null,
    arrival bigint generated always as identity,
    about_type varchar(120) not null,
    about_id uuid not null,
    about_version bigint not null,
    attempts integer not null,
    due bigint not null,
    claim uuid,
    given_up boolean not null,
    last_error varchar,
    primary key (tenant, event_id, subscriber)
);

create index if not exists crm_delivery_line on crm_delivery (
    tenant, about_type, about_id, subscriber, given_up, about_version, arrival, event_id
);
create index if not exists crm_delivery_due on crm_delivery (subscriber, given_up, arrival);

create table if not exists crm_command (
    tenant varchar(120) not null,
    command_key varchar(400) not null,
    fingerprint varchar(400) not null,
    record_type varchar(120) not null,
    record_id uuid not null,
    done_at timestamp(6) not null,
    primary key (tenant, command_key)
);

create index if not exists crm_command_done_at on crm_command (tenant, done_at);
create index if not exists crm_command_result on crm_command (tenant, record_type, record_id);

-- Counted up by whoever adds a record that was looked for and not found, so that two do not add it at once.
create table if not exists crm_claim (
    tenant varchar(120) not null,
    place integer not null,
    claims bigint not null,
    primary key (tenant, place)
);

create table if not exists crm_schema_version (
    version integer not null,
    table_prefix varchar(32) not null,
    primary key (version)
);

insert into crm_schema_version (version, table_prefix)
select 1, 'crm_' where not exists (select 1 from crm_schema_version where version = 1);
