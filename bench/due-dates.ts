import chineseDays from 'chinese-days';
import { nationalCalendar } from '../law/time/calendar.ts';
import { addDays } from '../law/time/civil-date.ts';
import { dueDate } from '../law/time/due.ts';
import { workingDays } from '../law/time/period.ts';

export interface DueDatesLine {
  readonly name: 'due dates';
  /** Due dates a second on one core. */
  readonly perSecond: number;
  readonly chineseDaysPerSecond: number;
  readonly ratio: number;
}

// Node sees no named exports in this CommonJS bundle.
const { findWorkday } = chineseDays;

const ROUNDS = 30;
const ROUND_MS = 40;
/** The periods of the three systems, from acceptance to license. */
const LENGTHS = [2, 3, 5, 7, 10, 20] as const;

interface Tally {
  answers: number;
  ms: number;
}

/**
 * The same question to both, in turns, so that a busy machine slows both alike:
 * the n-th working day after a day, days spread over the years both know.
 */
export function dueDates(): Promise<DueDatesLine> {
  const starts = Array.from({ length: 2000 }, (_, i) => addDays('2019-01-01', (i * 97) % 2800));
  const periods = LENGTHS.map(workingDays);
  const ours: Tally = { answers: 0, ms: 0 };
  const theirs: Tally = { answers: 0, ms: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    ask(ours, starts, (from, i) => dueDate(at(periods, i), from, nationalCalendar));
    ask(theirs, starts, (from, i) => findWorkday(at(LENGTHS, i), from));
  }
  const perSecond = Math.round((ours.answers / ours.ms) * 1000);
  const chineseDaysPerSecond = Math.round((theirs.answers / theirs.ms) * 1000);
  return Promise.resolve({
    name: 'due dates',
    perSecond,
    chineseDaysPerSecond,
    ratio: Math.round((perSecond / chineseDaysPerSecond) * 10) / 10,
  });
}

function ask(tally: Tally, starts: readonly string[], answer: (from: string, i: number) => string): void {
  const begun = performance.now();
  let length = 0;
  let asked = 0;
  while (performance.now() - begun < ROUND_MS) {
    for (let i = 0; i < 100; i += 1) length += answer(at(starts, asked + i), asked + i).length;
    asked += 100;
  }
  tally.ms += performance.now() - begun;
  tally.answers += asked;
  // The answers are looked at, so that none is optimized away.
  if (length !== asked * 10) throw new Error(`expected ${asked} days, got ${length / 10}`);
}

function at<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}
