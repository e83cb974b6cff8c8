-- Who tried what, and why not. Ledger and revision stay as they are. `notify` is the person to be told by mail: the one
-- whose link somebody else used; told once for each stranger and revision, however often they try.
create or replace function record_refusal(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  tried refusal;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  tried := jsonb_populate_record(null::refusal, payload);
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
