-- The papers of a campaign and the achievement reports of its nominees: a section has a row once it is in somebody's own words.

create table campaign_text (
    campaign_id bigint not null references campaign (id),
    paper text not null,
    section text not null,
    body text not null,
    revision bigint not null,
    primary key (campaign_id, paper, section)
);
