import { refusals } from '../../law/refusals.ts';
import type { Provision } from '../../law/statutes.ts';
import { type Calendar, nationalCalendar } from '../../law/time/calendar.ts';
import { type CivilDate, isCivilDate, yearOf } from '../../law/time/civil-date.ts';
import {
  type DayPeriod,
  type DayUnit,
  dayUnits,
  type Direction,
  directions,
  type ExtensionRule,
  isDayPeriod,
  type Period,
  type Roll,
  rolls,
} from '../../law/time/period.ts';
import type { TimeRefusal } from '../../law/time/due.ts';
import { backwardReceipt, type Receipt, receipt } from '../../law/time/receipt.ts';
import { type DueFault, dueFaults } from './due-faults.ts';

/** The options of `lawgate due` as typed. */
export interface DueArguments {
  readonly days?: string | undefined;
  readonly unit?: string | undefined;
  readonly from?: string | undefined;
  readonly roll?: string | undefined;
  readonly direction?: string | undefined;
  readonly extendedOn?: string | undefined;
}

/** What the caller looked up for `--profile … --period …`. */
export interface ProfilePeriod {
  readonly period: Period;
  readonly extension: ExtensionRule | null;
  readonly provisions: readonly Provision[];
}

export interface CommandAnswer {
  /** 0 answered, 1 the law says no, 2 the question is malformed. */
  readonly exitCode: 0 | 1 | 2;
  /** One line of JSON. */
  readonly output: string;
}

interface Manner {
  readonly direction: Direction;
  /** null: as the period itself has it. */
  readonly roll: Roll | null;
}

interface Question {
  readonly from: CivilDate;
  readonly period: DayPeriod;
  readonly direction: Direction;
  readonly extension: ExtensionRule | null;
  readonly extendedOn: CivilDate | null;
  readonly provisions: readonly Provision[];
}

const MOST_DAYS = 3650;
const MOST_MONTHS = 120;
// Within these years the longest period still ends on a day we can count.
const EARLIEST_YEAR = 1920;
const LATEST_YEAR = 2180;

/** Answers `lawgate due`: the due day with its receipt, or the reason why not. */
export function dueCommand(
  args: DueArguments,
  profilePeriod: ProfilePeriod | null = null,
  calendar: Calendar = nationalCalendar,
): CommandAnswer {
  const question = readQuestion(args, profilePeriod);
  if (typeof question === 'string')
    return { exitCode: 2, output: JSON.stringify({ code: question, ...dueFaults[question] }) };
  return question.direction === 'forward'
    ? forward(question, calendar)
    : backward(question, question.direction, calendar);
}

function forward(question: Question, calendar: Calendar): CommandAnswer {
  const { from, period, provisions, extension: rule, extendedOn } = question;
  // Without a rule the extension is refused whatever its length.
  const granted = extendedOn === null ? [] : [{ decidedOn: extendedOn, n: rule?.n ?? 1 }];
  const answer = receipt({ from, period, provisions, extensions: { rule, granted } }, calendar);
  return answer.ok ? shown(answer) : refused(answer.refusal);
}

function backward(
  { from: event, period, provisions, extendedOn }: Question,
  direction: Exclude<Direction, 'forward'>,
  calendar: Calendar,
): CommandAnswer {
  if (extendedOn !== null) return refused('extension-not-provided');
  return shown(backwardReceipt({ event, period, direction, provisions }, calendar));
}

function readQuestion(args: DueArguments, profilePeriod: ProfilePeriod | null): Question | DueFault {
  const { from, extendedOn = null } = args;
  if (!isCivilDate(from) || (extendedOn !== null && !isCivilDate(extendedOn))) return 'date-malformed';
  if (yearOf(from) < EARLIEST_YEAR || yearOf(from) > LATEST_YEAR) return 'date-out-of-range';
  const manner = readManner(args);
  if (typeof manner === 'string') return manner;
  const basis = profilePeriod ?? typedPeriod(args, manner.direction);
  if (typeof basis === 'string') return basis;
  if (!isDayPeriod(basis.period)) return 'period-in-hours';
  const period = { ...basis.period, roll: manner.roll ?? basis.period.roll };
  const { direction } = manner;
  return { from, period, direction, extension: basis.extension, extendedOn, provisions: basis.provisions };
}

function readManner({ roll, direction = 'forward' }: DueArguments): Manner | DueFault {
  if (!isOneOf(directions, direction)) return 'direction-unknown';
  if (roll === undefined) return { direction, roll: null };
  return isOneOf(rolls, roll) ? { direction, roll } : 'roll-unknown';
}

/** A last day of rest moves on unless the question says otherwise, as CC-203 has it. */
function typedPeriod({ days = '', unit }: DueArguments, direction: Direction): ProfilePeriod | DueFault {
  if (!isOneOf(dayUnits, unit)) return 'period-unit-unknown';
  const n = /^\d{1,4}$/.test(days) ? Number(days) : 0;
  if (n < 1 || n > (unit === 'month' ? MOST_MONTHS : MOST_DAYS)) return 'period-length-malformed';
  const roll: Roll = unit === 'workingDay' ? 'none' : 'nextWorkingDay';
  return { period: { n, unit, roll }, extension: null, provisions: typedProvisions(unit, direction) };
}

function typedProvisions(unit: DayUnit, direction: Direction): readonly Provision[] {
  const provisions: Provision[] = [];
  if (direction !== 'forward') provisions.push('APL-64(2)');
  if (unit === 'workingDay') provisions.push('APL-85');
  return provisions;
}

function shown(answer: Receipt): CommandAnswer {
  const { due, counted, provisional, calendarVersion, provisions } = answer;
  const { raw, actBy, skipped, makeUpDays, rolledOver, extensions } = answer;
  const contract = { due, counted, provisional, calendarVersion, provisions };
  const receiptOfIt = { raw, actBy, skipped, makeUpDays, rolledOver, extensions };
  return { exitCode: 0, output: JSON.stringify({ ...contract, ...receiptOfIt }) };
}

function refused(code: TimeRefusal): CommandAnswer {
  return { exitCode: 1, output: JSON.stringify({ code, ...refusals[code] }) };
}

function isOneOf<const T extends string>(list: readonly T[], text: string | undefined): text is T {
  return list.some((item) => item === text);
}
