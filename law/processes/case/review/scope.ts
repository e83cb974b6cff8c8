import type { CaseContext } from '../context.ts';
import type { ReviewedAlways } from '../../../profiles/rules.ts';
import type { ScopeFacts } from './content.ts';

/** Why a decision must pass legal review: a fact of the case, or the local rule that asks for it whatever it weighs. */
export type ReviewGround = keyof ScopeFacts | ReviewedAlways;

/** Grounds on which the review unit may record that a decision needs no review (PRACTICE A8). */
export const outOfScopeGrounds = ['summaryProcedure', 'noPenalty', 'notListed'] as const;
export type OutOfScopeGround = (typeof outOfScopeGrounds)[number];

/**
 * Facts on which a statute itself demands review; no profile can narrow them. For a penalty they are those of APL 58,
 * whose item (2) has two limbs: major rights at stake, and a hearing held. Of any other decision, that some law requires
 * it.
 *
 * @law APL-58.1
 */
export function statutoryGrounds(context: CaseContext): readonly (keyof ScopeFacts)[] {
  const { actKind } = context;
  const facts = factsOf(context);
  if (actKind !== 'penalty') return facts.filter((fact) => fact === 'requiredByLaw');
  const heard = facts.includes('majorRights') && facts.includes('hearingHeld');
  return facts.filter(
    (fact) =>
      fact === 'majorPublicInterest' ||
      fact === 'complex' ||
      fact === 'requiredByLaw' ||
      (heard && (fact === 'majorRights' || fact === 'hearingHeld')),
  );
}

/** What the handler stated, and a hearing the record knows of whether stated or not. */
const factsOf = ({ proposal, heardOn }: CaseContext): readonly (keyof ScopeFacts)[] => {
  const stated = proposal?.grounds ?? [];
  const isHeard = heardOn !== undefined;
  return isHeard && !stated.includes('hearingHeld') ? [...stated, 'hearingHeld'] : stated;
};

/**
 * Why this decision must pass legal review; empty when it need not.
 *
 * @law APL-58.1
 */
export function reviewGrounds(context: CaseContext): readonly ReviewGround[] {
  const { summaryProcedure, rules } = context;
  const { scope } = rules.review;
  const statutory = statutoryGrounds(context);
  // APL 51–52: a penalty imposed on the spot is decided by the officer and filed afterwards.
  if (summaryProcedure && scope.summaryProcedureExempt) return statutory;
  const stated = factsOf(context).filter((fact) => scope.grounds.includes(fact));
  const always = isExemptNoPenalty(context) ? [] : alwaysGrounds(context);
  return [...new Set<ReviewGround>([...statutory, ...stated, ...always])];
}

/**
 * The ground that is true of this case, should it need no review.
 *
 * @law APL-58
 */
export function groundOutsideScope({ summaryProcedure, actKind, proposal }: CaseContext): OutOfScopeGround {
  if (summaryProcedure) return 'summaryProcedure';
  return actKind === 'penalty' && proposal?.penaltyKinds.length === 0 ? 'noPenalty' : 'notListed';
}

function alwaysGrounds(context: CaseContext): readonly ReviewedAlways[] {
  const { actKind, summaryProcedure, rules } = context;
  const holds: Record<ReviewedAlways, boolean> = {
    penalty: actKind === 'penalty',
    ordinaryPenalty: actKind === 'penalty' && !summaryProcedure,
    licenseWithHearing: actKind === 'license' && factsOf(context).includes('hearingHeld'),
  };
  return rules.review.scope.alwaysFor.filter((rule) => holds[rule]);
}

const isExemptNoPenalty = ({ proposal, rules, actKind }: CaseContext): boolean =>
  actKind === 'penalty' && rules.review.scope.noPenaltyDecisionExempt && proposal?.penaltyKinds.length === 0;
