import type { StateName } from '../../process/names.ts';
import { ask, type Ask } from '../../process/tasks.ts';
import type { CaseContext, CaseState } from './context.ts';
import type { PartyState } from './names.ts';
import { isReviewFirst } from './party-obstacles.ts';
import { isNoticeDue, mustHearFirst, obstaclesToAsking, obstaclesToDecision } from './review/gate.ts';
import { caseStateOf, isExtensionAsked, partyStateOf, sideState } from './selectors.ts';

/** The task each state of the file makes. States that wait for nobody are absent. */
const byState: { readonly [S in StateName]?: Ask } = {
  drafting: ask('draft', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  awaitingSignature: ask('sign', 'handlingUnitHead', 'signSubmission', 'caseDecision'),
  readyToSubmit: ask('submit', 'caseHandler', 'submitForReview', 'caseDecision'),
  awaitingIntake: ask('takeIn', 'reviewUnitMember', 'accept', 'intake'),
  awaitingSupplement: ask('supplement', 'caseHandler', 'supplement', 'supplement'),
  unassigned: ask('assign', 'reviewUnitMember', 'assignReviewer', 'review'),
  awaitingIssue: ask('issue', 'reviewUnitHead', 'issueOpinion', 'review'),
  problemsFound: ask('answerProblems', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  passVoided: ask('resubmitVoided', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  awaitingApproval: ask('approve', 'authorityHead', 'approve', 'caseDecision'),
  notApproved: ask('reviseRefused', 'caseHandler', 'amendDraft', 'caseDecision'),
  consulting: ask('consult', 'caseHandler', 'recordConsultation', 'caseDecision'),
  toDeliberate: ask('convene', 'authorityHead', 'conveneDeliberation', 'caseDecision'),
  deliberating: ask('takeMinutes', 'deliberationRecorder', 'recordDeliberation', 'caseDecision'),
  deliberationRecorded: ask('confirmMinutes', 'deliberationChair', 'confirmDeliberation', 'caseDecision'),
  awaitingEndorsement: ask('endorse', 'handlingDeputy', 'endorse', 'caseDecision'),
  headsDeliberating: ask('takeMinutes', 'deliberationRecorder', 'recordDeliberation', 'caseDecision'),
  headsDeliberationRecorded: ask('confirmMinutes', 'deliberationChair', 'confirmDeliberation', 'caseDecision'),
  endingProposed: ask('decideEnding', 'authorityHead', 'decideEnding', 'referralDecision'),
  awaitingTransfer: ask('transfer', 'caseHandler', 'recordTransfer', 'referralTransfer'),
};

/**
 * What a case asks of whom: for the file, for the party, beside the file, and after the decision.
 *
 * @law PROFILE
 */
export function asksOfCase(processState: CaseState): readonly Ask[] {
  const state = caseStateOf(processState.value);
  const ofState = asksOfPlace[state]?.(processState) ?? byState[state];
  return [
    ...(ofState === undefined || isBarred(ofState, processState) ? [] : [ofState]),
    ...(isExtensionAsked(processState) ? [ask('decideExtension', 'deputyHead', 'grantExtension', 'review')] : []),
    ...asksOfParty(processState, state),
    ...asksBesideFile(processState, state),
    ...(state === 'decided' ? asksAfterDecision(processState.context) : []),
  ];
}

/** What the party is still owed comes first: nobody is asked for an act that would be refused. */
function isBarred({ kind }: Ask, processState: CaseState): boolean {
  const { context } = processState;
  const party = partyStateOf(processState);
  if (kind === 'submit') return mustHearFirst(context, party);
  if (kind === 'endorse') return isAskingBarred(context, party);
  return kind === 'approve' && isGateClosed(context, party);
}

/** The reviewer answers for the opinion; where there is none any more, the head of the unit does. */
function objectionAsk({ context: { participants } }: CaseState): Ask {
  const role = participants.reviewerId === null ? 'reviewUnitHead' : 'legalReviewer';
  return ask('answerObjection', role, 'answerObjection', 'objectionAnswer');
}

/** While somebody else prepares the review, the review is theirs to do and not the reviewer's. */
function reviewAsk({ context: { participants } }: CaseState): Ask {
  // The file came back to a reviewer who had to leave the case.
  if (participants.reviewerId === null) return ask('assign', 'reviewUnitMember', 'assignReviewer', 'review');
  return participants.delegateId === undefined
    ? ask('review', 'legalReviewer', 'signOpinion', 'review')
    : ask('prepareReview', 'reviewDelegate', 'returnDelegated', 'review');
}

/** Where whoever is asked depends on who is in the case. */
const asksOfPlace: { readonly [S in StateName]?: (processState: CaseState) => Ask } = {
  assigned: reviewAsk,
  awaitingObjectionAnswer: objectionAsk,
};

const isGateClosed = (context: CaseContext, party: PartyState): boolean =>
  context.proposal === null || obstaclesToDecision(context, context.proposal.contentHash, party).length > 0;

const isAskingBarred = (context: CaseContext, party: PartyState): boolean =>
  context.proposal === null || obstaclesToAsking(context, context.proposal.contentHash, party).length > 0;

/** Nothing is owed to the party before a decision any more: it was made, or will not be made here. */
const isPastHearing = (context: CaseContext): boolean => context.decidedOn !== null || isHandedOver(context);

/** The head let the case go: nothing is asked any more but the transfer itself. */
const isHandedOver = ({ ending }: CaseContext): boolean => ending !== undefined && ending.approvedOn !== null;

/** What waits beside the file: meetings, hearing, recusal, co-signatures, questions, measures on the spot. */
function asksBesideFile(processState: CaseState, state: StateName): readonly Ask[] {
  const { context } = processState;
  if (isHandedOver(context)) return [];
  return [
    ...asksOfReviewers(context, state),
    ...asksOfHearing(sideState(processState, 'hearing'), context),
    ...(context.recusal === undefined ? [] : [ask('decideRecusal', 'authorityHead', 'decideRecusal', null)]),
    ...(mustReplaceHandlers(context, state)
      ? [ask('replaceHandlers', 'handlingUnitHead', 'assignHandlers', 'caseDecision')]
      : []),
    ...asksOfMeasure(sideState(processState, 'measure')),
    ...(mustConvene(context, state, partyStateOf(processState))
      ? [ask('conveneHeads', 'authorityHead', 'conveneDeliberation', 'caseDecision')]
      : []),
  ];
}

function asksOfReviewers({ participants, cosigned = [], questions }: CaseContext, state: StateName): readonly Ask[] {
  const isUnderReview = state === 'assigned' || state === 'awaitingIssue';
  if (!isUnderReview) return [];
  const left = state === 'awaitingIssue' ? (participants.cosigners ?? []).filter((id) => !cosigned.includes(id)) : [];
  return [
    ...left.map((personId) => ({ ...ask('cosign', 'cosigner', 'cosign', 'review'), personId })),
    ...((questions?.open.length ?? 0) > 0 ? [ask('answerQuestion', 'caseHandler', 'answerQuestion', 'review')] : []),
  ];
}

const hearingAsks: Readonly<Record<string, Ask>> = {
  offered: ask('awaitHearingRequest', 'caseHandler', 'requestHearing', 'hearingRequest'),
  asked: ask('arrangeHearing', 'caseHandler', 'noticeHearing', 'caseDecision'),
  // Until the period of the notice is over no hearing may be held: its last day is nobody's due day.
  noticed: ask('holdHearing', 'hearingOfficer', 'recordHearing', 'caseDecision'),
};

function asksOfHearing(at: string, { participants }: CaseContext): readonly Ask[] {
  // Whoever was to preside had to leave the case: another one is named, and notified anew.
  const place = at === 'noticed' && participants.hearingOfficerId === undefined ? 'asked' : at;
  const asked = hearingAsks[place];
  return asked === undefined ? [] : [asked];
}

const measureAsks: Readonly<Record<string, Ask>> = {
  taken: ask('reportMeasure', 'caseHandler', 'reportUrgentMeasure', 'coercionReport'),
  reported: ask('decideMeasure', 'authorityHead', 'decideUrgentMeasure', 'coercionReport'),
  toLift: ask('liftMeasure', 'caseHandler', 'liftUrgentMeasure', null),
};

const asksOfMeasure = (at: string): readonly Ask[] => {
  const asked = measureAsks[at];
  return asked === undefined ? [] : [asked];
};

/** A recusal left fewer officers than the law asks for. */
const mustReplaceHandlers = ({ participants, summaryProcedure, decidedOn }: CaseContext, state: StateName): boolean =>
  state !== 'opening' &&
  state !== 'history' &&
  decidedOn === null &&
  new Set(participants.handlers).size < (summaryProcedure ? 1 : 2);

const mustConvene = (context: CaseContext, state: StateName, party: PartyState): boolean =>
  state === 'awaitingApproval' && isGateClosed(context, party) && !isAskingBarred(context, party);

/** What the party is owed whatever becomes of the draft; a demand is about what was decided before. */
const asksOfRights: { readonly [P in PartyState]?: Ask } = {
  notDemanded: ask('giveDemand', 'caseHandler', 'serveDemand', 'caseDecision'),
  demandPeriod: ask('awaitPerformance', 'caseHandler', 'recordDefense', 'demand'),
  defensePeriod: ask('hearDefense', 'caseHandler', 'recordWaiver', 'defense'),
  defenseReceived: ask('reexamine', 'caseHandler', 'reexamineDefense', 'caseDecision'),
};

/** What is owed to the party, once the draft may be put to it; and when nothing is, the way to the head. */
function asksOfParty(processState: CaseState, state: StateName): readonly Ask[] {
  const { context } = processState;
  const party = partyStateOf(processState);
  if (isPastHearing(context)) return [];
  const owed = asksOfRights[party];
  if (owed !== undefined) return [owed];
  if (context.proposal === null) return [];
  if (party === 'notNotified' && isNoticeDue(context)) {
    return mayNotify(context, state) ? [ask('giveNotice', 'caseHandler', 'serveNotice', 'caseDecision')] : [];
  }
  const isReady = state === 'passed' || state === 'outsideScope' || state === 'passedByDeliberation';
  const mayAsk = isReady && !isAskingBarred(context, party);
  return mayAsk ? [ask('requestApproval', 'caseHandler', 'requestApproval', 'caseDecision')] : [];
}

/**
 * Whether the draft may be put to the party now; one that is being revised is not.
 *
 * @law APL-44
 */
export function mayNotify(context: CaseContext, state: StateName): boolean {
  if (isReviewFirst(context)) return context.draft.pass !== null || context.draft.outOfScope !== null;
  return state !== 'drafting' && state !== 'problemsFound' && state !== 'passVoided';
}

function asksAfterDecision(context: CaseContext): readonly Ask[] {
  if (context.servedOn === null) return [ask('serve', 'caseHandler', 'serveDecision', 'service')];
  return context.publication === 'pending' ? [] : [ask('close', 'caseHandler', 'closeCase', null)];
}
