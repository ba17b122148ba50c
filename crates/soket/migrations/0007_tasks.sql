-- Tasks live on: who answers for one by name, what it came from, and where it stands. What was finished before there was a
-- second pair of eyes counts as accepted.

alter table task add column owner_id bigint references person (id);
alter table task add column conference_id bigint references conference (id);
-- What it came from, in words: a direction of the superior, a conclusion of the chair.
alter table task add column origin text not null default '';
alter table task add column state text not null default 'open';
-- Who reported it done: who closes it is somebody else.
alter table task add column reported_by bigint references account (id);
-- Why it was sent back or withdrawn.
alter table task add column answer text not null default '';
update task set state = 'accepted' where finished_on is not null;
create index task_owner on task (owner_id);
create index task_conference on task (conference_id);

-- What was done so far and what stands in the way: dated sentences, never changed.
create table task_report (
    id {key},
    task_id bigint not null references task (id),
    happened_on text not null,
    account_id bigint not null references account (id),
    body text not null,
    percent bigint
);
create index task_report_task on task_report (task_id, happened_on);

create view task_named as
    select t.*, coalesce(p.full_name, '') as owner_name, coalesce(a.full_name, '') as reporter
    from task t
    left join person p on p.id = t.owner_id
    left join account_named a on a.id = t.reported_by;
