import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { contract } from '../../../server/contract/api.ts';
import { caseQuery, publicationPreviewQuery, publicPage } from '../../api/api.ts';
import { BackEntryDate } from '../../forms/back-entry-date.tsx';
import { isPublicationForm } from '../../forms/publication-fields.ts';
import { Check } from '../../forms/content/fields.tsx';
import { SendFailure } from '../../forms/failure.tsx';
import { useSay } from '../../components/say.tsx';
import { useAct } from '../../api/sending.ts';
import { useMe } from '../../api/session.ts';
import { words } from '../../words/words.ts';
import { PublicFacts } from '../../case/public-facts.tsx';
import { StateWord } from '../../case/state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalLine } from '../../components/refusal.tsx';
import { Failed, Skeleton } from '../../components/waiting.tsx';
import { actLabels, type StateName } from '../../../server/contract/labels.ts';
import { actsIn } from '../../../server/contract/timeline.ts';
import type { CaseAsSeen } from '../../../server/contract/cases.ts';
import type { PermittedActView } from '../../../server/contract/case-view.ts';

const PublicationDialog = lazy(() =>
  import('../../forms/publication-dialog.tsx').then((m) => ({ default: m.PublicationDialog })),
);

type Preview = z.output<typeof contract.publicationPreview.answer>;

const publicationStateIn = (view: CaseAsSeen): StateName | null =>
  view.sight === 'whole' ? view.publicationState : (view.publication?.state ?? null);

const lastOnIn = (view: CaseAsSeen): string | undefined =>
  (view.sight === 'whole' ? actsIn(view.timeline) : view.course)[0]?.on;

const isEntered = (view: CaseAsSeen): boolean => (view.sight === 'whole' ? view.head.backEntry : view.backEntry);

/** What would be public, word for word; a person confirms it, and only then may it go out. */
export function PublicationPanel({ caseId }: { readonly caseId: string }): ReactElement {
  const query = useQuery(publicationPreviewQuery(caseId));
  const { data: view } = useQuery(caseQuery(caseId));
  const state = view === undefined ? null : publicationStateIn(view);
  const isBackEntry = view !== undefined && isEntered(view);
  const [open, setOpen] = useState<PermittedActView | null>(null);
  return (
    <aside className="card padded publication-panel" aria-label={words.board.publications.preview}>
      <header className="line wrap">
        <h2 className="title-2">{words.board.publications.preview}</h2>
        {state === null ? null : <StateWord state={state} />}
        <span className="grow" />
        <Link to="/cases/$caseId" params={{ caseId }} className="small">
          {words.board.openCase}
        </Link>
      </header>
      {query.isPending ? <Skeleton /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined ? null : (
        <>
          <PreviewFacts preview={query.data} />
          <Confirm caseId={caseId} preview={query.data} isBackEntry={isBackEntry} />
          <OtherActs acts={query.data.permittedActs} onOpen={setOpen} />
          {state === 'published' || state === 'withdrawn' ? (
            <a href={publicPage(caseId)} target="_blank" rel="noreferrer">
              <Icon name="globe" /> {words.board.publications.publicPage}
            </a>
          ) : null}
        </>
      )}
      {open !== null && isPublicationForm(open.type) && query.data !== undefined ? (
        <Suspense>
          <PublicationDialog
            caseId={caseId}
            act={{ ...open, type: open.type }}
            takeDownEvents={query.data.takeDownEvents}
            isBackEntry={isBackEntry}
            lastOn={(view === undefined ? null : lastOnIn(view)) ?? query.data.preview.decidedOn}
            onClose={() => {
              setOpen(null);
            }}
          />
        </Suspense>
      ) : null}
    </aside>
  );
}

function PreviewFacts({ preview: { preview, findings } }: { readonly preview: Preview }): ReactElement {
  const { fields } = words.board.publications;
  return (
    <>
      <p className="small secondary">{words.board.publications.previewNote}</p>
      <PublicFacts decision={preview} />
      {findings.length === 0 ? null : (
        <div className="refusal" role="alert">
          <p className="strong">{words.board.publications.findings}</p>
          <ul>
            {findings.map(({ field, what, excerpt }) => (
              <li key={`${field} ${excerpt}`}>
                {field in fields ? fields[field as keyof typeof fields] : field}：{what} <mark>{excerpt}</mark>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface ConfirmProps {
  readonly caseId: string;
  readonly preview: Preview;
  readonly isBackEntry: boolean;
}

function Confirm({ caseId, preview, isBackEntry }: ConfirmProps): ReactElement | null {
  const me = useMe();
  const say = useSay();
  const [isConfirmed, setConfirmed] = useState(false);
  const [on, setOn] = useState(me.today);
  const act = preview.permittedActs.find(({ type }) => type === 'publish');
  const sending = useAct(({ revision }) => {
    say.done(words.recorded(actLabels.publish, revision));
  });
  if (act === undefined) return null;
  if (preview.notDue !== null) return <p className="refusal">{words.board.publications.notDue(preview.notDue)}</p>;
  const send = (): void => {
    sending.mutate({
      caseId,
      act: { type: 'publish', previewHash: preview.previewHash },
      expectedRevision: act.expectedRevision,
      on: isBackEntry ? on : null,
    });
  };
  const isReady = isConfirmed && act.allowed && preview.findings.length === 0;
  return (
    <>
      {act.refusal === null ? (
        <Check label={words.board.publications.confirm} isOn={isConfirmed} onChange={setConfirmed} />
      ) : (
        <p className="small">
          <RefusalLine refusal={act.refusal} />
        </p>
      )}
      {isBackEntry ? <BackEntryDate value={on} onChange={setOn} /> : null}
      <SendFailure error={sending.error} onRetry={send} />
      <Button type="primary" block disabled={!isReady} loading={sending.isPending} onClick={send}>
        {sending.isPending ? words.sending : actLabels.publish}
      </Button>
      {act.allowed && !isConfirmed ? <p className="small secondary">{words.board.publications.confirmFirst}</p> : null}
    </>
  );
}

interface OtherActsProps {
  readonly acts: readonly PermittedActView[];
  readonly onOpen: (act: PermittedActView) => void;
}

const OtherActs = ({ acts, onOpen }: OtherActsProps): ReactElement => (
  <div className="line wrap">
    {acts
      .filter(({ type, allowed }) => allowed && (type === 'declinePublication' || type === 'recordAnnulment'))
      .map((act) => (
        <Button
          key={act.type}
          onClick={() => {
            onOpen(act);
          }}
        >
          {actLabels[act.type]}
        </Button>
      ))}
  </div>
);
