import { Button, Dropdown, Input, type InputRef } from 'antd';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import { weekdayOf } from '../../words/dates.ts';
import { useKeys } from '../../components/keys.ts';
import { useMe } from '../../api/session.ts';
import { words } from '../../words/words.ts';
import { dateWords } from '../../words/date-words.ts';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/status.tsx';

const LeaveDialog = lazy(() =>
  import('../../forms/leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })),
);
const PasswordDialog = lazy(() =>
  import('../../forms/password-dialog.tsx').then((module) => ({ default: module.PasswordDialog })),
);
const KeysHelp = lazy(() => import('./keys-help.tsx').then((module) => ({ default: module.KeysHelp })));

const SignOutDialog = lazy(() => import('./sign-out-dialog.tsx').then((module) => ({ default: module.SignOutDialog })));

/** What the person's menu opens. */
const dialogs = { help: KeysHelp, leave: LeaveDialog, password: PasswordDialog, signOut: SignOutDialog } as const;
type DialogName = keyof typeof dialogs;

export function TopBar(): ReactElement {
  const me = useMe();
  const [opened, setOpened] = useState<DialogName | null>(null);
  useKeys({
    '?': () => {
      setOpened('help');
    },
    u: () => {
      window.history.back();
    },
  });
  const Opened = opened === null ? null : dialogs[opened];
  return (
    <header className="top">
      <Link to="/inbox" className="brand">
        <b>{words.product}</b>
        <span>{me.authority.name}</span>
      </Link>
      {me.demo ? <Tag tone="demo">{words.demo}</Tag> : null}
      <span className="grow" />
      <Search />
      <div className="who">
        <span className="today">
          {dateWords(me.today)} {words.weekday(weekdayOf(me.today))}
          {me.dayNote === null ? '' : ` · ${me.dayNote}`}
        </span>
        <PersonMenu onOpen={setOpened} />
      </div>
      {Opened === null ? null : (
        <Suspense>
          <Opened
            onClose={() => {
              setOpened(null);
            }}
          />
        </Suspense>
      )}
    </header>
  );
}

function Search(): ReactElement {
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const { q } = useSearch({ strict: false });
  useKeys({
    '/': () => {
      input.current?.focus();
    },
  });
  return (
    <search className="find">
      <Input
        key={q ?? ''}
        ref={input}
        defaultValue={q ?? ''}
        type="search"
        aria-label={words.search.label}
        placeholder={words.search.placeholder}
        prefix={<Icon name="search" />}
        suffix={<kbd>/</kbd>}
        onPressEnter={({ currentTarget }) => {
          const sought = currentTarget.value.trim();
          void navigate({ to: '/cases', search: sought === '' ? {} : { q: sought, all: true } });
        }}
      />
    </search>
  );
}

function PersonMenu({ onOpen }: { readonly onOpen: (dialog: DialogName) => void }): ReactElement {
  const me = useMe();
  const navigate = useNavigate();
  const unit = me.offices[0]?.ofName ?? me.authority.name;
  const item = (key: DialogName, label: string) => ({
    key,
    label,
    onClick: () => {
      onOpen(key);
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          item('leave', words.staff.leave.menu),
          item('help', words.keysHelp),
          { key: 'account', label: words.account.menu, onClick: () => void navigate({ to: '/me' }) },
          item('password', words.password.menu),
          item('signOut', words.logout),
        ],
      }}
    >
      <Button type="text" aria-label={words.personMenu(me.person.name)}>
        <Icon name="person" /> {me.person.name}
        <span className="unit"> · {unit}</span>
      </Button>
    </Dropdown>
  );
}
