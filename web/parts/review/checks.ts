import {
  reviewChecks,
  type CaseView,
  type CheckAnswer,
  type ReviewCheck,
  type WrittenCheck,
} from '../../../server/contract.ts';
import { words } from '../../words.ts';

export interface CheckState {
  readonly answer: CheckAnswer | null;
  readonly problem: string;
  readonly basis: string;
}

export interface OpinionState {
  readonly checks: Readonly<Record<ReviewCheck, CheckState>>;
  /** Null: follows from the answers. */
  readonly kind: string | null;
  readonly advice: string;
}

const blank: CheckState = { answer: null, problem: '', basis: '' };

export const blankOpinion = (): OpinionState => ({
  checks: Object.fromEntries(reviewChecks.map((check) => [check, blank])) as Record<ReviewCheck, CheckState>,
  kind: null,
  advice: '',
});

const numbersWith = ({ checks }: OpinionState, answer: CheckAnswer | null): readonly number[] =>
  reviewChecks.flatMap((check, i) => (checks[check].answer === answer ? [i + 1] : []));

export const failing = (opinion: OpinionState): readonly number[] => numbersWith(opinion, 'fails');
export const unanswered = (opinion: OpinionState): readonly number[] => numbersWith(opinion, null);

export const withRest = (opinion: OpinionState): OpinionState => ({
  ...opinion,
  checks: Object.fromEntries(
    reviewChecks.map((check) => {
      const state = opinion.checks[check];
      return [check, state.answer === null ? { ...state, answer: 'meets' } : state];
    }),
  ) as OpinionState['checks'],
});

export type Kind = CaseView['rules']['opinionKinds'][number];

/** Why this kind of opinion cannot be chosen with these answers; null when it can. */
export function whyNot(kind: Kind, opinion: OpinionState): string | null {
  const fails = failing(opinion);
  if (kind.passes && fails.length > 0) return words.review.failsSoNoPass(fails);
  if (!kind.passes && fails.length === 0 && unanswered(opinion).length === 0) return words.review.noFailSoNoProblem;
  return null;
}

/** The kind chosen, or the one that follows from the answers; null while both are open. */
export function kindOf(opinion: OpinionState, kinds: readonly Kind[]): Kind | null {
  const chosen = kinds.find(({ code }) => code === opinion.kind);
  if (chosen !== undefined && whyNot(chosen, opinion) === null) return chosen;
  if (failing(opinion).length > 0) return kinds.find(({ passes }) => !passes) ?? null;
  return unanswered(opinion).length === 0 ? (kinds.find(({ passes }) => passes) ?? null) : null;
}

/** What is still to be written, by the id of the field. */
export function gapsOf({ checks }: OpinionState): ReadonlyMap<string, string> {
  return new Map(
    reviewChecks.flatMap((check): readonly (readonly [string, string])[] => {
      const { answer, problem, basis } = checks[check];
      if (answer === null) return [[check, words.review.missingAnswer]];
      if (answer === 'meets') return [];
      if (answer === 'notApplicable') {
        return problem.trim() === '' ? [[`${check}-problem`, words.review.missingReason]] : [];
      }
      return [
        ...(problem.trim() === '' ? [[`${check}-problem`, words.review.missingProblem] as const] : []),
        ...(basis.trim() === '' ? [[`${check}-basis`, words.review.missingBasis] as const] : []),
      ];
    }),
  );
}

/** The eight as they go to the record; what was typed under an answer since changed stays behind. */
export const writtenChecks = ({ checks }: OpinionState): WrittenCheck[] =>
  reviewChecks.flatMap((check) => {
    const { answer, problem, basis } = checks[check];
    if (answer === null) return [];
    return [
      {
        check,
        answer,
        problem: answer === 'meets' ? '' : problem.trim(),
        basis: answer === 'fails' ? basis.trim() : '',
      },
    ];
  });
