import { clocksOfCase, isLedgerIntact, ledgerOfCase } from '../../../db/read/case-course.ts';
import { tasksOfCase } from '../../../db/read/inbox.ts';
import { partyStateOf } from '../../../law/processes/case/selectors.ts';
import { profileById } from '../../../law/profiles/profiles.ts';
import type { ReviewedContent } from '../../../law/processes/case/review/content.ts';
import { obstaclesToDecision } from '../../../law/processes/case/review/gate.ts';
import { reviewGrounds } from '../../../law/processes/case/review/scope.ts';
import { publicationOf, type CaseFile } from '../../request/case-file.ts';
import type { CaseView } from '../../contract/case-view.ts';
import type { SavedDraft } from '../../contract/cases.ts';
import { isDraftOpen, readDraft } from '../drafts.ts';
import { refusalView } from '../../request/problems.ts';
import type { Visitor } from '../../request/visitor.ts';
import type { PublicationRecord } from '../../../db/read/process-records.ts';
import {
  authorityNamed,
  changesSincePass,
  decisionView,
  extensionView,
  finalContent,
  outOfScopeView,
  partyView,
  refusedApproval,
  rulesForForms,
} from './case-facts.ts';
import { proceedingsOf } from './proceedings.ts';
import { caseHead } from './case-heads.ts';
import { clockViews } from './clocks.ts';
import { courseOf } from './course.ts';
import { meetingFactsOf } from './meetings.ts';
import { issuesOf } from './issues.ts';
import { permittedTo } from './permitted.ts';
import { reviewWorkOf } from './review-work.ts';
import { responsibilityView } from './responsibility.ts';
import { roundsOf } from './rounds.ts';
import { stepsOf } from './steps.ts';
import { taskView } from './task-views.ts';
import { timelineOf } from './timeline.ts';
import { unitNamed } from './units.ts';
import { namesOf, type Viewing } from '../../request/viewing.ts';

/** Everything the page of a case shows to one person. */
export async function casePage(view: Viewing, visitor: Visitor, file: CaseFile): Promise<CaseView> {
  const { db, sql } = view;
  const { record, context, roles } = file;
  const [entries, clocks, published, draft, tasks, content, decision] = await Promise.all([
    ledgerOfCase(sql, record.id),
    clocksOfCase(sql, record.id),
    publicationOf(db, record.id),
    readDraft(db, record.id),
    tasksOfCase(sql, record.id),
    finalContent(view, file),
    decisionView(view, file),
  ]);
  const rounds = await roundsOf(view, record.id, { rules: context.rules, entries });
  const course = courseOf(entries);
  const timeline = await timelineOf(view, record.id, { entries, course });
  const names = await namesOf(db, [...record.handlers, record.reviewerId, context.extension?.askedBy]);
  const head = await headOf(view, file, names);
  const party = partyStateOf(record.snapshot);
  return {
    sight: 'whole',
    head,
    ...publicationFacts(published),
    ...(await ownFacts(view, file)),
    reviewer: names.find(record.reviewerId),
    myRoles: [...roles],
    mayEditDraft: roles.includes('caseHandler') && isDraftOpen(record.state),
    content,
    ...draftFacts(draft, record.contentHash),
    rounds,
    issues: await issuesOf(view, file, { entries, rounds }),
    reviewWork: await reviewWorkOf(view, file, { timeline, course }),
    clocks: clockViews(view, clocks, { caseNumber: record.number, actKind: record.actKind, rules: context.rules }),
    steps: stepsOf(record.snapshot, entries),
    party: partyView(view, file, party),
    extension: extensionView(file, names, timeline),
    reviewGrounds: [...reviewGrounds(context)],
    outOfScope: await outOfScopeView(view, record.id),
    gate: gateOf(file, party),
    changesSincePass: await changesSinceVoided(view, file, draft?.content ?? content?.content ?? null),
    decision,
    refusedApproval: refusedApproval(timeline),
    proceedings: await proceedingsOf(view, file),
    meetings: await meetingFactsOf(view, file, { timeline, course }),
    rules: rulesForForms(file),
    responsibility: await responsibilityView(view, file),
    permittedActs: permittedTo(view, visitor, clocks, [record, published]),
    tasks: tasks.map((row) => taskView(view, visitor, row)),
    timeline,
    ledger: { entries: entries.length, intact: await isLedgerIntact(sql, record.id) },
  };
}

const changesSinceVoided = ({ db }: Viewing, { record, context }: CaseFile, present: ReviewedContent | null) =>
  context.draft.pass !== null || context.decidedOn !== null ? [] : changesSincePass(db, record.id, present);

const publicationFacts = (published: PublicationRecord | null) => ({
  publicationState: published?.state ?? null,
  publicationRevision: published?.revision ?? null,
});

const draftFacts = (draft: SavedDraft | null, contentHash: string | null) => ({
  draftVersion: draft?.version ?? 0,
  draftDiffers: draft !== null && draft.hash !== contentHash,
});

/** What the case has been since it was opened. */
async function ownFacts(view: Viewing, { record, context }: CaseFile) {
  return {
    openedOn: record.openedOn,
    enteredAt: record.enteredAt.toISOString(),
    summaryProcedure: record.summaryProcedure,
    coercion: context.coercion ?? null,
    profile: {
      id: record.profileId,
      version: record.profileVersion,
      title: profileById(record.profileId)?.title ?? record.profileId,
    },
    authority: await authorityNamed(view, record.authorityId),
    reviewUnit: (await unitNamed(view.db, record.reviewUnitId)) ?? { id: '-', name: '' },
  };
}

async function headOf(view: Viewing, { record }: CaseFile, names: Awaited<ReturnType<typeof namesOf>>) {
  const handlingUnit = await unitNamed(view.db, record.handlingUnitId);
  return caseHead({ ...record, handlers: record.handlers.map((id) => names.of(id)), handlingUnit });
}

/** What stands in the way of a decision now, in the order of the duties. */
function gateOf({ record, context }: CaseFile, party: CaseView['party']['state']): CaseView['gate'] {
  if (context.decidedOn !== null || record.state === 'history') return [];
  return obstaclesToDecision(context, context.proposal?.contentHash ?? '', party).map(refusalView);
}
