import { and, eq } from 'drizzle-orm';
import { leavesAround } from '../../db/read/staff.ts';
import { person } from '../../db/schema/authorities.ts';
import { isAwayOn } from '../../law/people/absence.ts';
import type { Involved } from '../../law/people/conflicts.ts';
import { refusals, type Refusal } from '../../law/refusals.ts';
import { involvementInWords } from '../../law/words.ts';
import type { CaseFile } from '../request/case-file.ts';
import type { MeetingPerson } from '../contract/meetings.ts';
import { isLeader } from './leaders.ts';
import type { Viewing } from '../request/viewing.ts';
import { meetingWords, peopleWords } from './people-words.ts';

/** Whom a meeting on this case may be made of; the leaders first, and why some of them may not sit. */
export async function meetingPeople({ db, sql, today }: Viewing, file: CaseFile): Promise<MeetingPerson[]> {
  const people = await db
    .select()
    .from(person)
    .where(and(eq(person.authorityId, file.record.authorityId), eq(person.active, true)))
    .orderBy(person.name);
  const involved = file.context.involved;
  const heads = people.filter(isHead).map(({ id }) => id);
  const leaves = await leavesAround(
    sql,
    people.map(({ id }) => id),
    today,
  );
  return people
    .map((row): MeetingPerson => {
      const leave = leaves.find(
        ({ personId, ...days }) => personId === row.id && isAwayOn({ personId, ...days }, today),
      );
      const facts = involved.filter(({ personId }) => personId === row.id);
      const { handler, reviewer } = sidesIn(facts);
      return {
        id: row.id,
        name: row.name,
        title: row.title,
        isLeader: isLeader(row),
        unfitAsMember: unfitAsMember(isLeader(row), facts),
        unfitAsRecorder: handler === undefined ? null : why('investigator-cannot-deliberate', handler),
        attendsAs: handler === undefined ? (reviewer === undefined ? null : 'reviewer') : 'handler',
        warning: leave === undefined ? null : meetingWords.away(leave.untilOn),
      };
    })
    .toSorted((a, b) => rank(a, heads) - rank(b, heads));
}

const isHead = ({ offices }: typeof person.$inferSelect): boolean =>
  offices.some(({ office }) => office === 'authorityHead');

/** The head, the deputies, the others. */
const rank = ({ id, isLeader: leads }: MeetingPerson, heads: readonly string[]): number => {
  if (heads.includes(id)) return 0;
  return leads ? 1 : 2;
};

const sidesIn = (facts: readonly Involved[]) => ({
  handler: facts.find(({ as }) => as === 'handler'),
  reviewer: facts.find(({ as }) => as === 'reviewer'),
});

function unfitAsMember(leads: boolean, facts: readonly Involved[]): string | null {
  const { handler, reviewer } = sidesIn(facts);
  if (handler !== undefined) return why('investigator-cannot-deliberate', handler);
  if (reviewer !== undefined) return why('reviewer-attends-only', reviewer);
  return leads ? null : refusals['member-not-leader'].sentence;
}

const why = (refusal: Refusal, fact: Involved): string =>
  peopleWords.conflict(refusals[refusal].sentence, involvementInWords(fact));
