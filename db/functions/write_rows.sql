-- Writes into the tables of the record, and only into those: `patches` ({key, set} by table) and `rows`, in an order in
-- which each finds what it refers to. The law is in the constraints, not here.
create or replace function write_rows(patches jsonb, rows jsonb) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  target record;
  patch jsonb;
  columns text;
  key_columns text;
  written int := 0;
begin
  for target in
    select * from (values
      ('process', false, ''),
      ('enforcement_case', false, ''),
      -- The first draft of a case; from then on the handlers write it themselves.
      ('draft', false, ''),
      ('case_file', false, ''),
      -- A side is taken once; a second row for the other side breaks the primary key.
      ('case_side', false, 'on conflict on constraint case_side_of_person do nothing'),
      ('opinion', true, ''),
      ('pass', true, ''),
      ('out_of_scope', true, ''),
      ('deliberation', true, ''),
      ('submission', true, ''),
      ('task', true, ''),
      ('task_holder', true, ''),
      ('clock', true, ''),
      ('mail_link', true, ''),
      ('process', true, ''),
      ('enforcement_case', true, ''),
      ('publication', true, ''),
      ('submission', false, ''),
      ('opinion', false, ''),
      ('pass', false, ''),
      ('out_of_scope', false, ''),
      ('deliberation', false, ''),
      ('decision', false, ''),
      ('historical_decision', false, ''),
      ('publication', false, ''),
      ('task', false, ''),
      -- A handler who comes back holds the task again.
      ('task_holder', false, 'on conflict on constraint task_holder_pkey do update set open = true, due_on = excluded.due_on'),
      ('clock', false, ''),
      ('clock_count', false, 'on conflict do nothing'),
      ('mail_link', false, ''),
      ('outbox', false, '')
    ) as targets (name, is_patch, on_conflict)
  loop
    if target.is_patch and patches ? target.name then
      written := written + 1;
      for patch in select * from jsonb_array_elements(patches -> target.name) loop
        select string_agg(quote_ident(name), ', ') into columns from jsonb_object_keys(patch -> 'set') as name;
        select string_agg(quote_ident(name), ', ') into key_columns from jsonb_object_keys(patch -> 'key') as name;
        execute format(
          'update %1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))
           where (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2))', target.name, columns, key_columns)
          using patch -> 'set', patch -> 'key';
      end loop;
    elsif not target.is_patch and rows ? target.name then
      written := written + 1;
      -- All rows of one table have the columns of the first.
      select string_agg(quote_ident(name), ', ') into columns from jsonb_object_keys(rows -> target.name -> 0) as name;
      execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_recordset(null::%1$I, $1) %3$s',
        target.name, columns, target.on_conflict) using rows -> target.name;
    end if;
  end loop;
  if written <> (select count(*) from jsonb_object_keys(patches)) + (select count(*) from jsonb_object_keys(rows)) then
    raise exception 'expected only tables of the record, got % and %',
      (select array_agg(name) from jsonb_object_keys(patches) as name),
      (select array_agg(name) from jsonb_object_keys(rows) as name) using errcode = 'LG003';
  end if;
end $$;
