import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { actLabels, submissionLabel, type ReviewedContent } from '../../server/contract/labels.ts';
import type { CaseView, PermittedActView, RoundView } from '../../server/contract/case-view.ts';
import { wholeCaseQuery } from '../api/api.ts';
import { isFormAct } from '../forms/act-fields.ts';
import { useKeys } from '../components/keys.ts';
import { MoreActs } from '../case/act-area.tsx';
import { DueButton } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { Documents } from '../review/documents.tsx';
import { useWriting } from '../review/opining.ts';
import { OpinionPanel } from '../review/opinion-panel.tsx';
import { ReadPanel, workOf } from '../review/read-panel.tsx';
import { Tag } from '../components/status.tsx';
import { Empty, Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/forms.css';
import '../styles/review.css';
import '../styles/issues.css';

const ActDialog = lazy(() => import('../forms/act-dialog.tsx').then((m) => ({ default: m.ActDialog })));

export function ReviewPage(): ReactElement {
  const { caseId } = useParams({ from: '/signedIn/cases/$caseId/review' });
  const query = useQuery(wholeCaseQuery(caseId));
  useKeys({
    u: () => {
      window.history.back();
    },
  });
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === null) return <Navigate to="/cases/$caseId" params={{ caseId }} replace />;
  return (
    <div className="review">
      <ReviewHead view={query.data} />
      <Workbench key={caseId} view={query.data} />
    </div>
  );
}

function ReviewHead({ view }: { readonly view: CaseView }): ReactElement {
  const me = useMe();
  const { head } = view;
  const clock = view.clocks.find(({ clock: name, endedOn }) => name === 'review' && endedOn === null);
  return (
    <header className="review-bar">
      <Link to="/inbox" className="back">
        <Icon name="back" /> {words.review.backToInbox} <kbd>U</kbd>
      </Link>
      <div className="grow">
        <div className="line">
          <h1 className="title-2 cut">
            <Link to="/cases/$caseId" params={{ caseId: head.id }}>
              {head.title}
            </Link>
          </h1>
          {head.round > 1 ? <Tag tone="act">{submissionLabel(head.round)}</Tag> : null}
          {head.demo ? <Tag tone="demo">{words.demo}</Tag> : null}
        </div>
        <p className="small secondary cut">
          {words.review.caseLine(head.number, head.party.name, words.case.names(head.handlers))}
        </p>
      </div>
      <span className="small secondary no-wrap kept-note">{words.review.kept}</span>
      {clock === undefined ? null : (
        <DueButton
          caseId={head.id}
          due={clock}
          process="case"
          today={me.today}
          className={`clock-button${clock.overdue ? ' late' : ''}`}
        />
      )}
    </header>
  );
}

function Workbench({ view }: { readonly view: CaseView }): ReactElement {
  const [open, setOpen] = useState<PermittedActView | null>(null);
  const round = view.rounds.at(-1);
  const content = round?.content ?? view.content?.content;
  const sign = view.permittedActs.find(({ type }) => type === 'signOpinion');
  if (content === undefined) return <Empty>{words.review.noContent}</Empty>;
  const others = <OtherActs view={view} onOpen={setOpen} />;
  return (
    <div className="review-columns">
      {sign?.allowed === true ? (
        <WritingDesk view={view} act={sign} round={round} content={content} others={others} />
      ) : (
        <>
          <Documents view={view} round={round} content={content} writing={null} />
          <ReadPanel view={view} barred={sign} onOpen={setOpen} others={others} />
        </>
      )}
      {open !== null && isFormAct(open.type) ? (
        <Suspense>
          <ActDialog
            view={view}
            act={{ ...open, type: open.type }}
            onClose={() => {
              setOpen(null);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

interface WritingDeskProps {
  readonly view: CaseView;
  readonly act: PermittedActView;
  readonly round: RoundView | undefined;
  readonly content: ReviewedContent;
  readonly others: ReactElement;
}

function WritingDesk({ view, act, round, content, others }: WritingDeskProps): ReactElement {
  const navigate = useNavigate();
  const writing = useWriting(view, act, () => void navigate({ to: '/inbox' }));
  return (
    <>
      <Documents view={view} round={round} content={content} writing={writing} />
      <OpinionPanel view={view} writing={writing} others={others} />
    </>
  );
}

const inPanel: readonly string[] = ['signOpinion', 'issueOpinion', 'returnOpinion', 'requestExtension'];

function OtherActs({
  view,
  onOpen,
}: {
  readonly view: CaseView;
  readonly onOpen: (act: PermittedActView) => void;
}): ReactElement {
  const extend = view.permittedActs.find(({ type }) => type === 'requestExtension');
  const mine = workOf(view)?.type;
  const rest = view.permittedActs.filter(({ type }) => isFormAct(type) && !inPanel.includes(type) && type !== mine);
  return (
    <>
      {extend?.allowed === true ? (
        <Button
          onClick={() => {
            onOpen(extend);
          }}
        >
          {actLabels.grantExtension}
        </Button>
      ) : null}
      <MoreActs
        view={view}
        others={rest.filter(({ allowed }) => allowed)}
        barred={[...rest, ...(extend === undefined ? [] : [extend])].filter(({ allowed }) => !allowed)}
        onOpen={onOpen}
        label={words.more}
      />
    </>
  );
}
