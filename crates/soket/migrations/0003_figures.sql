-- What is counted, what was counted, and what the mandates ask for.

create table indicator (
    id {key},
    code text not null unique,
    name text not null,
    scale text not null,
    kind text not null,
    levels text,
    decimals bigint not null,
    line text not null,
    unit_id bigint not null references unit (id),
    over_units text not null,
    over_time text not null,
    calendar text not null
);

-- Which units are asked for an indicator.
create table indicator_reporter (
    indicator_id bigint not null references indicator (id),
    unit_id bigint not null references unit (id),
    primary key (indicator_id, unit_id)
);

-- Append only. A line that replaces another corrects it; a line without value, level and exemption withdraws it.
-- Two lines of one period with different days are two readings, not a correction.
create table figure (
    id {key},
    indicator_id bigint not null references indicator (id),
    unit_id bigint not null references unit (id),
    period text not null,
    counted_to text not null,
    value bigint,
    level bigint,
    exempt text,
    note text not null default '',
    replaces_id bigint unique references figure (id),
    reason text not null default '',
    entered_by bigint references account (id),
    entered_at text not null
);
create index figure_place on figure (unit_id, period, indicator_id);
-- One first line for a reading; whoever comes second corrects the first.
create unique index figure_reading on figure (indicator_id, unit_id, period, counted_to) where replaces_id is null;

-- The definition is the whole `soket_core::target::Target` as JSON: goals as the resolution set them, and later
-- adjustments beside them. The columns repeat only what lists and rights ask for.
create table target (
    id {key},
    code text not null unique,
    ordinal bigint not null,
    mandate_id bigint not null references mandate (id),
    unit_id bigint not null references unit (id),
    definition text not null
);
create index target_mandate on target (mandate_id, ordinal);
