-- Mandates, how they refer to each other, and the files kept with any record.

create table mandate (
    id {key},
    slug text not null unique,
    kind text not null,
    number text not null,
    -- The number in the form in which numbers are compared: the same paper is not registered twice by one unit.
    number_key text not null,
    issuer text not null,
    issuer_unit_id bigint references unit (id),
    issued_on text not null,
    subject text not null,
    -- Kind, number, issuer and subject as finding compares them.
    folded text not null,
    unit_id bigint not null references unit (id)
);
create index mandate_unit on mandate (unit_id, issued_on);

create table mandate_relation (
    from_id bigint not null references mandate (id),
    to_id bigint not null references mandate (id),
    kind text not null,
    primary key (from_id, to_id, kind)
);
create index mandate_relation_to on mandate_relation (to_id);

-- The bytes lie in the data folder under their SHA-256; several records may keep the same bytes.
create table attachment (
    id {key},
    owner_kind text not null,
    owner_id bigint not null,
    unit_id bigint not null references unit (id),
    name text not null,
    kind text not null,
    size bigint not null,
    sha256 text not null,
    -- Whether somebody stated that what soket could not read bears no secrecy mark: 0 or 1.
    stated bigint not null,
    added_at text not null,
    added_by bigint references account (id),
    removed_at text
);
create index attachment_owner on attachment (owner_kind, owner_id);
create index attachment_bytes on attachment (sha256);
