import { actLabels, submissionLabel, type CaseView, type PermittedActView } from '../../../server/contract.ts';
import { words } from '../../words.ts';

type ActType = PermittedActView['type'];

/** Acts that move the case on, the likeliest first; what is not here is never offered as the next step. */
const forward: readonly ActType[] = [
  'finalizeDraft',
  'signSubmission',
  'submitForReview',
  'supplement',
  'answerQuestion',
  'accept',
  'assignReviewer',
  'signOpinion',
  'returnDelegated',
  'cosign',
  'issueOpinion',
  'grantExtension',
  'answerObjection',
  'recordConsultation',
  'recordDeliberation',
  'confirmDeliberation',
  'serveNotice',
  'reexamineDefense',
  'requestApproval',
  'endorse',
  'approve',
  'conveneDeliberation',
  'serveDecision',
  'publish',
  'closeCase',
  'recordDefense',
  'recordWaiver',
  'decideRecusal',
  'decideEnding',
  'recordTransfer',
  'noticeHearing',
  'recordHearing',
  'reportUrgentMeasure',
  'decideUrgentMeasure',
  'liftUrgentMeasure',
];

/** What the law bars matters more than what the moment bars. */
const gates: readonly ActType[] = ['approve', 'requestApproval', 'signOpinion', 'issueOpinion', 'publish', 'closeCase'];
const gateOrder = (type: ActType): number => (gates.includes(type) ? gates.indexOf(type) : gates.length);

/** Where an act is done when it has a page of its own. */
export const pageOf: { readonly [T in ActType]?: 'draft' | 'review' | 'publications' } = {
  finalizeDraft: 'draft',
  amendDraft: 'draft',
  signOpinion: 'review',
  publish: 'publications',
};

/** Possible long before and after it is wanted: offered first only to whom it is asked of. */
const onlyWhenAsked: readonly ActType[] = ['conveneDeliberation'];

export interface NextActs {
  readonly primary: PermittedActView | null;
  /** Answers the same question the other way: 不予批准 beside 批准. */
  readonly beside: readonly PermittedActView[];
  readonly others: readonly PermittedActView[];
  readonly barred: readonly PermittedActView[];
}

const counter: { readonly [T in ActType]?: readonly ActType[] } = {
  approve: ['refuseApproval'],
  endorse: ['refuseApproval'],
  finalizeDraft: ['raiseObjection'],
  confirmDeliberation: ['returnDeliberationRecord'],
  grantExtension: ['declineExtension'],
  signSubmission: ['declineSignature'],
  issueOpinion: ['returnOpinion'],
  accept: ['requestSupplement'],
};

/** One filled button: the act of my task, else the first that moves the case on. */
export function nextActs(view: CaseView): NextActs {
  const open = view.permittedActs.filter(({ allowed }) => allowed);
  const asked = view.tasks.filter(({ mark }) => mark !== 'waiting').map(({ act }) => act);
  const primary =
    forward.map((type) => open.find((act) => act.type === type && asked.includes(type))).find((act) => act) ??
    forward.map((type) => open.find((act) => act.type === type && !onlyWhenAsked.includes(type))).find((act) => act) ??
    null;
  const besideTypes = primary === null ? [] : (counter[primary.type] ?? []);
  const beside = open.filter(({ type }) => besideTypes.includes(type));
  return {
    primary,
    beside,
    others: open.filter((act) => act !== primary && !beside.includes(act)),
    barred: view.permittedActs
      .filter((act) => !act.allowed && (act.type !== 'endBackEntry' || view.head.backEntry))
      .toSorted((a, b) => gateOrder(a.type) - gateOrder(b.type)),
  };
}

/** 再次送审（第3次） and the like: the button names its result. */
export function actLabel(type: ActType, { head }: CaseView): string {
  if (type === 'submitForReview') return submissionLabel(head.round + 1);
  return type === 'finalizeDraft' && head.state === 'problemsFound' ? words.case.resubmit : actLabels[type];
}
