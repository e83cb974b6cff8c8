-- What became of a mail: sent (`messageId`), to be tried again (`error`, `retryInSeconds`), or given up (`error` alone).
create or replace function settle_outbox(payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  retry constant int := payload ->> 'retryInSeconds';
begin
  perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
  update outbox set
    claimed_until = null,
    sent_at = case when payload ? 'messageId' then now() end,
    message_id = payload ->> 'messageId',
    last_error = payload ->> 'error',
    next_at = case when retry is null then next_at else now() + make_interval(secs => retry) end,
    given_up_at = case when payload ? 'error' and retry is null then now() end
  where id = (payload ->> 'id')::bigint and sent_at is null;
end $$;
