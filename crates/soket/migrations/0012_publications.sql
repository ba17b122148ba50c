-- The public side: what is written, its photos, what readers send in, and the copies that readers see.

-- What stands still about an article; its words are in the newest revision.
create table article (
    id {key},
    -- Its address; it follows the title until readers have seen it, then it is changed on purpose only.
    slug text not null unique,
    unit_id bigint not null references unit (id),
    author_id bigint not null references account (id),
    state text not null,
    -- The revision that counts, and the one that readers see; none while there is none.
    revision bigint not null,
    published_revision bigint,
    -- When a scheduled article begins to be seen.
    goes_out_at text,
    -- What the next step should know: why it was sent back, what a correction corrects, why it was withdrawn.
    note text not null,
    -- Of what it was drafted: "review", "conference", "campaign" and the id; empty for one written by hand.
    source_kind text not null,
    source_id bigint,
    -- The last day on which comments are taken; nothing where the house's rule holds.
    comments_to_on text,
    takes_comments bigint not null
);
create index article_unit on article (unit_id, state);

-- A saved text is never changed, but for the newest one that a script saved by itself, which its own next saving replaces.
create table article_revision (
    article_id bigint not null references article (id),
    number bigint not null,
    account_id bigint not null references account (id),
    written_at text not null,
    is_automatic bigint not null,
    title text not null,
    lead text not null,
    body text not null,
    rubric text not null,
    -- Names, parted by commas.
    tags text not null,
    byline text not null,
    dated_on text not null,
    primary key (article_id, number)
);

-- Three sizes of one picture; the bytes lie in the data folder under their SHA-256, as those of attachments do.
create table photo (
    id {key},
    -- Its address on the public side, which says nothing about how many there are.
    code text not null unique,
    unit_id bigint not null references unit (id),
    name text not null,
    caption text not null,
    alternative text not null,
    -- 1 where pupils can be recognised.
    shows_pupils bigint not null,
    added_at text not null,
    added_by bigint not null references account (id),
    withdrawn_at text
);

create table photo_size (
    photo_id bigint not null references photo (id),
    width bigint not null,
    height bigint not null,
    size bigint not null,
    sha256 text not null,
    primary key (photo_id, width)
);

-- One line a person who can be recognised.
create table photo_consent (
    id {key},
    photo_id bigint not null references photo (id),
    person_id bigint references person (id),
    who text not null,
    state text not null,
    note text not null,
    said_at text not null,
    said_to bigint not null references account (id)
);
create index photo_consent_photo on photo_consent (photo_id);

create table article_photo (
    article_id bigint not null references article (id),
    photo_id bigint not null references photo (id),
    position bigint not null,
    primary key (article_id, photo_id)
);

-- A copy of what was published: everything that readers see of an article, a report, a mandate, and nothing else. Withdrawing
-- takes the copy away; the record that it was made of stays.
create table publication (
    id {key},
    kind text not null,
    subject_id bigint not null,
    unit_id bigint not null references unit (id),
    slug text not null,
    title text not null,
    lead text not null,
    -- Safe HTML, made when it was published.
    body text not null,
    rubric text not null,
    rubric_slug text not null,
    byline text not null,
    dated_on text not null,
    visible_from text not null,
    changed_at text not null,
    takes_comments bigint not null,
    comments_to_on text,
    -- What finding compares: folded words with a blank before and behind.
    folded_title text not null,
    folded_lead text not null,
    folded_body text not null,
    -- Moves with every change that readers can see on its own page.
    version bigint not null,
    unique (kind, slug),
    unique (kind, subject_id)
);
create index publication_newest on publication (kind, dated_on, visible_from);
create index publication_rubric on publication (rubric_slug, dated_on);

-- Addresses under which readers once found it; they lead on.
create table publication_address (
    kind text not null,
    slug text not null,
    publication_id bigint not null references publication (id),
    primary key (kind, slug)
);
create index publication_address_of on publication_address (publication_id);

create table publication_tag (
    publication_id bigint not null references publication (id),
    slug text not null,
    name text not null,
    primary key (publication_id, slug)
);
create index publication_tag_slug on publication_tag (slug);

create table publication_correction (
    publication_id bigint not null references publication (id),
    number bigint not null,
    corrected_on text not null,
    note text not null,
    primary key (publication_id, number)
);

-- The passport of a published figure: what readers may know of where it comes from, as it was when it was published.
create table publication_figure (
    publication_id bigint not null references publication (id),
    code text not null,
    written text not null,
    passport text not null,
    primary key (publication_id, code)
);
create index publication_figure_code on publication_figure (code);

create table publication_photo (
    publication_id bigint not null references publication (id),
    position bigint not null,
    code text not null,
    -- The sizes as the page needs them: width, height and SHA-256 of each, smallest first, as JSON.
    sizes text not null,
    caption text not null,
    alternative text not null,
    primary key (publication_id, position)
);
create index publication_photo_code on publication_photo (code);

create table publication_file (
    publication_id bigint not null references publication (id),
    format text not null,
    name text not null,
    size bigint not null,
    sha256 text not null,
    primary key (publication_id, format)
);

-- What a reader sends in. Its e-mail address is shown to nobody; what a rule no longer needs is emptied.
create table comment (
    id {key},
    article_id bigint not null references article (id),
    answers_id bigint references comment (id),
    -- Set where the organisation answers.
    account_id bigint references account (id),
    name text not null,
    email text not null,
    body text not null,
    state text not null,
    posted_at text not null,
    -- Opens the page on which the commenter sees what became of it.
    pass text not null unique,
    -- Sent by the form, so that what is sent twice counts once.
    nonce text not null unique,
    -- Where it came from, under a key that changes: enough to count, useless afterwards.
    origin text not null,
    fingerprint text not null
);
create index comment_article on comment (article_id, state, posted_at);
create index comment_state on comment (state, posted_at);
create index comment_origin on comment (origin, posted_at);

-- Why it is held beyond the rule that every comment is.
create table comment_hold (
    comment_id bigint not null references comment (id),
    reason text not null,
    detail text not null,
    primary key (comment_id, reason)
);

-- A reader says that a comment that is shown should not be.
create table comment_report (
    id {key},
    comment_id bigint not null references comment (id),
    reason text not null,
    words text not null,
    reported_at text not null,
    origin text not null,
    settled_at text
);
create index comment_report_comment on comment_report (comment_id);

-- Each decision about a comment, with who took it; nobody where the commenter did.
create table moderation (
    id {key},
    comment_id bigint not null references comment (id),
    account_id bigint references account (id),
    step text not null,
    reason text not null,
    note text not null,
    happened_at text not null
);
create index moderation_comment on moderation (comment_id);

-- The comments that readers see, with the answers of the organisation.
create table publication_comment (
    publication_id bigint not null references publication (id),
    comment_id bigint not null references comment (id),
    answers_id bigint references comment (id),
    name text not null,
    body text not null,
    posted_at text not null,
    is_answer bigint not null,
    primary key (publication_id, comment_id)
);
