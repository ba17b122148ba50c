-- Honours after the decision: passes of nominees that end, and the calling at a conference.

-- The last day on which a pass opens, where the office has set one.
alter table nomination add column pass_ends_on text;
alter table nomination add column pass_withdrawn_on text;

-- A pass that another took the place of: whoever still follows it reads what became of it.
create table old_pass (
    code text primary key,
    nomination_id bigint not null references nomination (id),
    ended_on text not null
);

-- The campaign whose awards are handed over under a point of a programme.
alter table agenda_item add column campaign_id bigint references campaign (id);

-- In which order awards are called, who hands one over, and who takes it for whom. An award without a row is called behind the
-- others, in the order of the register. Whether it was handed over, the register says.
create table calling (
    award_id bigint primary key references award (id),
    position bigint not null,
    handed_by text not null,
    receives text not null
);
