export interface Piece {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Above this many comparisons the browser would stutter; then the differing middle is shown whole. */
const MOST_COMPARISONS = 4_000_000;

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

/** Compared word by word; letter by letter where the browser knows no Chinese words. */
const tokensOf = (text: string): readonly string[] =>
  segmenter === null
    ? (text.match(/[\d.,]+|[A-Za-z]+|[\s\S]/gu) ?? [])
    : Array.from(segmenter.segment(text), ({ segment }) => segment);

/** What turned one text into the other. */
export function piecesOf(before: string, after: string): readonly Piece[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return joined([piece('same', a.slice(0, head)), ...middle, piece('same', a.slice(a.length - tail))]);
}

const piece = (is: Piece['is'], tokens: readonly string[]): Piece => ({ is, text: tokens.join('') });

function between(a: readonly string[], b: readonly string[]): readonly Piece[] {
  if (a.length * b.length > MOST_COMPARISONS) return [piece('gone', a), piece('new', b)];
  const common = commonLengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ is: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      pieces.push({ is: 'gone', text: a[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ is: 'new', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...pieces, piece('gone', a.slice(i)), piece('new', b.slice(j))];
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

const joined = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<Piece[]>((row, next) => {
    if (next.text === '') return row;
    const last = row.at(-1);
    if (last?.is !== next.is) return [...row, next];
    return [...row.slice(0, -1), { is: next.is, text: last.text + next.text }];
  }, []);
