import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { reviewCheckLabels, type CaseView, type ReviewedContent, type RoundView } from '../../../server/contract.ts';
import { fileAddress, fileTypeQuery } from '../../api.ts';
import { problemsOf, type Problem } from '../../content.ts';
import { useKeys } from '../../keys.ts';
import { words } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { Paper } from '../paper.tsx';
import { Skeleton } from '../waiting.tsx';

type Item = ReviewedContent['evidence'][number];

interface DocumentsProps {
  readonly view: CaseView;
  readonly round: RoundView | undefined;
  readonly content: ReviewedContent;
}

/** The draft and its evidence, one beside the checks at a time. */
export function Documents({ view, round, content }: DocumentsProps): ReactElement {
  const [shown, setShown] = useState(0);
  const count = content.evidence.length + 1;
  const step = (by: number): void => {
    setShown((shown + by + count) % count);
  };
  useKeys({
    '[': () => {
      step(-1);
    },
    ']': () => {
      step(1);
    },
  });
  const item = content.evidence[shown - 1];
  const before = view.rounds.find((known) => known.round === (round?.round ?? 1) - 1);
  return (
    <div className="review-left">
      <div className="document-tabs" role="tablist" aria-label={words.review.documents}>
        {[words.review.paperTab, ...content.evidence.map(({ name }) => name)].map((name, i) => (
          <button
            key={`${i} ${name}`}
            type="button"
            role="tab"
            id={`document-tab-${i}`}
            aria-selected={i === shown}
            aria-controls="document"
            onClick={() => {
              setShown(i);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="document" id="document" role="tabpanel" aria-labelledby={`document-tab-${shown}`} tabIndex={0}>
        {item === undefined ? (
          <>
            <Paper content={content} authority={view.authority.name} before={before?.content ?? undefined} />
            <Margin round={round} before={before} />
          </>
        ) : (
          <EvidencePane key={shown} item={item} />
        )}
      </div>
    </div>
  );
}

/** The problems of the round before, beside the text they are about. */
function Margin({
  round,
  before,
}: {
  readonly round: RoundView | undefined;
  readonly before: RoundView | undefined;
}): ReactElement {
  const problems = problemsOf(before, round);
  const changed = problems.filter(({ answer }) => answer?.how === 'changed').length;
  return (
    <aside className="issue-margin" aria-label={words.review.problemsMargin}>
      {problems.length === 0 ? (
        <p className="secondary">{before === undefined ? words.review.firstRound : words.review.noProblems}</p>
      ) : (
        <h2 className="line title-3">
          {words.review.problemsMargin} {problems.length}
          <span className="secondary small">{words.review.answered(changed, problems.length - changed)}</span>
        </h2>
      )}
      {problems.map((problem) => (
        <Note key={problem.check} problem={problem} />
      ))}
    </aside>
  );
}

function Note({ problem: { check, number, problem, basis, answer } }: { readonly problem: Problem }): ReactElement {
  const isDone = answer?.how === 'changed';
  return (
    <section className={`note${isDone ? '' : ' open'}`}>
      <p className="line">
        <span className={`number${isDone ? ' done' : ''}`}>{number}</span>
        <b className="grow">{reviewCheckLabels[check]}</b>
      </p>
      <p className="pre">{problem}</p>
      {basis === '' ? null : <p className="secondary">{basis}</p>}
      {answer === null ? null : (
        <p className="pre">
          <b className={isDone ? 'good' : 'soon'}>{isDone ? words.inbox.changed : words.inbox.explained}</b>{' '}
          <span className="secondary">{answer.text}</span>
        </p>
      )}
    </section>
  );
}

function EvidencePane({ item }: { readonly item: Item }): ReactElement {
  return (
    <section className="evidence-pane" aria-label={words.review.fileOf(item.name)}>
      <header className="line wrap">
        <h2 className="title-3">{item.name}</h2>
        <span className="secondary small">{item.proves}</span>
        <span className="grow" />
        {item.file === null ? null : (
          <a className="small" href={fileAddress(item.file)} target="_blank" rel="noreferrer">
            {words.review.openAlone}
          </a>
        )}
      </header>
      {item.file === null ? (
        <p className="empty">{words.case.noFile}</p>
      ) : (
        <FileView hash={item.file} name={item.name} />
      )}
    </section>
  );
}

function FileView({ hash, name }: { readonly hash: string; readonly name: string }): ReactElement {
  const [isLarge, setLarge] = useState(false);
  const type = useQuery(fileTypeQuery(hash));
  const address = fileAddress(hash);
  if (type.isPending) return <Skeleton />;
  if (type.data?.startsWith('image/') === true) {
    return (
      <button
        type="button"
        className={`plain picture${isLarge ? ' large' : ''}`}
        title={words.review.zoom}
        onClick={() => {
          setLarge(!isLarge);
        }}
      >
        <img src={address} alt={name} />
      </button>
    );
  }
  // The browser's own PDF viewer does not run in a sandbox; the server proves the type by the bytes.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  if (type.data?.startsWith('application/pdf') === true) return <iframe title={name} src={address} />;
  return (
    <p className="empty">
      {words.review.fileUnknown}
      <br />
      <a href={address} download>
        <Icon name="document" /> {words.review.download}
      </a>
    </p>
  );
}
