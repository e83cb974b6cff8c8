import type { ReviewedContent } from './content.ts';

/** What a decision document must state and the review needs, and does not find. */
export const draftGapCodes = ['missing', 'no-law', 'no-penalty'] as const;
export type DraftGapCode = (typeof draftGapCodes)[number];

export interface DraftGap {
  /** Path in the content, `party.name`. */
  readonly field: string;
  readonly code: DraftGapCode;
}

/**
 * What still keeps a draft from being finalized; empty when nothing does.
 *
 * @law APL-59
 */
export function draftGaps(content: ReviewedContent): readonly DraftGap[] {
  return [...missingTexts(content), ...gapsOfLaw(content), ...gapsOfDecision(content)];
}

function missingTexts({
  title,
  party,
  facts,
  discretion,
  decision,
  actKind,
  evidence,
}: ReviewedContent): readonly DraftGap[] {
  const required: readonly [string, string][] = [
    ['title', title],
    ['party.name', party.name],
    ['facts.violation', facts.violation],
    ['facts.summary', facts.summary],
    ...(actKind === 'penalty' ? [['discretion.standard', discretion.standard] as [string, string]] : []),
    ['decision.text', decision.text],
    ...evidence.map(({ name }, index): [string, string] => [`evidence.${index}.name`, name]),
  ];
  return required.flatMap(([field, value]) => (value.trim() === '' ? [{ field, code: 'missing' as const }] : []));
}

function gapsOfLaw({ law }: ReviewedContent): readonly DraftGap[] {
  if (law.length === 0) return [{ field: 'law', code: 'no-law' }];
  return law.flatMap(({ law: instrument, article }, index): DraftGap[] =>
    instrument.trim() === '' || article.trim() === '' ? [{ field: `law.${index}`, code: 'missing' }] : [],
  );
}

function gapsOfDecision({ decision }: ReviewedContent): readonly DraftGap[] {
  const isEmpty = decision.outcome === 'penalty' && decision.penaltyKinds.length === 0;
  return isEmpty ? [{ field: 'decision.penaltyKinds', code: 'no-penalty' }] : [];
}
