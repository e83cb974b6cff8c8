-- Running clocks of many cases counted anew by a calendar that was loaded. A clock that was ended, extended, stopped or
-- counted meanwhile is left as it is: its process counts it itself. Answers how many were written.
create or replace function recount_clocks(payload jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  written int;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  -- In one order, so that two at once never wait for each other; an act of a case holds the lock of that case only.
  perform pg_advisory_xact_lock(hashtextextended(case_id, 0))
    from (select distinct item ->> 'case_id' as case_id from jsonb_array_elements(payload) as item order by 1) as cases;
  with given as materialized (
    select * from jsonb_to_recordset(payload) as item (case_id uuid, process text, clock text, started_at_revision int,
      extended_by int, stop_marks int, counted_by text, was_due date, due_on date, task_due_on date, receipt jsonb)
  ), recounted as (
    update clock c set due_on = g.due_on, receipt = g.receipt from given g
    where (c.case_id, c.process, c.clock, c.started_at_revision) = (g.case_id, g.process, g.clock, g.started_at_revision)
      and c.ended_on is null and c.dropped_on is null and c.due_on = g.was_due and c.extended_by = g.extended_by
      and c.receipt ->> 'calendarVersion' = g.counted_by
      and c.receipt -> 'stops' is not distinct from g.receipt -> 'stops'
    returning g.*
  ), counted as (
    insert into clock_count (case_id, process, clock, started_at_revision, calendar_version, extended_by, stop_marks,
      due_on, receipt)
    select case_id, process, clock, started_at_revision, receipt ->> 'calendarVersion', extended_by, stop_marks, due_on,
      receipt from recounted
    on conflict do nothing
  ), moved as (
    update task t set due_on = r.task_due_on from recounted r
    where (t.case_id, t.process, t.clock) = (r.case_id, r.process, r.clock) and t.closed_at is null
      and t.due_on <> r.task_due_on
    returning t.id, t.due_on
  ), held as (
    update task_holder h set due_on = m.due_on from moved m where h.task_id = m.id
  )
  select count(*) into written from recounted;
  return written;
end $$;
