-- Clocks counted anew after a calendar was loaded: due days of clocks and tasks, and the count itself. No act, so no
-- ledger entry and no revision.
create or replace function record_recount(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  foreign_table text;
  recounted constant text := payload ->> 'processId';
begin
  select name into foreign_table
    from jsonb_object_keys((payload -> 'patches') || (payload -> 'rows')) as name
    where name not in ('clock', 'clock_count', 'task', 'task_holder');
  if found then
    raise exception 'expected clocks and tasks, got %', foreign_table using errcode = 'LG003';
  end if;
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  perform lock_subject(subject_kind, subject_id) from process where id = recounted;
  perform write_rows(payload -> 'patches', payload -> 'rows');
end $$;
