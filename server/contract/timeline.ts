import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import { actNamed, actTypes, type ActType, type Values } from '../../law/acts.ts';
import type { Field, FieldKind } from '../../law/fields.ts';
import { processKinds, stateNames } from '../../law/process/names.ts';
import { civilDate, hash, instant, personRef } from './primitives.ts';
import { refusalView } from './problem.ts';

const recordedAs: Record<FieldKind, z.ZodType> = {
  id: z.string(),
  ids: z.array(z.string()),
  hash,
  date: civilDate,
  instant: z.string(),
  count: z.number().int(),
  money: z.number().int(),
  flag: z.boolean(),
  code: z.string(),
  codes: z.array(z.string()),
  actKind: z.enum(actKinds),
  text: z.string(),
  texts: z.array(z.string()),
  textList: z.array(z.record(z.string(), z.string())),
};

const recordedField = ({ kind, optional }: Field): z.ZodType => {
  const schema = recordedAs[kind];
  return optional ? schema.nullable().default(null) : schema;
};

const tried = {
  process: z.enum(processKinds),
  /** Null: the system, for a clock. */
  by: personRef.nullable(),
  /** Business date; `at` is when it was entered. They differ in back entry. */
  on: civilDate,
  at: instant,
  /** Of review, in which it was done; a submission is the first act of its own. Null where there is none. */
  round: z.number().int().nullable(),
};

const stateAfter = z.enum(stateNames).meta({ id: 'StateAfter' });

const done = {
  what: z.literal('act'),
  ...tried,
  /** Of its process: the number of the entry in the ledger. */
  revision: z.number().int(),
  /** Absent persons for whom it was done. */
  standsFor: z.array(personRef),
  /** State after the act. */
  state: stateAfter,
  /** Of the ledger entry. */
  entryHash: hash,
};

const actEntrySchema = (act: ActType): z.ZodObject =>
  z
    .object({
      act: z.literal(act),
      ...done,
      /** Codes, dates and flags of the act, and what was written with it. */
      fields: z.object(
        Object.fromEntries(
          Object.entries(actNamed(act).fields).map(([name, field]) => [name, recordedField(field)] as const),
        ),
      ),
    })
    .meta({ id: `Entry_${act}` });

const refusalEntry = z
  .object({ what: z.literal('refusal'), ...tried, act: z.enum(actTypes), refusal: refusalView })
  .meta({ id: 'RefusalEntry' });
export type RefusalEntry = z.output<typeof refusalEntry>;

type Done = z.output<z.ZodObject<typeof done>>;

type EntryOf = { [T in ActType]: Done & { readonly act: T; readonly fields: Values<T> } };

/** An act as it stands in the ledger, with all that was said by it. */
export type ActEntry<T extends ActType = ActType> = Extract<EntryOf[ActType], { readonly act: T }>;

export type TimelineEntry = ActEntry | RefusalEntry;

/** Built from the law's table of acts, as what a client may send is. */
export const timelineEntry = z
  .discriminatedUnion('what', [
    z.discriminatedUnion('act', actTypes.map(actEntrySchema) as [z.ZodObject, ...z.ZodObject[]]),
    refusalEntry,
  ])
  .meta({ id: 'TimelineEntry' }) as unknown as z.ZodType<TimelineEntry>;

type Timeline = readonly TimelineEntry[];

/** What was done, without what was refused. */
export const actsIn = (timeline: Timeline): readonly ActEntry[] => timeline.filter((entry) => entry.what === 'act');

const isOf = <T extends ActType>(entry: TimelineEntry, types: readonly T[]): entry is ActEntry<T> =>
  entry.what === 'act' && types.some((type) => type === entry.act);

/** The acts of these types, in the order of the timeline. */
export const actsOf = <T extends ActType>(timeline: Timeline, ...types: readonly T[]): readonly ActEntry<T>[] =>
  timeline.filter((entry): entry is ActEntry<T> => isOf(entry, types));

/** The last one; the newest stands first in a timeline. */
export const lastAct = <T extends ActType>(timeline: Timeline, ...types: readonly T[]): ActEntry<T> | undefined =>
  actsOf(timeline, ...types)[0];
