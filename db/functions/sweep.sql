-- What has served its time goes: sessions and devices that ended, tries to sign in, mail links long dead, and files that
-- nobody made part of a case within the days given. A file goes when neither holder nor case refers to it; its bytes are
-- removed by whoever called. Nothing of a case, of the ledger or of administration is touched.
create or replace function sweep(payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ended_before constant timestamptz := now() - make_interval(days => (payload ->> 'endedDays')::int);
  linked_before constant timestamptz := now() - make_interval(days => (payload ->> 'linkDays')::int);
  held_before constant timestamptz := now() - make_interval(days => (payload ->> 'heldDays')::int);
  swept jsonb := '{}';
  gone bigint;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  delete from session where least(expires_at, ended_at) < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('sessions', gone);
  delete from device where least(expires_at, revoked_at) < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('devices', gone);
  delete from login_attempt where at < ended_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('attempts', gone);
  delete from mail_link where least(expires_at, dead_at) < linked_before;
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('links', gone);
  delete from file_holder h where stored_at < held_before
    and not exists (select from case_file c where c.hash = h.hash and c.added_by = h.person_id);
  get diagnostics gone = row_count;
  swept := swept || jsonb_build_object('held', gone);
  delete from file f where stored_at < held_before
    and not exists (select from file_holder h where h.hash = f.hash)
    and not exists (select from case_file c where c.hash = f.hash);
  get diagnostics gone = row_count;
  return swept || jsonb_build_object('files', gone);
end $$;
