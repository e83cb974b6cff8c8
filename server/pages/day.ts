import { weekday, type CivilDate } from '../../law/time/civil-date.ts';
import type { DueView } from '../contract/clock-view.ts';
import type { ReceiptView } from '../contract/clock-view.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { dayWords as words } from './words.ts';

export const shortDay = (date: CivilDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
export const longDay = (date: CivilDate): string => `${date.slice(0, 4)}年${shortDay(date)}`;
export const dayOfWeek = (date: CivilDate): string => words.weekdays[weekday(date) - 1] ?? '';

/** Date and days together, never days alone. */
export function dueSaid(due: DueView): Html {
  const until = words.until(shortDay(due.on));
  if (due.overdue) {
    return html`<span class="st late"
      >${icon('late')} ${words.overBy(-due.workingDaysLeft)} · ${shortDay(due.on)}</span
    >`;
  }
  if (due.calendarDaysLeft === 0) return html`<span class="st soon">${icon('clock')} ${words.dueToday}</span>`;
  const left =
    due.unit === 'workingDay' ? words.workingDaysLeft(due.workingDaysLeft) : words.daysLeft(due.calendarDaysLeft);
  const isSoon = due.workingDaysLeft <= 2;
  return html`<span class="st ${isSoon ? 'soon' : 'calm'}">${icon('clock')} ${left} · ${until}</span>`;
}

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
export function receiptSaid(receipt: ReceiptView, today: CivilDate): Html {
  const makeUps = receipt.makeUpDays.map(({ date }) => shortDay(date)).join('、');
  return html`<details>
    <summary>${words.howCounted}</summary>
    ${ruler(receipt, today)}
    <p class="lab">${words.counted(receipt.period, shortDay(receipt.from), longDay(receipt.due))}</p>
    ${makeUps !== '' && html`<p class="lab">${words.makeUps(makeUps)}</p>`}
    <p class="lab">
      ${receipt.provisions.map(({ label }) => label).join('、')} · ${words.calendar(receipt.calendarVersion)}
      ${receipt.provisional && words.provisional}
    </p>
  </details>`;
}
