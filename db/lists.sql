-- What lists are read by, kept where it changes: so each page of an inbox or of the board is a few ranges of an index, and
-- nobody who writes a task, a clock, a side or a round can forget it. Applied after every migration, always in full.

-- An act that was asked for before: of a later round, or because the pass fell.
create or replace function is_asked_again(kind text, round int) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select kind = 'resubmitVoided' or (kind in ('takeIn', 'assign', 'review', 'issue') and coalesce(round, 0) > 1)
$$;

create or replace function task_in_lists() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  select p.authority_id, is_asked_again(new.kind, c.round) into new.authority_id, new.again
    from process p left join enforcement_case c on p.subject_kind = 'case' and c.process_id = 'case-' || p.subject_id
    where p.id = new.process_id;
  select (receipt ->> 'dueAt')::float8 into new.due_at from clock
    where process_id = new.process_id and clock = new.clock order by started_at_revision desc limit 1;
  return new;
end $$;
create or replace trigger in_lists before insert or update of kind, clock on task for each row
  execute function task_in_lists();

-- Whoever takes part waits for it, as long as it is open.
create or replace function task_watched() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.closed_at is not null then
    delete from task_watcher where task_id = new.id;
  elsif tg_op = 'INSERT' then
    insert into task_watcher (task_id, person_id, due_on, held, kind, again, due_at)
      select new.id, s.person_id, new.due_on, false, new.kind, new.again, new.due_at
      from case_side s
      where s.case_id = (select subject_id::uuid from process where id = new.process_id and subject_kind = 'case');
  else
    update task_watcher set due_on = new.due_on, kind = new.kind, again = new.again, due_at = new.due_at
      where task_id = new.id;
    update task_holder set kind = new.kind, again = new.again, due_at = new.due_at
      where task_id = new.id and (kind, again) is distinct from (new.kind, new.again)
        or task_id = new.id and due_at is distinct from new.due_at;
  end if;
  return null;
end $$;
create or replace trigger watched after insert or update of kind, due_on, again, due_at, closed_at on task
  for each row execute function task_watched();

create or replace function holder_in_lists() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  select kind, again, due_at into new.kind, new.again, new.due_at from task where id = new.task_id;
  return new;
end $$;
create or replace trigger in_lists before insert on task_holder for each row execute function holder_in_lists();

create or replace function holder_watches() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  update task_watcher set held = new.open where task_id = new.task_id and 'person:' || person_id = new.holder;
  return null;
end $$;
create or replace trigger watches after insert or update of open on task_holder for each row
  execute function holder_watches();

-- Who comes to a case waits for what is open in it.
create or replace function side_watches() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into task_watcher (task_id, person_id, due_on, held, kind, again, due_at)
    select t.id, new.person_id, t.due_on,
      exists (select from task_holder where task_id = t.id and holder = 'person:' || new.person_id and open),
      t.kind, t.again, t.due_at
    from process p join task t on t.process_id = p.id and t.closed_at is null
    where p.subject_kind = 'case' and p.subject_id = new.case_id::text
    on conflict do nothing;
  return null;
end $$;
create or replace trigger watches after insert on case_side for each row execute function side_watches();

create or replace function round_in_lists() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  update task t set again = is_asked_again(t.kind, new.round)
    from process p where p.subject_kind = 'case' and p.subject_id = new.id::text and t.process_id = p.id
      and t.closed_at is null and t.again <> is_asked_again(t.kind, new.round);
  return null;
end $$;
create or replace trigger in_lists after update of round on enforcement_case for each row
  when (old.round <> new.round) execute function round_in_lists();

create or replace function clock_in_lists() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare
  ends constant float8 := new.receipt ->> 'dueAt';
begin
  update task set due_at = ends where process_id = new.process_id and clock = new.clock and closed_at is null
    and due_at is distinct from ends;
  return null;
end $$;
create or replace trigger in_lists after insert or update of receipt on clock for each row
  execute function clock_in_lists();
