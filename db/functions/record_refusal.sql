-- Who tried what, and why not. Ledger and revision stay as they are.
create or replace function record_refusal(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  insert into refusal (case_id, process, command_id, person_id, type, act, code, facts, revision, "on", at)
    select case_id, process, command_id, person_id, type, act, code, coalesce(facts, '{}'), revision, "on", at
    from jsonb_populate_record(null::refusal, payload)
    on conflict on constraint refusal_once do nothing;
end $$;
