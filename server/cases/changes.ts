import type { CitedLaw, EvidenceItem, ReviewedContent } from '../../law/processes/case/review/content.ts';
import { decisionOutcomeLabels, partyTypeLabels, penaltyKindLabels, scopeFactLabels } from '../../law/words.ts';
import { changeWords as words } from './change-words.ts';

/**
 * What differs between two texts, one sentence each, the weightiest first: who reads them decides on them.
 */
export function changesBetween(before: ReviewedContent, after: ReviewedContent): readonly string[] {
  return [
    ...changesOfDecision(before, after),
    ...changesOfParty(before, after),
    ...changesOfWords(before, after),
    ...changesOfEvidence(before.evidence, after.evidence),
    ...changesOfLaw(before.law, after.law),
    ...changesOfScope(before, after),
  ];
}

type Line = readonly [label: string, before: string, after: string];

/** Short values whole; of long ones the passage around the difference. */
const textsOf = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(([label, before, after]) => {
    if (before === after) return [];
    if (before === '') return [words.added(label, excerpt(after))];
    if (after === '') return [words.removed(label, excerpt(before))];
    const [was, is] = differingParts(before, after);
    return [words.changed(label, was, is)];
  });

function changesOfDecision({ decision: was }: ReviewedContent, { decision: is }: ReviewedContent): readonly string[] {
  return textsOf([
    [words.fine, yuan(was.fineFen), yuan(is.fineFen)],
    [words.confiscation, yuan(was.confiscatedFen), yuan(is.confiscatedFen)],
    [words.penaltyKinds, kindsLabel(was.penaltyKinds), kindsLabel(is.penaltyKinds)],
    [words.outcome, decisionOutcomeLabels[was.outcome], decisionOutcomeLabels[is.outcome]],
    [words.decisionText, was.text, is.text],
  ]);
}

const kindsLabel = (kinds: ReviewedContent['decision']['penaltyKinds']): string =>
  kinds.map((kind) => penaltyKindLabels[kind]).join(words.listSeparator);

const yuan = (fen: number): string =>
  fen === 0 ? '' : words.yuan(fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2));

function changesOfParty({ party: was }: ReviewedContent, { party: is }: ReviewedContent): readonly string[] {
  return textsOf([
    [words.party, was.name, is.name],
    [words.partyType, partyTypeLabels[was.type], partyTypeLabels[is.type]],
    [words.partyCode, was.code ?? '', is.code ?? ''],
    [words.partyAddress, was.address ?? '', is.address ?? ''],
    [words.representative, was.representative ?? '', is.representative ?? ''],
  ]);
}

const changesOfWords = (was: ReviewedContent, is: ReviewedContent): readonly string[] =>
  textsOf([
    [words.title, was.title, is.title],
    [words.violation, was.facts.violation, is.facts.violation],
    [words.summary, was.facts.summary, is.facts.summary],
    [words.standard, was.discretion.standard, is.discretion.standard],
    [words.circumstances, was.discretion.circumstances, is.discretion.circumstances],
  ]);

const named = (items: readonly EvidenceItem[], { name }: EvidenceItem): EvidenceItem | undefined =>
  items.find((item) => item.name === name);

function changesOfEvidence(was: readonly EvidenceItem[], is: readonly EvidenceItem[]): readonly string[] {
  return [
    ...is.filter((item) => named(was, item) === undefined).map(({ name }) => words.evidenceAdded(name)),
    ...was.filter((item) => named(is, item) === undefined).map(({ name }) => words.evidenceRemoved(name)),
    ...is.flatMap((item) => {
      const before = named(was, item);
      if (before === undefined) return [];
      if (before.file !== item.file) return [words.evidenceReplaced(item.name)];
      return before.proves === item.proves && before.kind === item.kind ? [] : [words.evidenceReworded(item.name)];
    }),
  ];
}

const lawLabel = ({ law, article }: CitedLaw): string => `${law}${article}`;

function changesOfLaw(was: readonly CitedLaw[], is: readonly CitedLaw[]): readonly string[] {
  const before = was.map(lawLabel);
  const after = is.map(lawLabel);
  return [
    ...after.filter((cited) => !before.includes(cited)).map((cited) => words.added(words.law, cited)),
    ...before.filter((cited) => !after.includes(cited)).map((cited) => words.removed(words.law, cited)),
  ];
}

function changesOfScope(was: ReviewedContent, is: ReviewedContent): readonly string[] {
  const facts = Object.keys(is.scope) as (keyof ReviewedContent['scope'])[];
  return facts.flatMap((fact) => {
    if (was.scope[fact] === is.scope[fact]) return [];
    return [is.scope[fact] ? words.factStated(scopeFactLabels[fact]) : words.factDropped(scopeFactLabels[fact])];
  });
}

const SHOWN = 60;
const excerpt = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** The parts in which two texts differ, with a few characters around them so that a reader finds the place. */
function differingParts(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= SHOWN) return [before, after];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = Math.max(0, start - 8);
  return [before, after].map((text) => excerpt(text.slice(from, Math.min(text.length, text.length - end + 8)))) as [
    string,
    string,
  ];
}
