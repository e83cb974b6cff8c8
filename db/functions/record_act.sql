-- Records one act and everything that follows from it, in one statement: {entry, numbers, patches, rows}.
-- `entry` is the canonical text of the ledger entry and says which process, subject and revision it is.
-- Recorded again by the same command, it answers what it answered then; by another (LG001), two futures claim one place.
create or replace function record_act(payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  said constant jsonb := (payload ->> 'entry')::jsonb;
  this_process constant text := said ->> 'processId';
  this_subject_kind constant text := said -> 'subject' ->> 'kind';
  this_subject_id constant text := said -> 'subject' ->> 'id';
  this_revision constant int := said ->> 'revision';
  known ledger;
  last_revision int;
  last_entry record;
  wanted jsonb;
  path jsonb;
  given int;
  number text;
  numbers text[] := '{}';
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  perform lock_subject(this_subject_kind, this_subject_id);

  select * into known from ledger where process_id = this_process and revision = this_revision;
  if found then
    if known.command_id = said ->> 'commandId' then
      return jsonb_build_object('fingerprint', known.fingerprint, 'numbers', to_jsonb(known.numbers));
    end if;
    raise exception 'revision % of % was recorded by another command', this_revision, this_process
      using errcode = 'LG001';
  end if;
  select coalesce(max(revision), 0) into last_revision from ledger where process_id = this_process;
  if this_revision <> last_revision + 1 then
    raise exception 'expected revision % of %, got %', last_revision + 1, this_process, this_revision
      using errcode = 'LG001';
  end if;

  for wanted in select * from jsonb_array_elements(payload -> 'numbers') loop
    -- The row of the series stays locked to the end: a number is given only if its act is recorded.
    insert into document_series as series (authority_id, word, year, last_seq)
      values (wanted ->> 'authorityId', wanted ->> 'word', (wanted ->> 'year')::int, 1)
      on conflict (authority_id, word, year) do update set last_seq = series.last_seq + 1
      returning last_seq into given;
    number := replace(wanted ->> 'pattern', '{seq}', given::text);
    numbers := numbers || number;
    insert into document_number (authority_id, word, year, seq, number, process_id, revision)
      values (wanted ->> 'authorityId', wanted ->> 'word', (wanted ->> 'year')::int, given, number,
        this_process, this_revision);
    for path in select * from jsonb_array_elements(wanted -> 'for') loop
      payload := jsonb_set(payload, array(select jsonb_array_elements_text(path)), to_jsonb(number));
    end loop;
  end loop;

  perform write_rows(payload -> 'patches', payload -> 'rows');

  select seq, hash into last_entry from ledger
    where subject_kind = this_subject_kind and subject_id = this_subject_id order by seq desc limit 1;
  insert into ledger (process_id, subject_kind, subject_id, revision, seq, command_id, actor_id, actor_roles, type, act,
    text_hash, "on", at, state, fingerprint, numbers, entry, previous_hash, hash)
  values (this_process, this_subject_kind, this_subject_id, this_revision, coalesce(last_entry.seq, 0) + 1,
    said ->> 'commandId', said ->> 'actorId', array(select jsonb_array_elements_text(said -> 'actorRoles')), said -> 'act' ->> 'type',
    said -> 'act', said -> 'act' ->> 'text', (said ->> 'on')::date, (said ->> 'at')::timestamptz, said ->> 'state',
    said ->> 'fingerprint', numbers, payload ->> 'entry', coalesce(last_entry.hash, ''),
    encode(sha256(convert_to(coalesce(last_entry.hash, '') || chr(10) || (payload ->> 'entry') || chr(10)
      || array_to_string(numbers, ','), 'UTF8')), 'hex'));

  return jsonb_build_object('fingerprint', said ->> 'fingerprint', 'numbers', to_jsonb(numbers));
end $$;
