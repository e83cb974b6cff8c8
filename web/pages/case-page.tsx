import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { actLabels } from '../../server/contract/labels.ts';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { actsIn } from '../../server/contract/timeline.ts';
import { caseQuery } from '../api/api.ts';
import { timeOfDay } from '../words/dates.ts';
import { isFormAct } from '../forms/act-fields.ts';
import { Proceedings } from '../case/proceedings.tsx';
import { CaseHead } from '../case/case-head.tsx';
import { ContentCard, EvidenceList } from '../case/evidence.tsx';
import { LookBackSlider } from '../case/look-back-slider.tsx';
import { Meetings } from '../case/meetings.tsx';
import { LookBackBand, LookBackCase, LookBackHead } from '../case/look-back-case.tsx';
import { PublishingCasePage } from '../case/publishing-case.tsx';
import { Responsibility } from '../case/responsibility.tsx';
import { Clocks, OpenProblems, Rounds } from '../case/side.tsx';
import { ThreadCard } from '../review/work-thread.tsx';
import { Timeline } from '../case/timeline.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/case.css';
import '../styles/forms.css';
import '../styles/meetings.css';
import '../styles/look-back.css';
import '../styles/publications.css';

const ActDialog = lazy(() => import('../forms/act-dialog.tsx').then((m) => ({ default: m.ActDialog })));

export function CasePage(): ReactElement {
  const { caseId } = useParams({ from: '/signedIn/cases/$caseId' });
  return <OneCase key={caseId} caseId={caseId} />;
}

function OneCase({ caseId }: { readonly caseId: string }): ReactElement {
  const me = useMe();
  const query = useQuery(caseQuery(caseId));
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const view = query.data;
  return view.sight === 'whole' ? <WholeCase view={view} /> : <PublishingCasePage view={view} today={me.today} />;
}

function WholeCase({ view }: { readonly view: CaseView }): ReactElement {
  const [at, lookBackTo] = useLookBack();
  const me = useMe();
  const isPast = at !== undefined;
  return (
    <>
      {isPast ? (
        <LookBackBand
          view={view}
          at={at}
          onLeave={() => {
            lookBackTo(undefined);
          }}
        />
      ) : (
        <MovedOn view={view} />
      )}
      <div className="case-page">
        <section className="card case-head">
          {isPast ? <LookBackHead view={view} at={at} /> : <CaseHead view={view} today={me.today} />}
          <LookBackSlider view={view} at={at} onMove={lookBackTo} />
        </section>
        {isPast ? <LookBackCase view={view} at={at} /> : <PresentCase view={view} today={me.today} />}
      </div>
      {isPast ? null : <OpenForm view={view} />}
    </>
  );
}

/**
 * The instant looked at. The address follows, for whoever is sent it; it does not lead, because it changes a moment
 * later, and a key pressed twice would move the slider once.
 */
function useLookBack(): readonly [string | undefined, (instant: string | undefined) => void] {
  const { at: addressed } = useSearch({ from: '/signedIn/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const [at, setAt] = useState(addressed);
  const move = (instant: string | undefined): void => {
    setAt(instant);
    void navigate({ search: instant === undefined ? {} : { at: instant }, replace: true });
  };
  return [at, move];
}

const PresentCase = ({ view, today }: { readonly view: CaseView; readonly today: string }): ReactElement => (
  <>
    <div className="stack">
      <ContentCard view={view} />
      <Meetings view={view} today={today} />
      <Timeline view={view} today={today} />
    </div>
    <aside className="stack" aria-label={words.case.responsibility}>
      <OpenProblems view={view} today={today} />
      <ThreadCard view={view} />
      <Proceedings view={view} today={today} />
      <Clocks caseId={view.head.id} clocks={view.clocks} today={today} />
      <Rounds view={view} today={today} />
      <EvidenceList view={view} />
      <Responsibility view={view} today={today} />
    </aside>
  </>
);

/**
 * The form named in the address, if this person might do that act when it was opened. It stays open when the case moves:
 * what was written in it, and why it is refused now, must not vanish from under the hand.
 */
function OpenForm({ view }: { readonly view: CaseView }): ReactElement | null {
  const { act: wanted } = useSearch({ from: '/signedIn/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const [opened, setOpened] = useState<PermittedActView>();
  const act =
    opened?.type === wanted ? opened : view.permittedActs.find(({ type, allowed }) => type === wanted && allowed);
  if (act !== opened) setOpened(act);
  if (act === undefined || !isFormAct(act.type)) return null;
  return (
    <Suspense>
      <ActDialog
        key={act.type}
        view={view}
        act={{ ...act, type: act.type }}
        onClose={() => void navigate({ search: {}, replace: true })}
      />
    </Suspense>
  );
}

/** Somebody else moved the case while the page stood open: first look, then act. */
function MovedOn({ view }: { readonly view: CaseView }): ReactElement | null {
  const me = useMe();
  const [seen, setSeen] = useState(view.head.revision);
  const latest = actsIn(view.timeline).find(({ by, revision }) => by?.id !== me.person.id && revision > seen);
  if (latest === undefined) return null;
  return (
    <div className="notice-bar warn" role="status">
      {words.changedUnderYou(latest.by?.name ?? words.system, timeOfDay(latest.at), actLabels[latest.act])}
      <button
        type="button"
        className="plain"
        onClick={() => {
          setSeen(view.head.revision);
          document.getElementById('course')?.scrollIntoView();
        }}
      >
        {words.showChanges}
      </button>
    </div>
  );
}
