import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { addressee, kindLabel } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { decisionInShort } from '../words/content.ts';
import { words } from '../words/words.ts';
import { CopyNumber } from '../components/copy-number.tsx';
import { DueButton } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { Status, Tag } from '../components/status.tsx';
import { ActArea } from './act-area.tsx';
import { StateWord } from './state.tsx';
import { StepBar } from './step-bar.tsx';

interface CaseHeadProps {
  readonly view: CaseView;
  readonly today: string;
}

export const CaseHead = ({ view, today }: CaseHeadProps): ReactElement => (
  <>
    <div className="case-title">
      <div className="grow">
        <div className="line wrap">
          <h1 className="title-1">{view.head.title}</h1>
          <StateWord state={view.head.state} />
          {view.publicationState === null ? null : <StateWord state={view.publicationState} />}
          {view.head.backEntry ? (
            <Status tone="calm" icon="stamp">
              {words.case.backEntry}
            </Status>
          ) : null}
          {view.head.demo ? <Tag tone="demo">{words.demo}</Tag> : null}
        </div>
        <div className="small secondary line wrap">
          <CopyNumber number={view.head.number} />
          <span>
            {kindLabel(view.head.actKind, view.coercion)}（
            {view.summaryProcedure ? words.case.summary : words.case.ordinary}）
          </span>
          {view.head.round > 0 ? <span>{words.case.round(view.head.round)}</span> : null}
          <span>{words.case.rulesKept(view.profile.title, view.profile.version)}</span>
          <Ways view={view} />
        </div>
      </div>
      <ActArea view={view} />
    </div>
    <FactStrip view={view} today={today} />
    <StepBar view={view} today={today} />
  </>
);

const Ways = ({ view }: { readonly view: CaseView }): ReactElement => (
  <span className="line no-print">
    {view.mayEditDraft ? (
      <Link to="/cases/$caseId/draft" params={{ caseId: view.head.id }}>
        {words.case.openDraft}
      </Link>
    ) : null}
    {view.rounds.length > 0 ? (
      <Link to="/cases/$caseId/review" params={{ caseId: view.head.id }}>
        {words.case.workbench}
      </Link>
    ) : null}
    <Link to="/cases/$caseId/diagram" params={{ caseId: view.head.id }}>
      <Icon name="flow" /> {words.case.diagram}
    </Link>
  </span>
);

function FactStrip({ view, today }: CaseHeadProps): ReactElement {
  const { head } = view;
  const opinion = view.rounds.at(-1)?.opinion ?? null;
  return (
    <dl className="fact-strip">
      <div>
        <dt>{addressee(head.actKind)}</dt>
        <dd>{head.party.name}</dd>
      </div>
      <div>
        <dt>{words.case.facts.handlers}</dt>
        <dd>
          {head.handlingUnit.name} {words.case.names(head.handlers)}
        </dd>
      </div>
      <div>
        <dt>{words.case.facts.review}</dt>
        <dd>
          {view.reviewer?.name ?? <span className="secondary">{words.case.facts.notAssigned}</span>}
          {opinion?.issued === undefined || opinion.issued === null
            ? null
            : words.case.facts.issuedBy(opinion.issued.by.name)}
        </dd>
      </div>
      <div>
        <dt>{view.decision === null ? words.case.facts.proposed : words.case.facts.decided}</dt>
        <dd>
          {view.content === null ? (
            <span className="secondary">{words.case.facts.noDraft}</span>
          ) : (
            decisionInShort(view.content.content.decision)
          )}
          {view.decision?.number === undefined || view.decision.number === null ? null : (
            <div className="small">{view.decision.number}</div>
          )}
        </dd>
      </div>
      <ClockFact view={view} today={today} />
    </dl>
  );
}

/** The period of the present duty first, the ninety days after it. */
function ClockFact({ view, today }: CaseHeadProps): ReactElement {
  const running = view.clocks.filter(({ endedOn }) => endedOn === null);
  const shown = [...running.filter(({ clock }) => clock !== 'caseDecision'), ...running].at(0);
  const ninety = running.find(({ clock }) => clock === 'caseDecision');
  return (
    <div>
      <dt>{shown === undefined ? words.case.clocks : words.case.clockOf(shown.clock, shown.provision.label)}</dt>
      <dd>
        {shown === undefined ? (
          <span className="secondary">{words.due.none}</span>
        ) : (
          <DueButton caseId={view.head.id} due={shown} process={shown.process} today={today} />
        )}
        {ninety === undefined || ninety === shown ? null : (
          <div className="small">
            {words.case.facts.period}{' '}
            <DueButton
              caseId={view.head.id}
              due={ninety}
              process={ninety.process}
              today={today}
              className="plain small"
            />
          </div>
        )}
      </dd>
    </div>
  );
}
