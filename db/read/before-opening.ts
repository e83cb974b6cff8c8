import type postgres from 'postgres';
import type { Rules } from '../../law/profiles/rules.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { HELD_DAYS } from '../schema/contents.ts';
import { usedCommand, type NamedPerson, type UsedCommand } from './before-sending.ts';
import type { Fragment } from './fragment.ts';

/** What the record says before a case is opened. */
export interface BeforeOpening {
  /** What its command id left already. */
  readonly command: UsedCommand | null;
  /** The handlers of a case that has this id already. */
  readonly taken: readonly string[] | null;
  readonly handlers: readonly NamedPerson[];
  /** Of the files named: those this person holds, and those the case has. */
  readonly files: readonly string[];
  /** A delegated unit enforces in the name of the authority that delegated it, which reviews and decides (APL-20). */
  readonly authorityId: string;
  readonly reviewUnitId: string | null;
  /** Of the day the case was opened on, which may be long before it is entered. */
  readonly rulesThen: Rules | null;
  readonly rulesNow: Rules | null;
  /** Cases there are; null where a number was given. */
  readonly cases: number | null;
}

export interface BeforeOpeningQuestion {
  readonly commandId: string;
  readonly caseId: string;
  readonly handlingUnitId: string;
  readonly handlers: readonly string[];
  readonly files: readonly string[];
  readonly openedOn: CivilDate;
  readonly today: CivilDate;
  readonly isNumbered: boolean;
}

/** One JSON value; `personId` is the id of whoever opens it. */
export function beforeOpening(sql: postgres.Sql, question: BeforeOpeningQuestion, personId: Fragment): Fragment {
  const { commandId, caseId, handlingUnitId, handlers, files, openedOn, today, isNumbered } = question;
  const own = sql`(select authority_id from person where id = ${personId})`;
  const authority = sql`coalesce((select delegated_by from unit where id = ${handlingUnitId}), ${own})`;
  const rulesOn = (day: CivilDate) => sql`(select rules from profile_activation
    where authority_id = ${authority} and effective_from <= ${day}::date order by effective_from desc, id desc limit 1)`;
  return sql`json_build_object(
    'command', ${usedCommand(sql, commandId)},
    'taken', (select to_json(handlers) from enforcement_case where id = ${caseId}),
    'handlers', (select coalesce(json_agg(json_build_object('id', id, 'authorityId', authority_id, 'active', active,
      'offices', offices)), '[]') from person where id = any(${[...handlers]}::text[])),
    'files', (select coalesce(json_agg(hash), '[]') from (
      select hash from file_holder where hash = any(${[...files]}::text[]) and person_id = ${personId}
        and stored_at > now() - make_interval(days => ${HELD_DAYS})
      union select hash from case_file where case_id = ${caseId}) as known),
    'authorityId', ${authority},
    'reviewUnitId', (select id from unit where authority_id = ${authority} and kind = 'review' and active limit 1),
    'rulesThen', ${rulesOn(openedOn)},
    'rulesNow', ${rulesOn(today)},
    'cases', ${isNumbered ? sql`null` : sql`(select count(*) from process where kind = 'case' and authority_id = ${own})`})`;
}
