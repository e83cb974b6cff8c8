-- Loads the calendar of a preview, once, and only over the calendar the preview was made over. What came of it:
-- `applied`, `appliedBefore`, `unknown`, `otherCalendar` (another one counts meanwhile), `known` (a version keeps its days).
create or replace function apply_calendar_preview(payload jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  preview calendar_preview;
  present text;
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  -- Two calendars applied at once would each find the other missing.
  perform pg_advisory_xact_lock(hashtextextended('calendar', 0));
  select * into preview from calendar_preview where id = (payload ->> 'id')::uuid;
  if preview.id is null then return 'unknown'; end if;
  if preview.applied_at is not null then return 'appliedBefore'; end if;
  select version into present from calendar_version order by id desc limit 1;
  if present is not null and present <> preview.based_on then return 'otherCalendar'; end if;
  if exists (select from calendar_version where version = preview.version) then return 'known'; end if;
  insert into calendar_version (version, calendar, loaded_by)
    values (preview.version, preview.calendar, payload ->> 'by');
  update calendar_preview set applied_by = payload ->> 'by', applied_at = now() where id = preview.id;
  insert into administration (by, what, subject, detail)
    values (payload ->> 'by', 'calendar.load', preview.version, jsonb_build_object(
      'version', preview.version, 'basedOn', preview.based_on, 'preview', preview.id,
      'days', jsonb_array_length(preview.days), 'moves', jsonb_array_length(preview.moves)));
  return 'applied';
end $$;
