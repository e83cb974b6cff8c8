import { eq } from 'drizzle-orm';
import { authority } from '../../db/schema/authorities.ts';
import { decision } from '../../db/schema/decisions.ts';
import type { Db } from '../../db/connect.ts';
import { privateDataIn, type PrivateDataFinding } from '../../law/processes/publication/private-data.ts';
import type { UnpublishedKind } from '../../law/profiles/rules.ts';
import {
  publicDecision,
  reasonNotToPublish,
  type PublicDecision,
} from '../../law/processes/publication/public-decision.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { OpenedFile } from '../request/case-file.ts';
import { hashOf, readContent } from './contents.ts';
import { refused } from '../request/problems.ts';

export interface Preview {
  readonly preview: PublicDecision;
  /** A person confirms this hash; what is published has it too. */
  readonly previewHash: string;
  /** What may not be public; nothing is published while there is one. */
  readonly findings: readonly PrivateDataFinding[];
  /** Why the rules do not publish a decision like this one. */
  readonly notDue: UnpublishedKind | null;
}

/** Exactly what would become public of a decision, made anew from the bytes that were decided. */
export async function previewOf(db: Db, { record, context }: OpenedFile): Promise<Preview> {
  const [decided] = await db
    .select({ decision, authority: authority.name })
    .from(decision)
    .innerJoin(authority, eq(authority.id, record.authorityId))
    .where(eq(decision.caseId, record.id));
  if (decided === undefined) throw refused('act-not-in-this-state');
  const content = await readContent<ReviewedContent>(db, decided.decision.contentHash);
  const { number, decidedOn } = decided.decision;
  const preview = publicDecision({ number, decidedOn, authority: decided.authority, content }, context.rules);
  const made = { summaryProcedure: context.summaryProcedure, decidedOn };
  return {
    preview,
    previewHash: hashOf(preview),
    findings: privateDataIn(preview, hiddenNames(content, preview)),
    notDue: reasonNotToPublish(content.decision, made, context.rules),
  };
}

/** Names that stand in the file and may not stand in the publication. */
const hiddenNames = ({ party }: ReviewedContent, { subject }: PublicDecision): readonly string[] =>
  [party.name, party.representative ?? ''].filter((name) => name.trim() !== '' && !subject.includes(name));
