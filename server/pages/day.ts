import { addDays, civilDateAt, timeOfDayAt, type CivilDate } from '../../law/time/civil-date.ts';
import { hoursAndMinutes } from '../../law/words.ts';
import type { DueView, ReceiptView } from '../contract/clock-view.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { dayWords as words } from './day-words.ts';

export const shortDay = (date: CivilDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
export const longDay = (date: CivilDate): string => `${date.slice(0, 4)}年${shortDay(date)}`;

/** Date and days together, never days alone; of a clock of hours, the hours and the moment they end. */
export function dueLabel(due: DueView, now: number): Html {
  const tone = due.overdue ? 'late' : isSoon(due) ? 'soon' : 'calm';
  return html`<span class="st ${tone}"
    >${icon(due.overdue ? 'late' : 'clock')} ${leftLabel(due, now)} · ${endLabel(due, now)}</span
  >`;
}

const isSoon = ({ at, workingDaysLeft, calendarDaysLeft }: DueView): boolean =>
  at !== null || calendarDaysLeft === 0 || workingDaysLeft <= 2;

function leftLabel({ at, unit, overdue, workingDaysLeft, calendarDaysLeft }: DueView, now: number): string {
  if (at !== null) {
    const left = Date.parse(at) - now;
    const length = hoursAndMinutes(Math.abs(left));
    if (overdue) return words.over(length);
    // What was to be done in that time was done; the task that is left may still be open after it.
    return left > 0 ? words.left(length) : words.timeGone;
  }
  if (calendarDaysLeft === 0) return words.today;
  const isInWorkingDays = unit === 'workingDay';
  const length = isInWorkingDays
    ? words.workingDays(Math.abs(workingDaysLeft))
    : words.days(Math.abs(calendarDaysLeft));
  if (!overdue) return words.left(length);
  // Late over days of rest only: no working day has passed yet.
  return isInWorkingDays && workingDaysLeft === 0 ? words.overToday : words.over(length);
}

const endLabel = ({ on, at, overdue }: DueView, now: number): string => {
  const end = at === null ? `${shortDay(on)} 24:00` : momentLabel(Date.parse(at));
  const isPast = overdue || (at !== null && Date.parse(at) <= now);
  return isPast ? end : words.before(end);
};

/** Longer periods are told in words: ninety cells explain nothing on a phone. */
const LONGEST_RULER = 24;

/** One cell a day, from the day it began to the day it ends. */
export function ruler(receipt: ReceiptView, today: CivilDate): Html {
  const days: CivilDate[] = [];
  for (let day = receipt.from; day <= receipt.due && days.length <= LONGEST_RULER; day = addDays(day, 1))
    days.push(day);
  if (days.length > LONGEST_RULER) return html``;
  const granted = receipt.extensions[0]?.extendedFrom ?? receipt.due;
  return html`<ol class="ruler">
    ${days.map((day) => {
      const place = receipt.counted.indexOf(day);
      const off = receipt.skipped.find(({ date }) => date === day);
      const kind = day === receipt.due ? 'due' : place === -1 ? 'off' : day > granted ? 'ext' : 'cnt';
      const label = place === -1 ? (off === undefined ? words.start : (off.name ?? words.rest)) : words.nth(place + 1);
      return html`<li class="${kind}${day === today ? ' now' : ''}"><b>${Number(day.slice(8))}</b>${label}</li>`;
    })}
  </ol>`;
}

/** How a due day was found, in the words of whoever counts it again by hand. */
export function receiptText(receipt: ReceiptView, today: CivilDate): Html {
  const makeUps = receipt.makeUpDays.map(({ date }) => shortDay(date)).join('、');
  return html`<details>
    <summary>${words.howCounted}</summary>
    ${receipt.dueAt === null && ruler(receipt, today)}
    <p class="lab">${countedText(receipt)}</p>
    ${makeUps !== '' && html`<p class="lab">${words.makeUps(makeUps)}</p>`}
    <p class="lab">
      ${receipt.provisions.map(({ label }) => label).join('、')}
      ${receipt.dueAt === null && ` · ${words.calendar(receipt.calendarVersion)}`}
      ${receipt.provisional && words.provisional}
    </p>
  </details>`;
}

/** A clock of hours runs from its moment, through nights and days of rest. */
function countedText({ period, from, due, fromAt, dueAt }: ReceiptView): string {
  if (fromAt === null || dueAt === null) return words.counted(period, shortDay(from), longDay(due));
  return words.countedHours(period, momentLabel(Date.parse(fromAt)), momentLabel(Date.parse(dueAt)));
}

/** 10月12日 16:05. */
export const momentLabel = (at: number): string => `${shortDay(civilDateAt(at))} ${timeOfDayAt(at)}`;
