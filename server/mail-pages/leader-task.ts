import { desc, eq, and } from 'drizzle-orm';
import type { MailedActType } from '../../law/acts.ts';
import { ledger } from '../../db/schema/ledger.ts';
import { kindLabel } from '../../law/act-kinds.ts';
import { conclusionOf } from '../../law/processes/publication/public-decision.ts';
import type { Refusal } from '../../law/refusals.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { CaseFile } from '../request/case-file.ts';
import { changesBetween } from '../cases/changes.ts';
import { readContents } from '../cases/contents.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { RefusalView } from '../contract/problem.ts';
import type { ReceiptView } from '../contract/clock-view.ts';
import type { Installation } from '../request/installation.ts';
import type { Visitor } from '../request/visitor.ts';
import { casePage } from '../cases/views/case-page.ts';
import { extensionPreview } from '../cases/views/extension.ts';
import { viewing, type Viewing } from '../request/viewing.ts';
import { shortDay } from '../pages/day.ts';
import { dayWords } from '../pages/day-words.ts';
import type { LinkState } from './link.ts';
import { objects } from './proceeding-sections.ts';
import { askingOf } from './askings.ts';

type OpenLink = Extract<LinkState, { is: 'open' }>;

/** All that the page of a task needs, read at once. */
export interface LeaderTask {
  readonly page: CaseView;
  readonly asked: MailedActType;
  /** What the act is about, in the words of its button: 警告；罚款 8000 元. */
  readonly object: string;
  readonly title: string;
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Since the draft was last put to this person. */
  readonly changes: readonly string[];
  readonly extended: { readonly due: string; readonly receipt: ReceiptView } | null;
  readonly clock: CaseView['clocks'][number] | null;
  /** Why its reader, who came by a leave, cannot decide in the place of the head; null for everybody else. */
  readonly withoutAuthority: RefusalView | null;
}

export async function leaderTaskOf(
  installation: Installation,
  visitor: Visitor,
  open: OpenLink,
  asked: MailedActType,
): Promise<LeaderTask> {
  const view = await viewing(installation, visitor.authority.id);
  const page = await casePage(view, visitor, open.file);
  const extended =
    asked === 'grantExtension' && page.extension !== null
      ? await extensionPreview(view, open.file, page.extension.days)
      : null;
  const object = objectOf(page, asked, extended?.due ?? null);
  return {
    page,
    asked,
    object,
    title: askingOf(asked).title(titled(page, asked, object)),
    today: view.today,
    now: view.now,
    changes: asked === 'approve' || asked === 'endorse' ? await changesSinceAsked(view, open, page) : [],
    extended,
    clock: page.clocks.find(({ clock }) => clock === open.task.clock) ?? null,
    withoutAuthority: missingAuthority(page, asked),
  };
}

const ofAuthority: readonly string[] = ['written-authority-missing', 'acting-head-not-provided'] satisfies Refusal[];

function missingAuthority({ permittedActs }: CaseView, asked: MailedActType): RefusalView | null {
  const refusal = permittedActs.find(({ type }) => type === askingOf(asked).yes)?.refusal ?? null;
  return refusal !== null && ofAuthority.includes(refusal.code) ? refusal : null;
}

/** What the title names: days, an ending, a person; else the kind of decision. */
function titled(page: CaseView, asked: MailedActType, object: string): string {
  if (asked === 'grantExtension')
    return page.extension === null ? '' : dayWords.period(page.extension.days, page.extension.unit);
  if (asked === 'decideEnding' || asked === 'decideRecusal') return object;
  return kindLabel(page.head.actKind, page.coercion);
}

function objectOf(page: CaseView, asked: MailedActType, extendedTo: string | null): string {
  if (asked === 'grantExtension') return extendedTo === null ? '' : shortDay(extendedTo);
  if (asked === 'issueOpinion') return page.rounds.at(-1)?.opinion?.label ?? '';
  const proceedings = objects[asked];
  if (proceedings !== undefined) return proceedings(page);
  return page.content === null ? '' : conclusionOf(page.content.content.decision);
}

/** What differs from the draft last put to the head; nothing when it was never put before, or is the same. */
async function changesSinceAsked({ db }: Viewing, { file }: OpenLink, page: CaseView): Promise<readonly string[]> {
  if (page.content === null) return [];
  const asked = await db
    .select({ act: ledger.act })
    .from(ledger)
    .where(and(eq(ledger.processId, file.record.processId), eq(ledger.type, 'requestApproval')))
    .orderBy(desc(ledger.seq));
  const hashes = asked.flatMap(({ act }) => ('contentHash' in act ? [act.contentHash] : []));
  const before = hashes.find((hash) => hash !== page.content?.hash);
  if (before === undefined) return [];
  const contents = await readContents(db, [before]);
  const earlier = contents.get(before) as ReviewedContent | undefined;
  return earlier === undefined ? [] : changesBetween(earlier, page.content.content);
}

/** What of a passed text was changed. */
export async function changesSincePass(
  installation: Installation,
  visitor: Visitor,
  file: CaseFile,
): Promise<readonly string[]> {
  const view = await viewing(installation, visitor.authority.id);
  return (await casePage(view, visitor, file)).changesSincePass;
}
