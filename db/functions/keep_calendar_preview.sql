-- What a calendar would change, kept until somebody applies it.
create or replace function keep_calendar_preview(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  insert into calendar_preview (id, version, calendar, based_on, days, moves, made_by)
    select id, version, calendar, based_on, days, moves, made_by
    from jsonb_populate_record(null::calendar_preview, payload);
end $$;
