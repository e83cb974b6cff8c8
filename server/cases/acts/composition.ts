import type { ActFacts, FactsWanted } from '../../../db/read/before-sending.ts';
import { presentCalendar } from '../../../db/read/calendars.ts';
import type { ContentRow } from '../../../db/write/contents.ts';
import { credentialedOn } from '../../../law/people/credentials.ts';
import { textFieldsOf, type PersonalAct, type PersonalActType } from '../../../law/acts.ts';
import { obstacleToWritten } from '../../../law/processes/case/written-acts.ts';
import { canonicalText } from '../../../law/record/canonical.ts';
import { noticeBasis } from '../../../law/processes/case/review/content.ts';
import { obstacleToWrittenChecks, reviewChecks } from '../../../law/processes/case/review/checks.ts';
import { unpublishedLabels } from '../../../law/words.ts';
import { proposalOf } from '../../../law/processes/case/review/proposal.ts';
import { isReplaceableRole } from '../../../law/people/roles.ts';
import type { CivilDate } from '../../../law/time/civil-date.ts';
import type { OpenedFile } from '../../request/case-file.ts';
import { changesBetween } from '../changes.ts';
import { contentRow, hashOf, readContent, storeContent } from '../contents.ts';
import type { SentAct, SentActType } from '../../contract/acts.ts';
import { completeDraft, draftMeant } from '../drafts.ts';
import type { Installation } from '../../request/installation.ts';
import { leadersOf } from '../../people/leaders.ts';
import { answeredIssues, raisedIssues } from './issues.ts';
import { refused } from '../../request/problems.ts';
import { previewOf } from '../publication-preview.ts';
import { fitnessIn, requireFitHandlers, requireFitStandIn, requireOwn, reviewerSource } from '../../people/people.ts';
import { requireNoConflict, takingOfPlace } from '../../people/standing-in.ts';
import { earliestHearing } from '../views/proceedings.ts';
import { words } from '../act-words.ts';

/** All fields of an act, texts in full: those the client gave, and those the server computed. */
type WholeAct = { readonly type: PersonalActType } & Readonly<Record<string, unknown>>;

/** Who acts, and on which business day. */
interface Doing {
  readonly personId: string;
  readonly on: CivilDate;
  /** What was asked of the record for this act (`factsWanted`). */
  readonly facts: ActFacts;
}

/** The act as it travels: its texts in the content store, the draft's measures taken from the stored draft. */
export async function composeAct(
  installation: Installation,
  file: OpenedFile,
  sent: SentAct,
  doing: Doing,
): Promise<PersonalAct> {
  const completion = completions[sent.type] as Completion<SentActType> | undefined;
  const whole: WholeAct = (await completion?.(installation, file, sent, doing)) ?? { ...sent };
  return storeTexts(installation, whole, textsBefore(sent));
}

/** Acts of which the server writes a text, or a part of one: what it will be is not known before the record was asked. */
const writtenHere: readonly SentActType[] = ['amendDraft', 'signOpinion', 'publish'];

/** What a person wrote with an act, to be kept in the very question that asks the record about it. */
export function textsBefore(sent: SentAct): readonly ContentRow[] {
  const texts = writtenHere.includes(sent.type) ? null : textsIn({ ...sent });
  return texts === null ? [] : [contentRow(texts)];
}

/** Puts the texts of an act where their hash finds them, unless they are kept already; the act goes on without them. */
export async function storeTexts(
  { db }: Installation,
  whole: WholeAct,
  kept: readonly ContentRow[] = [],
): Promise<PersonalAct> {
  const textFields = textFieldsOf(whole.type);
  const texts = textsIn(whole);
  const text = texts === null ? null : hashOf(texts);
  if (texts !== null && !kept.some(({ hash }) => hash === text)) await storeContent(db, texts);
  const plain = Object.entries(whole).filter(([name]) => !textFields.includes(name));
  return { ...Object.fromEntries(plain), text } as unknown as PersonalAct;
}

function textsIn(whole: WholeAct): object | null {
  const written = textFieldsOf(whole.type).filter((name) => whole[name] !== null && whole[name] !== undefined);
  return written.length === 0 ? null : Object.fromEntries(written.map((name) => [name, whole[name]]));
}

type Completion<T extends SentActType> = (
  installation: Installation,
  file: OpenedFile,
  act: SentAct<T>,
  doing: Doing,
) => Promise<WholeAct>;

/** What the composition of an act asks the record, beside the case. */
export function factsWanted(sent: SentAct): FactsWanted {
  switch (sent.type) {
    case 'signOpinion':
    case 'issueOpinion':
    case 'cosign':
      return { reviewer: 'self' };
    case 'assignReviewer':
      return { reviewer: { id: sent.reviewerId } };
    case 'delegateReview':
    case 'askCosign':
      return { reviewer: { id: sent.personId } };
    case 'submitForReview':
      return { credentials: true };
    case 'finalizeDraft':
    case 'amendDraft':
      return { draft: true };
    default:
      return {};
  }
}

/** Whoever puts their name to the review, whoever's place they do it in. */
const signing: Completion<SentActType> = (_installation, _file, act, { personId, on, facts }) =>
  Promise.resolve({ ...act, fitness: fitnessIn(facts, personId, on) });

/** Who is asked into a review is a reviewer of its unit, or lent to the authority. */
const namingReviewer: Completion<'delegateReview' | 'askCosign'> = async ({ db }, file, act, { on, facts }) => {
  await requireNoConflict(db, file, 'review', act.personId);
  reviewerSource(facts, file, { reviewerId: act.personId, on });
  return { ...act, fitness: fitnessIn(facts, act.personId, on) };
};

/** Acts of which a part is computed here, or tested for what a workflow cannot see. */
const completions: { readonly [T in SentActType]?: Completion<T> } = {
  finalizeDraft: async (installation, file, { draftVersion, ...act }, { facts }) => {
    const { db } = installation;
    const content = completeDraft(facts.draft, draftVersion);
    const answered = await answeredIssues(installation, file, content, act.answers ?? []);
    const contentHash = await storeContent(db, content);
    return { ...act, answered, ...proposalOf(content, contentHash, hashOf(noticeBasis(content))) };
  },
  amendDraft: async ({ db }, { record }, { draftVersion, ...act }, { facts }) => {
    const content = draftMeant(facts.draft, draftVersion);
    const contentHash = await storeContent(db, content);
    const changes =
      record.contentHash === null ? [] : changesBetween(await readContent(db, record.contentHash), content);
    if (changes.length === 0) {
      throw refused('draft-unchanged', { fields: [{ field: 'draft', sentence: words.draftUnchanged }] });
    }
    return { ...act, contentHash, changes };
  },
  signOpinion: async (installation, file, act, doing) => {
    const signed = await signing(installation, file, act, doing);
    const inOrder = reviewChecks.flatMap((check) => act.checks.filter((written) => written.check === check));
    const answers = inOrder.map(({ answer }) => answer);
    if (inOrder.length !== reviewChecks.length) return { ...signed, checks: inOrder, answers, issues: null };
    const written = await raisedIssues(installation, file, act, inOrder);
    const obstacle = obstacleToWrittenChecks(written.checks);
    if (obstacle !== null) throw refused(obstacle);
    return { ...signed, ...written, answers };
  },
  issueOpinion: signing,
  cosign: signing,
  requestSupplement: (_installation, _file, act) => {
    if (act.missing.length === 0) throw refused('supplement-list-empty');
    return Promise.resolve({ ...act });
  },
  submitForReview: (_installation, { context }, act, { on, facts: { credentials = [] } }) => {
    const days = [context.openedOn ?? on, on];
    return Promise.resolve({ ...act, credentialed: credentialedOn(context.participants.handlers, credentials, days) });
  },
  assignReviewer: async ({ db }, file, act, { on, facts }) => {
    const { reviewerId } = act;
    await requireNoConflict(db, file, 'review', reviewerId);
    const from = reviewerSource(facts, file, { reviewerId, on });
    return { ...act, from, fitness: fitnessIn(facts, reviewerId, on) };
  },
  delegateReview: namingReviewer,
  askCosign: namingReviewer,
  correctRecord: (_installation, { record }, act) => {
    if (act.revision < 1 || act.revision > record.revision) {
      throw refused('act-malformed', { fields: [{ field: 'act.revision', sentence: words.unknownRecord }] });
    }
    return Promise.resolve({ ...act });
  },
  assignHandlers: async ({ db }, file, act) => {
    await requireFitHandlers(db, file.context.participants.handlingUnitId, act.handlers);
    for (const id of act.handlers) await requireNoConflict(db, file, 'handle', id);
    return { ...act };
  },
  noticeHearing: async ({ db, sql }, file, act) => {
    await requireNoConflict(db, file, 'preside', act.officerId);
    await requireOwn(db, file, act.officerId, 'officerId');
    const earliest = earliestHearing({ calendar: await presentCalendar(sql) }, file.context, act.servedOn);
    if (act.heldOn < earliest) {
      const fields = [{ field: 'act.heldOn', sentence: words.hearingEarliest(earliest) }];
      throw refused('hearing-too-early', { fields });
    }
    return { ...act };
  },
  conveneDeliberation: async ({ db }, file, act) => {
    await requireOwn(db, file, act.recorderId, 'recorderId');
    const leaders = await leadersOf(db, file.record.authorityId);
    return { ...act, leaders: act.members.filter((id) => leaders.includes(id)) };
  },
  recordDeliberation: (_installation, _file, act) => {
    const obstacle = obstacleToWritten(act);
    if (obstacle !== null)
      throw refused(obstacle, { fields: [{ field: 'act.opinions', sentence: words.everyMember }] });
    return Promise.resolve({ ...act });
  },
  replaceLeader: async ({ db }, file, act) => {
    await requireFitStandIn(db, file, act);
    const taking = isReplaceableRole(act.role) ? takingOfPlace[act.role] : undefined;
    if (taking !== undefined) await requireNoConflict(db, file, taking, act.personId);
    return { ...act };
  },
  // Told in any time zone, kept and counted in one.
  takeUrgentMeasure: (_installation, _file, act) =>
    Promise.resolve({ ...act, takenAt: new Date(act.takenAt).toISOString() }),
  publish: async ({ db }, file, act) => {
    const { preview, previewHash, findings, notDue } = await previewOf(db, file);
    if (notDue !== null) throw refused('publication-not-due', { changes: [unpublishedLabels[notDue]] });
    if (findings.length > 0) {
      const fields = findings.map(({ field, kind, excerpt }) => ({
        field,
        sentence: words.privateData[kind](excerpt),
      }));
      throw refused('publication-of-private-data', { fields });
    }
    if (previewHash !== act.previewHash) throw refused('preview-not-confirmed');
    // The record publishes what lies under the confirmed hash.
    await storeContent(db, preview);
    return { ...act, preview: canonicalText(preview) };
  },
};
