-- Who tried what, and why not. Ledger and revision stay as they are. `notify` is the person to be told by mail: the one
-- whose link somebody else used; told once for each stranger and revision, however often they try.
create or replace function record_refusal(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tried refusal;
  counted_on bigint;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  tried := jsonb_populate_record(null::refusal, payload);
  perform pg_advisory_xact_lock(hashtextextended('refusal:' || tried.person_id, 0));
  -- Whoever goes on trying the same is counted on the last row of it: a script could fill the disk with what stays for
  -- good (docs/decisions/0017-refusals-are-counted.md).
  if not exists (select from refusal where command_id = tried.command_id and person_id = tried.person_id)
    and (
      20 <= (select count(*) from (select from refusal where person_id = tried.person_id
        and at > tried.at - interval '1 minute' and process_id = tried.process_id and type = tried.type
        and code = tried.code limit 20) as same)
      or 500 <= (select count(*) from (select from refusal where person_id = tried.person_id
        and at > tried.at - interval '1 hour' limit 500) as any_of_them))
  then
    select id into counted_on from refusal where person_id = tried.person_id and process_id = tried.process_id
      and type = tried.type and code = tried.code and at > tried.at - interval '1 hour' order by at desc, id desc limit 1;
    -- Tried at once, one may have been counted after it with a later moment.
    update refusal set repeats = repeats + 1, repeated_at = greatest(tried.at, repeated_at) where id = counted_on;
    if found then return; end if;
  end if;
  insert into refusal (process_id, subject_kind, subject_id, command_id, person_id, type, act, code, facts, revision,
      "on", at)
    values (tried.process_id, tried.subject_kind, tried.subject_id, tried.command_id, tried.person_id, tried.type,
      tried.act, tried.code, coalesce(tried.facts, '{}'), tried.revision, tried."on", tried.at)
    on conflict on constraint refusal_once do nothing;
  if payload ? 'notify' then
    insert into outbox (mail_key, kind, process_id, revision, person_id, act, asked_by, created_at)
      values (concat_ws(':', 'linkMisused', tried.process_id, coalesce(tried.revision, 0), tried.type,
          payload ->> 'notify', tried.person_id),
        'linkMisused', tried.process_id, coalesce(tried.revision, 0), payload ->> 'notify', tried.type,
        tried.person_id, tried.at)
      on conflict (mail_key) do nothing;
  end if;
end $$;
