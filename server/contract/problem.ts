import * as z from 'zod';

export const provisionRef = z
  .object({
    id: z.string(),
    /** `处罚法58`. */
    label: z.string(),
    /** The words of the provision. */
    words: z.string(),
  })
  .meta({ id: 'Provision' });
export type ProvisionRef = z.output<typeof provisionRef>;

/** Why not: the sentence a person reads, the provision it rests on, and the way on. */
export const refusalView = z
  .object({ code: z.string(), sentence: z.string(), remedy: z.string(), provision: provisionRef })
  .meta({ id: 'Refusal' });
export type RefusalView = z.output<typeof refusalView>;

export const fieldProblem = z
  .object({
    /** Path in the request body, `draft.party.name`. */
    field: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'FieldProblem' });

/** RFC 9457, with the refusal where the law or the procedure says no. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** A code of the law's refusals, or one of the server's own; null when a proxy answered. */
    code: z.string().nullable(),
    sentence: z.string().nullable(),
    remedy: z.string().nullable(),
    provision: provisionRef.nullable(),
    fields: z.array(fieldProblem),
    /** What changed since the person looked, one sentence each. */
    changes: z.array(z.string()),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
