import { and, desc, eq } from 'drizzle-orm';
import { authority } from '../../../db/schema/authorities.ts';
import { decision } from '../../../db/schema/decisions.ts';
import { outOfScope, pass } from '../../../db/schema/reviews.ts';
import type { Db } from '../../../db/connect.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import { ENDLESS, type ReviewExtension } from '../../../law/profiles/rules.ts';
import { mustOfferHearing } from '../../../law/processes/case/review/hearing.ts';
import type { Period } from '../../../law/time/period.ts';
import type { CaseFile } from '../../request/case-file.ts';
import { changesBetween } from '../changes.ts';
import { readContents } from '../contents.ts';
import type { CaseView } from '../../contract/case-view.ts';
import { lastAct } from '../../contract/timeline.ts';
import type { PeriodLength } from '../../contract/clock-view.ts';
import { namesOf, type Names, type Viewing } from '../../request/viewing.ts';

/** Single facts of the page of a case, each from its own place in the record. */

export async function authorityNamed({ db }: Viewing, id: string): Promise<{ id: string; name: string }> {
  const [row] = await db.select().from(authority).where(eq(authority.id, id));
  return { id, name: row?.name ?? id };
}

/** The draft as last finalized. What was entered as history has the form of its source, not that of a draft. */
export async function finalContent({ db }: Viewing, { record }: CaseFile): Promise<CaseView['content']> {
  if (record.contentHash === null || record.state === 'history') return null;
  const contents = await readContents(db, [record.contentHash]);
  const content = contents.get(record.contentHash) as NonNullable<CaseView['content']>['content'] | undefined;
  return content === undefined ? null : { hash: record.contentHash, content };
}

export function partyView(
  { today }: Viewing,
  { context }: CaseFile,
  state: CaseView['party']['state'],
): CaseView['party'] {
  const { notice, proposal, rules } = context;
  return {
    state,
    noticeServedOn: notice?.servedOn ?? null,
    hearingRight: notice?.hearingRight ?? null,
    hearingRightDue: proposal !== null && state !== 'notRequired' && mustOfferHearing(proposal, rules.hearing, today),
  };
}

export function extensionView(
  { context }: CaseFile,
  names: Names,
  timeline: CaseView['timeline'],
): CaseView['extension'] {
  if (context.extension === null) return null;
  return {
    days: context.extension.days,
    unit: context.rules.review.extension.period?.unit ?? 'workingDay',
    askedBy: names.of(context.extension.askedBy),
    reason: lastAct(timeline, 'requestExtension')?.fields.reason ?? null,
  };
}

export async function outOfScopeView({ db }: Viewing, caseId: string): Promise<CaseView['outOfScope']> {
  const [row] = await db
    .select()
    .from(outOfScope)
    .where(and(eq(outOfScope.caseId, caseId), eq(outOfScope.validity, 'valid')));
  if (row === undefined) return null;
  const texts = await readContents(db, [row.textHash]);
  const written = (texts.get(row.textHash ?? '') ?? {}) as { reason?: string };
  const names = await namesOf(db, [row.confirmedBy]);
  const confirmed = { by: names.of(row.confirmedBy), on: row.confirmedOn, at: row.confirmedAt.toISOString() };
  return { ground: row.ground, reason: written.reason ?? '', confirmed };
}

/** What the handler changed after the review passed: the reason why it must be reviewed again. */
export async function changesSincePass(db: Db, caseId: string, present: ReviewedContent | null): Promise<string[]> {
  if (present === null) return [];
  const [voided] = await db
    .select()
    .from(pass)
    .where(and(eq(pass.caseId, caseId), eq(pass.validity, 'voided')))
    .orderBy(desc(pass.voidedAtRevision))
    .limit(1);
  if (voided === undefined) return [];
  const contents = await readContents(db, [voided.contentHash]);
  const passed = contents.get(voided.contentHash) as ReviewedContent | undefined;
  return passed === undefined ? [] : [...changesBetween(passed, present)];
}

export async function decisionView({ db }: Viewing, { record }: CaseFile): Promise<CaseView['decision']> {
  const [row] = await db.select().from(decision).where(eq(decision.caseId, record.id));
  if (row === undefined) return null;
  const names = await namesOf(db, [row.decidedBy]);
  const decided = { by: names.of(row.decidedBy), on: row.decidedOn, at: row.decidedAt.toISOString() };
  return { number: row.number, decided, contentHash: row.contentHash, servedOn: record.servedOn };
}

/** The head's last "no", as long as nothing came after it. */
export function refusedApproval(timeline: CaseView['timeline']): CaseView['refusedApproval'] {
  const last = lastAct(timeline, 'refuseApproval', 'approve');
  if (last?.act !== 'refuseApproval' || last.by === null) return null;
  return { by: last.by, on: last.on, at: last.at, reason: last.fields.reason };
}

export const rulesForForms = ({ context: { rules } }: CaseFile): CaseView['rules'] => ({
  opinionKinds: rules.review.opinionKinds.map((kind) => ({ ...kind })),
  reviewFocus: [...rules.review.focus],
  extension: extensionRule(rules.review.extension),
  hearingNotice: lengthOf(rules.hearing.noticePeriod),
  referral:
    rules.referral === undefined
      ? null
      : { decision: lengthOf(rules.referral.decisionPeriod), transfer: hours(rules.referral.transferHours) },
  coercionReport: rules.coercion === undefined ? null : hours(rules.coercion.reportHours),
  supplementAllowed: rules.review.supplement.allowed,
  takeDownEvents: [...rules.publication.takeDown.events],
  actKinds: [...rules.actKinds],
  actingHead: rules.approval.actingHead !== 'none',
});

const lengthOf = ({ n, unit }: Period): PeriodLength => ({ n, unit });
const hours = (n: number): PeriodLength => ({ n, unit: 'hour' });

const extensionRule = ({ allowed, period, max }: ReviewExtension): CaseView['rules']['extension'] =>
  allowed && period !== null ? { period: lengthOf(period), times: max === ENDLESS ? null : max } : null;
