import type postgres from 'postgres';
import type { ActType } from '../../law/acts.ts';
import type { ProcessRef } from '../../law/process/process-id.ts';

/** What a mail's link leads to, and what of it still holds. The link locates; it authorizes nothing. */
export interface MailLinkRow {
  readonly personId: string;
  readonly taskId: string;
  readonly process: ProcessRef;
  /** As the row has it: an older link may ask for what no page decides any more (`isDecidedByMail`). */
  readonly purpose: ActType;
  /** Of the process when the mail was made. */
  readonly revision: number;
  readonly contentHash: string | null;
  readonly expiresAt: Date;
  /** The task is still open, and still asked of the same people. */
  readonly isTaskOpen: boolean;
  /** Nothing but clocks and reminders happened since, and the bytes asked about are the same. */
  readonly isUnchanged: boolean;
}

/** Found by the SHA-256 of the token; null for a token that was never given. */
export async function mailLinkByHash(sql: postgres.Sql, tokenHash: string): Promise<MailLinkRow | null> {
  const [row] = await sql<MailLinkRow[]>`
    select l.person_id as "personId", l.task_id as "taskId", l.purpose,
      json_build_object('id', p.id, 'kind', p.kind,
        'subject', json_build_object('kind', p.subject_kind, 'id', p.subject_id)) as process,
      l.revision, l.content_hash as "contentHash", l.expires_at as "expiresAt",
      (l.dead_at is null and t.closed_at is null) as "isTaskOpen",
      (p.changed_at_revision <= l.revision and p.content_hash is not distinct from l.content_hash) as "isUnchanged"
    from mail_link l
    join task t on t.id = l.task_id
    join process p on p.id = l.process_id
    where l.token_hash = ${tokenHash}`;
  return row ?? null;
}
