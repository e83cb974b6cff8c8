import { Button } from 'antd';
import type { ReactElement } from 'react';
import {
  actLabels,
  reviewChecks,
  type CaseView,
  type OpinionView,
  type PermittedActView,
} from '../../../server/contract.ts';
import { opinionPrint } from '../../api.ts';
import { words } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { RefusalLine } from '../refusal.tsx';
import { Status } from '../status.tsx';
import { CheckRow } from './check-row.tsx';
import { Compared } from './opinion-panel.tsx';
import { WorkThread } from './work-thread.tsx';

interface ReadPanelProps {
  readonly view: CaseView;
  readonly barred: PermittedActView | undefined;
  readonly onOpen: (act: PermittedActView) => void;
  readonly others: ReactElement;
}

/** The opinion of the latest round as it stands; its head issues it from here. */
export function ReadPanel({ view, barred, onOpen, others }: ReadPanelProps): ReactElement {
  const round = view.rounds.at(-1);
  const opinion = round?.opinion ?? null;
  const advice = opinion?.advice ?? null;
  const issue = view.permittedActs.find(({ type, allowed }) => type === 'issueOpinion' && allowed);
  const giveBack = view.permittedActs.find(({ type, allowed }) => type === 'returnOpinion' && allowed);
  return (
    <section className="review-right" aria-label={words.review.readOnlyTitle}>
      <OpinionHead opinion={opinion} isLight={view.reviewWork.isLight} />
      <div className="checks">
        {opinion === null ? <p className="empty">{words.review.noOpinion}</p> : null}
        {reviewChecks.map((check, i) => {
          const written = opinion?.checks.find((known) => known.check === check);
          return written === undefined ? null : (
            <CheckRow
              key={check}
              check={check}
              number={i + 1}
              state={written}
              issues={[]}
              isFocus={false}
              problems={new Map()}
              onAnswer={() => undefined}
              onWrite={() => undefined}
              isReadOnly
            />
          );
        })}
        <Compared view={view} />
        <WorkThread view={view} />
      </div>
      <footer className="review-end">
        {advice === null ? null : <p className="pre">{advice}</p>}
        <Standing barred={barred} isIssuing={issue !== undefined} />
        <div className="line wrap sign-bar">
          <IssueButtons issue={issue} giveBack={giveBack} onOpen={onOpen} />
          {opinion === null || opinion.issued === null || round === undefined ? null : (
            <a href={opinionPrint(view.head.id, round.round, opinion.form)} target="_blank" rel="noreferrer">
              <Icon name="print" /> {words.case.printOf[opinion.form]}
            </a>
          )}
          {others}
        </div>
      </footer>
    </section>
  );
}

interface OpinionHeadProps {
  readonly opinion: OpinionView | null;
  readonly isLight: boolean;
}

const OpinionHead = ({ opinion, isLight }: OpinionHeadProps): ReactElement => (
  <header className="line wrap checks-head">
    <h2 className="title-2">{isLight ? words.review.lightTitle : words.review.readOnlyTitle}</h2>
    {opinion === null ? null : (
      <Status tone={opinion.passes ? 'good' : 'soon'} icon={opinion.passes ? 'passed' : 'problem'}>
        {words.case.opinion(opinion.label)}
      </Status>
    )}
    <span className="secondary small">{opinion?.number}</span>
  </header>
);

interface StandingProps {
  readonly barred: PermittedActView | undefined;
  readonly isIssuing: boolean;
}

function Standing({ barred, isIssuing }: StandingProps): ReactElement {
  const refusal = barred?.refusal ?? null;
  if (refusal !== null) {
    return (
      <p className="small">
        <RefusalLine refusal={refusal} />
      </p>
    );
  }
  return <p className="small secondary">{isIssuing ? words.review.issuing : words.review.notReviewer}</p>;
}

interface IssueButtonsProps {
  readonly issue: PermittedActView | undefined;
  readonly giveBack: PermittedActView | undefined;
  readonly onOpen: (act: PermittedActView) => void;
}

const IssueButtons = ({ issue, giveBack, onOpen }: IssueButtonsProps): ReactElement => (
  <>
    {issue === undefined ? null : (
      <Button
        type="primary"
        className="grow"
        onClick={() => {
          onOpen(issue);
        }}
      >
        {actLabels.issueOpinion}
      </Button>
    )}
    {giveBack === undefined ? null : (
      <Button
        onClick={() => {
          onOpen(giveBack);
        }}
      >
        {actLabels.returnOpinion}
      </Button>
    )}
  </>
);
