import { Popover } from 'antd';
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import type { DueView } from '../../server/contract.ts';
import { shortDate } from '../dates.ts';
import { words } from '../words.ts';
import { dateWords } from './dates.ts';
import type { Tone } from './status.tsx';

const Receipt = lazy(() => import('./receipt.tsx').then((module) => ({ default: module.Receipt })));

type Left = Pick<DueView, 'workingDaysLeft' | 'calendarDaysLeft' | 'unit'>;

/** 剩 2 个工作日, 今天 24:00 前, 超 1 个工作日; a period of calendar days is told in days. */
export function leftWords({ workingDaysLeft, calendarDaysLeft, unit }: Left): string {
  const inWorkingDays = unit === 'workingDay';
  const left = inWorkingDays ? workingDaysLeft : calendarDaysLeft;
  if (calendarDaysLeft === 0) return words.due.today;
  if (calendarDaysLeft < 0) return inWorkingDays ? words.due.late(-left) : words.due.lateDays(-left);
  return inWorkingDays ? words.due.left(left) : words.due.leftDays(left);
}

export function toneOfDue({ calendarDaysLeft, overdue }: Pick<DueView, 'calendarDaysLeft' | 'overdue'>): Tone {
  if (overdue || calendarDaysLeft < 0) return 'late';
  return calendarDaysLeft === 0 ? 'soon' : 'calm';
}

/** Days left and the date together, as they stand in a row. */
export function DueInRow({ due, today }: { readonly due: DueView | null; readonly today: string }): ReactElement {
  if (due === null) return <span className="due secondary">{words.due.none}</span>;
  const tone = toneOfDue(due);
  return (
    <span className={`due ${tone === 'calm' ? '' : `${tone} strong`}`}>
      {leftWords(due)}
      <small>{shortDate(due.on, today)}</small>
    </span>
  );
}

interface ReceiptButtonProps {
  readonly caseId: string;
  readonly due: Pick<DueView, 'clock'>;
  readonly process: 'case' | 'publication';
  readonly today: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Opens how a due day was counted. */
export function ReceiptButton({ caseId, due, process, today, children, className }: ReceiptButtonProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      classNames={{ root: 'receipt-popover' }}
      content={
        <Suspense fallback={words.receipt.loading}>
          <Receipt
            caseId={caseId}
            clock={due.clock}
            process={process}
            today={today}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      }
    >
      <button type="button" className={className ?? 'plain'} aria-haspopup="dialog" aria-expanded={isOpen}>
        {children}
      </button>
    </Popover>
  );
}

/** `剩 41 日 · 11月22日` as a button to its receipt. */
export function DueButton(
  props: Omit<ReceiptButtonProps, 'children' | 'due'> & { readonly due: DueView },
): ReactElement {
  const { due, today } = props;
  const tone = toneOfDue(due);
  return (
    <ReceiptButton {...props} className={props.className ?? `plain ${tone === 'calm' ? '' : `${tone} strong`}`}>
      {leftWords(due)} · {dateWords(due.on, today)}
      {due.provisional ? <span className="small">（{words.due.provisional}）</span> : null}
    </ReceiptButton>
  );
}
