import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { actLabels, kindLabel } from '../../server/contract/labels.ts';
import { clockTitle } from './entry-title.ts';
import type { PublishingCase } from '../../server/contract/publishing-case.ts';
import { publicPage } from '../api/api.ts';
import { beijingTime, shortDate } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { CopyNumber } from '../components/copy-number.tsx';
import { Icon } from '../components/icon.tsx';
import { RefusalLine } from '../components/refusal.tsx';
import { Tag } from '../components/status.tsx';
import { PublicFacts } from './public-facts.tsx';
import { Clocks } from './side.tsx';
import { StateWord } from './state.tsx';

interface PublishingProps {
  readonly view: PublishingCase;
  readonly today: string;
}

/** A case for whoever only publishes: the decision as the public reads it, and what was done to publish it. */
export const PublishingCasePage = ({ view, today }: PublishingProps): ReactElement => (
  <div className="case-page">
    <section className="card case-head">
      <Head view={view} />
    </section>
    <div className="stack">
      <section className="card padded">
        <h2 className="title-2">{words.case.publishing.decision}</h2>
        <p className="small secondary">{words.case.publishing.note}</p>
        <PublicFacts decision={view.decision} />
      </section>
      <Course view={view} today={today} />
    </div>
    <aside className="stack" aria-label={words.case.publishing.title}>
      <Facts view={view} today={today} />
      {view.clocks.length === 0 ? null : <Clocks caseId={view.id} clocks={view.clocks} today={today} />}
    </aside>
  </div>
);

const Head = ({ view }: { readonly view: PublishingCase }): ReactElement => (
  <div className="case-title">
    <div className="grow">
      <div className="line wrap">
        <h1 className="title-1">{view.decision.title}</h1>
        {view.publication === null ? null : <StateWord state={view.publication.state} />}
        {view.demo ? <Tag tone="demo">{words.demo}</Tag> : null}
      </div>
      <div className="small secondary line wrap">
        <CopyNumber number={view.number} />
        <span>{kindLabel(view.decision.actKind, null)}</span>
        <span>{view.handlingUnit.name}</span>
        <Ways view={view} />
      </div>
    </div>
    <Acts view={view} />
  </div>
);

const Ways = ({ view: { id, publication } }: { readonly view: PublishingCase }): ReactElement => (
  <span className="line no-print">
    <Link to="/publications" search={{ case: id }}>
      {words.board.publications.title}
    </Link>
    {publication?.state === 'published' || publication?.state === 'withdrawn' ? (
      <a href={publicPage(id)} target="_blank" rel="noreferrer">
        <Icon name="globe" /> {words.board.publications.publicPage}
      </a>
    ) : null}
  </span>
);

/** All acts about a publication are done beside its preview; a barred one says why. */
function Acts({ view: { id, permittedActs } }: { readonly view: PublishingCase }): ReactElement {
  const navigate = useNavigate();
  const open = permittedActs.filter(({ allowed }) => allowed);
  const [barred] = permittedActs.filter(({ allowed }) => !allowed);
  return (
    <div className="act-area no-print">
      <div className="line wrap">
        {open.map(({ type }) => (
          <Button
            key={type}
            type={type === 'publish' ? 'primary' : 'default'}
            onClick={() => void navigate({ to: '/publications', search: { case: id } })}
          >
            {actLabels[type]}
          </Button>
        ))}
      </div>
      {open.length > 0 ? null : (
        <p className="small secondary">
          {barred?.refusal === undefined || barred.refusal === null ? (
            words.case.publishing.nothingToDo
          ) : (
            <>
              {actLabels[barred.type]}：<RefusalLine refusal={barred.refusal} />
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Facts({ view: { servedOn, publication }, today }: PublishingProps): ReactElement {
  const labels = words.case.publishing;
  const { publishedOn = null, displayUntil = null } = publication ?? {};
  return (
    <section className="card padded">
      <h2 className="title-2">{labels.title}</h2>
      <dl className="facts">
        <dt>{labels.served}</dt>
        <dd>{servedOn === null ? labels.notYet : shortDate(servedOn, today)}</dd>
        <dt>{labels.published}</dt>
        <dd>{publishedOn === null ? labels.notYet : shortDate(publishedOn, today)}</dd>
        {publishedOn === null ? null : (
          <>
            <dt>{labels.displayed}</dt>
            <dd>{displayUntil === null ? labels.withoutTerm : shortDate(displayUntil, today)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

const Course = ({ view: { course }, today }: PublishingProps): ReactElement => (
  <section className="card" id="course">
    <header className="line wrap course-head">
      <h2 className="title-2">{words.case.course}</h2>
    </header>
    <ol className="timeline">
      {course.map(({ revision, act, clock, by, on, at, reason, entryHash }) => (
        <li key={revision}>
          <time dateTime={at}>{shortDate(on, today)}</time>
          <Icon name={act === 'publish' ? 'globe' : 'document'} className={act === 'publish' ? 'good' : 'calm'} />
          <div>
            <b>{clockTitle(act, clock)}</b>
            {reason === null ? null : <p className="pre">{reason}</p>}
            <p className="secondary">
              {by?.name ?? words.system}
              {beijingTime(at).startsWith(on) ? '' : `（${words.case.enteredAt(beijingTime(at))}）`}
            </p>
          </div>
          <span className="hash">{words.case.ledgerNumber(revision, entryHash)}</span>
        </li>
      ))}
    </ol>
  </section>
);
