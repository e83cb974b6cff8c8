-- A leave begins or ends: {begin: row} or {end: {id, ended_on, ended_by}}; written down as administration of whoever
-- entered it. Who may enter whose, the server asks; whom nobody may name, the constraints refuse.
create or replace function record_absence(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  given absence;
  known absence;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  given := jsonb_populate_record(null::absence, coalesce(payload -> 'begin', payload -> 'end'));
  select * into known from absence where id = given.id for update;
  if payload ? 'begin' then
    -- Sent twice, it is there once.
    if known.id is not null then return; end if;
    insert into absence select given.*;
    insert into administration (by, what, subject, detail)
      values (given.entered_by, 'absence.begin', given.person_id, jsonb_build_object('before', null, 'after', to_jsonb(given)));
    return;
  end if;
  if known.ended_on is not null then return; end if;
  update absence set ended_on = given.ended_on, ended_by = given.ended_by where id = given.id;
  insert into administration (by, what, subject, detail)
    values (given.ended_by, 'absence.end', known.person_id,
      jsonb_build_object('before', to_jsonb(known), 'after', payload -> 'end'));
end $$;
