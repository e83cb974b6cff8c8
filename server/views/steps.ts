import type { LedgerRow } from '../../db/read/case-course.ts';
import type { CaseContext, PartyState } from '../../law/procedure/case-context.ts';
import type { StateName } from '../../law/procedure/names.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { CaseView, StepName } from '../contract/case-view.ts';

type Step = CaseView['steps'][number];

interface Situation {
  readonly state: StateName;
  readonly party: PartyState;
  readonly context: CaseContext;
  readonly entries: readonly LedgerRow[];
}

const inReview: readonly StateName[] = [
  'awaitingIntake',
  'awaitingSupplement',
  'unassigned',
  'assigned',
  'awaitingIssue',
  'problemsFound',
  'passVoided',
];
const beforeReview: readonly StateName[] = ['opening', 'drafting', 'awaitingSignature', 'readyToSubmit'];

/** The step bar: what is done, where the file lies now, and the gate that is not open yet. */
export function stepsOf(situation: Situation): Step[] {
  const { state, context, party, entries } = situation;
  if (state === 'history') return [];
  const lastOn = (...types: readonly LedgerRow['type'][]): CivilDate | null =>
    entries.filter(({ type }) => types.includes(type)).at(-1)?.on ?? null;
  const isOpen = context.pass !== null || context.outOfScope !== null;
  const steps: readonly (readonly [StepName, Step['is'], CivilDate | null])[] = [
    ['opened', 'done', context.openedOn],
    ['drafted', beforeReview.includes(state) ? 'current' : 'done', context.finalizedOn],
    ['noticed', noticeStep(party), context.notice?.servedOn ?? null],
    [
      'defended',
      defenseStep(party),
      party === 'settled' ? lastOn('recordWaiver', 'reexamineDefense', 'clockExpired') : null,
    ],
    ['reviewed', reviewStep(situation), lastOn('issueOpinion', 'recordOutOfScope')],
    [
      'passed',
      isOpen || context.decidedOn !== null ? 'done' : 'gate',
      isOpen ? lastOn('issueOpinion', 'recordOutOfScope') : null,
    ],
    ['approved', approvalStep(state, context), context.decidedOn],
    ['served', afterDecision(context.decidedOn, context.servedOn !== null), context.servedOn],
    ['published', publicationStep(context), null],
    ['closed', state === 'closed' ? 'done' : 'ahead', lastOn('closeCase')],
  ];
  return steps.map(([step, is, on]) => ({ step, is, on, overdue: isOverdue(step, context) }));
}

function noticeStep(party: PartyState): Step['is'] {
  if (party === 'notRequired') return 'skipped';
  return party === 'notNotified' || party === 'unknown' ? 'ahead' : 'done';
}

function defenseStep(party: PartyState): Step['is'] {
  if (party === 'notRequired') return 'skipped';
  if (party === 'settled') return 'done';
  return party === 'defensePeriod' || party === 'defenseReceived' ? 'current' : 'ahead';
}

function reviewStep({ state, context }: Situation): Step['is'] {
  if (inReview.includes(state)) return 'current';
  return context.pass !== null || context.outOfScope !== null || context.decidedOn !== null ? 'done' : 'ahead';
}

function approvalStep(state: StateName, { decidedOn }: CaseContext): Step['is'] {
  if (decidedOn !== null) return 'done';
  return state === 'awaitingApproval' || state === 'notApproved' ? 'current' : 'ahead';
}

const afterDecision = (decidedOn: CivilDate | null, isDone: boolean): Step['is'] => {
  if (isDone) return 'done';
  return decidedOn === null ? 'ahead' : 'current';
};

function publicationStep({ decidedOn, publication }: CaseContext): Step['is'] {
  if (publication === 'notPublished') return 'skipped';
  return afterDecision(decidedOn, publication !== 'pending');
}

const clockOf: { readonly [S in StepName]?: CaseContext['overdue'][number] } = {
  reviewed: 'review',
  approved: 'caseDecision',
  served: 'service',
  published: 'publication',
};

function isOverdue(step: StepName, { overdue }: CaseContext): boolean {
  const clock = clockOf[step];
  return clock !== undefined && overdue.includes(clock);
}
