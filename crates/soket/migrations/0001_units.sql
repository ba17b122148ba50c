-- Units, people, accounts, and the trail: what everything else refers to.
-- Only text and bigint columns, so that one text serves SQLite and PostgreSQL; {key} is filled in by db.rs.

create table setting (
    name text primary key,
    value text not null
);

create table unit (
    id {key},
    code text not null unique,
    kind text not null
);

create table unit_name (
    id {key},
    unit_id bigint not null references unit (id),
    full_name text not null,
    short_name text not null,
    header_name text not null,
    from_on text not null,
    to_on text,
    document text not null default ''
);
create index unit_name_unit on unit_name (unit_id, from_on);

create table unit_parent (
    id {key},
    unit_id bigint not null references unit (id),
    parent_id bigint not null references unit (id),
    line text not null,
    from_on text not null,
    to_on text,
    document text not null default ''
);
create index unit_parent_unit on unit_parent (unit_id, line, from_on);

create table unit_succession (
    id {key},
    from_id bigint not null references unit (id),
    to_id bigint not null references unit (id),
    kind text not null,
    happened_on text not null,
    document text not null default ''
);

-- Where a body sits, as the place-and-date line of its papers names it (formats.md 1.7).
create table unit_place (
    id {key},
    unit_id bigint not null references unit (id),
    place text not null,
    from_on text not null,
    to_on text
);

create table term (
    id {key},
    unit_id bigint not null references unit (id),
    ordinal text not null,
    from_on text not null,
    to_on text not null,
    unique (unit_id, from_on)
);

create table person (
    id {key},
    full_name text not null,
    folded text not null,
    unit_id bigint not null references unit (id)
);
create index person_unit on person (unit_id);

create table post (
    id {key},
    person_id bigint not null references person (id),
    unit_id bigint not null references unit (id),
    title text not null,
    from_on text not null,
    to_on text
);
create index post_unit on post (unit_id, from_on);

create table account (
    id {key},
    login text not null unique,
    password text not null default '',
    person_id bigint not null references person (id),
    disabled_at text
);

-- An account with the name of its person: how every reader wants it.
create view account_named as
    select a.id, a.login, a.person_id, p.full_name, a.password, a.disabled_at
    from account a join person p on p.id = a.person_id;

create table account_role (
    id {key},
    account_id bigint not null references account (id),
    role text not null,
    unit_id bigint not null references unit (id),
    line text not null,
    unique (account_id, role, unit_id, line)
);

create table login_session (
    token_hash text primary key,
    account_id bigint not null references account (id),
    expires_at text not null
);
create index login_session_account on login_session (account_id);

-- Invite and reset links, shown to the admin once; only the hash is kept.
create table account_link (
    token_hash text primary key,
    account_id bigint not null references account (id),
    expires_at text not null,
    used_at text
);

-- Who did what to which record, written in the same transaction as the change.
create table trail (
    id {key},
    happened_at text not null,
    account_id bigint references account (id),
    action text not null,
    subject_kind text not null,
    subject_id bigint not null,
    unit_id bigint references unit (id),
    detail text not null
);
create index trail_subject on trail (subject_kind, subject_id);

create view trail_named as
    select t.id, t.happened_at, coalesce(a.full_name, '') as person, t.action, t.subject_kind, t.subject_id, t.unit_id, t.detail
    from trail t left join account_named a on a.id = t.account_id;
