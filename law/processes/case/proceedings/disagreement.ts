import type { Involvement } from '../../../people/conflicts.ts';
import { rolesIn, type Actor } from '../../../people/roles.ts';
import type { Refusal } from '../../../refusals.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import { dropClock, endClock, startClock, type Clocks } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { consultationResults } from '../names.ts';
import { obstacleToTaking, wasReviewer } from './involvement.ts';
import { unsettledIssues } from '../selectors.ts';
import { isLight, reopened } from './review-work.ts';
import { clocksIn, isLate, type Proceeding } from './proceeding.ts';

const isOver = ({ disagreement, proposal }: CaseContext): boolean =>
  disagreement !== undefined && disagreement.conclusion !== null && disagreement.contentHash === proposal?.contentHash;

const mayObject = (context: CaseContext): boolean => context.rules.review.objection.allowed && !isOver(context);

/**
 * Whether the present draft is spent: a defense against it was adopted (APL 45.1), or the review still finds problems in
 * the very bytes that a meeting discussed or the review unit took back to look at again (PRACTICE A2).
 */
const isSpent = (context: CaseContext): boolean =>
  context.mustRevise || (context.draft.opinion?.passes === false && (context.conceded === true || isOver(context)));

/** What does not come again: with a spent draft, the one the party was told of and rightly spoke against. */
function spentIn(context: CaseContext): readonly string[] {
  const { proposal, spent = [], mustRevise, defendedAgainst } = context;
  if (!isSpent(context)) return spent;
  return [...spent, ...[proposal, mustRevise ? defendedAgainst : null].flatMap((draft) => draft?.contentHash ?? [])];
}

function withSpent(context: CaseContext, clocks: Clocks): Change {
  const spent = spentIn(context);
  return {
    clocks: dropClock(clocks, 'objection'),
    conceded: undefined,
    ...(spent.length === 0 ? {} : { spent }),
  };
}

/** The review unit gave way, and looks at the same bytes again (复审). */
const conceded = (context: CaseContext, on: string, base: Change = {}): Change => ({
  ...reopened(context, on, base),
  conceded: true,
});

function obstacleToObjection(context: CaseContext, event: EventOf<'raiseObjection'>): Refusal | null {
  const { objection } = context.rules.review;
  const open = unsettledIssues(context);
  const isKnown = event.issues.every((no) => open.some((issue) => String(issue.no) === no));
  return firstOf(
    [!objection.allowed, 'objection-not-provided'],
    [isOver(context), 'objection-already-decided'],
    [context.clocks.objection?.endedOn !== null || isLate(event, 'objection'), 'objection-too-late'],
    [!isKnown || (open.length > 0 && event.issues.length === 0), 'objection-without-issue'],
  );
}

/** Who stands in for a handler concedes for the handlers; a reviewer never does. */
const isOfHandlers = (context: CaseContext, by: Actor): boolean =>
  !wasReviewer(context, by.personId) && rolesIn(by, context.participants).includes('caseHandler');

/** Both sides were there, and each concedes only its own. */
function obstacleToConsultation(context: CaseContext, event: EventOf<'recordConsultation'>): Refusal | null {
  const isHandlers = isOfHandlers(context, event.by);
  const bySide = isHandlers ? ['partly', 'rejected', 'noAgreement'] : ['accepted', 'noAgreement'];
  const isThere = (side: Involvement): boolean =>
    context.involved.some(({ personId, as }) => as === side && event.participants.includes(personId));
  return (
    (isHandlers ? null : obstacleToTaking(context, event.by.personId, 'reviewer')) ??
    firstOf(
      [!consultationResults.some((known) => known === event.result), 'act-malformed'],
      [event.heldOn > event.on, 'date-in-future'],
      [event.heldOn < (context.disagreement?.raisedOn ?? ''), 'date-before-previous'],
      [!isThere('handler') || !isThere('reviewer'), 'consultation-one-sided'],
      [!bySide.includes(event.result), 'concession-of-the-other-side'],
    )
  );
}

/**
 * Objection, answer and consultation. An objection that is upheld or accepted sends the same bytes to a new review;
 * what stays disputed goes to deliberation by itself (PRACTICE A2).
 */
export const disagreement: Proceeding = {
  obstacles: {
    finalizeDraft: (context, event) => firstOf([spentIn(context).includes(event.contentHash), 'content-spent']),
    raiseObjection: obstacleToObjection,
    recordConsultation: obstacleToConsultation,
  },
  changes: {
    issueOpinion: (context, event, base) =>
      context.draft.opinion?.passes === true || !mayObject(context)
        ? {}
        : { clocks: startClock(clocksIn(context, base), 'objection', event.on) },
    signOpinion: (context, event, base) =>
      !isLight(context) || base.draft?.opinion?.passes === true || !mayObject(context)
        ? {}
        : { clocks: startClock(clocksIn(context, base), 'objection', event.on) },
    raiseObjection: (context, event, base) => ({
      disagreement: {
        contentHash: context.proposal?.contentHash ?? '',
        issues: event.issues.map(Number),
        raisedOn: event.on,
        conclusion: null,
      },
      clocks: startClock(endClock(clocksIn(context, base), 'objection', event.on), 'objectionAnswer', event.on),
    }),
    withdrawObjection: (context) => ({
      disagreement: undefined,
      draft: { deliberation: null },
      clocks: dropClock(context.clocks, 'objectionAnswer'),
    }),
    answerObjection: (context, event) => {
      const clocks = endClock(context.clocks, 'objectionAnswer', event.on);
      return event.upheld ? conceded(context, event.on, { clocks }) : { clocks };
    },
    recordConsultation: (context, event) => (event.result === 'accepted' ? conceded(context, event.on) : {}),
    finalizeDraft: (context, _event, base) => withSpent(context, clocksIn(context, base)),
    reexamineDefense: (context, event, base) =>
      event.adopted ? { clocks: dropClock(dropClock(clocksIn(context, base), 'objection'), 'objectionAnswer') } : {},
  },
};
