-- Takes mails that are due, for so many seconds: a relay that dies gives them back by itself.
create or replace function claim_outbox(up_to int, lease_seconds int) returns setof outbox
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  return query
    update outbox set claimed_until = now() + make_interval(secs => lease_seconds), attempts = attempts + 1
    where id in (
      select id from outbox
      where sent_at is null and given_up_at is null and next_at <= now()
        and (claimed_until is null or claimed_until < now())
      order by next_at, id limit up_to for update skip locked)
    returning *;
end $$;
