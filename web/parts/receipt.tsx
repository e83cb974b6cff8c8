import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { clockLabels, type DueView, type ReceiptView } from '../../server/contract.ts';
import { server } from '../api.ts';
import { daysBetween } from '../dates.ts';
import { words } from '../words.ts';
import { dateWithWeekday, dateWords, longDate } from './dates.ts';
import { DayRuler } from './day-ruler.tsx';
import { Icon } from './icon.tsx';
import { Tag } from './status.tsx';
import { Failed } from './waiting.tsx';

interface ReceiptProps {
  readonly caseId: string;
  readonly clock: DueView['clock'];
  readonly process: 'case' | 'publication';
  readonly today: string;
  readonly onClose: () => void;
}

export function Receipt({ caseId, clock, process, today, onClose }: ReceiptProps): ReactElement {
  const query = useQuery({
    queryKey: ['case', caseId, 'receipt', process, clock],
    queryFn: ({ signal }) => server.receipt({ params: { id: caseId, clock }, query: { process } }, signal),
  });
  if (query.isPending) return <p role="status">{words.receipt.loading}</p>;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="receipt" aria-label={words.receipt.title}>
      <header className="line">
        <h2 className="title-2">{words.receipt.title}</h2>
        <Tag>{clockLabels[clock]}</Tag>
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
          {words.close}
        </button>
      </header>
      <ReceiptBody receipt={query.data} today={today} />
    </section>
  );
}

export function ReceiptBody({
  receipt,
  today,
}: {
  readonly receipt: ReceiptView;
  readonly today: string;
}): ReactElement {
  const { period } = receipt;
  const length = period === null ? clockLabels[receipt.clock] : `${period.n} ${words.units[period.unit]}`;
  return (
    <>
      <p className="receipt-sum">
        <b>{words.receipt.sentence(length, dateWithWeekday(receipt.from))}</b>
        <b>{words.receipt.end(dateWithWeekday(receipt.due))}</b>
      </p>
      <DayRuler receipt={receipt} today={today} wide />
      <table className="plain-table">
        <tbody>
          <Row name={words.receipt.period} source={receipt.source}>
            {length}
          </Row>
          <Row name={words.receipt.start}>{words.receipt.startRule}</Row>
          <Row name={words.receipt.rest} source={noticesOf(receipt)}>
            {restSentences(receipt)}
          </Row>
          <Row name={words.receipt.stopped}>{stoppedSentence(receipt)}</Row>
          {receipt.rolledOver.length > 0 ? (
            <Row name={words.receipt.rolled}>
              {words.receipt.rolledTo(dateWithWeekday(receipt.raw), dateWithWeekday(receipt.due))}
            </Row>
          ) : null}
          <Row name={words.receipt.extension}>{extensionSentence(receipt)}</Row>
          <Row name={words.receipt.calendar} source={words.receipt.calendarVersion(receipt.calendarVersion)}>
            {receipt.provisional ? <span className="soon">{words.receipt.provisional}</span> : words.receipt.final}
          </Row>
          <Row name={words.receipt.provisions}>
            {receipt.provisions.map(({ id, label, words: quoted }) => (
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

const stoppedSentence = ({ skipped }: ReceiptView): string =>
  spanWords(skipped.filter(({ reason }) => reason === 'stopped').map(({ date }) => date)) || words.receipt.stoppedNone;

const extensionSentence = ({ extensions }: ReceiptView): string =>
  extensions.map(({ decidedOn, due }) => words.receipt.extendedOn(longDate(decidedOn), dateWords(due))).join('；') ||
  words.receipt.notExtended;
