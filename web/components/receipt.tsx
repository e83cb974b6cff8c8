import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { clockLabels, stopGroundLabels } from '../../server/contract/labels.ts';
import type { ReceiptView } from '../../server/contract/clock-view.ts';
import { beijingTime, daysBetween, shortTime } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { dateWithWeekday, dateWords, longDate } from '../words/date-words.ts';
import { DayRuler } from './day-ruler.tsx';
import { Icon } from './icon.tsx';
import { periodWords } from '../words/periods.ts';
import { Tag } from './status.tsx';
import { Failed } from './waiting.tsx';

/** Where a receipt is asked for. */
export interface ReceiptQuery {
  readonly queryKey: readonly string[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<ReceiptView>;
}

interface Shown {
  readonly today: string;
  readonly onClose: () => void;
}

export function Receipt({ asked, today, onClose }: Shown & { readonly asked: ReceiptQuery }): ReactElement {
  const query = useQuery(asked);
  if (query.isPending) return <p role="status">{words.receipt.loading}</p>;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <ReceiptSheet receipt={query.data} today={today} onClose={onClose} />;
}

/** A receipt as it is read on the screen, and on paper by itself: whose it is, of which case, and when it was printed. */
export function ReceiptSheet({ receipt, today, onClose }: Shown & { readonly receipt: ReceiptView }): ReactElement {
  const me = useMe();
  const [openedAt] = useState(() => new Date().toISOString());
  return (
    <section className="receipt">
      <p className="print-only">{words.receipt.printed(me.authority.name, beijingTime(openedAt), me.person.name)}</p>
      <header className="line">
        <h2 className="title-2">{words.receipt.title}</h2>
        <Tag>{clockLabels[receipt.clock]}</Tag>
        <span className="small secondary">{receipt.caseNumber}</span>
        <span className="grow" />
        <button
          type="button"
          className="plain small no-print"
          onClick={() => {
            window.print();
          }}
        >
          <Icon name="print" /> {words.receipt.print}
        </button>
        <button type="button" className="plain small no-print" onClick={onClose}>
          {words.close} <kbd>Esc</kbd>
        </button>
      </header>
      <ReceiptBody receipt={receipt} today={today} />
    </section>
  );
}

interface BodyProps {
  readonly receipt: ReceiptView;
  readonly today: string;
}

function ReceiptBody({ receipt, today }: BodyProps): ReactElement {
  const isCounted = receipt.dueAt === null && receipt.until === null;
  return (
    <>
      <Summary receipt={receipt} today={today} />
      {isCounted ? <DayRuler receipt={receipt} today={today} wide /> : null}
      <table className="plain-table">
        <tbody>
          <Row name={words.receipt.period} source={receipt.source}>
            {lengthOf(receipt)}
          </Row>
          <Row name={words.receipt.start}>{startOf(receipt)}</Row>
          {isCounted ? (
            <Row name={words.receipt.rest} source={noticesOf(receipt)}>
              {restSentences(receipt)}
            </Row>
          ) : null}
          <Stops receipt={receipt} />
          {receipt.rolledOver.length > 0 ? (
            <Row name={words.receipt.rolled}>
              {words.receipt.rolledTo(dateWithWeekday(receipt.raw, today), dateWithWeekday(receipt.due, today))}
            </Row>
          ) : null}
          <Row name={words.receipt.extension}>{extensionSentence(receipt)}</Row>
          {receipt.also.map(({ period, due, dueAt, provisions }) => (
            <Row key={due} name={words.receipt.also} source={provisions[0]?.label ?? null}>
              {words.receipt.alsoUntil(
                periodWords(period),
                dueAt === null ? dateWithWeekday(due, today) : shortTime(dueAt),
              )}
            </Row>
          ))}
          <Row name={words.receipt.calendar} source={words.receipt.calendarVersion(receipt.calendarVersion)}>
            {receipt.provisional ? <span className="soon">{words.receipt.provisional}</span> : words.receipt.final}
          </Row>
          <Recounted receipt={receipt} today={today} />
          <Row name={words.receipt.provisions}>
            {provisionsOf(receipt).map(({ id, label, words: quoted }) => (
              <details key={id}>
                <summary>{label}</summary>
                <p className="small secondary">{quoted}</p>
              </details>
            ))}
          </Row>
        </tbody>
      </table>
    </>
  );
}

/** Those of the period that binds, then those of the one beside it; each once. */
const provisionsOf = ({ provisions, also }: ReceiptView): ReceiptView['provisions'] => {
  const all = [...provisions, ...also.flatMap((other) => other.provisions)];
  return all.filter(({ id }, i) => all.findIndex((first) => first.id === id) === i);
};

const lengthOf = ({ period, clock }: ReceiptView): string =>
  period === null ? clockLabels[clock] : periodWords(period);

function startOf({ fromAt, until }: ReceiptView): string {
  if (until !== null) return words.receipt.ofPaper;
  return fromAt === null ? words.receipt.startRule : words.receipt.startOfHours;
}

function Summary({ receipt, today }: BodyProps): ReactElement {
  const { from, due, fromAt, dueAt, standsSince, until } = receipt;
  const length = lengthOf(receipt);
  if (until !== null) {
    return (
      <p className="receipt-sum">
        <b>{words.receipt.byPaper(dateWithWeekday(from, today))}</b>
        <b>{words.receipt.end(dateWithWeekday(due, today))}</b>
      </p>
    );
  }
  if (fromAt !== null && dueAt !== null) {
    return (
      <p className="receipt-sum">
        <b>{words.receipt.hoursFrom(length, shortTime(fromAt))}</b>
        <b>{words.receipt.hoursEnd(shortTime(dueAt))}</b>
      </p>
    );
  }
  return (
    <p className="receipt-sum">
      <b>{words.receipt.sentence(length, dateWithWeekday(from, today))}</b>
      {standsSince === null ? (
        <b>{words.receipt.end(dateWithWeekday(due, today))}</b>
      ) : (
        <b className="soon">
          {words.receipt.stands(dateWithWeekday(standsSince, today))}
          {words.receipt.earliest(dateWithWeekday(due, today))}
        </b>
      )}
    </p>
  );
}

/** Each stop with its ground, and beside it the paper and who signed for it. */
function Stops({ receipt: { stops } }: { readonly receipt: ReceiptView }): ReactNode {
  if (stops.length === 0) return <Row name={words.receipt.stopped}>{words.receipt.stoppedNone}</Row>;
  return stops.map(({ from, until, ground, paper, by }, i) => (
    <Row
      key={from}
      name={i === 0 ? words.receipt.stopped : ''}
      source={paper === null ? words.receipt.stopSigned(by) : words.receipt.stopPaper(paper, by)}
    >
      {until === null ? (
        <span className="soon">{words.receipt.stopOpen(dateWords(from), stopGroundLabels[ground])}</span>
      ) : (
        words.receipt.stop(stopWords(from, until), stopGroundLabels[ground])
      )}
    </Row>
  ));
}

type Count = ReceiptView['counts'][number];

function whyCounted(count: Count, before: Count | undefined): keyof typeof words.receipt.why {
  if (before === undefined) return 'start';
  if (count.stopMarks !== before.stopMarks) return count.stopMarks % 2 === 1 ? 'stopped' : 'resumed';
  return count.extendedBy === before.extendedBy ? 'calendar' : 'extended';
}

const stopWords = (from: string, until: string): string =>
  from === until ? dateWords(from) : `${dateWords(from)}至${dateWords(until)}`;

/** As counted then, each time; and as the calendar of now would count. */
function Recounted({ receipt: { counts, now, due }, today }: BodyProps): ReactNode {
  if (counts.length === 0) return null;
  const isSame = now !== null && now.due === due;
  return (
    <Row name={words.receipt.recount} source={now === null ? null : words.receipt.calendarVersion(now.calendarVersion)}>
      {counts.map((count, i) => (
        <p key={count.countedAt} title={words.receipt.calendarVersion(count.calendarVersion)}>
          {words.receipt.countedThen(
            dateWithWeekday(count.due, today),
            shortTime(count.countedAt),
            words.receipt.why[whyCounted(count, counts[i - 1])],
          )}
        </p>
      ))}
      {now === null ? null : (
        <p>
          {words.receipt.countedNow(dateWithWeekday(now.due, today))}{' '}
          <b className={`no-wrap ${isSame ? 'good' : 'late'}`}>
            <Icon name={isSame ? 'check' : 'problem'} /> {isSame ? words.receipt.same : words.receipt.differs}
          </b>
        </p>
      )}
    </Row>
  );
}

interface RowProps {
  readonly name: string;
  readonly source?: string | null;
  readonly children: ReactNode;
}

const Row = ({ name, source, children }: RowProps): ReactElement => (
  <tr>
    <th scope="row">{name}</th>
    <td>{children}</td>
    <td className="small secondary right">{source}</td>
  </tr>
);

const noticesOf = ({ skipped, makeUpDays }: ReceiptView): string =>
  [...new Set([...skipped, ...makeUpDays].flatMap(({ notice }) => (notice === null ? [] : [notice])))].join('、');

function restSentences(receipt: ReceiptView): ReactNode {
  if (receipt.period !== null && receipt.period.unit !== 'workingDay') return words.receipt.restCalendar;
  const names = [...new Set(receipt.skipped.flatMap(({ name }) => (name === null ? [] : [name])))];
  const holidays = names.map((name) => {
    const days = receipt.skipped.filter((day) => day.name === name).map(({ date }) => date);
    return words.receipt.skippedHoliday(spanWords(days), name);
  });
  const madeUp = receipt.makeUpDays.map(({ date }) => words.receipt.makeUp(dateWithWeekday(date)));
  const sentences = [...holidays, ...madeUp];
  if (sentences.length === 0) return words.receipt.restNone;
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

function spanWords(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const together = daysBetween(first, last) === days.length - 1;
  if (!together) return days.map((day) => dateWords(day)).join('、');
  return first === last ? dateWords(first) : `${dateWords(first)}至${dateWords(last)}`;
}

const extensionSentence = ({ extensions }: ReceiptView): string =>
  extensions.map(({ decidedOn, due }) => words.receipt.extendedOn(longDate(decidedOn), dateWords(due))).join('；') ||
  words.receipt.notExtended;
