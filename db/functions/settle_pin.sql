-- The try was right: the wrong ones before it are forgotten, unless the PIN was set anew meanwhile.
create or replace function settle_pin(person text, hash text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_failures = 0 where person_id = person and pin_hash = hash;
end $$;
