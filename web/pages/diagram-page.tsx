import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { caseRoleLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { diagramQuery, wholeCaseQuery } from '../api/api.ts';
import { lanesOf, type Diagram } from './diagram/chart.ts';
import { actName, LaneDrawing } from './diagram/drawing.tsx';
import { stateName } from './diagram/names.ts';
import { Icon } from '../components/icon.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { words } from '../words/words.ts';
import '../styles/diagram.css';

export function DiagramPage(): ReactElement {
  const { caseId } = useParams({ from: '/signedIn/cases/$caseId/diagram' });
  const view = useQuery(wholeCaseQuery(caseId));
  const diagram = useQuery(diagramQuery);
  if (view.isPending || diagram.isPending) return <Skeleton />;
  if (view.isError) return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  if (view.data === null) return <Navigate to="/cases/$caseId" params={{ caseId }} replace />;
  if (diagram.isError) return <Failed error={diagram.error} onRetry={() => void diagram.refetch()} />;
  const here = hereIn(view.data);
  const lanes = lanesOf(diagram.data);
  return (
    <div className="page">
      <header className="page-head line wrap">
        <Link to="/cases/$caseId" params={{ caseId }}>
          <Icon name="back" /> {words.draft.back}
        </Link>
        <h1 className="title-1">{words.case.diagramTitle}</h1>
        <span className="secondary small">
          {view.data.head.title} · {words.case.diagramNote}
        </span>
      </header>
      {/* What scrolls must be reachable by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="card lanes" tabIndex={0} aria-label={words.case.diagramTitle}>
        {lanes.map((lane, i) => (
          <LaneDrawing
            key={lane.id}
            lane={lane}
            isMain={i === 0}
            title={words.case.lanes[lane.id.split('.').at(-1) ?? ''] ?? words.case.diagramTitle}
            isHere={(name) => here.includes(name)}
          />
        ))}
      </section>
      <Ways diagram={diagram.data} here={here} />
    </div>
  );
}

/** The states the case is in now, one in each region. */
const hereIn = ({ head, party, extension }: CaseView): readonly string[] => [
  head.state,
  party.state,
  ...(extension === null ? [] : ['asked']),
];

/** The same as words, for those who do not read drawings: who may do what, and what follows. */
function Ways({ diagram, here }: { readonly diagram: Diagram; readonly here: readonly string[] }): ReactElement {
  const nameOf = (id: string): string => diagram.states.find((state) => state.id === id)?.name ?? id;
  const ways = diagram.edges.filter(({ from, to }) => from !== to);
  return (
    <section className="card ways">
      <h2 className="title-2">{words.case.diagramTable}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scroll" tabIndex={0} role="region" aria-label={words.case.diagramTable}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.case.diagramColumns.from}</th>
              <th scope="col">{words.case.diagramColumns.act}</th>
              <th scope="col">{words.case.diagramColumns.roles}</th>
              <th scope="col">{words.case.diagramColumns.to}</th>
              <th scope="col">{words.case.diagramColumns.provision}</th>
            </tr>
          </thead>
          <tbody>
            {ways.map(({ from, to, act, roles, provision }, i) => (
              <tr key={`${from} ${act} ${to} ${i}`} className={here.includes(nameOf(from)) ? 'here' : ''}>
                <td>{stateName(nameOf(from))}</td>
                <td>{actName(act)}</td>
                <td>{roles.map((role) => caseRoleLabels[role]).join('、')}</td>
                <td>{stateName(nameOf(to))}</td>
                <td title={provision?.words}>{provision?.label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
