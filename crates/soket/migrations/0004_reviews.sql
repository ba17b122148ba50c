-- Reviews: text, records, verdicts while drafting; frozen facts once closed; bytes once issued.

create table review (
    id {key},
    slug text not null unique,
    outline text not null,
    title text not null,
    unit_id bigint not null references unit (id),
    period text not null,
    cut_off text not null,
    profile text not null,
    state text not null,
    draft_mark text not null default '',
    former_id bigint references review (id),
    replaces_id bigint references review (id),
    closed_at text,
    closed_by bigint references account (id),
    facts text,
    document text,
    symbol text not null default '',
    issued_on text
);

create table review_mandate (
    review_id bigint not null references review (id),
    mandate_id bigint not null references mandate (id),
    primary key (review_id, mandate_id)
);

-- A row appears once a section is in somebody's own words; until then soket drafts it at every look.
create table review_section (
    review_id bigint not null references review (id),
    section text not null,
    body text not null,
    revision bigint not null,
    edited_at text not null,
    edited_by bigint not null references account (id),
    primary key (review_id, section)
);

-- Who has a section open, so that a second editor is warned.
create table section_editor (
    review_id bigint not null references review (id),
    section text not null,
    account_id bigint not null references account (id),
    seen_at text not null,
    primary key (review_id, section, account_id)
);

create table verdict (
    id {key},
    review_id bigint not null references review (id),
    target_id bigint not null references target (id),
    word text not null,
    reason text not null,
    decided_by bigint not null references account (id),
    decided_at text not null,
    unique (review_id, target_id)
);

create table review_record (
    id {key},
    review_id bigint not null references review (id),
    kind text not null,
    body text not null,
    unit_id bigint references unit (id),
    mandate_id bigint references mandate (id),
    happened_on text,
    meetings bigint,
    participants bigint,
    withdrawn_at text
);
create index review_record_review on review_record (review_id, kind);

create table record_target (
    record_id bigint not null references review_record (id),
    target_id bigint not null references target (id),
    primary key (record_id, target_id)
);

-- Which cause explains which strength or limit.
create table record_cause (
    record_id bigint not null references review_record (id),
    cause_id bigint not null references review_record (id),
    primary key (record_id, cause_id)
);

create table task (
    id {key},
    review_id bigint references review (id),
    record_id bigint references review_record (id),
    title text not null,
    lead_id bigint not null references unit (id),
    due_on text not null,
    finished_on text,
    result text not null default ''
);
create index task_lead on task (lead_id, due_on);

-- Every figure that a paper ever printed; its code is made from the id (soket_core::printed).
create table printed (
    id {key},
    subject text not null unique
);

-- Numbers taken from an issuer's series; the key makes them unique, the verb that takes them gap-free.
create table paper_number (
    id {key},
    unit_id bigint not null references unit (id),
    series text not null,
    kind text not null,
    serial bigint not null,
    review_id bigint references review (id),
    taken_on text not null,
    unique (unit_id, series, kind, serial)
);

create table issued_file (
    id {key},
    review_id bigint not null references review (id),
    format text not null,
    sha256 text not null,
    size bigint not null,
    unique (review_id, format)
);

-- What a body's papers bear beside its dated names: its code in symbols, and to whom they go, one a line.
create table letterhead (
    unit_id bigint primary key references unit (id),
    issuer_code text not null,
    recipients text not null
);
