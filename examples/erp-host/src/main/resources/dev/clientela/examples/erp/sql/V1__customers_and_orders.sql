create sequence erp_customer_number start with 1001;

create table erp_customer (
    number bigint primary key,
    name varchar(255) not null,
    city varchar(100),
    credit_limit numeric(12, 2) not null
);

create sequence erp_order_number start with 5001;

create table erp_order (
    number bigint primary key,
    customer bigint not null references erp_customer (number),
    -- The deal of the CRM that was won: one order for each, whoever asks for it and how often.
    deal uuid unique,
    -- The offer of the CRM that was accepted: one order for each, too.
    offer uuid unique,
    total numeric(12, 2) not null
);

create table erp_order_line (
    order_number bigint not null references erp_order (number),
    position integer not null,
    product varchar(255) not null,
    quantity numeric(12, 3) not null,
    total numeric(12, 2) not null,
    primary key (order_number, position)
);

-- The events of the CRM that have had their effect here.
create table erp_handled_event (
    id uuid primary key
);
