-- A list that left the house as a file: {by, subject, detail}. What it was of, how many rows and their hash stand in
-- the detail; the rows themselves do not.
create or replace function record_export(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  insert into administration (by, what, subject, detail)
    values (payload ->> 'by', 'board.export', payload ->> 'subject', payload -> 'detail');
end $$;
