import { createPublicKey, verify } from 'node:crypto';
import type { BeforeAct } from '../db/read/before-act.ts';
import { actTypes, isPersonalAct, parseAct } from '../law/acts.ts';
import { system } from '../law/people/roles.ts';
import { beginning, decide, openTasks } from '../law/process.ts';
import { deadlineKeyIn } from '../law/process/clock-command.ts';
import type { Dues } from '../law/process/clocks.ts';
import type { ProcessState } from '../law/process/state.ts';
import { fingerprintOf } from '../law/record/fingerprint.ts';
import { isByClock, isSoByRecord } from '../law/record/own-acts.ts';
import { commandText } from '../law/record/signed-command.ts';
import type { Calendar } from '../law/time/calendar.ts';
import { refusals, type Refusal } from '../law/refusals.ts';
import { civilDateAt } from '../law/time/civil-date.ts';
import type { ActRecord } from './contract.ts';
import { countClocks, deadlinesOf, duesOf } from './counting.ts';

/** Why an act is not recorded though its process thinks it is one. */
export type Doubt =
  | 'unsigned'
  | 'key-unknown'
  | 'key-retired'
  | 'signature-wrong'
  | 'overtaken'
  | 'time-out-of-bounds'
  | 'date-not-of-the-act'
  | 'not-due'
  | 'not-so-by-record'
  | 'other-state';

/** What the record does not believe. Nothing was written. */
export class Unproved extends Error {
  /** Stands in the log. */
  readonly code: Doubt;

  constructor(code: Doubt) {
    super(`expected an act that the record can prove, got ${code}`);
    this.code = code;
  }
}

/** What the law refuses by the record, though its process took it: a calendar was loaded that it has not heard of. */
export class RefusedByRecord extends Error {
  readonly code: Refusal;

  constructor(code: Refusal) {
    super(refusals[code].sentence);
    this.code = code;
  }
}

/** How far the clocks of web server, engine and worker may be apart, and how long a command may be on its way. */
export interface TimeBounds {
  readonly apartMs: number;
  readonly onTheWayMs: number;
}
const timeBounds: TimeBounds = { apartMs: 10 * 60_000, onTheWayMs: 24 * 3_600_000 };

export type Judge = (act: ActRecord, before: BeforeAct, calendar: Calendar) => ActRecord;

/**
 * The same act, with everything that follows from it worked out from the record, the signed command and the law. Whoever
 * reaches the engine may send a process what they like, and whoever polls its queue may say of it what they like: neither
 * has the key, so neither can act for a person, and what moves by itself must be so by the record.
 */
export function judgedAgain(
  act: ActRecord,
  before: BeforeAct,
  calendar: Calendar,
  bounds: TimeBounds = timeBounds,
): ActRecord {
  const from = before.processState ?? beginningIn(act);
  requireTime(act, from, bounds);
  if (act.signed === null) requireOwn(act, from, before, calendar);
  else requireSigned(act, from, before);
  const duesBefore = duesIn(from, before, calendar);
  const decision = decide(from, act.act, { by: act.by, on: act.on, dues: duesBefore, at: act.at });
  if (!decision.ok) throw new RefusedByRecord(decision.refusal);
  const { next: processState } = decision;
  if (fingerprintOf(processState, act.revision) !== fingerprintOf(act.processState, act.revision)) {
    throw new Unproved('other-state');
  }
  const tasks = openTasks(act.process.id, processState, before.tasks, act.revision);
  return { ...act, actorId: act.by.personId, duesBefore, processState, tasks };
}

function beginningIn({ process, begun }: ActRecord): ProcessState {
  if (begun === null) throw new Unproved('other-state');
  return beginning(process.kind, begun.input, begun.version);
}

function duesIn({ context }: ProcessState, { runs }: BeforeAct, calendar: Calendar): Dues {
  return duesOf(countClocks(context, runs, calendar), context);
}

/** No instant of the future, none long before the command; and a day of its own only while a case is entered afterwards. */
function requireTime({ at, on, signed }: ActRecord, { context }: ProcessState, bounds: TimeBounds): void {
  const instant = Date.parse(at);
  const sentAt = signed === null ? instant : Date.parse(signed.at);
  const isWithin =
    instant <= Date.now() + bounds.apartMs &&
    instant >= sentAt - bounds.apartMs &&
    instant <= sentAt + bounds.onTheWayMs;
  if (!isWithin) throw new Unproved('time-out-of-bounds');
  const today = civilDateAt(instant);
  const given = signed === null ? on : (signed.on ?? today);
  if (on !== given || on > today || (signed !== null && signed.on !== null && !context.backEntry)) {
    throw new Unproved('date-not-of-the-act');
  }
}

function requireSigned(record: ActRecord, { context }: ProcessState, before: BeforeAct): void {
  const { process, revision, commandId, act, by, begun, signed } = record;
  if (signed === null || !isPersonalAct(act) || by.personId === system.personId) throw new Unproved('unsigned');
  const key = before.commandKey;
  if (key === null) throw new Unproved('key-unknown');
  // Whatever moment it names: whoever took the key may name any.
  if (key.retiredAt !== null) throw new Unproved('key-retired');
  const text = commandText({
    processId: process.id,
    begun,
    id: commandId,
    act,
    by,
    expectedRevision: signed.expectedRevision,
    on: signed.on,
    at: signed.at,
  });
  if (!isSignedBy(key.publicKey, text, signed.signature)) throw new Unproved('signature-wrong');
  const isNext = (signed.expectedRevision ?? 0) === revision - 1;
  // Under back entry clocks that ended before the day of the act come first.
  if (!isNext && (!context.backEntry || key.overtaken)) throw new Unproved('overtaken');
}

/** Also of what stands in the record already. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
}

/** Nobody sent it: a clock whose time has come by the record, or what another process has in its own record. */
function requireOwn(record: ActRecord, from: ProcessState, before: BeforeAct, calendar: Calendar): void {
  const { act, by, begun } = record;
  if (isPersonalAct(act) || by.personId !== system.personId || by.offices.length > 0) throw new Unproved('unsigned');
  if (before.unasked === null || !parseAct(act, actTypes).ok) throw new Unproved('unsigned');
  if (isByClock(act.type)) return requireDue(record, from, before, calendar);
  if (!isSoByRecord(act, { siblings: before.unasked.siblings, begun })) throw new Unproved('not-so-by-record');
  return undefined;
}

function requireDue({ act, at, on, commandId }: ActRecord, from: ProcessState, before: BeforeAct, calendar: Calendar) {
  const { context } = from;
  const counted = countClocks(context, before.runs, calendar);
  const key = deadlineKeyIn(commandId);
  const deadline = deadlinesOf(counted, context, calendar, -Infinity).find((known) => known.key === key);
  const isItself =
    deadline !== undefined &&
    act.type === (deadline.what === 'remind' ? 'clockReminder' : 'clockExpired') &&
    'clock' in act &&
    act.clock === deadline.clock;
  // While a case is entered afterwards clocks end on their own days; otherwise when their time has come.
  const isDue = isItself && (context.backEntry ? on === deadline.on : deadline.at <= Date.parse(at));
  if (!isDue || before.unasked?.hasSpoken !== false) throw new Unproved('not-due');
}
