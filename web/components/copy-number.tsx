import { useState, type ReactElement } from 'react';
import { words } from '../words/words.ts';

/** A case number with the means to take it along. */
export function CopyNumber({ number }: { readonly number: string }): ReactElement {
  const [isCopied, setCopied] = useState(false);
  return (
    <span className="no-wrap">
      {number}{' '}
      <button
        type="button"
        className="plain no-print"
        onClick={() => {
          void copy(number).then(setCopied);
        }}
      >
        {isCopied ? words.copied : words.copy}
      </button>
    </span>
  );
}

/** On plain http there is no clipboard to write to; the number can still be marked by hand. */
async function copy(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  await navigator.clipboard.writeText(text);
  return true;
}
