import { Button } from 'antd';
import type { ReactElement } from 'react';
import { isProblem } from '../../api/api.ts';
import { words } from '../../words/words.ts';
import { RefusalNote } from '../../components/refusal.tsx';

export const NotFound = (): ReactElement => (
  <div className="empty">
    <p>{words.failure.notFound}</p>
    <p>
      <a href="/inbox">{words.rail.inbox}</a>
    </p>
  </div>
);

/** Last stop for what a page did not catch: the server is away, or the page has a fault. */
export const PageFault = ({ error }: { readonly error: unknown }): ReactElement => (
  <div className="empty" role="alert">
    {isProblem(error) ? (
      <RefusalNote problem={error.problem} />
    ) : (
      <p>{error instanceof TypeError ? words.failure.load : words.failure.page}</p>
    )}
    <p>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {words.reload}
      </Button>
    </p>
  </div>
);
