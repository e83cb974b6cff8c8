import * as z from 'zod';
import { actTypes } from '../../law/acts.ts';
import { civilDate, hash, instant, personRef } from './primitives.ts';

export const dutyNames = ['materials', 'signature', 'opinion', 'decision', 'publication'] as const;

/** One person before one duty, with the act by which it was taken. */
export const answering = z.object({
  person: personRef,
  /** Absent persons for whom it was done. */
  standsFor: z.array(personRef),
  /** Answers for it under the rules of the case; false for who only did the work. */
  answers: z.boolean(),
  act: z.enum(actTypes),
  on: civilDate,
  at: instant,
  /** Of the bytes the act was about. */
  contentHash: hash.nullable(),
  /** Of the ledger entry. */
  entryHash: hash,
});

/** Who answers for what in a case, under the rules it was opened with. */
export const dutyView = z
  .object({
    duty: z.enum(dutyNames),
    /** The provision by which it is theirs, and its words. */
    basis: z.object({ label: z.string(), words: z.string().nullable() }),
    /** Empty as long as nobody has taken it. */
    people: z.array(answering),
  })
  .meta({ id: 'Duty' });
export type DutyView = z.output<typeof dutyView>;
export type Answering = DutyView['people'][number];
