import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mailLinkByHash, type MailLinkRow } from '../../db/read/mail-links.ts';
import { isDecidedByMail } from '../../law/acts.ts';
import { task } from '../../db/schema/tasks.ts';
import { openForPublishing, type CaseFile } from '../request/case-file.ts';
import { hash } from '../contract/primitives.ts';
import type { Installation } from '../request/installation.ts';
import { refusalIn } from '../request/problems.ts';
import { recordRefusal } from '../request/refusal-log.ts';
import type { Visitor } from '../request/visitor.ts';
import { askings } from './askings.ts';
import type { Subject } from '../../law/process/process-id.ts';

/** Where the page of a token is. Known and unknown tokens lead to the same kind of address. */
export const linkOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export type TaskRow = typeof task.$inferSelect;

/** What a link still is, for the person who came by it. */
export type LinkState =
  | { readonly is: 'unknown' }
  /** Somebody else's. */
  | { readonly is: 'foreign'; readonly link: MailLinkRow }
  /** `done`: by what it asked for. `over`: because the case moved on without it. */
  | { readonly is: 'done' | 'over' | 'left'; readonly link: MailLinkRow; readonly task: TaskRow }
  | { readonly is: 'changed' | 'expired'; readonly link: MailLinkRow; readonly task: TaskRow; readonly file: CaseFile }
  | { readonly is: 'open'; readonly link: MailLinkRow; readonly task: TaskRow; readonly file: CaseFile };

/** A link locates one task of one person at one state of the case; anything else makes it dead. */
export async function stateOfLink(installation: Installation, visitor: Visitor, link: string): Promise<LinkState> {
  const { sql, db, now } = installation;
  const found = hash.safeParse(link).success ? await mailLinkByHash(sql, link) : null;
  if (found === null) return { is: 'unknown' };
  if (found.personId !== visitor.person.id) {
    await noteStranger(installation, visitor, { link, found });
    return { is: 'foreign', link: found };
  }
  const [asked] = await db.select().from(task).where(eq(task.id, found.taskId));
  if (asked === undefined) return { is: 'unknown' };
  if (!found.isTaskOpen) return { is: isAnswer(found, asked) ? 'done' : 'over', link: found, task: asked };
  const file = await fileFor(installation, visitor, found.process.subject);
  // The office may have gone to somebody else since the mail was sent, and a leave may have ended.
  if (file?.roles.includes(asked.role) !== true) return { is: 'left', link: found, task: asked };
  const is = found.isUnchanged ? (found.expiresAt <= now() ? 'expired' : 'open') : 'changed';
  return { is, link: found, task: asked, file };
}

/** The case as far as its reader has a part in it; null for who has none any more, and learns nothing of it. */
export async function fileFor({ db }: Installation, visitor: Visitor, { kind, id }: Subject): Promise<CaseFile | null> {
  if (kind !== 'case') return null;
  try {
    const file = await openForPublishing(db, visitor, id);
    return file.sight === 'whole' ? file : null;
  } catch (error) {
    if (refusalIn(error) === 'case-unknown') return null;
    throw error;
  }
}

/** Whether the task ended by what it asked for, and not because the case moved on without it. */
function isAnswer({ purpose }: MailLinkRow, { closedByAct }: TaskRow): boolean {
  if (!isDecidedByMail(purpose)) return closedByAct === purpose;
  return closedByAct === askings[purpose].yes || closedByAct === askings[purpose].no;
}

/** Forwarded: refused, written down once for each stranger, and told to the person it was meant for. */
function noteStranger(
  installation: Installation,
  visitor: Visitor,
  { link, found }: { link: string; found: MailLinkRow },
): Promise<void> {
  return recordRefusal(installation, {
    process: found.process,
    commandId: `link:${link}:${visitor.person.id}`,
    personId: visitor.person.id,
    type: found.purpose,
    act: { type: found.purpose },
    code: 'not-your-act',
    facts: { by: 'mailLink', meantFor: found.personId },
    revision: null,
    on: null,
    notify: found.personId,
  });
}
