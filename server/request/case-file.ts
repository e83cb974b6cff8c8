import { contextOf } from '../../law/processes.ts';
import { eq, sql } from 'drizzle-orm';
import { enforcementCase } from '../../db/schema/cases.ts';
import { publication } from '../../db/schema/decisions.ts';
import { builtOnce, type Db } from '../../db/connect.ts';
import {
  caseRecords,
  publicationRecords,
  type CaseRecord,
  type PublicationRecord,
} from '../../db/read/process-records.ts';
import { rolesIn, type CaseRole } from '../../law/people/roles.ts';
import type { CaseContext } from '../../law/processes/case/context.ts';
import { refused, serverProblem } from './problems.ts';
import type { Visitor } from './visitor.ts';

/** A case as its row in the record says it is, opened by one person. */
export interface OpenedFile {
  readonly record: CaseRecord;
  readonly context: CaseContext;
  readonly roles: readonly CaseRole[];
}

/** Opened by somebody who has a part in the case, or sits in its meeting: nothing of it is hidden from them. */
export interface CaseFile extends OpenedFile {
  readonly sight: 'whole';
}

/** Opened by somebody who only publishes. No view of the whole case takes it (PRACTICE B17). */
export interface PublishingFile extends OpenedFile {
  readonly sight: 'publishing';
}

const caseById = builtOnce((db) =>
  caseRecords(db)
    .where(eq(enforcementCase.id, sql.placeholder('caseId')))
    .prepare('case_by_id'),
);

/** For those who have a part in the case; whoever only publishes finds nothing here. */
export async function openFile(db: Db, visitor: Visitor, caseId: string): Promise<CaseFile> {
  const file = await openForPublishing(db, visitor, caseId);
  if (file.sight === 'publishing') throw serverProblem('not-found');
  return file;
}

/**
 * The same, open to whoever only publishes, too: where this is called, what they are given is made of named fields. Who
 * has no role in a case learns not even that it exists.
 */
export async function openForPublishing(db: Db, visitor: Visitor, caseId: string): Promise<CaseFile | PublishingFile> {
  const [record] = await caseById(db).execute({ caseId });
  return openedBy(visitor, record ?? null);
}

/** The same of a row that was read already; null for none. */
export function openedBy(visitor: Visitor, record: CaseRecord | null): CaseFile | PublishingFile {
  if (record === null) throw refused('case-unknown');
  const context = contextOf('case', record.snapshot);
  const roles = rolesIn(visitor.actor, context.participants).filter(
    // Before a decision there is nothing to publish, and the file is not the clerk's.
    (role) => !opensNothing.includes(role) && (role !== 'publicityClerk' || record.decidedOn !== null),
  );
  if (roles.length === 0 && !isConvened(context, visitor)) throw refused('case-unknown');
  const onlyPublishes = roles.length > 0 && roles.every((role) => role === 'publicityClerk');
  return { sight: onlyPublishes ? 'publishing' : 'whole', record, context, roles };
}

/** Running the system and bringing in history are no part in a case. */
const opensNothing: readonly CaseRole[] = ['administrator', 'importer'];

/** Who sits in a meeting reads what it is about, as long as it is not concluded. */
const isConvened = ({ draft: { deliberation } }: CaseContext, { person }: Visitor): boolean =>
  deliberation?.members.includes(person.id) === true;

export async function publicationOf(db: Db, caseId: string): Promise<PublicationRecord | null> {
  const [record] = await publicationRecords(db).where(eq(publication.caseId, caseId));
  return record ?? null;
}
