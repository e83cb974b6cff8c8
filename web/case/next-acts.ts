import { actLabels, submissionLabel } from '../../server/contract/labels.ts';
import { actNamed, sentActTypes } from '../../server/contract/acts.ts';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { openMeeting } from './open-meeting.ts';
import { words } from '../words/words.ts';

type ActType = PermittedActView['type'];

/** Acts that move the case on, the likeliest first. */
const forward = sentActTypes
  .flatMap((type) => {
    const found = actNamed(type).forward;
    return found === null ? [] : [{ type, ...found }];
  })
  .toSorted((a, b) => a.rank - b.rank);

/** What the law bars matters more than what the moment bars. */
const gates: readonly ActType[] = ['approve', 'requestApproval', 'signOpinion', 'issueOpinion', 'publish', 'closeCase'];
const gateOrder = (type: ActType): number => (gates.includes(type) ? gates.indexOf(type) : gates.length);

export interface NextActs {
  readonly primary: PermittedActView | null;
  /** Answers the same question the other way: 不予批准 beside 批准. */
  readonly alternatives: readonly PermittedActView[];
  readonly others: readonly PermittedActView[];
  readonly barred: readonly PermittedActView[];
  /** Set for a day still to come: nothing bars it, and nobody is late with it. */
  readonly ahead: { readonly type: ActType; readonly on: string } | null;
}

/** One filled button: the act of my task, else the first that moves the case on. */
export function nextActs(view: CaseView): NextActs {
  const open = view.permittedActs.filter(({ allowed }) => allowed);
  const asked = view.tasks.filter(({ mark }) => mark !== 'waiting').map(({ act }) => act);
  const primary =
    forward.map(({ type }) => open.find((act) => act.type === type && asked.includes(type))).find((act) => act) ??
    forward
      .map(({ type, offered }) => open.find((act) => act.type === type && offered !== 'whenAsked'))
      .find((act) => act) ??
    null;
  const alternativeTypes = primary === null ? [] : actNamed(primary.type).counters;
  const alternatives = open.filter(({ type }) => alternativeTypes.includes(type));
  const ahead = aheadIn(view);
  return {
    primary,
    alternatives,
    ahead,
    others: open.filter((act) => act !== primary && !alternatives.includes(act)),
    barred: view.permittedActs
      .filter(({ allowed, type }) => !allowed && type !== ahead?.type)
      .filter(({ type }) => type !== 'endBackEntry' || view.head.backEntry)
      .toSorted((a, b) => gateOrder(a.type) - gateOrder(b.type)),
  };
}

/** The hearing or the meeting I am to write down, when its day has not come. */
function aheadIn(view: CaseView): NextActs['ahead'] {
  const days = { recordHearing: view.proceedings.hearing.plannedOn, recordDeliberation: openMeeting(view)?.plannedOn };
  const early = view.permittedActs.filter(({ refusal }) => refusal?.code === 'date-in-future');
  for (const type of ['recordHearing', 'recordDeliberation'] as const) {
    const on = days[type];
    if (typeof on === 'string' && early.some((act) => act.type === type)) return { type, on };
  }
  return null;
}

/** 再次送审（第3次） and the like: the button names its result. */
export function actLabel(type: ActType, { head, myRoles }: CaseView): string {
  if (type === 'returnDelegated' && !myRoles.includes('reviewDelegate')) return words.case.takeBackDelegation;
  if (type === 'submitForReview') return submissionLabel(head.round + 1);
  return type === 'finalizeDraft' && head.state === 'problemsFound' ? words.case.resubmit : actLabels[type];
}
