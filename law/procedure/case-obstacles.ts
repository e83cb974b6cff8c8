import { rolesIn } from '../people/roles.ts';
import type { Refusal } from '../refusals.ts';
import { obstacleToOpinion } from '../review/checks.ts';
import { obstaclesToDecision, reasonGateIsClosed } from '../review/gate.ts';
import { hasHearingRight } from '../review/hearing.ts';
import { reviewGrounds } from '../review/scope.ts';
import type { ActType } from './acts.ts';
import type { CaseContext, EventOf, ProcedureEvent } from './case-context.ts';
import { isHeavierThanDefended } from './case-evolution.ts';

type Obstacle<T extends ActType> = (context: CaseContext, event: EventOf<T>) => Refusal | null | undefined;

const isHandler = (context: CaseContext, personId: string): boolean => context.parts.handlers.includes(personId);

/** The first refusal that applies, as `[condition, refusal]` rows in the order of the duties. */
const firstOf = (...rows: readonly (readonly [boolean, Refusal])[]): Refusal | null =>
  rows.find(([applies]) => applies)?.[1] ?? null;

const onSameContent = (context: CaseContext, contentHash: string): Refusal | null =>
  context.proposal?.contentHash === contentHash ? null : 'content-changed-since-seen';

/** What the law has against each act in a state that knows it. An act that is not here has nothing against it. */
const obstacles: { readonly [T in ActType]?: Obstacle<T> } = {
  openCase: ({ rules }, event) =>
    firstOf(
      [!rules.actKinds.includes(event.actKind), 'act-kind-not-covered'],
      // APL 42: two officers; a penalty on the spot (APL 52) may be imposed by one.
      [new Set(event.handlers).size < (event.summaryProcedure ? 1 : 2), 'two-officers-required'],
      [!event.handlers.includes(event.by.personId), 'not-your-act'],
      [event.openedOn > event.on, 'date-in-future'],
    ),
  finalizeDraft: (context, event) =>
    firstOf(
      [event.evidenceCount === 0, 'materials-missing'],
      [context.opinion?.passes === false && event.text === null, 'problems-unanswered'],
      [isHeavierThanDefended(context, event) && !event.newFacts, 'heavier-after-defense'],
    ),
  signSubmission: (context, event) =>
    firstOf([isHandler(context, event.by.personId), 'signer-is-handler']) ?? onSameContent(context, event.contentHash),
  submitForReview: (context, event) =>
    firstOf([context.rules.review.order === 'afterHearing' && !isPartyHeard(event), 'order-notice-first']) ??
    onSameContent(context, event.contentHash),
  requestSupplement: (context) =>
    firstOf(
      [!context.rules.review.supplement.allowed, 'supplement-not-provided'],
      [context.supplementAsked, 'supplement-already-asked'],
    ),
  recordOutOfScope: (context, event) =>
    firstOf(
      [isHandler(context, event.by.personId), 'handler-cannot-review'],
      [reviewGrounds(context).length > 0, 'review-is-mandatory'],
    ),
  accept: (context, event) => firstOf([isHandler(context, event.by.personId), 'handler-cannot-review']),
  assignReviewer: (context, event) => firstOf([isHandler(context, event.reviewerId), 'handler-cannot-review']),
  requestExtension: obstacleToExtensionRequest,
  grantExtension: (context, event) => extensionDecider(context, event) ?? tooLate(event),
  declineExtension: (context, event) => extensionDecider(context, event),
  signOpinion: (context, event) =>
    firstOf([isHandler(context, event.by.personId), 'handler-cannot-review']) ??
    opinionOnSameContent(context, event.contentHash) ??
    obstacleToOpinion(event.kind, event.answers, context.rules.review.opinionKinds),
  issueOpinion: (context, event) =>
    firstOf(
      [isHandler(context, event.by.personId), 'handler-cannot-review'],
      [context.opinion?.signedBy === event.by.personId, 'issuer-is-reviewer'],
    ) ?? opinionOnSameContent(context, event.contentHash),
  serveNotice: (context, event) =>
    firstOf(
      [
        context.rules.review.order === 'beforeNotice' && context.pass === null && context.outOfScope === null,
        'order-review-first',
      ],
      [context.proposal === null, 'draft-incomplete'],
      [
        context.proposal !== null &&
          hasHearingRight(context.proposal, context.rules.hearing, event.servedOn) &&
          !event.hearingRight,
        'hearing-right-not-notified',
      ],
      [event.servedOn > event.on, 'date-in-future'],
    ),
  recordDefense: (context, event) =>
    firstOf(
      [context.decidedOn !== null, 'act-not-in-this-state'],
      [event.receivedOn > event.on, 'date-in-future'],
      [event.receivedOn < (context.notice?.servedOn ?? ''), 'date-before-previous'],
    ),
  recordWaiver: (context, event) =>
    firstOf(
      [event.waivedOn > event.on, 'date-in-future'],
      [event.waivedOn < (context.notice?.servedOn ?? ''), 'date-before-previous'],
    ),
  requestApproval: (context, event) => obstacleToApproval(context, event),
  approve: (context, event) =>
    firstOf([isHandler(context, event.by.personId), 'head-is-handler']) ?? obstacleToApproval(context, event),
  refuseApproval: (context, event) => onSameContent(context, event.contentHash),
  replaceLeader: obstacleToReplacement,
  serveDecision: (context, event) =>
    firstOf(
      [event.servedOn > event.on, 'date-in-future'],
      [event.servedOn < (context.decidedOn ?? ''), 'date-before-previous'],
    ),
  closeCase: (context) =>
    firstOf([context.servedOn === null || context.publication === 'pending', 'case-not-finished']),
  endBackEntry: (context) => firstOf([!context.backEntry, 'back-entry-ended']),
};

/** What stands in the way of this act in a state that knows it; null when nothing does. */
export function obstacleTo(event: ProcedureEvent, context: CaseContext): Refusal | null {
  const obstacle = obstacles[event.type] as Obstacle<ActType> | undefined;
  return obstacle?.(context, event) ?? null;
}

/**
 * Why an act does not fit the state at all. A decision that lacks its review is told so in the words of the law, not
 * in the words of the machine.
 *
 * @law APL-58
 */
export function misplaced(event: ProcedureEvent, context: CaseContext): Refusal {
  const decides = event.type === 'approve' || event.type === 'requestApproval';
  if (!decides || context.decidedOn !== null) return 'act-not-in-this-state';
  if (context.pass === null && context.outOfScope === null) return reasonGateIsClosed(context);
  return 'act-not-in-this-state';
}

const isPartyHeard = (event: ProcedureEvent): boolean => event.party === 'settled' || event.party === 'notRequired';

const opinionOnSameContent = (context: CaseContext, contentHash: string): Refusal | null =>
  context.proposal?.contentHash === contentHash ? null : 'opinion-on-other-content';

function obstacleToApproval(
  context: CaseContext,
  event: EventOf<'requestApproval'> | EventOf<'approve'>,
): Refusal | null {
  if (context.mustRevise) return 'pass-voided';
  return obstaclesToDecision(context, event.contentHash, event.party)[0] ?? null;
}

const tooLate = (event: ProcedureEvent): Refusal | null =>
  event.dues.review !== undefined && event.on > event.dues.review ? 'extension-too-late' : null;

/** @law PROFILE */
function obstacleToExtensionRequest(context: CaseContext, event: EventOf<'requestExtension'>): Refusal | null {
  const { allowed, period } = context.rules.review.extension;
  return (
    firstOf(
      [!allowed, 'extension-not-provided'],
      [(context.clocks.review?.extendedBy ?? 0) > 0, 'extension-already-used'],
      [event.days === 0 || event.days > (period?.n ?? 0), 'extension-too-long'],
    ) ?? tooLate(event)
  );
}

/** The leader in charge decides; never the one who asked, the review unit's own head, or the handler's side (A10). */
function extensionDecider(context: CaseContext, event: ProcedureEvent): Refusal | null {
  const roles = rolesIn(event.by, context.parts);
  const isParty =
    context.extension?.askedBy === event.by.personId ||
    roles.some((role) => role === 'reviewUnitHead' || role === 'caseHandler' || role === 'handlingUnitHead');
  return isParty ? 'extension-by-asker' : null;
}

/** Each side names stand-ins for the leaders it waits for: the review unit its own two, the handling unit the rest. */
function obstacleToReplacement(context: CaseContext, event: EventOf<'replaceLeader'>): Refusal | null {
  const roles = rolesIn(event.by, context.parts);
  const namedBy: Readonly<Record<string, readonly string[]>> = {
    deputyHead: ['reviewUnitMember', 'reviewUnitHead'],
    reviewUnitHead: ['reviewUnitMember', 'reviewUnitHead'],
    handlingUnitHead: ['handlingUnitHead', 'caseHandler'],
    authorityHead: ['handlingUnitHead', 'caseHandler'],
  };
  return firstOf(
    [!roles.some((role) => namedBy[event.role]?.includes(role)), 'not-your-act'],
    [isHandler(context, event.personId), 'stand-in-unfit'],
    [event.personId === event.by.personId, 'stand-in-unfit'],
  );
}
