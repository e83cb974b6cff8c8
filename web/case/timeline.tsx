import { useState, type ReactElement } from 'react';
import { actLabels, clockLabels, submissionLabel, type ClockName } from '../../server/contract/labels.ts';
import type { CaseView, TimelineEntry } from '../../server/contract/case-view.ts';
import { beijingTime, shortDate, shortTime } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { RefusalLine } from '../components/refusal.tsx';
import type { Tone } from '../components/status.tsx';
import { EntryFacts } from './entry-facts.tsx';
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
  if (entry.act === 'clockExpired' && lapsing.some((clock) => clock === entry.fields['clock']))
    return ['clock', 'calm'];
  return looks[entry.act] ?? ['document', 'calm'];
}

/** The course of the case, newest first: every act with its number in the ledger, and what was refused. */
export function Timeline({ view, today }: { readonly view: CaseView; readonly today: string }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const entries = view.timeline.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  const rounds = roundsAt(view.timeline);
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
            key={`${entry.process} ${entry.revision ?? 'refused'} ${entry.at}`}
            entry={entry}
            view={view}
            round={rounds.get(entry) ?? 1}
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

/** Which submission each entry belongs to. */
function roundsAt(timeline: readonly TimelineEntry[]): ReadonlyMap<TimelineEntry, number> {
  let round = 0;
  return new Map(
    timeline
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map((entry) => {
        if (entry.act === 'submitForReview' && entry.what === 'act') round += 1;
        return [entry, round] as const;
      }),
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly view: CaseView;
  readonly round: number;
  readonly today: string;
}

function Entry({ entry, view, round, today }: EntryProps): ReactElement {
  const [icon, tone] = lookOf(entry);
  const enteredOn = beijingTime(entry.at).slice(0, 10);
  const isBackEntry = enteredOn !== entry.on;
  return (
    <li>
      <time dateTime={entry.at}>{isBackEntry ? shortDate(entry.on, today) : timeWords(entry.at, today)}</time>
      <Icon name={icon} className={tone} />
      <div>
        <b>{titleOf(entry, view, round)}</b>
        {entry.what === 'refusal' && entry.refusal !== null ? (
          <p className="small">
            <RefusalLine refusal={entry.refusal} />
          </p>
        ) : null}
        <EntryFacts entry={entry} view={view} />
        <p className="secondary">
          {entry.what === 'refusal'
            ? words.case.refusedNote(entry.by?.name ?? words.system)
            : (entry.by?.name ?? words.system)}
          {entry.standsFor.length === 0 ? '' : `（${words.inbox.standsFor(words.case.names(entry.standsFor))}）`}
          {isBackEntry ? `（${words.case.enteredAt(beijingTime(entry.at))}）` : ''}
        </p>
      </div>
      <span className="hash">{ledgerWords(entry)}</span>
    </li>
  );
}

const timeWords = (at: string, today: string): string =>
  beijingTime(at).slice(0, 4) === today.slice(0, 4) ? shortTime(at) : beijingTime(at);

function titleOf(entry: TimelineEntry, view: CaseView, round: number): string {
  const act = entry.act === 'submitForReview' ? submissionLabel(round) : actLabels[entry.act];
  if (entry.what === 'refusal') return words.case.refusedAct(act);
  if (entry.act === 'clockExpired' || entry.act === 'clockReminder') return clockTitle(act, entry);
  if (entry.act !== 'issueOpinion') return act;
  const opinion = view.rounds.find((known) => known.round === round)?.opinion;
  const number = opinion?.number ?? null;
  return [
    opinion === undefined || opinion === null ? act : words.case.opinion(opinion.label),
    words.case.round(round),
    ...(number === null ? [] : [number]),
  ].join(' · ');
}

function clockTitle(act: string, { fields }: TimelineEntry): string {
  const clock = String(fields['clock']);
  return clock in clockLabels ? `${act} · ${clockLabels[clock as ClockName]}` : act;
}

function ledgerWords({ what, process, revision, entryHash }: TimelineEntry): string {
  if (what === 'refusal' || revision === null) return words.case.refusedEntry;
  if (process === 'publication') return words.case.publicationLedger(revision);
  return words.case.ledgerNumber(revision, entryHash ?? '');
}
