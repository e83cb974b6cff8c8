-- One try at a person's PIN. It is counted as wrong before anybody looks, so that a hundred at once are no more tries than
-- are left. Returns the hash to compare with; null where there is none or no try is left.
create or replace function try_pin(person text, most int) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tried text;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_failures = pin_failures + 1
    where person_id = person and pin_failures < most and pin_hash is not null and disabled_at is null
    returning pin_hash into tried;
  return tried;
end $$;
