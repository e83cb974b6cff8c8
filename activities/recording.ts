import type { BeforeAct } from '../db/read/before-act.ts';
import type { Act } from '../law/acts.ts';
import type { CaseContext } from '../law/procedure/case-context.ts';
import { stateName, type ProcessContext, type StateName } from '../law/procedure/procedure.ts';
import type { PublicationContext } from '../law/procedure/publication-machine.ts';
import type { Rules } from '../law/profiles/rules.ts';
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

export interface CaseRecording extends Recording {
  readonly context: CaseContext;
}

export function recordingOf(
  record: ActRecord,
  made: Pick<Recording, 'before' | 'counted' | 'calendar' | 'fingerprint' | 'secret'>,
): Recording {
  return { record, ...made, state: stateName(record.standing), at: new Date(record.at) };
}

/** The case's recording, with its context at hand; null for a publication's. */
export function ofCase(recording: Recording): CaseRecording | null {
  if (recording.record.kind !== 'case') return null;
  return { ...recording, context: recording.record.standing.context as CaseContext };
}

/** What case and publication know alike beside their clocks. */
export type ActingContext = ProcessContext & { readonly rules: Rules } & Pick<CaseContext, 'actKind'>;
export const actingContext = (record: Pick<ActRecord, 'standing'>): ActingContext =>
  record.standing.context as CaseContext | PublicationContext;

/** The text of a content, parsed. It was stored before the act was sent, so its absence is a fault. */
export function contentIn(before: BeforeAct, hash: string): Record<string, unknown> {
  const text = before.texts[hash];
  if (text === undefined) throw new Error(`expected the content ${hash} to be stored, got none`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** What was written with the act, by field. */
export const textsOf = (before: BeforeAct, act: Act): Record<string, unknown> =>
  act.text === null ? {} : contentIn(before, act.text);
