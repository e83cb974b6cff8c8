import type { BeforeAct } from '../db/read/before-act.ts';
import type { Act } from '../law/acts.ts';
import { stateName } from '../law/process.ts';
import type { StateName } from '../law/process/names.ts';
import type { Calendar } from '../law/time/calendar.ts';
import type { ActRecord } from './contract.ts';
import type { CountedClocks } from './counted-clocks.ts';

/** One act about to be recorded, with all that its rows are made from. */
export interface Recording {
  readonly record: ActRecord;
  readonly before: BeforeAct;
  readonly counted: CountedClocks;
  readonly calendar: Calendar;
  readonly fingerprint: string;
  readonly state: StateName;
  readonly at: Date;
  /** Of the installation: makes the tokens of mail links. */
  readonly secret: Uint8Array;
}

export function recordingOf(
  record: ActRecord,
  made: Pick<Recording, 'before' | 'counted' | 'calendar' | 'fingerprint' | 'secret'>,
): Recording {
  return { record, ...made, state: stateName(record.processState), at: new Date(record.at) };
}

/** The text of a content, parsed. It was stored before the act was sent, so its absence is a fault. */
export function contentIn(before: BeforeAct, hash: string): Record<string, unknown> {
  const text = before.texts[hash];
  if (text === undefined) throw new Error(`expected the content ${hash} to be stored, got none`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** What was written with the act, by field. */
export const textsOf = (before: BeforeAct, act: Act): Record<string, unknown> =>
  act.text === null ? {} : contentIn(before, act.text);

/** Text that is there; null for an empty one. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What was written with an act in one field, as text. */
export const writtenText = ({ before, record }: Recording, field: string): string | null =>
  textIn(textsOf(before, record.act)[field]);

/** Who is away is written to as well: nobody's mail may depend on a leave that was entered wrongly. */
export const withSubstitutes = ({ before: { absences } }: Recording, ids: readonly string[]): readonly string[] => [
  ...new Set([
    ...ids,
    ...absences.filter(({ personId }) => ids.includes(personId)).map(({ substituteId }) => substituteId),
  ]),
];
