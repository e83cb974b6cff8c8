import { Button } from 'antd';
import type { ReactElement } from 'react';
import { meQuery, queries } from '../../api/api.ts';
import { leave } from '../../api/session.ts';
import { PasswordForm } from '../../forms/password-dialog.tsx';
import { words } from '../../words/words.ts';

const say = words.account.firstPassword;

/** A password the administrator knows too: the first thing its owner does is to change it. */
export const FirstPassword = (): ReactElement => (
  <main className="login">
    <section className="card">
      <div className="brand">
        <b>{words.product}</b>
        <h1>{say.title}</h1>
      </div>
      <p>{say.note}</p>
      <PasswordForm onChanged={() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })} />
      <p>
        <Button type="link" onClick={() => void leave()}>
          {words.logout}
        </Button>
      </p>
    </section>
  </main>
);
