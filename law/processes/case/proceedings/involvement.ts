import { conflictOf, type Involved, type Involvement, type InvolvementWay } from '../../../people/conflicts.ts';
import { obstacleToOfficers } from '../../../people/credentials.ts';
import { rolesIn, system } from '../../../people/roles.ts';
import type { Refusal } from '../../../refusals.ts';
import type { CivilDate } from '../../../time/civil-date.ts';
import { actNamed } from '../../../acts.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf, CaseEvent } from '../event.ts';
import type { Change } from '../evolution.ts';
import { firstOf } from '../../../process/first-of.ts';
import type { Proceeding } from './proceeding.ts';

/** Whoever presides over a hearing tells of its end too, and stays who they are. */
const sideTaken = ({ participants }: CaseContext, { type, by }: CaseEvent): Involvement | null =>
  type === 'endHearing' && participants.hearingOfficerId === by.personId ? 'hearingOfficer' : actNamed(type).side;

const takingOf = { handler: 'handle', reviewer: 'review', hearingOfficer: 'preside' } as const;

/**
 * Adds to those involved; the first day somebody took a side stays.
 *
 * @law APL-64(4)
 */
export function withInvolved(
  known: readonly Involved[],
  personIds: readonly string[],
  as: Involvement,
  by: InvolvementWay,
  since: CivilDate,
): readonly Involved[] {
  // Who only signed and then investigates is an investigator from that day on.
  const isNew = (id: string): boolean =>
    !known.some((fact) => fact.personId === id && fact.as === as && (fact.by !== 'signature' || by === 'signature'));
  return [...known, ...[...new Set(personIds)].filter(isNew).map((personId) => ({ personId, as, since, by }))];
}

/**
 * Who acts takes the side of the act, and may not stand on the other one: by id, over every hand-over.
 *
 * @law APL-64(4)
 */
export function obstacleOfInvolvement(context: CaseContext, event: CaseEvent): Refusal | null {
  const isRecused = context.recused?.includes(event.by.personId) === true;
  const { barsAlso } = actNamed(event.type);
  if (barsAlso === 'nobody') return null;
  if (isRecused) return 'recused-cannot-act';
  const side = sideTaken(context, event) ?? barsAlso;
  return side === null ? null : obstacleToTaking(context, event.by.personId, side);
}

/**
 * Whether somebody investigated the case, over every hand-over: named for it, or standing in for who was. The head of
 * the handling unit, who only signed for the materials, did not.
 *
 * @law APL-64(4)
 */
export const wasInvestigator = ({ involved, participants }: CaseContext, id: string): boolean =>
  participants.handlers.includes(id) ||
  involved.some(({ personId, as, by }) => personId === id && as === 'handler' && by !== 'signature');

/**
 * Whether somebody ever took the side of the review.
 *
 * @law PROFILE
 */
export const wasReviewer = ({ involved }: CaseContext, id: string): boolean =>
  involved.some(({ personId, as }) => personId === id && as === 'reviewer');

/**
 * Why this person may not take that side of the case.
 *
 * @law APL-64(4)
 */
export function obstacleToTaking(context: CaseContext, personId: string, side: Involvement): Refusal | null {
  const rule = context.rules.review.reviewerAsHearingOfficer;
  const conflict = conflictOf(takingOf[side], personId, context.involved, rule);
  return conflict?.weight === 'refuse' ? conflict.refusal : null;
}

/**
 * What an act of somebody leaves behind on their side.
 *
 * @law APL-64(4)
 */
export function involvedBy(context: CaseContext, event: CaseEvent, base: Change): Change {
  const side = sideTaken(context, event);
  if (side === null) return {};
  const known = base.involved ?? context.involved;
  return { involved: withInvolved(known, [event.by.personId], side, wayOf(context, event), event.on) };
}

function wayOf({ participants }: CaseContext, { type, by }: CaseEvent): InvolvementWay {
  // The head of the unit takes back what they answer for, and investigates nothing by it either.
  const isOfHead = type === 'withdrawSubmission' && !rolesIn(by, participants).includes('caseHandler');
  if (type === 'signSubmission' || isOfHead) return 'signature';
  return (by.standsFor ?? []).length === 0 ? 'act' : 'leave';
}

function obstacleToHandlers(context: CaseContext, event: EventOf<'assignHandlers'>): Refusal | null {
  const { recused = [], summaryProcedure } = context;
  const officers = new Set(event.handlers.filter((id) => id !== system.personId));
  const conflict = event.handlers.map((id) => obstacleToTaking(context, id, 'handler')).find((found) => found !== null);
  return (
    conflict ??
    firstOf(
      [officers.size < (summaryProcedure ? 1 : 2), 'two-officers-required'],
      [event.handlers.some((id) => recused.includes(id)), 'recused-cannot-act'],
    )
  );
}

/** Whoever ever handled or reviewed the case wants the days for it; a hearing officer does not (PRACTICE A10). */
const obstacleToGrantor = ({ involved }: CaseContext, { by }: CaseEvent): Refusal | null =>
  firstOf([
    involved.some(({ personId, as }) => personId === by.personId && as !== 'hearingOfficer'),
    'extension-by-asker',
  ]);

/** Who is who in a case over its hand-overs (转办), and the officers' credentials as the record knew them on the day. */
export const involvement: Proceeding = {
  obstacles: {
    // One unit would review what it did itself.
    openCase: (_context, event) => firstOf([event.reviewUnitId === event.handlingUnitId, 'act-malformed']),
    assignHandlers: obstacleToHandlers,
    // Who answers for the work of others has not done it (PRACTICE A12).
    signSubmission: (context, event) => firstOf([wasInvestigator(context, event.by.personId), 'signer-is-handler']),
    replaceLeader: (context, event) => firstOf([wasInvestigator(context, event.personId), 'stand-in-unfit']),
    grantExtension: obstacleToGrantor,
    declineExtension: obstacleToGrantor,
    submitForReview: (context, event) =>
      context.summaryProcedure
        ? firstOf([(event.credentialed ?? []).length === 0, 'credentials-invalid'])
        : obstacleToOfficers(event.credentialed ?? []),
    assignReviewer: (context, event) =>
      obstacleToTaking(context, event.reviewerId, 'reviewer') ??
      firstOf(
        [context.recused?.includes(event.reviewerId) === true, 'recused-cannot-act'],
        [event.from === 'pool' && context.rules.review.pool !== 'signs', 'pool-reviewer-assists-only'],
      ),
  },
  changes: {
    openCase: (_context, event) => ({
      involved: withInvolved([], event.handlers, 'handler', 'opening', event.openedOn),
    }),
    assignHandlers: (context, event) => ({
      participants: { ...context.participants, handlers: event.handlers },
      involved: withInvolved(context.involved, event.handlers, 'handler', 'transfer', event.on),
    }),
    assignReviewer: (context, event, { participants }) => ({
      participants: {
        ...context.participants,
        ...participants,
        reviewerFrom: event.from === 'pool' ? 'pool' : undefined,
        delegateId: undefined,
        cosigners: undefined,
      },
      cosigned: undefined,
      involved: withInvolved(context.involved, [event.reviewerId], 'reviewer', 'assignment', event.on),
    }),
  },
};
