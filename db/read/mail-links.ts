import type postgres from 'postgres';
import type { ActType } from '../../law/procedure/acts.ts';
import type { ProcessKind } from '../../law/procedure/names.ts';

/** What a mail's link leads to, and what of it still holds. The link locates; it authorizes nothing. */
export interface MailLinkRow {
  readonly personId: string;
  readonly taskId: string;
  readonly caseId: string;
  readonly process: ProcessKind;
  /** As the row has it: an older link may ask for what no page decides any more (`isLinkPurpose`). */
  readonly purpose: ActType;
  /** Of the process when the mail was made. */
  readonly revision: number;
  readonly contentHash: string | null;
  readonly expiresAt: Date;
  /** The task is still open, and still asked of the same people. */
  readonly isTaskOpen: boolean;
  /** Nothing but clocks and reminders happened since, and the draft is the same. */
  readonly isUnchanged: boolean;
}

/** Found by the SHA-256 of the token; null for a token that was never given. */
export async function mailLinkByHash(sql: postgres.Sql, tokenHash: string): Promise<MailLinkRow | null> {
  const [row] = await sql<MailLinkRow[]>`
    select l.person_id as "personId", l.task_id as "taskId", l.case_id as "caseId", l.process, l.purpose,
      l.revision, l.content_hash as "contentHash", l.expires_at as "expiresAt",
      (l.dead_at is null and t.closed_at is null) as "isTaskOpen",
      (c.changed_at_revision <= l.revision and c.content_hash is not distinct from l.content_hash) as "isUnchanged"
    from mail_link l
    join task t on t.id = l.task_id
    join enforcement_case c on c.id = l.case_id
    where l.token_hash = ${tokenHash}`;
  return row ?? null;
}
