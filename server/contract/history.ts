import * as z from 'zod';
import { operation } from './operation.ts';
import { uuid } from './primitives.ts';

export const finding = z
  .object({ code: z.string(), provision: z.string(), detail: z.string() })
  .meta({ id: 'Finding', description: '补录的历史决定中法律上值得注意之处；只记录，不拒绝' });
export type FindingView = z.output<typeof finding>;

/** A field of a decision that was entered before and is given otherwise now. Nothing is overwritten. */
export const difference = z
  .object({ field: z.string(), label: z.string(), recorded: z.unknown(), given: z.unknown() })
  .meta({ id: 'Difference' });
export type Difference = z.output<typeof difference>;

export const historyOutcome = z
  .object({
    outcome: z.enum(['entered', 'unchanged', 'different']),
    caseId: uuid,
    /** Of what is recorded. */
    findings: z.array(finding),
    differences: z.array(difference),
  })
  .meta({ id: 'HistoryOutcome' });
export type HistoryOutcome = z.output<typeof historyOutcome>;

export const historyOperations = {
  enterHistory: operation({
    method: 'post',
    path: '/history',
    summary: '补录一件历史决定',
    body: z.strictObject({
      /** One row of the file as documented in docs/import-format.md. */
      decision: z.record(z.string().max(100), z.unknown()),
    }),
    answer: historyOutcome,
  }),
};
