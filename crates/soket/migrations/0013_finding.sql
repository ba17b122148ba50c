-- Finding among publications: an index of folded words for each database, which follows the table by itself, also when a backup is
-- taken back. It is made of `publication` alone, so it stands in no backup.
-- A publication stands in it under its place: the day in days since 1970, times 2^32, and its id. So the order of places is the order
-- of days, "newest first" needs no sorting, and the id is found again in the place.
-- Each of three indexes holds the one before it: the title; title and lead; title, lead and body.

-- {sqlite}
create virtual table publication_by_title using fts5 (title, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table publication_by_lead using fts5 (title, lead, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table publication_by_words using fts5 (title, lead, body, content = '', contentless_delete = 1, tokenize = 'ascii');

create trigger publication_comes after insert on publication begin
    insert into publication_by_title (rowid, title)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title);
    insert into publication_by_lead (rowid, title, lead)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title, new.folded_lead);
    insert into publication_by_words (rowid, title, lead, body)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title, new.folded_lead, substr(new.folded_body, 1, 400000));
end;
create trigger publication_goes after delete on publication begin
    delete from publication_by_title where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
    delete from publication_by_lead where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
    delete from publication_by_words where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
end;
create trigger publication_changes after update of dated_on, folded_title, folded_lead, folded_body on publication begin
    delete from publication_by_title where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
    delete from publication_by_lead where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
    delete from publication_by_words where rowid = unixepoch(old.dated_on) / 86400 * 4294967296 + old.id;
    insert into publication_by_title (rowid, title)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title);
    insert into publication_by_lead (rowid, title, lead)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title, new.folded_lead);
    insert into publication_by_words (rowid, title, lead, body)
        values (unixepoch(new.dated_on) / 86400 * 4294967296 + new.id, new.folded_title, new.folded_lead, substr(new.folded_body, 1, 400000));
end;
insert into publication_by_title (rowid, title)
    select unixepoch(dated_on) / 86400 * 4294967296 + id, folded_title from publication;
insert into publication_by_lead (rowid, title, lead)
    select unixepoch(dated_on) / 86400 * 4294967296 + id, folded_title, folded_lead from publication;
insert into publication_by_words (rowid, title, lead, body)
    select unixepoch(dated_on) / 86400 * 4294967296 + id, folded_title, folded_lead, substr(folded_body, 1, 400000) from publication;

-- {postgres}
create table publication_words (
    place bigint primary key,
    visible_from text not null,
    by_title tsvector not null,
    by_lead tsvector not null,
    by_words tsvector not null
);
-- The words with their places in the text, one by one: the parser of the server would read numbers and dots in its own way. What
-- stands between two parts is a word that nobody can type, so that no phrase reaches from one part into the next.
create function publication_vector(folded text) returns tsvector language sql immutable as $$
    select coalesce(string_agg(quote_literal(word) || ':' || least(at, 16383), ' '), '')::tsvector
    from unnest(string_to_array(folded, ' ')) with ordinality as words (word, at) where word <> ''
$$;
create function publication_place(of publication) returns bigint language sql immutable as $$
    select (of.dated_on::date - date '1970-01-01')::bigint * 4294967296 + of.id
$$;
create function publication_is_found(of publication) returns void language sql as $$
    insert into publication_words (place, visible_from, by_title, by_lead, by_words) values (
        publication_place(of), of.visible_from, publication_vector(of.folded_title),
        publication_vector(of.folded_title || ' | ' || of.folded_lead),
        publication_vector(of.folded_title || ' | ' || of.folded_lead || ' | ' || left(of.folded_body, 400000)))
$$;
create function publication_follows() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        delete from publication_words where place = publication_place(old);
    end if;
    if tg_op <> 'DELETE' then
        perform publication_is_found(new);
    end if;
    return null;
end
$$;
create trigger publication_comes after insert or delete on publication for each row execute function publication_follows();
create trigger publication_changes after update of dated_on, visible_from, folded_title, folded_lead, folded_body on publication
    for each row execute function publication_follows();
select publication_is_found(publication) from publication;
create index publication_by_title on publication_words using gin (by_title);
create index publication_by_lead on publication_words using gin (by_lead);
create index publication_by_words on publication_words using gin (by_words);
