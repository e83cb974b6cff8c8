import { scripts, gaps, type Step } from './scripts.ts';
import { imposesPenalty, type DemoCase } from './demo-case.ts';

/** Working days the party has for its defense, and one more. */
const LAPSE = 6;
/** Working days of the review; the review clock begins with `accept`. */
const REVIEW = 5;

export interface PlannedStep {
  readonly step: Step;
  /** Working days before today, 0 or less. */
  readonly offset: number;
}

/** When each act of a case happens, counted back from its last one. */
export function planOf(
  demoCase: DemoCase,
  reviewBegun: (period: number, dueIn: number) => number,
): readonly PlannedStep[] {
  const steps = stepsOf(demoCase);
  const fromOpening = steps.map((_, index) =>
    sum(steps.slice(0, index + 1).map((step, at) => gapOf(step, steps[at - 1]))),
  );
  const shift = shiftOf(demoCase, steps, fromOpening, reviewBegun);
  const offsetAt = (index: number): number =>
    demoCase.live === true ? 0 : Math.min(0, (fromOpening[index] ?? 0) + shift);
  return steps.map((step, index) => ({ step, offset: offsetAt(index) }));
}

function stepsOf(demoCase: DemoCase): readonly Step[] {
  const all: readonly Step[] = scripts[demoCase.script];
  const withParty = imposesPenalty(demoCase)
    ? all
    : all.filter((step) => !['serveNotice', 'recordWaiver'].includes(step));
  return demoCase.lapse === true ? withParty.filter((step) => step !== 'recordWaiver') : withParty;
}

const gapOf = (step: Step, previous: Step | undefined): number =>
  step === 'requestApproval' && previous === 'serveNotice' ? LAPSE : gaps[step];

function shiftOf(
  { last = 0, reviewDueIn }: DemoCase,
  steps: readonly Step[],
  fromOpening: readonly number[],
  reviewBegun: (period: number, dueIn: number) => number,
): number {
  if (reviewDueIn === undefined) return last - (fromOpening.at(-1) ?? 0);
  return reviewBegun(REVIEW, reviewDueIn) - (fromOpening[steps.indexOf('accept')] ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
