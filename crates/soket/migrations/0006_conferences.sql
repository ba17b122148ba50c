-- Conferences: what is prepared beforehand, and the log of what happened. How a conference stands follows from its log alone
-- (docs/decisions/0014), so no column repeats it.

create table conference (
    id {key},
    slug text not null unique,
    kind text not null,
    unit_id bigint not null references unit (id),
    title text not null,
    held_on text not null,
    starts_at text not null,
    place text not null,
    quorum text not null,
    profile text not null,
    -- What a sitting of study makes known.
    mandate_id bigint references mandate (id),
    -- The code on the wall: whoever reads it is in the room.
    room text not null unique,
    -- Grows with every change of what is prepared.
    version bigint not null
);

create table conference_review (
    conference_id bigint not null references conference (id),
    review_id bigint not null references review (id),
    position bigint not null,
    primary key (conference_id, review_id)
);

create table delegate (
    id {key},
    conference_id bigint not null references conference (id),
    -- Members of the house are people of its register; guests are not.
    person_id bigint references person (id),
    full_name text not null,
    folded text not null,
    honorific text,
    office text not null,
    home text not null,
    class text not null,
    duty text not null,
    left_out text,
    seat text not null,
    reply text not null,
    reply_note text not null,
    card text not null unique,
    removed_at text
);
create index delegate_conference on delegate (conference_id);

create table agenda_item (
    id {key},
    conference_id bigint not null references conference (id),
    position bigint not null,
    kind text not null,
    title text not null,
    minutes bigint not null,
    presenter text not null,
    review_id bigint references review (id),
    remark text not null,
    removed_at text
);
create index agenda_item_conference on agenda_item (conference_id, position);

-- The log of a hall. Lines are only ever added; a nonce keeps what was sent twice from counting twice.
create table conference_line (
    conference_id bigint not null references conference (id),
    number bigint not null,
    happened_at text not null,
    account_id bigint references account (id),
    delegate_id bigint references delegate (id),
    nonce text,
    data text not null,
    primary key (conference_id, number)
);
create unique index conference_line_nonce on conference_line (conference_id, nonce);

-- Registered contributions (tham luận).
create table speech (
    id {key},
    conference_id bigint not null references conference (id),
    delegate_id bigint not null references delegate (id),
    title text not null,
    body text not null,
    minutes bigint not null,
    removed_at text
);
create index speech_conference on speech (conference_id);

-- What delegates say about drafts before the day, and what became of it.
create table draft_comment (
    id {key},
    conference_id bigint not null references conference (id),
    review_id bigint not null references review (id),
    delegate_id bigint not null references delegate (id),
    place text not null,
    body text not null,
    sent_at text not null,
    answer text not null,
    reason text not null,
    answered_by bigint references account (id)
);
create index draft_comment_conference on draft_comment (conference_id);

-- The papers of a conference: a section has a row once it is in somebody's own words, a paper has one once it is numbered.
create table conference_text (
    conference_id bigint not null references conference (id),
    paper text not null,
    section text not null,
    body text not null,
    revision bigint not null,
    primary key (conference_id, paper, section)
);

create table conference_paper (
    id {key},
    conference_id bigint not null references conference (id),
    paper text not null,
    number_id bigint not null references paper_number (id),
    symbol text not null,
    issued_on text not null,
    document text not null,
    unique (conference_id, paper)
);

create table conference_file (
    paper_id bigint not null references conference_paper (id),
    format text not null,
    sha256 text not null,
    size bigint not null,
    primary key (paper_id, format)
);

-- Who opened which paper by the own card; the reader sees the mark.
create table paper_reading (
    delegate_id bigint not null references delegate (id),
    paper text not null,
    read_at text not null,
    primary key (delegate_id, paper)
);

-- How many of an audience a sitting reached: counts only, nobody's name.
create table coverage (
    id {key},
    conference_id bigint not null references conference (id),
    audience text not null,
    called bigint not null,
    attended bigint not null,
    figure_id bigint references figure (id),
    unique (conference_id, audience)
);
