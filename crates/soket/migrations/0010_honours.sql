-- Honours after the decision: passes of nominees that end, the calling at a conference, what a review says of it.

-- The last day on which a pass opens, where the office has set one.
alter table nomination add column pass_ends_on text;
alter table nomination add column pass_withdrawn_on text;

-- A pass that another took the place of: whoever still follows it reads what became of it.
create table old_pass (
    code text primary key,
    nomination_id bigint not null references nomination (id),
    ended_on text not null
);
