-- A person's own PIN: {person_id, was, pin_hash}. `was` is the hash the password was proved by. That it was set is written
-- down, never what it is. Returns whether it was set.
create or replace function change_pin(payload jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  changed account;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set pin_hash = payload ->> 'pin_hash', pin_failures = 0
    where person_id = payload ->> 'person_id' and password_hash = payload ->> 'was' and disabled_at is null
    returning * into changed;
  if changed.person_id is null then return false; end if;
  insert into administration (by, what, subject, detail)
    values (changed.person_id, 'pin.own', changed.person_id, jsonb_build_object('login', changed.login));
  return true;
end $$;
