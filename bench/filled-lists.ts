import type { RecordToFill } from './filled-record.ts';

export const TASKS = 1_000_000;
/** Whose list is how long, and of what. */
export const LISTS = {
  reviewer2: 1000,
  /** Late, due today, come back and new. */
  reviewer1: 100_000,
  /** All due later, and nothing has come back. */
  handler1: 100_000,
} as const;
/** Waits for what `reviewer1` holds. */
export const WATCHER = 'handler2';

/** The first tasks are `reviewer1`'s, the next `reviewer2`'s, the next `handler1`'s; the others lie with a thousand people. */
const HOLDER = `case
  when i <= ${LISTS.reviewer1} then 'reviewer1'
  when i <= ${LISTS.reviewer1 + LISTS.reviewer2} then 'reviewer2'
  when i <= ${LISTS.reviewer1 + LISTS.reviewer2 + LISTS.handler1} then 'handler1'
  else 'someone-' || i % 1000 end`;

/**
 * A million open tasks, four in nine of them late, each of a case of its own, written as the store would have kept them.
 * References are not checked and triggers do not run.
 */
export async function fillLists({ owner: { sql } }: RecordToFill): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
      perform set_config('session_replication_role', 'replica', true);
      drop index process_search;
      create temp table planted as
        select i, ${HOLDER} as person, overlay(overlay(md5(i::text) placing '4' from 13) placing '8' from 17)::uuid as id, now() as at, current_date as today,
          i % 50 = 0 and i <= ${LISTS.reviewer1 + LISTS.reviewer2} as again,
          case when i > ${LISTS.reviewer1 + LISTS.reviewer2} and i <= ${LISTS.reviewer1 + LISTS.reviewer2 + LISTS.handler1}
              then current_date + 1 + i % 90
            when i % 9 < 4 then current_date - 1 - i % 60
            when i % 9 = 4 and i % 8 = 0 then current_date
            else current_date + 1 + i % 90 end as due_on
        from generate_series(1, ${TASKS}) as i;
      insert into process (id, kind, subject_kind, subject_id, authority_id, number, title, keywords, state, revision,
          changed_at_revision, snapshot, fingerprint, back_entry, demo, entered_at, changed_at)
        select 'case-' || id, 'case', 'case', id, 'authority', '示综执立〔2026〕' || i || '号',
          '擅自设置户外广告设施案' || i, '示范县安途运输有限公司', 'assigned', 7, 7, '{}', '', false, false, at, at from planted;
      insert into enforcement_case (id, party_name, act_kind, handling_unit_id, review_unit_id, handlers, party_state, round,
          profile_id, profile_version)
        select id, '示范县安途运输有限公司', 'penalty', 'unit-handling', 'unit-review', '{${WATCHER}}', 'settled',
          case when again then 2 else 1 end, 'national-2026', 1 from planted;
      insert into clock (process_id, clock, started_at_revision, from_on, due_on, receipt)
        select 'case-' || id, 'review', 1, today - 90, due_on, '{"period": {"n": 5, "unit": "workingDay"}}' from planted;
      insert into task (id, process_id, kind, role, person_id, of_id, act, clock, due_on, opened_on, opened_at,
          opened_at_revision, opened_by, authority_id, again)
        select 'case-' || id || ':1:review', 'case-' || id, 'review', 'legalReviewer', person, 'unit-review', 'signOpinion',
          'review', due_on, today, at, 1, 'system', 'authority', again from planted;
      insert into task_holder (task_id, holder, due_on, kind, again)
        select 'case-' || id || ':1:review', 'person:' || person, due_on, 'review', again from planted;
      insert into task_watcher (task_id, person_id, due_on, held, kind, again)
        select 'case-' || id || ':1:review', person, due_on, true, 'review', again from planted
        union all
        select 'case-' || id || ':1:review', '${WATCHER}', due_on, false, 'review', again from planted
          where i <= ${LISTS.reviewer1};
    end $$`);
  await sql.unsafe(`create index process_search on process using gin
    ((number || ' ' || title || ' ' || keywords || ' ' || coalesce(outcome_number, '')) gin_trgm_ops)`);
  await sql.unsafe('vacuum analyze task, task_holder, task_watcher, process, enforcement_case, clock');
}
