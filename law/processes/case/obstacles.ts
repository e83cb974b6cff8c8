import { coercions, hasProcedure } from '../../act-kinds.ts';
import { system } from '../../people/roles.ts';
import type { Refusal } from '../../refusals.ts';
import { obstacleToOpinion } from './review/checks.ts';
import { mustHearFirst, obstaclesToAsking, obstaclesToDecision, reasonGateIsClosed } from './review/gate.ts';
import { groundOutsideScope, reviewGrounds } from './review/scope.ts';
import { actNamed, type ActType } from '../../acts.ts';
import type { CaseContext } from './context.ts';
import type { EventOf, CaseEvent } from './event.ts';
import { obstacleToDraft } from './draft-obstacles.ts';
import { firstOf } from '../../process/first-of.ts';
import {
  obstacleToExtensionDecider,
  obstacleToExtensionRequest,
  obstacleToGrant,
  obstacleToReplacement,
} from './leader-obstacles.ts';
import { obstacleToDefense, obstacleToNotice, obstacleToWaiver } from './party-obstacles.ts';
import { isServiceMethod } from './service-methods.ts';

type Obstacle<T extends ActType> = (context: CaseContext, event: EventOf<T>) => Refusal | null;

const isHandler = (context: CaseContext, personId: string): boolean => context.participants.handlers.includes(personId);

const onSameContent = (context: CaseContext, contentHash: string): Refusal | null =>
  context.proposal?.contentHash === contentHash ? null : 'content-changed-since-seen';

const opinionOnSameContent = (context: CaseContext, contentHash: string): Refusal | null =>
  context.proposal?.contentHash === contentHash ? null : 'opinion-on-other-content';

/** What the law has against each act in a state that knows it. An act that is not here has nothing against it. */
const obstacles: { readonly [T in ActType]?: Obstacle<T> } = {
  openCase: obstacleToOpening,
  finalizeDraft: obstacleToDraft,
  signSubmission: (context, event) =>
    firstOf([isHandler(context, event.by.personId), 'signer-is-handler']) ?? onSameContent(context, event.contentHash),
  submitForReview: (context, event) =>
    firstOf([mustHearFirst(context, event.party), 'order-notice-first']) ?? onSameContent(context, event.contentHash),
  requestSupplement: (context, event) =>
    firstOf(
      [!context.rules.review.supplement.allowed, 'supplement-not-provided'],
      [event.text === null, 'supplement-list-empty'],
    ) ?? obstacleToSendingBack(context, event),
  returnMaterials: obstacleToSendingBack,
  recordOutOfScope: (context, event) =>
    firstOf(
      [reviewGrounds(context).length > 0, 'review-is-mandatory'],
      [event.ground !== groundOutsideScope(context), 'out-of-scope-ground-wrong'],
    ),
  assignReviewer: (context, event) => firstOf([isHandler(context, event.reviewerId), 'handler-cannot-review']),
  requestExtension: obstacleToExtensionRequest,
  grantExtension: obstacleToGrant,
  declineExtension: obstacleToExtensionDecider,
  signOpinion: (context, event) =>
    opinionOnSameContent(context, event.contentHash) ??
    obstacleToOpinion(event.kind, event.answers, context.rules.review.opinionKinds),
  issueOpinion: (context, event) =>
    firstOf([context.draft.opinion?.signedBy === event.by.personId, 'issuer-is-reviewer']) ??
    opinionOnSameContent(context, event.contentHash),
  serveNotice: obstacleToNotice,
  recordDefense: obstacleToDefense,
  recordWaiver: obstacleToWaiver,
  reexamineDefense: (_context, event) => firstOf([event.party !== 'defenseReceived', 'act-not-in-this-state']),
  requestApproval: (context, event) => obstaclesToAsking(context, event.contentHash, event.party)[0] ?? null,
  approve: (context, event) =>
    firstOf([isHandler(context, event.by.personId), 'head-is-handler']) ??
    obstaclesToDecision(context, event.contentHash, event.party)[0] ??
    null,
  refuseApproval: (context, event) => onSameContent(context, event.contentHash),
  replaceLeader: obstacleToReplacement,
  serveDecision: (context, event) =>
    firstOf(
      [!isServiceMethod(event.method), 'act-malformed'],
      [event.servedOn > event.on, 'date-in-future'],
      [context.decidedOn !== null && event.servedOn < context.decidedOn, 'date-before-previous'],
    ),
  closeCase: (context) =>
    firstOf([context.servedOn === null || context.publication === 'pending', 'case-not-finished']),
  endBackEntry: (context) => firstOf([!context.backEntry, 'back-entry-ended']),
};

/** What the review side does; a handler of the case does none of it, whatever office they also hold. */
function isReviewing(type: ActType): boolean {
  const { side, barsAlso } = actNamed(type);
  return (side ?? barsAlso) === 'reviewer';
}

/**
 * What stands in the way of this act in a state that knows it; null when nothing does.
 *
 * @law APL-57
 */
export function obstacleTo(event: CaseEvent, context: CaseContext): Refusal | null {
  if (isReviewing(event.type) && isHandler(context, event.by.personId)) return 'handler-cannot-review';
  const obstacle = obstacles[event.type] as Obstacle<ActType> | undefined;
  return obstacle?.(context, event) ?? null;
}

/**
 * Why an act does not fit the state at all. A decision that lacks its review is told so in the words of the law, not
 * in the words of the machine.
 *
 * @law APL-58
 */
export function misplaced(event: CaseEvent, context: CaseContext): Refusal {
  const isDecided = context.decidedOn !== null || context.historyOf !== null || context.ending?.approvedOn != null;
  const reason = isDecided ? undefined : reasons[event.type];
  return reason?.(context) ?? 'act-not-in-this-state';
}

const reasonNotToDecide = (context: CaseContext): Refusal =>
  isOpened(context) ? 'act-not-in-this-state' : reasonGateIsClosed(context);

/** The acts that are told more than that the state does not know them. */
const reasons: { readonly [T in ActType]?: (context: CaseContext) => Refusal | null } = {
  requestApproval: reasonNotToDecide,
  approve: reasonNotToDecide,
  requestHearing: noHearingToAsk,
  recordWaiver: ({ clocks }) => firstOf([clocks.demand?.endedOn === null, 'waiver-ends-no-demand']),
};

/** A hearing that was asked for already is not asked for again. */
function noHearingToAsk({ notice, hearing }: CaseContext): Refusal {
  const isTold = notice !== null && !notice.hearingRight && hearing === undefined;
  return isTold ? 'no-hearing-right' : 'act-not-in-this-state';
}

const isOpened = ({ draft: { pass, outOfScope, substitute } }: CaseContext): boolean =>
  pass !== null || outOfScope !== null || substitute !== null;

/** @law APL-42 */
function obstacleToOpening({ rules }: CaseContext, event: EventOf<'openCase'>): Refusal | null {
  const officers = new Set(event.handlers.filter((id) => id !== system.personId));
  return firstOf(
    [!hasProcedure(event.actKind), 'act-kind-not-built'],
    [!rules.actKinds.includes(event.actKind), 'act-kind-not-covered'],
    [!isCoercionSaid(event), 'act-malformed'],
    // Only a penalty can be imposed on the spot (APL 51).
    [event.summaryProcedure && event.actKind !== 'penalty', 'act-malformed'],
    // Two officers; a penalty on the spot (APL 52) may be imposed by one.
    [officers.size < (event.summaryProcedure ? 1 : 2), 'two-officers-required'],
    [!event.handlers.includes(event.by.personId), 'not-your-act'],
    [event.openedOn > event.on, 'date-in-future'],
  );
}

/** A case of coercion says which of the two it is, and no other case does. */
const isCoercionSaid = ({ actKind, coercion = null }: EventOf<'openCase'>): boolean =>
  actKind === 'coercion' ? coercions.some((known) => known === coercion) : coercion === null;

/**
 * What is missing is told once, and within the period: afterwards the materials count as received (PRACTICE A11).
 *
 * @law ALL-32
 */
function obstacleToSendingBack(context: CaseContext, event: CaseEvent): Refusal | null {
  const { intake } = event.dues;
  return firstOf(
    [context.supplementAsked, 'supplement-already-asked'],
    [intake !== undefined && event.on > intake, 'supplement-too-late'],
  );
}
