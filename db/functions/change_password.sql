-- A person's own new password: {person_id, was, password_hash, at}. `was` is the hash the old password was proved by: of
-- two changes at once the second finds it gone and changes nothing. Every session ends and every device is forgotten;
-- it is written down whose it was, never what it is. Returns whether it was changed.
create or replace function change_password(payload jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  changed account;
  ended constant timestamptz := (payload ->> 'at')::timestamptz;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update account set password_hash = payload ->> 'password_hash', must_change_password = false
    where person_id = payload ->> 'person_id' and password_hash = payload ->> 'was' and disabled_at is null
    returning * into changed;
  if changed.person_id is null then return false; end if;
  update session set ended_at = ended where person_id = changed.person_id and ended_at is null;
  update device set revoked_at = ended where person_id = changed.person_id and revoked_at is null;
  insert into administration (by, what, subject, detail)
    values (changed.person_id, 'password.own', changed.person_id, jsonb_build_object('login', changed.login));
  return true;
end $$;
