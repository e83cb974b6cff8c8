import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { PasswordDialog } from '../forms/password-dialog.tsx';
import { words } from '../words/words.ts';
import { OwnAccess } from './account/own-access.tsx';
import { OwnPin } from './account/own-pin.tsx';
import '../styles/account.css';

const say = words.account;

/** What proves that a person is who they say, and where they are signed in. */
export function AccountPage(): ReactElement {
  const [isPasswordOpen, setPasswordOpen] = useState(false);
  return (
    <div className="page account">
      <header className="line wrap page-head">
        <h1 className="title-1">{say.title}</h1>
      </header>
      <section className="card padded">
        <h2 className="title-2">{say.password.title}</h2>
        <p className="secondary">{say.password.note}</p>
        <Button
          onClick={() => {
            setPasswordOpen(true);
          }}
        >
          {words.password.menu}
        </Button>
      </section>
      <OwnPin />
      <OwnAccess />
      {isPasswordOpen ? (
        <PasswordDialog
          onClose={() => {
            setPasswordOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
