-- One at a time of what is written about a subject, to the end of the transaction: its processes append to one chain.
create or replace function lock_subject(kind text, id text) returns void
language sql set search_path = pg_catalog, public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended(kind || ':' || id, 0));
$$;
