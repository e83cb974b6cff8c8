import type { ReviewedContent } from '../../server/contract/labels.ts';
import type { Piece } from './diff.ts';

/** A numbered problem where it lies in the draft; without a length it is the field as a whole. */
export interface Mark {
  readonly number: number;
  readonly target: string;
  readonly at: number | null;
  readonly length: number;
  readonly tone: 'open' | 'done';
}

/** A stretch of a text that is shown in one piece. */
export interface Run {
  readonly is: Piece['is'];
  readonly text: string;
  /** Where it begins in the field; null for what is no longer there. */
  readonly at: number | null;
  readonly within: readonly Mark[];
  /** Marks that end here: their number follows. */
  readonly ends: readonly Mark[];
}

/** Cuts a text where a difference or a mark begins or ends. */
export function runsOf(pieces: readonly Piece[], start: number, marks: readonly Mark[]): readonly Run[] {
  let at = start;
  return pieces.flatMap(({ is, text }): readonly Run[] => {
    if (is === 'gone') return [{ is, text, at: null, within: [], ends: [] }];
    const from = at;
    at += text.length;
    const cuts = [...new Set([from, at, ...marks.flatMap(boundsOf)])]
      .filter((cut) => cut >= from && cut <= at)
      .toSorted((a, b) => a - b);
    return cuts.slice(0, -1).map((begin, i) => {
      const end = cuts[i + 1] ?? at;
      const within = marks.filter((mark) => covers(mark, begin, end));
      const ends = marks.filter((mark) => boundsOf(mark)[1] === end);
      return { is, text: text.slice(begin - from, end - from), at: begin, within, ends };
    });
  });
}

const boundsOf = ({ at, length }: Mark): readonly number[] => (at === null ? [] : [at, at + length]);
const covers = ({ at, length }: Mark, begin: number, end: number): boolean =>
  at !== null && at <= begin && at + length >= end;

/** A place in the draft a problem may be raised at. */
export interface Passage {
  readonly target: string;
  readonly quote: string | null;
  readonly offset: number | null;
}

/** What the person has selected inside the draft; a selection over several fields counts in the first. */
export function selectedPassage(
  root: HTMLElement,
  content: ReviewedContent,
): (Passage & { readonly rect: DOMRect }) | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-at]')]
    .filter((run) => range.intersectsNode(run))
    .map((run) => partWithin(run, range))
    .filter(({ begin, end }) => end > begin);
  const field = parts[0]?.field ?? '';
  const own = parts.filter((part) => part.field === field);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || field === '') return null;
  const rect = range.getBoundingClientRect();
  const evidence = /^evidence\.(\d+)/.exec(field);
  if (evidence !== null) return { target: `evidence:${evidence[1]}`, quote: null, offset: null, rect };
  const quote = fieldText(content, field).slice(first.begin, last.end);
  if (quote.trim() === '') return null;
  const offset = first.begin + quote.length - quote.trimStart().length;
  return { target: `draft:${field}`, quote: quote.trim(), offset, rect };
}

interface Part {
  readonly field: string;
  readonly begin: number;
  readonly end: number;
}

function partWithin(run: HTMLElement, range: Range): Part {
  const at = Number(run.dataset['at']);
  const begin = run.contains(range.startContainer) ? range.startOffset : 0;
  const end = run.contains(range.endContainer) ? range.endOffset : run.textContent.length;
  return { field: run.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? '', begin: at + begin, end: at + end };
}

export interface Line {
  readonly text: string;
  readonly at: number;
}

/** The paragraphs of a text, each with its place in it. */
export const linesOf = (text: string): readonly Line[] =>
  Array.from(text.matchAll(/[^\n]+/g), (match) => ({ text: match[0], at: match.index })).filter(
    (line) => line.text.trim() !== '',
  );

/** Fields whose text the draft shows paragraph by paragraph. */
export const textFields = [
  'facts.summary',
  'discretion.standard',
  'discretion.circumstances',
  'decision.text',
] as const satisfies readonly string[];

/** The text of a field by its path; empty where it has none. */
export function fieldText(content: ReviewedContent, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>> | undefined)?.[key], content);
  return typeof value === 'string' ? value : '';
}

/** Every paragraph and every piece of evidence: for who chooses without a pointer. */
export function placesOf(content: ReviewedContent): readonly Passage[] {
  const paragraphs = textFields.flatMap((field) =>
    linesOf(fieldText(content, field)).map(({ text, at }) => ({ target: `draft:${field}`, quote: text, offset: at })),
  );
  const law = content.law.map((_, i) => ({ target: `draft:law.${i}.article`, quote: null, offset: null }));
  const evidence = content.evidence.map((_, i) => ({ target: `evidence:${i}`, quote: null, offset: null }));
  return [...paragraphs, ...law, ...evidence, { target: 'file', quote: null, offset: null }];
}
