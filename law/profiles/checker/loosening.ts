import { contextOf } from '../../processes.ts';
import type { Provision } from '../../statutes.ts';
import type { Involved } from '../../people/conflicts.ts';
import { rolesIn, type Actor } from '../../people/roles.ts';
import type { Refusal } from '../../refusals.ts';
import type { Act, ActType } from '../../acts.ts';
import type { CaseContext } from '../../processes/case/context.ts';
import { probeAct } from '../../process/probe-acts.ts';
import { decide, stateName } from '../../process.ts';
import type { ProcessState } from '../../process/state.ts';
import type { StateName } from '../../process/names.ts';
import type { Rules } from '../rules.ts';
import type { ValueKey } from '../values.ts';
import { cast } from './cast.ts';
import { dayOf } from './model-acts.ts';
import type { Property, Told } from './told.ts';
import { factsAfter, type PathFacts } from './path-facts.ts';

/** A case and what truly happened in it. */
export interface Point {
  readonly processState: ProcessState;
  readonly facts: PathFacts;
}

export interface Step extends Point {
  readonly told: Told;
  /** What the step breaks by itself, whatever follows. */
  readonly breaks: Property | null;
}

/**
 * One value of a profile that allows what the law does not. The machines do not know it; the checker acts it out on top
 * of `decide`, so that what follows is the machine's own answer.
 */
export interface Loosening {
  readonly key: ValueKey;
  /** The clause closest to what it allows; null where the property has none closer. */
  readonly provision: Provision | null;
  readonly isOn: (rules: Rules) => boolean;
  /** Steps it adds to those the law allows. */
  readonly steps?: (point: Point, rules: Rules) => readonly Step[];
  /** A refusal it does not heed: the case as if the fact behind it were not so. */
  readonly waives?: Waiver;
  /** What is broken where it does not allow an act though the law does; null for acts it allows. */
  readonly bars?: (act: Act, point: Point) => Property | null;
}

/** Once opened, a case knows who takes part in it. */
export type OpenedCase = CaseContext & { readonly involved: readonly Involved[] };

export interface Waiver {
  readonly refusals: readonly Refusal[];
  readonly without: (context: OpenedCase, by: string, act: Act) => CaseContext;
  readonly restored: (after: OpenedCase, before: OpenedCase) => CaseContext;
}

/** @law PROFILE */
export const caseIn = ({ processState }: Point): CaseContext => contextOf('case', processState);

/** @law PROFILE */
export const stateOf = ({ processState }: Point): StateName => stateName(processState);

/** The same case with another context. *
 * @law PROFILE
 */
export const withContext = (processState: ProcessState, context: CaseContext): ProcessState => ({
  ...processState,
  context,
});

/** Two texts stand for as many as can be written: the one that does not lie in the case was never there before. */
function rewritten({ spent: _spent, defendedAgainst, ...context }: CaseContext): CaseContext {
  return { ...context, defendedAgainst: defendedAgainst && { ...defendedAgainst, contentHash: '' } };
}

/**
 * One judgement of the machine, and what it did to the facts.
 *
 * @param credited who did it in truth; null when nobody did
 * @law APL-57
 */
export function judged(point: Point, act: Act, by: Actor, credited: string | null): Point | null {
  const decision = decide(point.processState, act, { by, on: dayOf(act.type, caseIn(point)), dues: {} });
  if (!decision.ok) return null;
  const after = rewritten(contextOf('case', decision.next));
  const deed = { act, by: credited, before: caseIn(point), after };
  return { processState: withContext(decision.next, after), facts: factsAfter(point.facts, deed) };
}

/** An act done in the name of whoever may do it, and in truth by nobody or by somebody else. *
 * @law APL-57
 */
export function inTheNameOf(
  point: Point,
  type: ActType,
  credited: string | null = null,
  fields: object = {},
): (Point & { readonly act: Act }) | null {
  for (const by of cast) {
    if (rolesIn(by, caseIn(point).participants).length === 0 && by.personId !== 'system') continue;
    const likely = probeAct(type, caseIn(point), { by, on: dayOf(type, caseIn(point)) });
    const act = { type, text: null, ...likely, ...fields } as Act;
    const next = judged(point, act, by, credited);
    if (next !== null) return { ...next, act };
  }
  return null;
}

/** What is still to be done before the pass; from the pass itself nothing. */
const wayToPass: { readonly [S in StateName]?: readonly [ActType, object] } = {
  readyToSubmit: ['submitForReview', {}],
  awaitingSupplement: ['supplement', {}],
  awaitingIntake: ['accept', {}],
  unassigned: ['assignReviewer', { reviewerId: 'reviewer' }],
  assigned: ['signOpinion', {}],
  awaitingIssue: ['issueOpinion', {}],
};

/** A case taken as passed though nobody reviewed it. *
 * @law APL-58
 */
export function takenAsPassed(point: Point): Point | null {
  const way = wayToPass[stateOf(point)];
  if (way === undefined) return point;
  const next = inTheNameOf(point, way[0], null, way[1]);
  return next && takenAsPassed(next);
}
