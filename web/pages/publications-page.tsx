import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { stateLabels } from '../../server/contract/labels.ts';
import type { publicationRow } from '../../server/contract/publications.ts';
import { publicationsQuery } from '../api/api.ts';
import { titleWithoutParty } from '../words/content.ts';
import { shortDate } from '../words/dates.ts';
import { StateWord } from '../case/state.tsx';
import { DueInRow } from '../components/due.tsx';
import { PublicationPanel } from './publications/publication-panel.tsx';
import { Empty, Failed, Skeleton } from '../components/waiting.tsx';
import { publicationStates } from './publications/publication-states.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/forms.css';
import '../styles/publications.css';

/** The list is the publicity clerk's; a handler comes here from the case, for one decision. */
export function PublicationsPage(): ReactElement {
  const me = useMe();
  const { case: caseId } = useSearch({ from: '/signedIn/publications' });
  return (
    <div className="publications">
      <header className="line wrap publications-head">
        <h1 className="title-1">{words.board.publications.title}</h1>
        <span className="secondary small">{words.board.publications.note}</span>
      </header>
      {me.may.publish ? <PublicationList /> : null}
      {caseId === undefined ? (
        <aside className="card padded secondary" aria-label={words.board.publications.preview}>
          {words.board.publications.pick}
        </aside>
      ) : (
        <PublicationPanel key={caseId} caseId={caseId} />
      )}
    </div>
  );
}

function PublicationList(): ReactElement {
  const { state } = useSearch({ from: '/signedIn/publications' });
  const query = useInfiniteQuery(publicationsQuery({ limit: 50, ...(state === undefined ? {} : { state }) }));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="card publication-list">
      <nav className="inbox-views" aria-label={words.board.publications.columns.state}>
        {[undefined, ...publicationStates].map((name) => (
          <Link
            key={name ?? 'all'}
            to="/publications"
            search={(now) => ({ ...now, state: name })}
            activeProps={{}}
            aria-current={name === state ? 'true' : undefined}
          >
            {name === undefined ? words.board.publications.all : stateLabels[name]}
          </Link>
        ))}
      </nav>
      {query.isPending ? <Skeleton /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? <Empty>{words.board.publications.empty}</Empty> : null}
      {rows.length > 0 ? <PublicationTable rows={rows} /> : null}
      {query.hasNextPage ? (
        <p className="empty">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.loadMore}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

type Row = z.output<typeof publicationRow>;

function PublicationTable({ rows }: { readonly rows: readonly Row[] }): ReactElement {
  const me = useMe();
  const { case: caseId } = useSearch({ from: '/signedIn/publications' });
  const { columns } = words.board.publications;
  return (
    <table className="overdue-table">
      <thead>
        <tr>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.decided}</th>
          <th scope="col">{columns.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.caseId} className={row.caseId === caseId ? 'current' : ''}>
            <td>
              <Link
                from="/publications"
                to="/publications"
                search={(now) => ({ ...now, case: row.caseId })}
                className="strong"
                activeProps={{}}
                resetScroll={false}
              >
                {titleWithoutParty(row.title, row.party)}
              </Link>
              <div className="small secondary">{row.party}</div>
            </td>
            <td className="no-wrap">{row.number}</td>
            <td className="no-wrap">
              <StateWord state={row.state} />
            </td>
            <td className="no-wrap">{shortDate(row.decidedOn, me.today)}</td>
            <td className="no-wrap">
              {row.publishedOn === null ? (
                <DueInRow caseId={row.caseId} due={row.due} process="publication" today={me.today} />
              ) : (
                <span className="secondary">
                  {columns.published} {shortDate(row.publishedOn, me.today)}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
