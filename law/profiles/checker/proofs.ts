import { contextOf } from '../../processes.ts';
import { reviewGrounds } from '../../processes/case/review/scope.ts';
import { imposesPenalty } from '../../processes/case/review/proposal.ts';
import type { ActType } from '../../acts.ts';
import type { CaseContext } from '../../processes/case/context.ts';
import { openTasks } from '../../process.ts';
import type { Task } from '../../process/tasks.ts';
import type { Provision } from '../../statutes.ts';
import type { ValueKey } from '../values.ts';
import { caseIn, type Point, type Step } from './loosening.ts';
import type { Property } from './told.ts';
import { rolesOfAll } from './cast.ts';
import { isAgreement, type PathFacts } from './path-facts.ts';

export interface Broken {
  readonly property: Property;
  /** The value that breaks it where no step of the way names one. */
  readonly key: ValueKey | null;
  /** Null: the provision of the property itself. */
  readonly provision: Provision | null;
}

const broken = (property: Property, key: ValueKey | null = null): Broken => ({ property, key, provision: null });

/**
 * What one step breaks: by itself, or because of all that did not happen before it.
 *
 * @law APL-58
 */
export function brokenBy(before: Point, step: Step): readonly Broken[] {
  const after = caseIn(step);
  const isDecision = caseIn(before).decidedOn === null && after.decidedOn !== null;
  return [
    ...(isDecision && !isReviewed(after, step.facts) ? [broken('passBeforeDecision', otherPass(after))] : []),
    ...(isDecision && !isHeard(after, step.facts) ? [broken('partyHeard')] : []),
    ...(isHeardByHandler(step) ? [{ ...broken('reviewerNeverHandled'), provision: 'APL-64(4)' as const }] : []),
    ...(isReviewedByHandler(step) ? [broken('reviewerNeverHandled')] : []),
    ...(step.breaks === null ? [] : [{ ...broken(step.breaks), provision: closest[step.told.act.type] ?? null }]),
    ...(isAgreementOfClock(before, step) ? [broken('clocksNeverAgree')] : []),
  ];
}

/** The clause by which a person does what here nobody did, where it is not that of the decision. */
const closest: { readonly [T in ActType]?: Provision } = {
  signSubmission: 'PRACTICE',
  grantExtension: 'SEED-004.2.3.3',
};

/** A decision rests on the pass of its own bytes, or on the record of a ground that is true (PRACTICE A8). */
function isReviewed(context: CaseContext, facts: PathFacts): boolean {
  // Whatever rewrites a text takes these three away: none of them outlives its own bytes.
  const decided = context.proposal?.contentHash;
  return (
    facts.passed === decided ||
    facts.substituted === decided ||
    (facts.outside === decided && reviewGrounds(context).length === 0)
  );
}

/** Where the pass is none because the opinion says something else than 同意, its kind is to blame. */
const otherPass = (context: CaseContext): ValueKey | null =>
  context.draft.opinion?.passes === true && !isAgreement(context) ? 'review.opinionKinds' : null;

function isHeard(context: CaseContext, { noticed, heard, demand, unanswered }: PathFacts): boolean {
  const { actKind, coercion, summaryProcedure, proposal } = context;
  if (coercion === 'execution') return demand === 'over' && !unanswered;
  if (actKind !== 'penalty' || summaryProcedure || proposal === null || !imposesPenalty(proposal)) return true;
  return heard && noticed === proposal.contentHash;
}

const isReviewedByHandler = ({ facts, told }: Step): boolean =>
  facts.reviewed.some((person) => facts.handled.includes(person)) ||
  (told.act.type === 'issueOpinion' && told.by !== null && facts.handled.includes(told.by));

const isHeardByHandler = ({ facts, told: { act } }: Step): boolean =>
  act.type === 'noticeHearing' && facts.handled.includes(act.officerId);

/** A clock of the machine itself must leave the pass, the opinion, the decision and every period as they were. */
function isAgreementOfClock(before: Point, { told, processState }: Step): boolean {
  if (told.act.type !== 'clockExpired' || told.key !== null) return false;
  return (
    agreed(contextOf('case', processState)) !== agreed(caseIn(before)) && agreed(contextOf('case', processState)) !== ''
  );
}

const agreed = ({ decidedOn, clocks, draft: { pass, outOfScope, opinion } }: CaseContext): string =>
  [pass?.contentHash, outOfScope?.contentHash, decidedOn, opinion?.issued, clocks.review?.extendedBy || null]
    .filter((sign) => sign !== null && sign !== undefined && sign !== false)
    .join();

/**
 * What is wrong at a point itself: a task asked of nobody, because none of the cast holds its role in this case.
 *
 * @law APL-57
 */
export function brokenAt(point: Point): readonly Broken[] {
  const held = rolesOfAll(caseIn(point).participants).filter(({ actor }) => actor.standsFor === undefined);
  const isAsked = ({ role, personId }: Task): boolean =>
    held.some(({ roles }) => roles.includes(role)) &&
    (personId === null || held.some(({ actor }) => actor.personId === personId));
  return openTasks('case', point.processState, [], 1).every(isAsked) ? [] : [broken('personBehindEveryAct')];
}
