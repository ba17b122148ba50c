-- The trail names nobody by itself: a line about a person or an account is read with the name that the register has now, so
-- that a name which was erased stands nowhere.

drop view trail_named;
create view trail_named as
    select t.id, t.happened_at, coalesce(a.full_name, '') as person, coalesce(p.full_name, o.full_name, '') as about,
        t.action, t.subject_kind, t.subject_id, t.unit_id, t.detail
    from trail t
    left join account_named a on a.id = t.account_id
    left join person p on t.subject_kind = 'person' and p.id = t.subject_id
    left join account_named o on t.subject_kind = 'account' and o.id = t.subject_id;
