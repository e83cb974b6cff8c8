import type { Coercion } from '../../act-kinds.ts';
import type { ReplaceableRole } from '../../people/roles.ts';
import type { PartyType, PenaltyKind, ScopeFacts } from './review/content.ts';
import { isHeavier, noticeCovers, type Proposal } from './review/proposal.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import { laterOf } from '../../time/civil-date.ts';
import { type CaseContext, type PublicationOutcome, freshDraft, nothingDecided, type Draft } from './context.ts';
import type { EventOf, CaseEvent } from './event.ts';
import {
  dropClock,
  endClock,
  extendClock,
  startClock,
  stillOverdue,
  type ClockName,
  type Clocks,
} from '../../process/clocks.ts';
import type { ActType } from '../../acts.ts';

/** What an act changes; of the draft only what it says. */
export type Change = Partial<Omit<CaseContext, 'draft'>> & { readonly draft?: Partial<Draft> };
type Evolution<T extends ActType> = (context: CaseContext, event: EventOf<T>) => Change;

/** What each act changes in a case. An act that is not here changes the state only. */
const evolutions: { readonly [T in ActType]?: Evolution<T> } = {
  openCase: (context, event) => ({
    participants: {
      authorityId: event.authorityId,
      handlingUnitId: event.handlingUnitId,
      reviewUnitId: event.reviewUnitId,
      handlers: event.handlers,
      reviewerId: null,
      standIns: {},
    },
    actKind: event.actKind,
    coercion: (event.coercion ?? undefined) as Coercion | undefined,
    summaryProcedure: event.summaryProcedure,
    openedOn: event.openedOn,
    clocks: startClock(context.clocks, 'caseDecision', event.openedOn),
  }),
  enterHistory: (context, event) => ({
    participants: { ...context.participants, authorityId: event.authorityId },
    actKind: event.actKind,
    historyOf: event.sourceId,
    backEntry: false,
  }),
  finalizeDraft: (context, event) => ({
    proposal: proposalIn(event),
    finalizedOn: event.on,
    draft: freshDraft,
    mustRevise: false,
    clocks: isNoticeOutdated(context, event) ? dropClock(context.clocks, 'defense') : context.clocks,
  }),
  submitForReview: (context, event) => ({
    round: context.round + 1,
    receivedOn: event.on,
    supplementAsked: false,
    clocks: startClock(context.clocks, 'intake', event.on),
  }),
  accept: (context, event) => ({
    participants: { ...context.participants, reviewerId: null },
    extension: null,
    clocks: startClock(endClock(context.clocks, 'intake', event.on), 'review', reviewFrom(context, event)),
  }),
  requestSupplement: (context, event) => ({
    supplementAsked: true,
    clocks: startClock(endClock(context.clocks, 'intake', event.on), 'supplement', event.on),
  }),
  supplement: (context, event) => ({
    receivedOn: receivedAfterSupplement(context, event.on),
    clocks: startClock(endClock(context.clocks, 'supplement', event.on), 'intake', event.on),
  }),
  returnMaterials: (context, event) => ({ clocks: endClock(context.clocks, 'intake', event.on) }),
  withdrawSubmission: (context) => ({
    clocks: withoutReview(context.clocks),
    draft: { opinion: null },
    extension: null,
  }),
  recordOutOfScope: (context, event) => ({
    clocks: endClock(context.clocks, 'intake', event.on),
    draft: { outOfScope: context.proposal && { contentHash: context.proposal.contentHash, ground: event.ground } },
  }),
  assignReviewer: (context, event) => ({ participants: { ...context.participants, reviewerId: event.reviewerId } }),
  requestExtension: (_context, event) => ({ extension: { days: event.days, askedBy: event.by.personId } }),
  grantExtension: ({ clocks, extension }, event) =>
    extension === null ? {} : { clocks: extendClock(clocks, 'review', extension.days, event.on) },
  signOpinion: (context, event) => ({
    draft: {
      opinion: {
        kind: event.kind,
        passes: context.rules.review.opinionKinds.some(({ code, passes }) => code === event.kind && passes),
        contentHash: event.contentHash,
        signedBy: event.by.personId,
        issued: false,
      },
    },
  }),
  returnOpinion: () => ({ draft: { opinion: null } }),
  issueOpinion: (context, event) => issued(context, event.on),
  serveNotice: (context, event) => ({
    notice: noticeOf(context, event),
    clocks: startClock(context.clocks, 'defense', event.servedOn),
  }),
  recordDefense: (context, event) => ({
    clocks: endClock(context.clocks, 'defense', event.on),
    defendedAgainst: context.notice && context.notice.proposal,
  }),
  recordWaiver: (context, event) => ({ clocks: endClock(context.clocks, 'defense', event.on) }),
  reexamineDefense: (context, event) => (event.adopted ? adopted(context) : {}),
  amendDraft: () => ({ draft: nothingDecided }),
  approve: (context, event) => ({
    decidedOn: event.on,
    // The clock of publication runs in the publication, which begins with the decision too.
    clocks: startClock(endClock(context.clocks, 'caseDecision', event.on), 'service', event.on),
  }),
  serveDecision: (context, event) => ({
    servedOn: event.servedOn,
    clocks: endClock(context.clocks, 'service', event.servedOn),
  }),
  publicationSettled: (_context, event) => ({ publication: event.outcome as PublicationOutcome }),
  replaceLeader: (context, event) => ({
    participants: {
      ...context.participants,
      standIns: { ...context.participants.standIns, [event.role as ReplaceableRole]: event.personId },
    },
  }),
  endBackEntry: () => ({ backEntry: false }),
  clockExpired: (context, event) => expired(context, event.clock as ClockName, event.on),
};

/**
 * What the act itself changes.
 *
 * @law APL-47
 */
export function changeOf(context: CaseContext, event: CaseEvent): Change {
  const evolution = evolutions[event.type] as Evolution<ActType> | undefined;
  return evolution?.(context, event) ?? {};
}

/**
 * A change with what every act leaves behind.
 *
 * @law APL-47
 */
export function settled(context: CaseContext, event: CaseEvent, change: Change): Partial<CaseContext> {
  const overdue = stillOverdue(change.overdue ?? context.overdue, context.clocks, change.clocks ?? context.clocks);
  const draft = { ...context.draft, ...change.draft };
  return { ...change, draft, overdue, lastOn: laterOf(context.lastOn, event.on) };
}

/**
 * The measures a final draft states.
 *
 * @law APL-57
 */
export const proposalIn = (event: EventOf<'finalizeDraft'>): Proposal => ({
  contentHash: event.contentHash,
  noticeHash: event.noticeHash,
  penaltyKinds: event.penaltyKinds as PenaltyKind[],
  fineFen: event.fineFen,
  confiscatedFen: event.confiscatedFen,
  partyType: event.partyType as PartyType,
  grounds: event.grounds as (keyof ScopeFacts)[],
  evidenceCount: event.evidenceCount,
});

const noticeOf = (context: CaseContext, event: EventOf<'serveNotice'>): CaseContext['notice'] =>
  context.proposal && { proposal: context.proposal, servedOn: event.servedOn, hearingRight: event.hearingRight };

function issued({ draft: { opinion }, clocks, round }: CaseContext, on: CivilDate): Change {
  return {
    clocks: endClock(clocks, 'review', on),
    draft: {
      opinion: opinion && { ...opinion, issued: true },
      pass: opinion?.passes === true ? { contentHash: opinion.contentHash, round } : null,
    },
  };
}

/**
 * An opinion as the file keeps it when its submission falls: what was only signed was none.
 *
 * @law APL-58
 */
export const issuedOnly = (opinion: Draft['opinion']): Draft['opinion'] => (opinion?.issued === true ? opinion : null);

/** The file goes back to the handler; an opinion that was only signed falls with the submission. */
const adopted = ({ clocks, draft: { opinion } }: CaseContext): Change => ({
  draft: { ...nothingDecided, opinion: issuedOnly(opinion) },
  mustRevise: true,
  clocks: withoutReview(clocks),
  extension: null,
});

/**
 * The review clock runs from acceptance; from receipt where the rules say so, or when the unit let the intake period
 * pass (PRACTICE A11).
 */
function reviewFrom({ rules, receivedOn }: CaseContext, event: EventOf<'accept'>): CivilDate {
  const due = event.dues.intake;
  const isLate = due !== undefined && event.on > due;
  return receivedOn !== null && (isLate || rules.review.clockStart === 'receipt') ? receivedOn : event.on;
}

/** `restart` counts anew from the completed materials; otherwise the first receipt stands. */
const receivedAfterSupplement = (context: CaseContext, on: CivilDate): CivilDate =>
  context.rules.review.supplement.clockPolicy === 'restart' || context.receivedOn === null ? on : context.receivedOn;

/**
 * Clocks of a submission that fell away; a review already done keeps its clock as it ended.
 *
 * @law PROFILE
 */
export function withoutReview(clocks: Clocks): Clocks {
  const submission = dropClock(dropClock(clocks, 'intake'), 'supplement');
  return clocks.review?.endedOn === null ? dropClock(submission, 'review') : submission;
}

/** A lapse ends its clock; any other end only marks the duty overdue. A clock that does not run has nothing to say. */
function expired(context: CaseContext, clock: ClockName, on: CivilDate): Change {
  if (context.clocks[clock]?.endedOn !== null) return {};
  if (clock === 'defense') return { clocks: endClock(context.clocks, clock, on) };
  if (clock === 'supplement') return { clocks: withoutReview(context.clocks) };
  return { overdue: [...context.overdue.filter((other) => other !== clock), clock] };
}

/**
 * Whether a new draft is heavier than what the party defended itself against, and the party was not told of it since.
 *
 * @law APL-45.2
 */
export function isHeavierThanDefended(context: CaseContext, event: EventOf<'finalizeDraft'>): boolean {
  const { defendedAgainst, notice } = context;
  const draft = proposalIn(event);
  if (defendedAgainst === null || !isHeavier(draft, defendedAgainst)) return false;
  return notice === null || !noticeCovers(notice.proposal, draft);
}

/**
 * Whether a new draft leaves behind what the party was told.
 *
 * @law APL-44
 */
export const isNoticeOutdated = (context: CaseContext, event: EventOf<'finalizeDraft'>): boolean =>
  context.notice !== null && !noticeCovers(context.notice.proposal, proposalIn(event));
