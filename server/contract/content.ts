import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import {
  decisionOutcomes,
  evidenceKinds,
  partyTypes,
  penaltyKinds,
  type ReviewedContent,
} from '../../law/processes/case/review/content.ts';
import { fen, hash, looseLine, looseText } from './primitives.ts';

export const scopeFacts = z
  .object({
    majorPublicInterest: z.boolean(),
    majorSocialImpact: z.boolean(),
    majorRights: z.boolean(),
    hearingHeld: z.boolean(),
    complex: z.boolean(),
    requiredByLaw: z.boolean(),
  })
  .meta({ id: 'ScopeFacts' });

const contentSchema = z
  .strictObject({
    actKind: z.enum(actKinds),
    title: looseLine,
    party: z.strictObject({
      type: z.enum(partyTypes),
      name: looseLine,
      code: looseLine.nullable(),
      address: looseLine.nullable(),
      representative: looseLine.nullable(),
    }),
    facts: z.strictObject({ violation: looseText, summary: looseText }),
    evidence: z
      .array(z.strictObject({ name: looseLine, kind: z.enum(evidenceKinds), file: hash.nullable(), proves: looseText }))
      .max(200),
    law: z.array(z.strictObject({ law: looseLine, article: looseLine })).max(50),
    discretion: z.strictObject({ standard: looseText, circumstances: looseText }),
    decision: z.strictObject({
      outcome: z.enum(decisionOutcomes),
      penaltyKinds: z.array(z.enum(penaltyKinds)).max(penaltyKinds.length),
      fineFen: fen,
      confiscatedFen: fen,
      text: looseText,
    }),
    scope: scopeFacts,
  })
  .meta({ id: 'ReviewedContent' }) satisfies z.ZodType<ReviewedContent>;

/** What a review binds to, as far as it is written: completeness is asked when the draft is finalized. */
export const reviewedContent: z.ZodType<z.output<typeof contentSchema>, ReviewedContent> = contentSchema;
