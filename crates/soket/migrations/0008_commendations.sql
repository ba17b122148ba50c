-- Commendation: the dated catalogue, campaigns with what units nominate, what the meeting counted, and the register of honours.

create table award_kind (
    id {key},
    code text not null,
    name text not null,
    channel text not null,
    recipient text not null,
    -- Base salaries that go with it, in ten-thousandths.
    coefficient bigint not null,
    -- Kinds of unit that may grant it, parted by spaces; empty where the catalogue does not say.
    granters text not null,
    from_on text not null,
    to_on text,
    basis text not null,
    unique (code, from_on)
);

create table base_salary (
    id {key},
    dong bigint not null,
    rounded_to bigint not null,
    from_on text not null,
    basis text not null,
    unique (from_on, dong)
);

create table campaign (
    id {key},
    slug text not null unique,
    unit_id bigint not null references unit (id),
    channel text not null,
    title text not null,
    theme text not null,
    mandate_id bigint references mandate (id),
    window_from text not null,
    window_to text not null,
    criteria text not null,
    nominate_by text not null,
    -- How many days the list hangs out before the decision.
    listed_days bigint not null,
    quota_collective text not null,
    quota_individual text not null,
    kind_collective text not null,
    kind_individual text not null,
    -- Who considers, and by what rule it agrees.
    body text not null,
    base text not null,
    majority text not null,
    profile text not null,
    state text not null,
    met_on text,
    members bigint,
    present bigint,
    listed_on text,
    version bigint not null
);

create table campaign_condition (
    id {key},
    campaign_id bigint not null references campaign (id),
    recipient text not null,
    kind text not null,
    value text not null,
    words text not null
);
create index campaign_condition_campaign on campaign_condition (campaign_id);

create table nomination (
    id {key},
    campaign_id bigint not null references campaign (id),
    -- The unit that proposes.
    unit_id bigint not null references unit (id),
    recipient text not null,
    person_id bigint references person (id),
    recipient_unit_id bigint references unit (id),
    name text not null,
    office text not null,
    summary text not null,
    votes_agree bigint,
    votes_of bigint,
    consent text not null,
    state text not null,
    -- Why it was sent back, or what the nominee said when declining.
    answer text not null,
    -- Opens the nominee's own page.
    pass text not null unique,
    position bigint not null,
    agree bigint,
    others bigint,
    outcome text not null,
    outcome_reason text not null
);
create index nomination_campaign on nomination (campaign_id, position);

create table nomination_answer (
    nomination_id bigint not null references nomination (id),
    condition_id bigint not null references campaign_condition (id),
    answer text not null,
    primary key (nomination_id, condition_id)
);

-- What a summary is proved by: the code of a printed figure, a task, a conference.
create table nomination_source (
    id {key},
    nomination_id bigint not null references nomination (id),
    kind text not null,
    reference text not null,
    words text not null
);
create index nomination_source_nomination on nomination_source (nomination_id);

-- Warnings are computed; what is kept is the reason why somebody went on.
create table nomination_reason (
    nomination_id bigint not null references nomination (id),
    warning text not null,
    reason text not null,
    account_id bigint not null references account (id),
    given_at text not null,
    primary key (nomination_id, warning)
);

create table objection (
    id {key},
    campaign_id bigint not null references campaign (id),
    nomination_id bigint references nomination (id),
    received_on text not null,
    body text not null,
    answer text not null
);
create index objection_campaign on objection (campaign_id);

create table campaign_paper (
    id {key},
    campaign_id bigint not null references campaign (id),
    paper text not null,
    number_id bigint not null references paper_number (id),
    symbol text not null,
    issued_on text not null,
    document text not null,
    unique (campaign_id, paper)
);

create table campaign_file (
    paper_id bigint not null references campaign_paper (id),
    format text not null,
    sha256 text not null,
    size bigint not null,
    primary key (paper_id, format)
);

-- The register of honours (sổ vàng). Nothing in it is deleted.
create table award (
    id {key},
    campaign_id bigint not null references campaign (id),
    nomination_id bigint not null references nomination (id),
    recipient text not null,
    person_id bigint references person (id),
    recipient_unit_id bigint references unit (id),
    -- The unit that grants it and keeps the register.
    unit_id bigint not null references unit (id),
    name text not null,
    folded text not null,
    office text not null,
    reason text not null,
    kind_name text not null,
    dong bigint not null,
    symbol text not null,
    decided_on text not null,
    register_year bigint not null,
    register_serial bigint not null,
    -- On the certificate's QR code.
    code text not null unique,
    is_public bigint not null,
    state text not null,
    -- The decision that replaced or revoked it, and why.
    end_symbol text not null,
    ended_on text,
    end_reason text not null,
    replaced_by bigint references award (id),
    handed_on text,
    received_by text not null,
    unique (unit_id, register_year, register_serial)
);
create index award_campaign on award (campaign_id);
create index award_person on award (person_id);

create table certificate_template (
    id {key},
    unit_id bigint not null references unit (id),
    name text not null,
    channel text not null,
    recipient text not null,
    data text not null,
    nudge_x bigint not null,
    nudge_y bigint not null
);
