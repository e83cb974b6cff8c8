import type { Writing } from '../../db/write/writing.ts';
import { stopMarks } from '../../law/process/clock-count.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { CountedClock, CountedClocks } from '../counted-clocks.ts';

interface Place {
  readonly processId: string;
  /** Of the act that starts a clock. */
  readonly revision: number;
  readonly on: CivilDate;
}

/** Runs started, extended, ended or dropped; each count is kept beside the run as counted then. */
export function clockRows({ clocks, dropped }: CountedClocks, place: Place): Writing[] {
  const { processId, revision, on } = place;
  return [
    ...clocks.map((counted) => runRows(counted, processId, counted.recorded?.startedAtRevision ?? revision)),
    {
      patches: {
        clock: dropped.map(({ clock, startedAtRevision }) => ({
          key: { processId, clock, startedAtRevision },
          set: { droppedOn: on },
        })),
      },
    },
  ];
}

function runRows(
  { name: clock, run, dueOn, recorded, receipt }: CountedClock,
  processId: string,
  startedAtRevision: number,
): Writing {
  const key = { processId, clock, startedAtRevision };
  const { extendedBy, extendedOn, endedOn } = run;
  const ended = recorded !== null && recorded.endedOn !== endedOn ? [{ key, set: { endedOn } }] : [];
  if (receipt === null) return { patches: { clock: ended } };
  const count = {
    ...key,
    calendarVersion: receipt.calendarVersion,
    extendedBy,
    stopMarks: stopMarks(run.stops),
    dueOn,
    receipt,
  };
  if (recorded !== null) {
    const recounted = { key, set: { extendedBy, extendedOn, dueOn, receipt } };
    return { patches: { clock: [recounted, ...ended] }, rows: { clockCount: [count] } };
  }
  const started = { ...key, fromOn: run.from, extendedBy, extendedOn, endedOn, dueOn, receipt };
  return { rows: { clock: [started], clockCount: [count] } };
}
