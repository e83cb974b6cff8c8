import type { ReactElement } from 'react';

/** For the eye: a label is read out, and found, without it. */
export const RequiredMark = (): ReactElement => (
  <span className="late" aria-hidden="true">
    {' '}
    *
  </span>
);
