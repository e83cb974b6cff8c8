-- Somebody stores a file: {hash, type, size, name, person_id, most_bytes, most_files}. False, and nothing written, where
-- what they hold and have not made part of a case would then be more than that.
create or replace function hold_file(payload jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  given constant file_holder := jsonb_populate_record(null::file_holder, payload);
  loose record;
begin
  -- Ten uploads at once would each find room.
  perform pg_advisory_xact_lock(hashtextextended('hold_file:' || given.person_id, 0));
  -- What others tied does not count: it would tell that somebody else has the file.
  select count(*) as files, coalesce(sum(f.size), 0) as bytes into loose
    from file_holder h join file f on f.hash = h.hash
    where h.person_id = given.person_id and h.hash <> given.hash
      and not exists (select from case_file c where c.hash = h.hash and c.added_by = h.person_id);
  if loose.files >= (payload ->> 'most_files')::bigint
    or loose.bytes + (payload ->> 'size')::bigint > (payload ->> 'most_bytes')::bigint
  then
    return false;
  end if;
  insert into file (hash, type, size) values (given.hash, payload ->> 'type', (payload ->> 'size')::bigint)
    on conflict do nothing;
  insert into file_holder (hash, person_id, name) values (given.hash, given.person_id, given.name)
    on conflict (hash, person_id) do update set name = excluded.name, stored_at = excluded.stored_at;
  return true;
end $$;
