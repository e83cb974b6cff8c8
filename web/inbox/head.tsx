import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { taskKinds, taskLabels, type TaskKind } from '../../server/contract/labels.ts';
import { taskTabs, type taskPage, type TaskTab } from '../../server/contract/tasks.ts';
import { counted } from '../words/counted.ts';
import { words } from '../words/words.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import type { Tone } from '../components/status.tsx';

type Counts = z.output<typeof taskPage>['counts'];

const tabLooks: Partial<Record<TaskTab, { readonly icon: IconName; readonly tone?: Tone }>> = {
  overdue: { icon: 'late', tone: 'late' },
  dueToday: { icon: 'dueToday', tone: 'soon' },
  fresh: { icon: 'inbox' },
  waiting: { icon: 'waiting' },
};

interface InboxHeadProps {
  readonly counts: Counts | undefined;
  readonly tab: TaskTab;
  readonly scope: 'mine' | 'unit';
  readonly kind: TaskKind | undefined;
}

export function InboxHead({ counts, tab, scope, kind }: InboxHeadProps): ReactElement {
  const navigate = useNavigate({ from: '/inbox' });
  return (
    <>
      <header className="inbox-head">
        <h1 className="title-1">{words.inbox.title}</h1>
        <span className="secondary small">{words.inbox.order}</span>
      </header>
      <nav className="inbox-tabs" aria-label={words.inbox.tabsLabel}>
        {taskTabs.map((name) => (
          <Link
            key={name}
            to="/inbox"
            search={(now) => ({ ...now, tab: name === 'all' ? undefined : name, task: undefined })}
            className={(counts?.[name] ?? 0) > 0 ? (tabLooks[name]?.tone ?? '') : ''}
            activeProps={{}}
            aria-current={name === tab ? 'page' : undefined}
          >
            {tabLooks[name] === undefined ? null : <Icon name={tabLooks[name].icon} />}
            {words.inbox.tabs[name]} <span className="count">{counts && counted(counts[name])}</span>
          </Link>
        ))}
      </nav>
      <div className="inbox-views">
        <span className="secondary">{words.inbox.view}</span>
        {(['mine', 'unit'] as const).map((name) => (
          <Link
            key={name}
            to="/inbox"
            search={(now) => ({ ...now, scope: name === 'mine' ? undefined : name, task: undefined })}
            activeProps={{}}
            aria-current={name === scope ? 'true' : undefined}
          >
            {words.inbox.scopes[name]} {name === 'unit' && counts !== undefined ? counted(counts.unit) : ''}
          </Link>
        ))}
        <span className="grow" />
        <Select
          size="small"
          variant="filled"
          className="kind-filter"
          aria-label={words.inbox.kinds}
          value={kind ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: words.inbox.allKinds },
            ...taskKinds.map((name) => ({ value: name, label: taskLabels[name] })),
          ]}
          onChange={(value) =>
            void navigate({
              search: (now) => ({ ...now, kind: taskKinds.find((name) => name === value), task: undefined }),
            })
          }
        />
      </div>
    </>
  );
}

interface EmptyInboxProps {
  readonly counts: Counts | undefined;
  readonly isFiltered: boolean;
}

/** What is done, and what comes next. */
export const EmptyInbox = ({ counts, isFiltered }: EmptyInboxProps): ReactElement => (
  <div className="empty">
    {isFiltered ? (
      <>
        <p>{words.inbox.emptyFilter}</p>
        <Link to="/inbox">{words.inbox.showAll}</Link>
      </>
    ) : (
      <>
        <p className="strong">{words.inbox.empty(counted(counts?.doneToday ?? 0))}</p>
        <p>{words.inbox.emptyNext}</p>
      </>
    )}
  </div>
);
