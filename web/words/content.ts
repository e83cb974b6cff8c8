import { decisionOutcomeLabels, penaltyKindLabels, type ReviewedContent } from '../../server/contract/labels.ts';
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
export function titleWithoutParty(title: string, party: string): string {
  const rest = title.startsWith(party) ? title.slice(party.length) : title;
  return rest.length >= 4 ? rest : title;
}

/** The label of a field of the draft by its path; a list's row by its section. */
export function fieldName(path: string): string {
  const [section = '', key = ''] = path.split('.');
  const known: Readonly<Record<string, string>> = {
    title: words.draft.title,
    'party.name': words.draft.partyName,
    'facts.violation': words.draft.violation,
    'facts.summary': words.draft.summary,
    'discretion.standard': words.draft.standard,
    'discretion.circumstances': words.draft.circumstances,
    'decision.text': words.draft.text,
    'decision.penaltyKinds': words.draft.penaltyKinds,
    law: words.draft.law,
  };
  if (section === 'evidence') return words.draft.evidenceName(Number(key) + 1);
  return known[path] ?? known[section] ?? path;
}

/** Where a problem lies, in words: a field, a piece of evidence, or the file as a whole. */
export function placeName(target: string, content: ReviewedContent): string {
  const [kind, path = ''] = target.split(':');
  if (kind === 'evidence') return content.evidence[Number(path)]?.name ?? words.draft.evidence;
  return kind === 'draft' ? fieldName(path) : words.issues.wholeFile;
}
