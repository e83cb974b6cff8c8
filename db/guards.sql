-- What drizzle cannot express: triggers, ownership of functions, and who may do what. Applied after every
-- migration and whenever a source changed (db/migrate.ts), always in full.

-- A statement that leaked out of its transaction would be committed alone (docs/decisions): it finds no guard.
create or replace function tx_guard() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('lawgate.guard', true) is distinct from pg_current_xact_id()::text then
    raise exception 'write on % outside a guarded transaction', tg_table_name using errcode = '25P01';
  end if;
  return null;
end $$;

create or replace function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% on % is refused: what is recorded stays', tg_op, tg_table_name using errcode = 'LG002';
end $$;

-- Columns named by the trigger are written once, from null; all others never change.
create or replace function write_once() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from jsonb_each(to_jsonb(old)) as was join jsonb_each(to_jsonb(new)) as now using (key)
    where was.value <> now.value and (was.value <> 'null' or key <> all (tg_argv))
  ) then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $$;

-- Valid once, then voided, and never back: restoring the old text does not restore the pass (APL 58).
create or replace function only_voids() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.validity <> 'valid' or new.validity <> 'voided'
    or to_jsonb(old) - '{validity,voided_on,voided_by,voided_at_revision}'::text[]
      <> to_jsonb(new) - '{validity,voided_on,voided_by,voided_at_revision}'::text[]
  then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $$;

-- A refusal stays as it was written down; how often it was repeated only goes up, one at a time.
create or replace function only_counts() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.repeats is distinct from old.repeats + 1 or new.repeated_at is null or new.repeated_at < old.repeated_at
    or to_jsonb(old) - '{repeats,repeated_at}'::text[] <> to_jsonb(new) - '{repeats,repeated_at}'::text[]
  then
    raise exception 'UPDATE on % is refused: what is recorded stays', tg_table_name using errcode = 'LG002';
  end if;
  return new;
end $$;

-- One leave at a time, and no chain: whoever stands in is not away meanwhile, and has nobody standing in.
create or replace function no_substitute_chain() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  days constant daterange := daterange(new.from_on, 
    least(new.until_on + 1, greatest(coalesce(new.ended_on, 'infinity'), new.from_on)));
begin
  -- Two leaves entered at once would each find the other missing.
  perform pg_advisory_xact_lock(hashtextextended('absence', 0));
  if exists (
    select from absence as other
    where other.id <> new.id
      and (other.person_id in (new.person_id, new.substitute_id) or other.substitute_id = new.person_id)
      and days && daterange(other.from_on,
        least(other.until_on + 1, greatest(coalesce(other.ended_on, 'infinity'), other.from_on)))
  ) then
    raise exception 'the leave of % meets another, or makes a chain', new.person_id using errcode = 'LG004';
  end if;
  return new;
end $$;

do $$
declare
  name text;
begin
  foreach name in array '{process,enforcement_case,case_side,submission,opinion,pass,out_of_scope,deliberation,decision,
    historical_decision,document_series,document_number,publication,task,task_holder,task_watcher,clock,clock_count,ledger,refusal,
    mail_link,outbox,authority,unit,person,account,profile_activation,calendar_version,setting,administration,
    credential,absence,pool_member,calendar_preview}'::text[]
  loop
    execute format('create or replace trigger in_transaction before insert or update or delete on %I
      for each statement execute function tx_guard()', name);
    execute format('alter table %I enable always trigger in_transaction', name);
  end loop;

  foreach name in array '{content,ledger,case_side,decision,historical_decision,document_number,clock_count,
    profile_activation,calendar_version,administration}'::text[]
  loop
    execute format('create or replace trigger append_only before update or delete or truncate on %I
      for each statement execute function refuse_change()', name);
    execute format('alter table %I enable always trigger append_only', name);
  end loop;

  foreach name in array '{submission,opinion,pass,out_of_scope,deliberation,document_series,process,publication,
    enforcement_case,credential,absence,pool_member,calendar_preview}'::text[] loop
    execute format('create or replace trigger kept before delete or truncate on %I
      for each statement execute function refuse_change()', name);
    execute format('alter table %I enable always trigger kept', name);
  end loop;

  foreach name in array '{pass,out_of_scope}'::text[] loop
    execute format('create or replace trigger only_voids before update on %I
      for each row execute function only_voids()', name);
    execute format('alter table %I enable always trigger only_voids', name);
  end loop;
end $$;

create or replace trigger write_once before update on opinion for each row
  execute function write_once('issued', 'issued_by', 'issued_on', 'issued_at', 'number', 'returned_on', 'returned_by',
    'withdrawn_on', 'withdrawn_by', 'withdrawn_reason_hash');
alter table opinion enable always trigger write_once;
create or replace trigger write_once before update on submission for each row
  execute function write_once('accepted_by', 'accepted_on', 'accepted_at', 'ended_on', 'ended_by');
alter table submission enable always trigger write_once;

-- A meeting is recorded and confirmed once while it is valid, then only voided; what is voided gets nothing more.
create or replace trigger write_once before update on deliberation for each row
  when (old.validity = 'valid' and new.validity = 'valid')
  execute function write_once('held_on', 'present', 'recused', 'observers', 'in_favor', 'against', 'abstained',
    'conclusion', 'record_hash', 'recorded_by', 'recorded_on', 'recorded_at', 'confirmed_by', 'confirmed_on',
    'confirmed_at', 'substitutes');
alter table deliberation enable always trigger write_once;
create or replace trigger only_voids before update on deliberation for each row
  when (old.validity <> 'valid' or new.validity <> 'valid')
  execute function only_voids();
alter table deliberation enable always trigger only_voids;

create or replace trigger append_only before delete or truncate or update of id, process_id, subject_kind, subject_id,
  command_id, person_id, type, act, code, facts, revision, "on", at on refusal
  for each statement execute function refuse_change();
alter table refusal enable always trigger append_only;
create or replace trigger only_counts before update on refusal for each row execute function only_counts();
alter table refusal enable always trigger only_counts;
-- What a hash names never changes; who deletes it is the sweep alone, and only what nobody refers to.
create or replace trigger kept before update or truncate on file for each statement execute function refuse_change();
alter table file enable always trigger kept;

create or replace trigger write_once before update on credential for each row execute function write_once('revoked_on');
alter table credential enable always trigger write_once;
create or replace trigger write_once before update on absence for each row
  execute function write_once('ended_on', 'ended_by');
alter table absence enable always trigger write_once;
create or replace trigger write_once before update on calendar_preview for each row
  execute function write_once('applied_by', 'applied_at');
alter table calendar_preview enable always trigger write_once;
create or replace trigger no_substitute_chain before insert or update on absence for each row
  execute function no_substitute_chain();
alter table absence enable always trigger no_substitute_chain;

revoke all on all tables in schema public from public, lawgate_app;
revoke all on all sequences in schema public from public, lawgate_app;
revoke all on function write_rows(jsonb, jsonb), lock_subject(text, text), record_act(jsonb), record_recount(jsonb),
  record_refusal(jsonb), record_absence(jsonb), record_export(jsonb), change_password(jsonb),
  change_pin(jsonb), try_pin(text, int), settle_pin(text, text), keep_calendar_preview(jsonb),
  apply_calendar_preview(jsonb), recount_clocks(jsonb), hold_file(jsonb), sweep(jsonb), claim_outbox(int, int),
  settle_outbox(jsonb) from public, lawgate_app;

-- A web server asks which migrations the database went through.
grant usage on schema drizzle to lawgate_app;
grant select on drizzle.__drizzle_migrations to lawgate_app;
grant usage on schema public to lawgate_app;
grant select on all tables in schema public to lawgate_app;
-- The nonce and the installation's secret together make a mail's token; the relay gets it with the mail it claims.
revoke select on outbox from lawgate_app;
grant select (id, mail_key, kind, process_id, revision, person_id, task_id, act, clock, due_on, asked_by,
  review_result, created_at, attempts, next_at, claimed_until, sent_at, message_id, last_error, given_up_at)
  on outbox to lawgate_app;
grant insert on content, case_file, login_attempt to lawgate_app;
grant insert, update on session, device to lawgate_app;
-- A draft begins with its case.
grant update on draft to lawgate_app;
grant execute on function record_act(jsonb), record_recount(jsonb), record_refusal(jsonb), record_absence(jsonb),
  record_export(jsonb), change_password(jsonb), change_pin(jsonb), try_pin(text, int), settle_pin(text, text),
  keep_calendar_preview(jsonb), apply_calendar_preview(jsonb), recount_clocks(jsonb), hold_file(jsonb), sweep(jsonb),
  claim_outbox(int, int), settle_outbox(jsonb) to lawgate_app;
