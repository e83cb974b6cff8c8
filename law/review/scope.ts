import type { CaseContext } from '../procedure/case-context.ts';
import type { ReviewedAlways } from '../profiles/rules.ts';
import type { ScopeFacts } from './content.ts';

/** Why a decision must pass legal review: a fact of the case, or the local rule that asks for it whatever it weighs. */
export type ReviewGround = keyof ScopeFacts | ReviewedAlways;

/** Grounds on which the review unit may record that a decision needs no review (PRACTICE A8). */
export const outOfScopeGrounds = ['summaryProcedure', 'noPenalty', 'notListed'] as const;
export type OutOfScopeGround = (typeof outOfScopeGrounds)[number];

/**
 * Facts on which APL 58 itself demands review of a penalty; no profile can narrow them. Item (2) has two limbs: major
 * rights at stake, and a hearing held.
 *
 * @law APL-58.1
 */
function statutoryGrounds({ actKind, proposal }: CaseContext): readonly (keyof ScopeFacts)[] {
  const facts = proposal?.grounds ?? [];
  if (actKind !== 'penalty') return [];
  const heard = facts.includes('majorRights') && facts.includes('hearingHeld');
  return facts.filter(
    (fact) =>
      fact === 'majorPublicInterest' ||
      fact === 'complex' ||
      fact === 'requiredByLaw' ||
      (heard && (fact === 'majorRights' || fact === 'hearingHeld')),
  );
}

/**
 * Why this decision must pass legal review; empty when it need not.
 *
 * @law APL-58.1
 */
export function reviewGrounds(context: CaseContext): readonly ReviewGround[] {
  const { summaryProcedure, proposal, rules } = context;
  const { scope } = rules.review;
  const statutory = statutoryGrounds(context);
  // APL 51–52: a penalty imposed on the spot is decided by the officer and filed afterwards.
  if (summaryProcedure && scope.summaryProcedureExempt) return statutory;
  const stated = (proposal?.grounds ?? []).filter((fact) => scope.grounds.includes(fact));
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

function alwaysGrounds({ actKind, summaryProcedure, proposal, rules }: CaseContext): readonly ReviewedAlways[] {
  const holds: Record<ReviewedAlways, boolean> = {
    penalty: actKind === 'penalty',
    ordinaryPenalty: actKind === 'penalty' && !summaryProcedure,
    licenseWithHearing: actKind === 'license' && proposal?.grounds.includes('hearingHeld') === true,
  };
  return rules.review.scope.alwaysFor.filter((rule) => holds[rule]);
}

const isExemptNoPenalty = ({ proposal, rules, actKind }: CaseContext): boolean =>
  actKind === 'penalty' && rules.review.scope.noPenaltyDecisionExempt && proposal?.penaltyKinds.length === 0;
