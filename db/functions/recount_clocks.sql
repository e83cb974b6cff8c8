-- Running clocks of many processes counted anew by a calendar that was loaded. A clock that was ended, extended, stopped or
-- counted meanwhile is left as it is: its process counts it itself. Answers how many were written.
create or replace function recount_clocks(payload jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  written int;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  -- In one order, so that two at once never wait for each other; an act holds the lock of its own subject only.
  perform lock_subject(subject_kind, subject_id)
    from (select distinct subject_kind, subject_id from process
      where id in (select item ->> 'process_id' from jsonb_array_elements(payload) as item) order by 1, 2) as subjects;
  with given as materialized (
    select * from jsonb_to_recordset(payload) as item (process_id text, clock text, started_at_revision int, extended_by int,
      stop_marks int, counted_by text, was_due date, due_on date, task_due_on date, receipt jsonb)
  ), recounted as (
    update clock c set due_on = g.due_on, receipt = g.receipt from given g
    where (c.process_id, c.clock, c.started_at_revision) = (g.process_id, g.clock, g.started_at_revision)
      and c.ended_on is null and c.dropped_on is null and c.due_on = g.was_due and c.extended_by = g.extended_by
      and c.receipt ->> 'calendarVersion' = g.counted_by
      and c.receipt -> 'stops' is not distinct from g.receipt -> 'stops'
    returning g.*
  ), counted as (
    insert into clock_count (process_id, clock, started_at_revision, calendar_version, extended_by, stop_marks, due_on,
      receipt)
    select process_id, clock, started_at_revision, receipt ->> 'calendarVersion', extended_by, stop_marks, due_on, receipt
    from recounted
    on conflict do nothing
  ), moved as (
    update task t set due_on = r.task_due_on from recounted r
    where (t.process_id, t.clock) = (r.process_id, r.clock) and t.closed_at is null
      and t.due_on <> r.task_due_on
    returning t.id, t.due_on
  ), held as (
    update task_holder h set due_on = m.due_on from moved m where h.task_id = m.id
  )
  select count(*) into written from recounted;
  return written;
end $$;
