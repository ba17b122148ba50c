-- Mandates and how they refer to each other.

create table mandate (
    id {key},
    slug text not null unique,
    kind text not null,
    number text not null,
    issuer text not null,
    issued_on text not null,
    subject text not null,
    unit_id bigint not null references unit (id)
);

create table mandate_relation (
    from_id bigint not null references mandate (id),
    to_id bigint not null references mandate (id),
    kind text not null,
    primary key (from_id, to_id, kind)
);
