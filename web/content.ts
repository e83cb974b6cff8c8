import {
  decisionOutcomeLabels,
  penaltyKindLabels,
  reviewChecks,
  type CheckAnswer,
  type ReviewCheck,
  type ReviewedContent,
  type RoundView,
} from '../server/contract.ts';
import { money } from './money.ts';
import { words } from './words.ts';

type Draft = Pick<ReviewedContent['decision'], 'outcome' | 'penaltyKinds' | 'fineFen' | 'confiscatedFen'>;

/** `警告，并处罚款 8,000 元`: what the authority means to decide, in one line. */
export function decisionInShort({ outcome, penaltyKinds, fineFen, confiscatedFen }: Draft): string {
  if (outcome !== 'penalty') return decisionOutcomeLabels[outcome];
  const kinds = penaltyKinds.map((kind) => {
    if (kind === 'fine') return words.case.fine(money(fineFen));
    return kind === 'confiscation' ? words.case.confiscation(money(confiscatedFen)) : penaltyKindLabels[kind];
  });
  return kinds.length === 0 ? decisionOutcomeLabels.noPenalty : words.case.together(kinds);
}

/** The case of a row without the party's name, which stands beside it anyway. */
export function titleBeside(title: string, party: string): string {
  const rest = title.startsWith(party) ? title.slice(party.length) : title;
  return rest.length >= 4 ? rest : title;
}

export interface Problem {
  /** 1 to 8, the place among the checks. */
  readonly number: number;
  readonly check: ReviewCheck;
  readonly problem: string;
  readonly basis: string;
  readonly answer: { readonly how: 'changed' | 'explained'; readonly text: string } | null;
}

/** The failed checks of one round's opinion, with what the handler answered in the next. */
export function problemsOf(round: RoundView | undefined, next: RoundView | undefined): readonly Problem[] {
  const failed = round?.opinion?.checks.filter(({ answer }) => answer === ('fails' satisfies CheckAnswer)) ?? [];
  return failed.map(({ check, problem, basis }) => {
    const given = next?.answers.find((answer) => answer['check'] === check);
    return {
      number: reviewChecks.indexOf(check) + 1,
      check,
      problem,
      basis,
      answer:
        given === undefined
          ? null
          : { how: given['how'] === 'explained' ? 'explained' : 'changed', text: given['answer'] ?? '' },
    };
  });
}
