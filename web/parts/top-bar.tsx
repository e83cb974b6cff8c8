import { Button, Dropdown, Input, type InputRef } from 'antd';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import { weekdayOf } from '../dates.ts';
import { useKeys } from '../keys.ts';
import { leave, useMe } from '../session.ts';
import { words } from '../words.ts';
import { dateWords } from './dates.ts';
import { Icon } from './icon.tsx';
import { Tag } from './status.tsx';

const LeaveDialog = lazy(() => import('../forms/leave-dialog.tsx').then((module) => ({ default: module.LeaveDialog })));
const KeysHelp = lazy(() => import('./keys-help.tsx').then((module) => ({ default: module.KeysHelp })));

export function TopBar(): ReactElement {
  const me = useMe();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isLeaveOpen, setLeaveOpen] = useState(false);
  useKeys({
    '?': () => {
      setHelpOpen(true);
    },
    u: () => {
      window.history.back();
    },
  });
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
        <PersonMenu
          onHelp={() => {
            setHelpOpen(true);
          }}
          onLeave={() => {
            setLeaveOpen(true);
          }}
        />
      </div>
      {isLeaveOpen ? (
        <Suspense>
          <LeaveDialog
            onClose={() => {
              setLeaveOpen(false);
            }}
          />
        </Suspense>
      ) : null}
      {isHelpOpen ? (
        <Suspense>
          <KeysHelp
            onClose={() => {
              setHelpOpen(false);
            }}
          />
        </Suspense>
      ) : null}
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

interface PersonMenuProps {
  readonly onHelp: () => void;
  readonly onLeave: () => void;
}

function PersonMenu({ onHelp, onLeave }: PersonMenuProps): ReactElement {
  const me = useMe();
  const unit = me.offices[0]?.ofName ?? me.authority.name;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'absence', label: words.staff.leave.menu, onClick: onLeave },
          { key: 'keys', label: words.keysHelp, onClick: onHelp },
          {
            key: 'leave',
            label: words.logout,
            onClick: () => void leave(),
          },
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
