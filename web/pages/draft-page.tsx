import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { SavedDraft } from '../../server/contract/cases.ts';
import { draftQuery, wholeCaseQuery } from '../api/api.ts';
import { timeOfDay } from '../words/dates.ts';
import { useDrafting, type Drafting } from '../api/drafting.ts';
import { AnswersPart } from '../forms/answers-part.tsx';
import { DecisionPart, ScopePart } from '../forms/content/decision-part.tsx';
import { EvidencePart } from '../forms/content/evidence-part.tsx';
import { DiscretionPart, FactsPart, LawPart } from '../forms/content/facts-part.tsx';
import type { PartProps } from '../forms/content/fields.tsx';
import { FinishPanel } from '../forms/finish-panel.tsx';
import { useFinishing } from '../forms/finishing.ts';
import { PartyPart } from '../forms/content/party-part.tsx';
import { Icon } from '../components/icon.tsx';
import { Paper } from '../components/paper.tsx';
import { StatementList } from '../review/party-pane.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { partyStatements } from '../case/party-statements.ts';
import { problemOf } from '../api/sending.ts';
import { words } from '../words/words.ts';
import '../styles/draft.css';
import '../styles/forms.css';

export function DraftPage(): ReactElement {
  const { caseId } = useParams({ from: '/signedIn/cases/$caseId/draft' });
  const view = useQuery(wholeCaseQuery(caseId));
  const draft = useQuery(draftQuery(caseId));
  if (view.data === null) return <Navigate to="/cases/$caseId" params={{ caseId }} replace />;
  if (view.isPending || draft.isPending) return <Skeleton />;
  if (view.isError) return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  if (draft.isError) return <Failed error={draft.error} onRetry={() => void draft.refetch()} />;
  return <DraftDesk key={caseId} view={view.data} first={draft.data} />;
}

function DraftDesk({ view, first }: { readonly view: CaseView; readonly first: SavedDraft }): ReactElement {
  const drafting = useDrafting(view.head.id, first);
  const act = view.permittedActs.find(({ type }) => type === 'finalizeDraft' || type === 'amendDraft');
  const finishing = useFinishing(view, drafting);
  const missing = new Map(finishing.isTried ? drafting.saved.missing.map((gap) => [gap.field, gap.sentence]) : []);
  const part: PartProps = {
    content: drafting.content,
    onChange: drafting.change,
    problems: new Map([...missing, ...serverProblems(finishing.error)]),
  };
  const isOpen = view.mayEditDraft && act?.allowed === true;
  return (
    <div className="draft-page">
      <header className="line wrap draft-head">
        <Link to="/cases/$caseId" params={{ caseId: view.head.id }}>
          <Icon name="back" /> {words.draft.back}
        </Link>
        <h1 className="title-1">{view.head.title}</h1>
        <span className="secondary small">{view.head.number}</span>
        <span className="grow" />
        {isOpen ? <SaveWord drafting={drafting} /> : null}
      </header>
      {isOpen ? (
        <div className="stack">
          {finishing.issues.length > 0 && act.type === 'finalizeDraft' ? (
            <AnswersPart
              issues={finishing.issues}
              answers={finishing.answers}
              onChange={finishing.setAnswers}
              before={view.rounds.at(-1)?.content ?? null}
              content={drafting.content}
              problems={finishing.problems}
            />
          ) : null}
          <HeardCard view={view} />
          <FactsPart {...part} />
          <PartyPart {...part} />
          <EvidencePart {...part} />
          <LawPart {...part} />
          <DiscretionPart {...part} />
          <DecisionPart {...part} />
          <ScopePart {...part} />
        </div>
      ) : (
        <div className="stack">
          <p className="card padded secondary">{words.draft.readOnly}</p>
          <Paper content={view.content?.content ?? drafting.content} authority={view.authority.name} />
        </div>
      )}
      {isOpen ? <FinishPanel view={view} drafting={drafting} finishing={finishing} type={act.type} /> : null}
    </div>
  );
}

/** What the draft must answer to: open after a hearing, folded where the party only wrote. */
function HeardCard({ view }: { readonly view: CaseView }): ReactElement | null {
  const statements = partyStatements(view);
  if (statements.length === 0) return null;
  return (
    <details className="card padded" open={view.proceedings.hearing.heldOn !== null}>
      <summary className="title-2">{words.review.partyTab}</summary>
      <StatementList statements={statements} />
    </details>
  );
}

/** Fields the server names, `draft.party.name` or `content.party.name`. */
const serverProblems = (error: unknown): readonly (readonly [string, string])[] =>
  problemOf(error)?.fields.map(({ field, sentence }) => [field.replace(/^(draft|content)\./, ''), sentence]) ?? [];

function SaveWord({ drafting }: { readonly drafting: Drafting }): ReactElement {
  const { state, saved } = drafting;
  const label = state === 'saved' ? words.draft.save.saved(timeOfDay(saved.savedAt)) : words.draft.save[state];
  const isBad = state === 'failed' || state === 'conflict';
  return (
    <span className={`small ${isBad ? 'late' : 'secondary'}`} role="status">
      {state === 'saved' ? <Icon name="check" className="good" /> : null} {label}
    </span>
  );
}
