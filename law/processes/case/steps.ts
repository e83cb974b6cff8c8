import { contextOf } from '../../processes.ts';
import { isNoticeDue, mustHeadsDeliberate, obstaclesToDecision } from './review/gate.ts';
import type { CaseContext } from './context.ts';
import type { PartyState } from './names.ts';
import type { ClockName } from '../../process/clocks.ts';
import type { StateName } from '../../process/names.ts';
import type { StepName, StepPosition } from './names.ts';
import { partyStateOf } from './selectors.ts';
import { stateName } from '../../process.ts';
import type { ProcessState } from '../../process/state.ts';
import { mayNotify } from './tasks.ts';

export interface Step {
  readonly step: StepName;
  readonly is: StepPosition;
  /** The clock of this step has run out, and its duty is still open. */
  readonly overdue: boolean;
}

interface Situation {
  readonly state: StateName;
  readonly party: PartyState;
  readonly context: CaseContext;
}

/** The states in which the file lies at a step; the other steps follow from the context. */
const statesAt: { readonly [S in StepName]?: readonly StateName[] } = {
  opened: ['opening'],
  drafted: ['drafting', 'awaitingSignature', 'readyToSubmit'],
  reviewed: [
    'awaitingIntake',
    'awaitingSupplement',
    'unassigned',
    'assigned',
    'awaitingIssue',
    'problemsFound',
    'passVoided',
    'awaitingObjectionAnswer',
    'consulting',
    'toDeliberate',
    'deliberating',
    'deliberationRecorded',
  ],
  deliberated: ['headsDeliberating', 'headsDeliberationRecorded'],
  approved: ['awaitingEndorsement', 'awaitingApproval', 'notApproved'],
};

const clockOf: { readonly [S in StepName]?: ClockName } = {
  reviewed: 'review',
  approved: 'caseDecision',
  served: 'service',
  published: 'publication',
};

/**
 * Where a case stands, step by step, in the order its rules ask for. A decision entered as history took no steps here.
 *
 * @law GBF118
 */
export function stepsOf(processState: ProcessState): readonly Step[] {
  const context = contextOf('case', processState);
  const situation = { state: stateName(processState), party: partyStateOf(processState), context };
  if (situation.state === 'history') return [];
  return stepsFor(situation).map((step) => {
    const clock = clockOf[step];
    return {
      step,
      is: positions[step](situation),
      overdue: clock !== undefined && context.overdue.includes(clock),
    };
  });
}

function stepsFor(situation: Situation): readonly StepName[] {
  const { party, context } = situation;
  const review = ['reviewed', 'passed'] as const;
  const isExecution = context.coercion === 'execution';
  const hearing = party === 'notRequired' ? [] : ([isExecution ? 'demanded' : 'noticed', 'defended'] as const);
  // A demand waits for no review: it is about what was decided before.
  const isReviewFirst = context.rules.review.order === 'beforeNotice' && !isExecution;
  const middle = isReviewFirst ? [...review, ...hearing] : [...hearing, ...review];
  const heads = isForHeads(situation) ? (['deliberated'] as const) : [];
  return ['opened', 'drafted', ...middle, ...heads, 'approved', 'served', 'published', 'closed'];
}

/** 负责人集体讨论决定 is due, was held, or is being held because the head wants it. */
const isForHeads = ({ state, context }: Situation): boolean =>
  mustHeadsDeliberate(context) || context.draft.headsConclusion !== null || isAt('deliberated', state);

type Position = (situation: Situation) => StepPosition;

const isSubstituted = ({ draft: { substitute } }: CaseContext): boolean => substitute !== null;
const isOpen = (context: CaseContext): boolean =>
  context.draft.pass !== null || context.draft.outOfScope !== null || isSubstituted(context);

const positions: Record<StepName, Position> = {
  opened: ({ state }) => (isAt('opened', state) ? 'current' : 'done'),
  drafted: ({ state }) => {
    if (isAt('opened', state)) return 'ahead';
    return isAt('drafted', state) ? 'current' : 'done';
  },
  reviewed: ({ state, context }) => {
    if (isAt('reviewed', state)) return 'current';
    return isOpen(context) ? 'done' : 'ahead';
  },
  passed: ({ context }) => {
    if (isSubstituted(context)) return 'substituted';
    return isOpen(context) ? 'done' : 'gate';
  },
  noticed: ({ state, party, context }) => {
    if (party !== 'notNotified' && party !== 'unknown') return 'done';
    if (!isNoticeDue(context)) return 'skipped';
    return context.proposal !== null && mayNotify(context, state) ? 'current' : 'ahead';
  },
  demanded: ({ party }) => (party === 'notDemanded' ? 'current' : 'done'),
  defended: ({ party, context }) => {
    if (party === 'settled') return 'done';
    if (party === 'defensePeriod' || party === 'demandPeriod' || party === 'defenseReceived') return 'current';
    if (party === 'notDemanded') return 'ahead';
    return isNoticeDue(context) ? 'ahead' : 'skipped';
  },
  deliberated: ({ state, context }) => {
    if (context.draft.headsConclusion?.conclusion === 'approve') return 'done';
    return isAt('deliberated', state) || isForHeadsNow(state, context) ? 'current' : 'ahead';
  },
  approved: ({ state, party, context }) => {
    if (context.decidedOn !== null) return 'done';
    if (isForHeadsNow(state, context)) return 'ahead';
    if (isAt('approved', state)) return 'current';
    const isReady = context.proposal !== null && isGateOpen(context, context.proposal.contentHash, party);
    return isReady ? 'current' : 'ahead';
  },
  served: ({ context }) => afterDecision(context, context.servedOn !== null),
  published: ({ context }) =>
    context.publication === 'notPublished' ? 'skipped' : afterDecision(context, context.publication !== 'pending'),
  closed: ({ state, context }) => {
    if (state === 'closed') return 'done';
    return context.servedOn !== null && context.publication !== 'pending' ? 'current' : 'ahead';
  },
};

/** With the head, who must convene the others before deciding. */
const isForHeadsNow = (state: StateName, context: CaseContext): boolean =>
  state === 'awaitingApproval' &&
  mustHeadsDeliberate(context) &&
  context.draft.headsConclusion?.conclusion !== 'approve';

const isAt = (step: StepName, state: StateName): boolean => statesAt[step]?.includes(state) === true;

const isGateOpen = (context: CaseContext, contentHash: string, party: PartyState): boolean =>
  obstaclesToDecision(context, contentHash, party).length === 0;

function afterDecision({ decidedOn }: CaseContext, isDone: boolean): StepPosition {
  if (isDone) return 'done';
  return decidedOn === null ? 'ahead' : 'current';
}
