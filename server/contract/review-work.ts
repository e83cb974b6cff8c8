import * as z from 'zod';
import { issueAnswers } from '../../law/processes/case/names.ts';
import { reviewChecks } from '../../law/processes/case/review/checks.ts';
import { civilDate, instant, personRef } from './primitives.ts';

const stamp = z.object({ by: personRef, on: civilDate, at: instant });

/** One numbered problem between reviewer and handler, from the opinion that raised it to the one that settled it. */
export const issueView = z
  .object({
    number: z.number().int(),
    check: z.enum(reviewChecks),
    /** Round in which it was raised. */
    round: z.number().int(),
    /** `draft:<path of a field>`, `evidence:<place in the list>`, or `file` for the file as a whole. */
    target: z.string(),
    quote: z.string().nullable(),
    offset: z.number().int().nullable(),
    problem: z.string(),
    basis: z.string(),
    advice: z.string().nullable(),
    state: z.enum(['open', 'answered', 'settled']),
    /** Of the present round; null while it is open again. */
    answer: z.enum(issueAnswers).nullable(),
    answerText: z.string().nullable(),
    raised: stamp,
    answered: stamp.nullable(),
    settled: stamp.nullable(),
    /** Text of the place as the reviewer saw it, and as the draft last finalized has it; null where it is no text. */
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** Answers the reviewer was not content with. */
    earlier: z.array(z.object({ answer: z.enum(issueAnswers), text: z.string(), given: stamp })),
  })
  .meta({ id: 'Issue' });
export type IssueView = z.output<typeof issueView>;

/** How the review is being done: in which form, with which questions, by whose help. */
export const reviewWorkView = z
  .object({
    /** 内部审批表 instead of a letter of its own. */
    isLight: z.boolean(),
    /** Whether the next submission may ask for it. */
    mayBeLight: z.boolean(),
    questions: z.array(
      z.object({
        number: z.number().int(),
        papers: z.boolean(),
        question: z.string(),
        asked: stamp,
        answer: z.string().nullable(),
        answered: stamp.nullable(),
        /** Waits for the answer; false as well when the round ended without one. */
        isOpen: z.boolean(),
      }),
    ),
    delegation: z.object({ to: personRef, given: stamp, note: z.string().nullable() }).nullable(),
    /** What delegates handed back in this round. */
    prepared: z.array(z.object({ note: z.string(), given: stamp })),
    cosigners: z.array(
      z.object({ person: personRef, note: z.string().nullable(), asked: stamp, signed: stamp.nullable() }),
    ),
    /** Co-signatures refused in this round: the reviewer signs anew. */
    objections: z.array(z.object({ note: z.string().nullable(), given: stamp })),
  })
  .meta({ id: 'ReviewWork' });
export type ReviewWorkView = z.output<typeof reviewWorkView>;
