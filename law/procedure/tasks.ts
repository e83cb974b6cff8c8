import type { CaseRole } from '../people/roles.ts';
import type { ActType } from './acts.ts';
import type { CaseContext, PartyState } from './case-context.ts';
import type { ClockName } from './clocks.ts';
import type { TaskKind } from './names.ts';
import { isNoticeDue, mustHearFirst, obstaclesToDecision } from '../review/gate.ts';
import { isExtensionAsked, partyStateOf, stateName, type Standing, type StateName } from './procedure.ts';

export { type TaskKind } from './names.ts';

/** One piece of work that waits for one role, or for one person in it. */
export interface Task {
  /** `<process>:<case>:<revision>:<kind>`: a task asked again is another task, and its old mail links are dead. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly role: CaseRole;
  /** Set when only this person may do it. */
  readonly personId: string | null;
  /** The unit or authority whose people share it, when no person is named. */
  readonly of: string;
  /** The act that settles it. */
  readonly act: ActType;
  readonly clock: ClockName | null;
  readonly openedAtRevision: number;
}

interface Ask {
  readonly kind: TaskKind;
  readonly role: CaseRole;
  readonly act: ActType;
  readonly clock: ClockName | null;
}

const ask = (kind: TaskKind, role: CaseRole, act: ActType, clock: ClockName | null): Ask => ({
  kind,
  role,
  act,
  clock,
});

/** The task each state of the file makes. States that wait for nobody are absent. */
const byState: { readonly [S in StateName]?: Ask } = {
  drafting: ask('draft', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  awaitingSignature: ask('sign', 'handlingUnitHead', 'signSubmission', 'caseDecision'),
  readyToSubmit: ask('submit', 'caseHandler', 'submitForReview', 'caseDecision'),
  awaitingIntake: ask('takeIn', 'reviewUnitMember', 'accept', 'intake'),
  awaitingSupplement: ask('supplement', 'caseHandler', 'supplement', 'supplement'),
  unassigned: ask('assign', 'reviewUnitMember', 'assignReviewer', 'review'),
  assigned: ask('review', 'legalReviewer', 'signOpinion', 'review'),
  awaitingIssue: ask('issue', 'reviewUnitHead', 'issueOpinion', 'review'),
  problemsFound: ask('answerProblems', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  passVoided: ask('resubmitVoided', 'caseHandler', 'finalizeDraft', 'caseDecision'),
  awaitingApproval: ask('approve', 'authorityHead', 'approve', 'caseDecision'),
  notApproved: ask('reviseRefused', 'caseHandler', 'amendDraft', 'caseDecision'),
  toPublish: ask('publish', 'publicityClerk', 'publish', 'publication'),
};

/**
 * The tasks open in this standing. A task that was open before and still is keeps its id.
 *
 * @law PROFILE
 */
export function openTasks(
  caseId: string,
  standing: Standing,
  previous: readonly Task[],
  revision: number,
): readonly Task[] {
  return asksOf(standing).map((asked) => {
    const address = addressOf(asked.role, standing);
    const same = previous.find(
      (task) => task.kind === asked.kind && task.personId === address.personId && task.of === address.of,
    );
    return (
      same ?? {
        ...asked,
        ...address,
        id: `${standing.kind}:${caseId}:${revision}:${asked.kind}`,
        openedAtRevision: revision,
      }
    );
  });
}

function asksOf(standing: Standing): readonly Ask[] {
  const state = stateName(standing);
  const ofState = byState[state];
  return [
    ...(ofState === undefined || isBarred(ofState, standing) ? [] : [ofState]),
    ...(isExtensionAsked(standing) ? [ask('decideExtension', 'deputyHead', 'grantExtension', 'review')] : []),
    ...(standing.kind === 'case' ? asksOfParty(standing, state) : []),
    ...(state === 'decided' ? asksAfterDecision(standing.context as CaseContext) : []),
  ];
}

/** What the party is still owed comes first: nobody is asked for an act that would be refused. */
function isBarred({ kind }: Ask, standing: Standing): boolean {
  const context = standing.context as CaseContext;
  const party = partyStateOf(standing);
  if (kind === 'submit') return mustHearFirst(context, party);
  return kind === 'approve' && isGateClosed(context, party);
}

const isGateClosed = (context: CaseContext, party: PartyState): boolean =>
  context.proposal === null || obstaclesToDecision(context, context.proposal.contentHash, party).length > 0;

/** What is owed to the party, once the draft may be put to it; and when nothing is, the way to the head. */
function asksOfParty(standing: Standing, state: StateName): readonly Ask[] {
  const context = standing.context as CaseContext;
  const party = partyStateOf(standing);
  if (context.proposal === null || context.decidedOn !== null) return [];
  if (party === 'defensePeriod') return [ask('hearDefense', 'caseHandler', 'recordWaiver', 'defense')];
  if (party === 'defenseReceived') return [ask('reexamine', 'caseHandler', 'reexamineDefense', 'caseDecision')];
  if (party === 'notNotified' && isNoticeDue(context)) {
    return mayNotify(context, state) ? [ask('giveNotice', 'caseHandler', 'serveNotice', 'caseDecision')] : [];
  }
  const mayAsk = (state === 'passed' || state === 'outsideScope') && !isGateClosed(context, party);
  return mayAsk ? [ask('requestApproval', 'caseHandler', 'requestApproval', 'caseDecision')] : [];
}

/**
 * Whether the draft may be put to the party now; one that is being revised is not.
 *
 * @law APL-44
 */
export function mayNotify({ rules, pass, outOfScope }: CaseContext, state: StateName): boolean {
  if (rules.review.order === 'beforeNotice') return pass !== null || outOfScope !== null;
  return state !== 'drafting' && state !== 'problemsFound' && state !== 'passVoided';
}

function asksAfterDecision(context: CaseContext): readonly Ask[] {
  if (context.servedOn === null) return [ask('serve', 'caseHandler', 'serveDecision', 'service')];
  return context.publication === 'pending' ? [] : [ask('close', 'caseHandler', 'closeCase', null)];
}

/** Who a role is in this case: one person where the case names one, otherwise everybody who holds it there. */
function addressOf(role: CaseRole, { context: { parts } }: Standing): { personId: string | null; of: string } {
  const standIns: Readonly<Partial<Record<CaseRole, string>>> = parts.standIns;
  const standIn = standIns[role] ?? null;
  switch (role) {
    case 'handlingUnitHead':
    case 'caseHandler':
      return { personId: standIn, of: parts.handlingUnitId };
    case 'legalReviewer':
      return { personId: parts.reviewerId, of: parts.reviewUnitId };
    case 'reviewUnitMember':
    case 'reviewUnitHead':
    case 'deputyHead':
      return { personId: standIn, of: parts.reviewUnitId };
    default:
      return { personId: standIn, of: parts.authorityId };
  }
}
