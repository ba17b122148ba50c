-- The press: the picture behind a certificate, the queue of what is done beside requests, and runs over thousands of awards.

-- The SHA-256 of the picture, whose bytes lie among the kept files.
alter table certificate_template add column background text;

create table job (
    id {key},
    -- What is to be done, as `Job` writes it; asked twice it is done once.
    what text not null unique,
    -- Not before this moment.
    due_at text not null,
    -- Whoever took it works until then and says so again; afterwards anybody may take it.
    claimed_until text,
    -- How often it was taken since it last went on.
    tries bigint not null
);
create index job_due on job (due_at);

-- The newest run of a campaign is the one that is shown; a run keeps the template as it was when it began, so that all its parts look alike.
create table print_run (
    id {key},
    campaign_id bigint not null references campaign (id),
    account_id bigint not null references account (id),
    form text not null,
    title text not null,
    -- Where this soket was reached, for the codes on the sheets.
    base text not null,
    template text not null,
    background text,
    nudge_x bigint not null,
    nudge_y bigint not null,
    asked_at text not null,
    stopped_at text,
    failed_at text
);
create index print_run_campaign on print_run (campaign_id);

-- A part has the awards between two of the register: those that are revoked meanwhile are missing in it, and no other part moves.
create table print_part (
    run_id bigint not null references print_run (id),
    number bigint not null,
    first_award bigint not null references award (id),
    last_award bigint not null references award (id),
    sheets bigint not null,
    -- How many bytes its file has; nothing while it is not printed.
    size bigint,
    primary key (run_id, number)
);
