import { useMemo, type ReactElement } from 'react';
import { piecesOf, shortPieces } from '../../components/diff.ts';
import { words } from '../../words/words.ts';

/** A passage as it was and as it is, in one text. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const pieces = useMemo(() => shortPieces(piecesOf(before, after)), [before, after]);
  if (before === after) return <p className="small secondary">{words.issues.unchanged}</p>;
  return (
    <p className="difference pre" aria-label={words.issues.before}>
      {pieces.map(({ is, text }, i) => {
        if (is === 'gone') return <del key={i}>{text}</del>;
        return is === 'new' ? <ins key={i}>{text}</ins> : <span key={i}>{text}</span>;
      })}
    </p>
  );
}
