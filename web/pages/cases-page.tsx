import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactElement } from 'react';
import { actKindLabels, actKinds, stateLabels, stateNames } from '../../server/contract/labels.ts';
import type { CaseRow } from '../../server/contract/cases.ts';
import { casesQuery } from '../api/api.ts';
import { titleWithoutParty } from '../words/content.ts';
import { StateWord } from '../case/state.tsx';
import { DueInRow } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { Empty, Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/cases.css';

/** States of the publication are found on its own page. */
const caseStates = stateNames.slice(0, stateNames.indexOf('awaitingService'));

export function CasesPage(): ReactElement {
  const me = useMe();
  const { q, state, actKind } = useSearch({ from: '/signedIn/cases' });
  const all = useAllMeant();
  const query = useInfiniteQuery(
    casesQuery({
      limit: 50,
      mine: all ? 'false' : 'true',
      ...(q === undefined ? {} : { q }),
      ...(state === undefined ? {} : { state }),
      ...(actKind === undefined ? {} : { actKind }),
    }),
  );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <header className="page-head line wrap">
        <h1 className="title-1">{all ? words.case.list.allTitle : words.case.list.title}</h1>
        {q === undefined ? null : <span className="secondary">{words.case.list.found(q)}</span>}
        <span className="grow" />
        {me.may.openCase ? (
          <Link to="/cases/new" className="button-link">
            <Button type="primary" tabIndex={-1}>
              <Icon name="plus" /> {words.case.list.open}
            </Button>
          </Link>
        ) : null}
      </header>
      <Filters />
      <section className="card cases">
        {query.isPending ? <Skeleton /> : null}
        {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isSuccess && rows.length === 0 ? (
          <Empty>{q === undefined ? words.case.list.empty : words.case.list.emptySearch}</Empty>
        ) : null}
        {rows.length > 0 ? <CaseTable rows={rows} today={me.today} /> : null}
        {query.hasNextPage ? (
          <p className="empty">
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {words.loadMore}
            </Button>
          </p>
        ) : null}
      </section>
    </div>
  );
}

/** Who supervises has no cases of their own: unless they choose otherwise, they are shown all. */
function useAllMeant(): boolean {
  const { may } = useMe();
  const { all = may.supervise } = useSearch({ from: '/signedIn/cases' });
  return all;
}

function Filters(): ReactElement {
  const navigate = useNavigate({ from: '/cases' });
  const { state, actKind } = useSearch({ from: '/signedIn/cases' });
  const all = useAllMeant();
  return (
    <div className="line wrap filters">
      <Select
        size="small"
        aria-label={words.inbox.view}
        value={all ? 'all' : 'mine'}
        popupMatchSelectWidth={false}
        options={[
          { value: 'mine', label: words.case.list.mine },
          { value: 'all', label: words.case.list.all },
        ]}
        onChange={(value) => void navigate({ search: (now) => ({ ...now, all: value === 'all' }) })}
      />
      <Select
        size="small"
        aria-label={words.case.list.state}
        value={state ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: words.case.list.allStates },
          ...caseStates.map((value) => ({ value, label: stateLabels[value] })),
        ]}
        onChange={(value) =>
          void navigate({ search: (now) => ({ ...now, state: stateNames.find((name) => name === value) }) })
        }
      />
      <Select
        size="small"
        aria-label={words.draft.actKind}
        value={actKind ?? ''}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: words.draft.allActKinds },
          ...actKinds.map((value) => ({ value, label: actKindLabels[value] })),
        ]}
        onChange={(value) =>
          void navigate({ search: (now) => ({ ...now, actKind: actKinds.find((name) => name === value) }) })
        }
      />
    </div>
  );
}

const CaseTable = ({ rows, today }: { readonly rows: readonly CaseRow[]; readonly today: string }): ReactElement => (
  <table className="case-table">
    <thead>
      <tr>
        <th scope="col">{words.case.list.columns.title}</th>
        <th scope="col">{words.case.list.columns.number}</th>
        <th scope="col">{words.case.list.columns.state}</th>
        <th scope="col">{words.case.list.columns.handlers}</th>
        <th scope="col" className="right">
          {words.case.list.columns.due}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="title">
            <Link to="/cases/$caseId" params={{ caseId: row.id }} className="strong">
              {titleWithoutParty(row.title, row.party.name)}
            </Link>{' '}
            <span className="secondary">{row.party.name}</span>
          </td>
          <td className="secondary no-wrap number-cell">{row.number}</td>
          <td className="no-wrap">
            <StateWord state={row.state} />
          </td>
          <td className="no-wrap handlers">{words.case.names(row.handlers)}</td>
          <td className="right no-wrap">
            <DueInRow caseId={row.id} due={row.due} process="case" today={today} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
