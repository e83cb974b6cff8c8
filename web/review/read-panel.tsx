import { Button } from 'antd';
import type { ReactElement } from 'react';
import { actLabels, reviewChecks } from '../../server/contract/labels.ts';
import type { CaseView, OpinionView, PermittedActView } from '../../server/contract/case-view.ts';
import { opinionPrint } from '../api/api.ts';
import { words } from '../words/words.ts';
import { actLabel } from '../case/next-acts.ts';
import { Icon } from '../components/icon.tsx';
import { OpinionWord } from '../case/opinion-word.tsx';
import { RefusalLine } from '../components/refusal.tsx';
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
  const mine = workOf(view);
  const waits = view.permittedActs.find(({ type, allowed }) => type === 'issueOpinion' && !allowed);
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
        <Standing barred={mine === undefined ? (barred ?? waits) : undefined} mine={mine?.type} />
        <div className="line wrap sign-bar">
          <WorkButtons view={view} mine={mine} giveBack={giveBack} onOpen={onOpen} />
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
    {opinion === null ? null : <OpinionWord opinion={opinion} />}
    <span className="secondary small">{opinion?.number}</span>
  </header>
);

const labels: { readonly [T in PermittedActView['type']]?: string } = {
  issueOpinion: words.review.issuing,
  returnDelegated: words.review.preparing,
  cosign: words.review.cosigning,
};

/** What this person does from here: as the delegate, as one who co-signs, as the head who issues. */
export function workOf({ permittedActs, myRoles }: CaseView): PermittedActView | undefined {
  const open = permittedActs.filter(({ allowed }) => allowed);
  return open.find(({ type }) => type in labels && (type !== 'returnDelegated' || myRoles.includes('reviewDelegate')));
}

interface StandingProps {
  readonly barred: PermittedActView | undefined;
  readonly mine: PermittedActView['type'] | undefined;
}

function Standing({ barred, mine }: StandingProps): ReactElement {
  const refusal = barred?.refusal ?? null;
  if (refusal !== null) {
    return (
      <p className="small">
        <RefusalLine refusal={refusal} />
      </p>
    );
  }
  return <p className="small secondary">{(mine && labels[mine]) ?? words.review.notReviewer}</p>;
}

interface WorkButtonsProps {
  readonly view: CaseView;
  readonly mine: PermittedActView | undefined;
  readonly giveBack: PermittedActView | undefined;
  readonly onOpen: (act: PermittedActView) => void;
}

const WorkButtons = ({ view, mine, giveBack, onOpen }: WorkButtonsProps): ReactElement => (
  <>
    {mine === undefined ? null : (
      <Button
        type="primary"
        className="grow"
        onClick={() => {
          onOpen(mine);
        }}
      >
        {actLabel(mine.type, view)}
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
