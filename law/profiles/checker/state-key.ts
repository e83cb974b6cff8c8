import type { Involved } from '../../people/conflicts.ts';
import type { CaseContext, Issue } from '../../processes/case/context.ts';
import { clockRules, runningClocks, type Clocks } from '../../process/clocks.ts';
import type { StateName } from '../../process/names.ts';
import { isCivilDate } from '../../time/civil-date.ts';
import { caseIn, stateOf, type Point } from './loosening.ts';
import { texts } from './model-acts.ts';

/**
 * Fields no obstacle asks for while all drafts weigh the same, or that are the same all day long.
 */
const dropped = new Set<string>([
  'rules',
  'round',
  'lastOn',
  'overdue',
  'backEntry',
  'openedOn',
  'finalizedOn',
  'receivedOn',
  'historyOf',
  'since',
  'askedBy',
  'defendedAgainst',
] satisfies (keyof CaseContext | 'since' | 'askedBy')[]);

/** Before intake nobody is named yet: acceptance names anew. */
const beforeAssignment: readonly StateName[] = [
  'drafting',
  'awaitingSignature',
  'readyToSubmit',
  'awaitingIntake',
  'awaitingSupplement',
  'unassigned',
  'passVoided',
];

/** Of the clocks: which will lapse, and whether the review was extended or stands still. */
const clocksOf = (clocks: Clocks): string =>
  runningClocks(clocks)
    .flatMap((name) => {
      const run = clocks[name];
      const isStopped = run?.stops?.at(-1)?.until === null;
      if (run === undefined || (clockRules[name].atEnd !== 'lapse' && name !== 'review' && !isStopped)) return [];
      return [`${name}${run.extendedBy > 0 ? '+' : ''}${isStopped ? '-' : ''}`];
    })
    .join();

/** Who was what in the case; when and how makes no difference to what they may do now. */
const sidesOf = (involved: readonly Involved[]): string =>
  [...new Set(involved.map(({ personId, as }) => `${personId}:${as}`))].toSorted().join();

/** Whether any problem is open, answered, settled; which and how many makes no difference. */
const issuesOf = (issues: readonly Issue[]): string => [...new Set(issues.map(({ state }) => state))].toSorted().join();

/** Fields told apart by less than they hold. */
const summaries: Readonly<Record<string, (value: never) => unknown>> = {
  clocks: clocksOf,
  involved: sidesOf,
  issues: issuesOf,
  recused: (ids: readonly string[]) => [...new Set(ids)].toSorted(),
  questions: ({ open }: { readonly open: readonly number[] }) => open.length > 0,
};

function abstracted(name: string, value: unknown): unknown {
  if (value === null || value === undefined || dropped.has(name)) return undefined;
  if (typeof value === 'object') return summaries[name]?.(value as never) ?? value;
  if (typeof value !== 'string') return value;
  if (value.length === 64) return `#${value.charAt(0)}`;
  return isCivilDate(value) ? undefined : value;
}

const mirrored = { '#a': '#b', '#b': '#a', '#c': '#d', '#d': '#c' } as const;

/**
 * What tells two points apart: the states of the machine, what the case knows, and the facts of the way; dates and
 * counts dropped. Two points with one key allow the same acts with the same outcomes: all acts of the model fall on one
 * day, all drafts weigh the same, and the two texts are alike, so that it only matters which of them lies in the case.
 *
 * @law PROFILE
 */
export function keyOf(point: Point, value: string): string {
  const context = caseIn(point);
  const { participants } = context;
  const isNamed = participants.reviewerId !== null && !beforeAssignment.includes(stateOf(point));
  const known = isNamed ? context : { ...context, participants: { ...participants, reviewerId: null } };
  const key = value + JSON.stringify([known, point.facts], abstracted);
  return context.proposal?.contentHash === texts.other
    ? key.replaceAll(/#[abcd]/g, (sign) => mirrored[sign as keyof typeof mirrored])
    : key;
}
