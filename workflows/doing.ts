import type { Deadline } from '../activities/contract.ts';
import type { Act } from '../law/acts.ts';
import { system, type Actor } from '../law/people/roles.ts';
import { clockCommandId } from '../law/process/clock-command.ts';
import type { Signed } from '../law/record/ledger-entry.ts';
import { laterOf, type CivilDate } from '../law/time/civil-date.ts';
import type { Command, ProcessMessage } from './contract.ts';
import { actOfClock } from './judgement.ts';

/** An act about to be done, whoever does it. */
export interface Doing {
  /** Of the command, or of the clock or process message behind it. */
  readonly id: string;
  readonly act: Act;
  readonly by: Actor;
  readonly on: CivilDate;
  /** Null of what no person sent. */
  readonly signed: Signed | null;
}

export function doneByCommand({ id, act, by, proof, ...sent }: Command, on: CivilDate): Doing {
  return { id, act, by, on, signed: { ...proof, on: sent.on, expectedRevision: sent.expectedRevision } };
}

const ownDoing = (id: string, act: Act, on: CivilDate): Doing => ({ id, act, by: system, on, signed: null });

export const doneAtBeginning = (act: Act, on: CivilDate): Doing => ownDoing(`${act.type}:begin`, act, on);

export const doneByClock = (deadline: Deadline, revision: number, on: CivilDate): Doing =>
  ownDoing(clockCommandId(deadline.key, revision), actOfClock(deadline), on);

/** On its own day, or on that of the last act where that is later. */
export function doneByMessage({ on, ...act }: ProcessMessage, revision: number, lastOn: CivilDate | null): Doing {
  return ownDoing(`${act.type}:${revision}`, { ...act, text: null }, laterOf(lastOn, on));
}
