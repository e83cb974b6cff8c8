import { conflictOf, type Conflict, type Taking } from '../../law/people/conflicts.ts';
import { inOwnRight, rolesIn, type Actor, type CaseRole, type ReplaceableRole } from '../../law/people/roles.ts';
import type { PersonalAct } from '../../law/acts.ts';
import { decide } from '../../law/process.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { Refusal } from '../../law/refusals.ts';
import { involvementInWords } from '../../law/words.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import type { Db } from '../../db/connect.ts';
import type { OpenedFile } from '../request/case-file.ts';
import type { Installation } from '../request/installation.ts';
import { refused } from '../request/problems.ts';
import { readPeople } from './people.ts';
import type { Visitor } from '../request/visitor.ts';

/**
 * The person as they act now: in their own right where that is enough, else for the one absent person whose place the
 * act needs. So the ledger says for whom an act was done, and only where it was done for somebody.
 */
export async function actorOf(
  installation: Installation,
  visitor: Visitor,
  file: OpenedFile,
  { processState, act }: { readonly processState: ProcessState; readonly act: PersonalAct },
): Promise<Actor> {
  const { actor } = visitor;
  const own = inOwnRight(actor);
  const { standsFor = [] } = actor;
  if (standsFor.length === 0) return own;
  const on = civilDateAt(installation.now().getTime());
  const isTheirs = (by: Actor): boolean => {
    const decision = decide(processState, act, { by, on, dues: {} });
    return decision.ok || decision.refusal !== 'not-your-act';
  };
  if (isTheirs(own)) return own;
  const forOne = standsFor.map((absent) => ({ ...own, standsFor: [absent] })).find(isTheirs);
  if (forOne === undefined) return own;
  await requireNoConflictOf(installation, file, forOne);
  return forOne;
}

const reviewing: readonly CaseRole[] = [
  'reviewUnitMember',
  'legalReviewer',
  'reviewUnitHead',
  'reviewDelegate',
  'cosigner',
];

/** A place taken for somebody absent lets nobody escape what they were in the case themselves. */
async function requireNoConflictOf({ db }: Installation, file: OpenedFile, actor: Actor): Promise<void> {
  const own = rolesIn(inOwnRight(actor), file.context.participants);
  const gained = rolesIn(actor, file.context.participants).filter((role) => !own.includes(role));
  if (gained.some((role) => reviewing.includes(role))) await requireNoConflict(db, file, 'review', actor.personId);
  if (gained.includes('caseHandler')) await requireNoConflict(db, file, 'handle', actor.personId);
}

/** What whoever takes a leader's place does in the case; the others only decide. */
export const takingOfPlace: { readonly [R in ReplaceableRole]?: Taking } = {
  handlingUnitHead: 'handle',
  reviewUnitHead: 'review',
};

/** Refused with the day and the way the person came to what stands against them. */
export async function requireNoConflict(db: Db, file: OpenedFile, taking: Taking, personId: string): Promise<void> {
  const conflict = conflictIn(file, taking, personId);
  if (conflict?.weight === 'refuse') {
    throw refused(conflict.refusal, { changes: [await factInWords(db, conflict)] });
  }
}

function conflictIn(file: OpenedFile, taking: Taking, personId: string): Conflict | null {
  const rule = file.context.rules.review.reviewerAsHearingOfficer;
  return conflictOf(taking, personId, file.context.involved, rule);
}

async function factInWords(db: Db, { fact }: Conflict): Promise<string> {
  const [person] = await readPeople(db, [fact.personId]);
  return `${person?.name ?? ''}${involvementInWords(fact)}`;
}

const takingsRefused: { readonly [R in Refusal]?: Taking } = {
  'handler-cannot-review': 'review',
  'reviewer-cannot-handle': 'handle',
  'investigator-cannot-preside': 'preside',
  'reviewer-cannot-preside': 'preside',
  'delegate-unfit': 'review',
  'cosigner-unfit': 'review',
};

/** Told with a refusal for a conflict: who was what in the case since when. */
export async function conflictFacts(
  db: Db,
  file: OpenedFile,
  refusal: Refusal,
  { act, visitor }: { readonly act: PersonalAct; readonly visitor: Visitor },
): Promise<readonly string[]> {
  const taking = takingsRefused[refusal];
  if (taking === undefined) return [];
  const named = Object.values(act).flatMap((value: unknown) => value);
  const { involved } = file.context;
  const rule = file.context.rules.review.reviewerAsHearingOfficer;
  const conflicts = [...new Set(involved.map(({ personId }) => personId))]
    .filter((id) => named.includes(id) || id === visitor.person.id)
    .flatMap((id) => conflictOf(taking, id, involved, rule) ?? []);
  return Promise.all(conflicts.map((conflict) => factInWords(db, conflict)));
}
