import { diffArrays } from 'diff';

export interface Piece {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/** Compared word by word; letter by letter where the browser knows no Chinese words. */
const tokensOf = (text: string): string[] =>
  segmenter === null
    ? (text.match(/[\d.,]+|[A-Za-z]+|[\s\S]/gu) ?? [])
    : Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Beyond this many differences the browser would stutter; then the text is shown as replaced. */
const MOST_EDITS = 4000;

/** What turned one text into the other. */
export function piecesOf(before: string, after: string): readonly Piece[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MOST_EDITS });
  const pieces: readonly Piece[] = changes?.map(({ value, added, removed }) => ({
    is: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  })) ?? [
    { is: 'gone', text: before },
    { is: 'new', text: after },
  ];
  return pieces.filter(({ text }) => text !== '');
}

const AROUND = 12;

/** The same with long unchanged stretches cut to what stands around a change. */
export const shortPieces = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map(({ is, text }, i) => {
    if (is !== 'same' || text.length <= 2 * AROUND + 2) return { is, text };
    const head = i === 0 ? '' : text.slice(0, AROUND);
    const tail = i === pieces.length - 1 ? '' : text.slice(-AROUND);
    return { is, text: `${head}…${tail}` };
  });
