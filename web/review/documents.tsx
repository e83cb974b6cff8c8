import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import type { CaseView, RoundView } from '../../server/contract/case-view.ts';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import { fileAddress, fileTypeQuery } from '../api/api.ts';
import { useKeys } from '../components/keys.ts';
import { partyStatements } from '../case/party-statements.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';
import { Paper } from '../components/paper.tsx';
import { Skeleton } from '../components/waiting.tsx';
import { openIssueOf } from './checks.ts';
import { IssueForm } from './issue-form.tsx';
import { cardId, Margin } from './margin.tsx';
import { marksOf } from './marks.ts';
import type { Writing } from './opining.ts';
import { PartyPane } from './party-pane.tsx';
import { useSelected } from './selection.ts';

type Item = ReviewedContent['evidence'][number];

interface DocumentsProps {
  readonly view: CaseView;
  readonly round: RoundView | undefined;
  readonly content: ReviewedContent;
  /** Null where the page is only read. */
  readonly writing: Writing | null;
}

const wholeFile = { target: 'file', quote: null, offset: null } as const;

/** The draft and its evidence, one beside the checks at a time; problems are raised where they are seen. */
export function Documents({ view, round, content, writing }: DocumentsProps): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const [asksPlace, setAsksPlace] = useState(false);
  const [selected, forgetSelected] = useSelected(pane, writing === null ? null : content);
  const open = writing === null ? undefined : openIssueOf(writing);
  const statements = partyStatements(view);
  const names = tabsOf(content, statements.length > 0);
  const item = content.evidence[shown - 1];
  const step = (by: number): void => {
    setShown((shown + by + names.length) % names.length);
  };
  const raise = (): void => {
    if (writing === null) return;
    setAsksPlace(selected === null && shown === 0);
    if (selected !== null) writing.raise(selected);
    else writing.raise(item === undefined ? wholeFile : evidenceAt(shown - 1));
    forgetSelected();
  };
  useKeys({
    '[': () => {
      step(-1);
    },
    ']': () => {
      step(1);
    },
    q: raise,
  });
  const before = view.rounds.find((known) => known.round === (round?.round ?? 1) - 1);
  const marks = marksOf(view.issues, writing, content);
  return (
    <div className="review-left">
      <Tabs names={names} shown={shown} onShow={setShown} />
      <div
        className="document"
        id="document"
        role="tabpanel"
        aria-labelledby={`document-tab-${shown}`}
        tabIndex={0}
        ref={pane}
      >
        {shown > content.evidence.length ? <PartyPane statements={statements} /> : null}
        {shown === 0 ? (
          <>
            <Paper
              content={content}
              authority={view.authority.name}
              before={before?.content ?? undefined}
              marks={marks}
              onMark={(number) => {
                const card = document.getElementById(cardId(number));
                card?.scrollIntoView({ block: 'nearest' });
                card?.focus();
              }}
            />
            <Margin issues={view.issues} writing={writing} />
          </>
        ) : null}
        {item === undefined ? null : (
          <EvidencePane
            key={shown}
            item={item}
            numbers={marks.filter(({ target }) => target === evidenceAt(shown - 1).target).map(({ number }) => number)}
            onRaise={writing === null ? null : raise}
          />
        )}
        {selected === null || shown !== 0 ? null : (
          <RaiseButton top={selected.top} left={selected.left} onRaise={raise} />
        )}
        {writing === null || writing.openIssue === null || open === undefined ? null : (
          <IssueForm
            key={writing.openIssue}
            writing={writing}
            number={writing.openIssue}
            issue={open}
            content={content}
            asksPlace={asksPlace}
          />
        )}
      </div>
    </div>
  );
}

const evidenceAt = (index: number) => ({ target: `evidence:${index}`, quote: null, offset: null });

/** The draft, its evidence, and what the party said, once it said something. */
const tabsOf = ({ evidence }: ReviewedContent, hasStatements: boolean): readonly string[] => [
  words.review.paperTab,
  ...evidence.map(({ name }) => name),
  ...(hasStatements ? [words.review.partyTab] : []),
];

interface TabsProps {
  readonly names: readonly string[];
  readonly shown: number;
  readonly onShow: (shown: number) => void;
}

const Tabs = ({ names, shown, onShow }: TabsProps): ReactElement => (
  <div className="document-tabs" role="tablist" aria-label={words.review.documents}>
    {names.map((name, i) => (
      <button
        key={`${i} ${name}`}
        type="button"
        role="tab"
        id={`document-tab-${i}`}
        aria-selected={i === shown}
        aria-controls="document"
        onClick={() => {
          onShow(i);
        }}
      >
        {name}
      </button>
    ))}
  </div>
);

interface RaiseButtonProps {
  readonly top: number;
  readonly left: number;
  readonly onRaise: () => void;
}

const RaiseButton = ({ top, left, onRaise }: RaiseButtonProps): ReactElement => (
  <button
    type="button"
    className="raise"
    style={{ top, left }}
    onMouseDown={(event) => {
      // Else the press would undo the selection it is about.
      event.preventDefault();
    }}
    onClick={onRaise}
  >
    {words.issues.raise} <kbd>Q</kbd>
  </button>
);

interface EvidencePaneProps {
  readonly item: Item;
  readonly numbers: readonly number[];
  readonly onRaise: (() => void) | null;
}

function EvidencePane({ item, numbers, onRaise }: EvidencePaneProps): ReactElement {
  return (
    <section className="evidence-pane" aria-label={words.review.fileOf(item.name)}>
      <header className="line wrap">
        <h2 className="title-3">{item.name}</h2>
        {numbers.map((number) => (
          <span key={number} className="number" aria-label={words.issues.one(number)}>
            {number}
          </span>
        ))}
        <span className="secondary small">{item.proves}</span>
        <span className="grow" />
        {onRaise === null ? null : (
          <button type="button" className="plain small" onClick={onRaise}>
            {words.issues.raiseHere} <kbd>Q</kbd>
          </button>
        )}
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
