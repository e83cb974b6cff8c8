import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { isProblem } from '../api/api.ts';
import { words } from '../words/words.ts';
import { RefusalNote } from './refusal.tsx';

/** Thin, and only after 300 ms: what is on the screen stays there meanwhile. */
export const LoadingBar = ({ when }: { readonly when: boolean }): ReactElement | null =>
  when ? <div className="loading-bar" role="progressbar" aria-label={words.loading} /> : null;

export const Skeleton = (): ReactElement => (
  <div className="skeleton" role="status" aria-label={words.loading}>
    {Array.from({ length: 6 }, (_, line) => (
      <div key={line} />
    ))}
  </div>
);

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  return (
    <div className="empty" role="alert">
      {isProblem(error) ? <RefusalNote problem={error.problem} /> : <p>{words.failure.load}</p>}
      <p>
        <Button onClick={onRetry}>{words.retry}</Button>
      </p>
    </div>
  );
}

export const Empty = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <div className="empty">{children}</div>
);
