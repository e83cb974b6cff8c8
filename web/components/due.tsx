import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { DueView, ReceiptView } from '../../server/contract/clock-view.ts';
import { receiptQuery } from '../api/api.ts';
import { shortDate, shortTime, timeOfDay } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { dateWords } from '../words/date-words.ts';
import { ReceiptPopover } from './receipt-popover.tsx';
import type { ReceiptQuery } from './receipt.tsx';
import type { Tone } from './status.tsx';

type Left = Pick<DueView, 'workingDaysLeft' | 'calendarDaysLeft' | 'unit' | 'at' | 'overdue'>;

/** 剩 2 个工作日, 今天 24:00 前, 超 1 个工作日; a period of calendar days is told in days, one of hours by its hour. */
export function leftWords({ workingDaysLeft, calendarDaysLeft, unit, at, overdue }: Left): string {
  if (at !== null) return overdue ? words.due.lateHours : hourWords(at, calendarDaysLeft);
  const inWorkingDays = unit === 'workingDay';
  const left = inWorkingDays ? workingDaysLeft : calendarDaysLeft;
  if (calendarDaysLeft === 0) return words.due.today;
  if (calendarDaysLeft < 0) return inWorkingDays ? words.due.late(-left) : words.due.lateDays(-left);
  return inWorkingDays ? words.due.left(left) : words.due.leftDays(left);
}

const hourWords = (at: string, calendarDaysLeft: number): string =>
  calendarDaysLeft === 0 ? words.due.todayUntil(timeOfDay(at)) : words.due.until(shortTime(at));

export function toneOfDue({
  calendarDaysLeft,
  overdue,
  at,
}: Pick<DueView, 'calendarDaysLeft' | 'overdue' | 'at'>): Tone {
  if (overdue || calendarDaysLeft < 0) return 'late';
  return calendarDaysLeft === 0 || at !== null ? 'soon' : 'calm';
}

const toneClass = (due: DueView): string => (toneOfDue(due) === 'calm' ? '' : `${toneOfDue(due)} strong`);

/** `10月13日`, and of a clock of hours its hour too. */
export const dueWords = ({ on, at }: Pick<DueView, 'on' | 'at'>, today: string): string =>
  at === null ? dateWords(on, today) : `${dateWords(on, today)} ${timeOfDay(at)}`;

/** `10-13`, and of a clock of hours its hour too. */
export const dueDay = ({ on, at }: Pick<DueView, 'on' | 'at'>, today: string): string =>
  at === null ? shortDate(on, today) : `${shortDate(on, today)} ${timeOfDay(at)}`;

interface DueInRowProps {
  readonly caseId: string;
  readonly due: DueView | null;
  readonly process: 'case' | 'publication';
  readonly today: string;
  /** In a grid that has keys of its own, where the preview beside it is the way of the keyboard. */
  readonly isPointerOnly?: boolean;
}

/** Days left and the date together, as they stand in a row; they open to the receipt. */
export function DueInRow({ caseId, due, process, today, isPointerOnly = false }: DueInRowProps): ReactElement {
  if (due === null) return <span className="due secondary">{words.due.none}</span>;
  return (
    <ReceiptButton
      caseId={caseId}
      due={due}
      process={process}
      today={today}
      className={`plain due ${toneClass(due)}`}
      isPointerOnly={isPointerOnly}
    >
      {leftWords(due)} <small>{dueDay(due, today)}</small>
    </ReceiptButton>
  );
}

interface ReceiptButtonProps {
  readonly caseId: string;
  readonly due: Pick<DueView, 'clock'>;
  readonly process: 'case' | 'publication';
  readonly today: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** As it was counted once, or would be; without it the present one is asked for. */
  readonly receipt?: ReceiptView | null;
  /** Asked for elsewhere than in the case. */
  readonly query?: ReceiptQuery;
  readonly isPointerOnly?: boolean;
}

/** Opens how a due day was counted. A list of fifty days has fifty of these: the popover comes with the first press. */
export function ReceiptButton(props: ReceiptButtonProps): ReactElement {
  const { caseId, due, process, today, children, receipt = null, query, isPointerOnly = false } = props;
  const [isUsed, setUsed] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const button = (
    <button
      ref={opener}
      type="button"
      className={props.className ?? 'plain'}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      tabIndex={isPointerOnly ? -1 : undefined}
      onClick={() => {
        setUsed(true);
        setOpen(!isOpen);
      }}
      onDoubleClick={(event) => {
        // The row it stands in is chosen all the same, but a second press is no wish to open the case.
        event.stopPropagation();
      }}
    >
      {children}
    </button>
  );
  if (!isUsed) return button;
  return (
    <ReceiptPopover
      asked={query ?? receiptQuery({ caseId, clock: due.clock, process })}
      given={receipt}
      today={today}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onLeave={() => {
        setOpen(false);
        focusable(opener.current)?.focus({ preventScroll: true });
      }}
    >
      {button}
    </ReceiptPopover>
  );
}

/** Where the keyboard goes on: at the button, or at the grid that has the keys. */
const focusable = (button: HTMLButtonElement | null): HTMLElement | null =>
  button?.tabIndex === -1 ? button.closest<HTMLElement>('[role="grid"]') : button;

/** `剩 41 日 · 11月22日` as a button to its receipt. */
export function DueButton(
  props: Omit<ReceiptButtonProps, 'children' | 'due'> & { readonly due: DueView },
): ReactElement {
  const { due, today } = props;
  return (
    <ReceiptButton {...props} className={props.className ?? `plain ${toneClass(due)}`}>
      {leftWords(due)} · {dueWords(due, today)}
      {due.provisional ? <span className="small">（{words.due.provisional}）</span> : null}
    </ReceiptButton>
  );
}
