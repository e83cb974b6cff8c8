import { useState, type ReactElement } from 'react';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { TimelineEntry } from '../../server/contract/timeline.ts';
import { beijingTime, shortDate, shortTime } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { RefusalLine } from '../components/refusal.tsx';
import type { Tone } from '../components/status.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { titleOf } from './entry-title.ts';
import { lapsing } from './side.tsx';

const FIRST = 14;

type Look = readonly [IconName, Tone];
const looks: { readonly [T in TimelineEntry['act']]?: Look } = {
  submitForReview: ['return', 'act'],
  accept: ['check', 'good'],
  issueOpinion: ['passed', 'good'],
  approve: ['passed', 'good'],
  refuseApproval: ['lock', 'late'],
  amendDraft: ['voided', 'late'],
  serveNotice: ['mail', 'calm'],
  serveDemand: ['mail', 'calm'],
  recordConcealment: ['problem', 'soon'],
  serveDecision: ['mail', 'calm'],
  reexamineDefense: ['check', 'good'],
  remind: ['bell', 'soon'],
  clockReminder: ['bell', 'calm'],
  clockExpired: ['late', 'late'],
  grantExtension: ['clock', 'act'],
  publish: ['globe', 'good'],
  recordAnnulment: ['return', 'late'],
};

function lookOf(entry: TimelineEntry): Look {
  if (entry.what === 'refusal') return ['lock', 'late'];
  if (entry.act === 'issueOpinion' && entry.state === 'problemsFound') return ['problem', 'soon'];
  if (entry.act === 'clockExpired' && lapsing.some((clock) => clock === entry.fields.clock)) return ['clock', 'calm'];
  return looks[entry.act] ?? ['document', 'calm'];
}

/** The course of the case, newest first: every act with its number in the ledger, and what was refused. */
export function Timeline({ view, today }: { readonly view: CaseView; readonly today: string }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const entries = view.timeline.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  const shown = isWhole ? entries : entries.slice(0, FIRST);
  return (
    <section className="card" id="course">
      <header className="line wrap course-head">
        <h2 className="title-2">{words.case.course}</h2>
        <span className="secondary small">{words.case.courseCount(view.ledger.entries)}</span>
        <span className="grow" />
        <span className={`small ${view.ledger.intact ? 'good' : 'late strong'}`}>
          <Icon name="shield" /> {view.ledger.intact ? words.case.intact : words.case.broken}
        </span>
      </header>
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry
            key={`${entry.process} ${entry.what === 'act' ? entry.revision : 'refused'} ${entry.at}`}
            entry={entry}
            view={view}
            today={today}
          />
        ))}
      </ol>
      {entries.length > shown.length ? (
        <p className="course-more no-print">
          <button
            type="button"
            className="plain"
            onClick={() => {
              setWhole(true);
            }}
          >
            {words.case.showAll(entries.length)}
          </button>
        </p>
      ) : null}
    </section>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly view: CaseView;
  readonly today: string;
}

function Entry({ entry, view, today }: EntryProps): ReactElement {
  const [icon, tone] = lookOf(entry);
  const enteredOn = beijingTime(entry.at).slice(0, 10);
  const isBackEntry = enteredOn !== entry.on;
  return (
    <li>
      <time dateTime={entry.at}>{isBackEntry ? shortDate(entry.on, today) : timeWords(entry.at, today)}</time>
      <Icon name={icon} className={tone} />
      <div>
        <b>{titleOf(entry, view)}</b>
        {entry.what === 'refusal' ? (
          <p className="small">
            <RefusalLine refusal={entry.refusal} />
          </p>
        ) : (
          <EntryFacts entry={entry} view={view} />
        )}
        <p className="secondary">
          {entry.what === 'refusal'
            ? words.case.refusedNote(entry.by?.name ?? words.system)
            : (entry.by?.name ?? words.system)}
          {entry.what === 'refusal' || entry.standsFor.length === 0
            ? ''
            : `（${words.inbox.standsFor(words.case.names(entry.standsFor))}）`}
          {isBackEntry ? `（${words.case.enteredAt(beijingTime(entry.at))}）` : ''}
        </p>
      </div>
      <span className="hash">{ledgerWords(entry)}</span>
    </li>
  );
}

const timeWords = (at: string, today: string): string =>
  beijingTime(at).slice(0, 4) === today.slice(0, 4) ? shortTime(at) : beijingTime(at);

function ledgerWords(entry: TimelineEntry): string {
  if (entry.what === 'refusal') return words.case.refusedEntry;
  const { process, revision, entryHash } = entry;
  return process === 'publication'
    ? words.case.publicationLedger(revision)
    : words.case.ledgerNumber(revision, entryHash);
}
