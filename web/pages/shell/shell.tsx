import { useIsFetching, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { isSignedOut, meQuery } from '../../api/api.ts';
import { timeOfDay } from '../../words/dates.ts';
import { useOnline } from '../../api/online.ts';
import { useMe } from '../../api/session.ts';
import { counted } from '../../words/counted.ts';
import { words } from '../../words/words.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { LeaveBanner } from './leave-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { LoadingBar, Skeleton } from '../../components/waiting.tsx';

const FirstPassword = lazy(() => import('./first-password.tsx').then((module) => ({ default: module.FirstPassword })));

/** Top bar, rail and the page; the review workbench takes the whole window. */
export function Shell(): ReactElement {
  useReturnToLogin();
  const matches = useMatchRoute();
  const { mustChangePassword } = useMe();
  const isWorkbench = matches({ to: '/cases/$caseId/review' }) !== false;
  if (mustChangePassword)
    return (
      <Suspense fallback={<Skeleton />}>
        <FirstPassword />
      </Suspense>
    );
  return (
    <>
      <a className="hidden-text" href="#content">
        {words.skipToContent}
      </a>
      {isWorkbench ? null : <TopBar />}
      <div className={`shell${isWorkbench ? ' wide' : ''}`}>
        {isWorkbench ? null : <Rail />}
        <main className="content" id="content" tabIndex={-1}>
          <Offline />
          <LeaveBanner />
          <SlowFetch />
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </>
  );
}

/** The session ended while the page stood open: sign in again and come back to where one was. */
function useReturnToLogin(): void {
  const { error } = useQuery(meQuery);
  const navigate = useNavigate();
  useEffect(() => {
    if (isSignedOut(error)) {
      void navigate({ to: '/login', search: { next: window.location.pathname + window.location.search } });
    }
  }, [error, navigate]);
}

const SlowFetch = (): ReactElement | null => <LoadingBar when={useIsFetching({ stale: true }) > 0} />;

function Offline(): ReactElement | null {
  const isOnline = useOnline();
  return isOnline ? null : (
    <div className="notice-bar warn" role="status">
      {words.offline}
    </div>
  );
}

interface RailItem {
  readonly to: '/inbox' | '/cases' | '/board' | '/publications' | '/staff' | '/profile' | '/calendar';
  readonly icon: IconName;
  readonly name: string;
  readonly count?: number;
}

function Rail(): ReactElement {
  const me = useMe();
  const { dataUpdatedAt } = useQuery(meQuery);
  const items: readonly RailItem[] = [
    { to: '/inbox', icon: 'inbox', name: words.rail.inbox, count: me.openTasks },
    { to: '/cases', icon: 'document', name: me.may.supervise ? words.case.list.allTitle : words.rail.cases },
    ...(me.may.supervise ? [{ to: '/board', icon: 'chart', name: words.rail.board } as const] : []),
    ...(me.may.publish ? [{ to: '/publications', icon: 'globe', name: words.rail.publications } as const] : []),
    { to: '/staff', icon: 'person', name: words.rail.staff },
    { to: '/profile', icon: 'book', name: words.rail.profile },
    ...(me.may.administer ? [{ to: '/calendar', icon: 'calendar', name: words.calendar.title } as const] : []),
  ];
  return (
    <nav className="rail" aria-label={words.mainMenu}>
      {items.map(({ to, icon, name, count }) => (
        <Link key={to} to={to}>
          <Icon name={icon} />
          {name}
          {count === undefined ? null : <span className="count">{counted(count)}</span>}
        </Link>
      ))}
      <p className="foot">
        <span title={me.profile.title}>{words.versionOf(me.profile.id, me.profile.version)}</span>
        <br />
        <span title={me.calendarVersion}>{words.calendarOf(me.calendarVersion.split('@').at(-1) ?? '')}</span>
        <br />
        {words.connected(timeOfDay(dataUpdatedAt))}
      </p>
    </nav>
  );
}
