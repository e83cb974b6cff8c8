import type { RecordRows, Writing } from '../../db/write/writing.ts';
import type { ActOf } from '../../law/acts.ts';
import type { Deliberation } from '../../law/procedure/case-context.ts';
import { ofCase, type CaseRecording, type Recording } from '../recording.ts';

type DeliberationRow = RecordRows['deliberation'];

/** Meetings as they are convened, recorded, confirmed, and voided with what they were about. */
export function deliberationRows(recording: Recording): Writing[] {
  const inCase = ofCase(recording);
  if (inCase === null) return [];
  return [{ patches: { deliberation: voidedMeetings(inCase) } }, convenedMeeting(inCase), courseOfMeeting(inCase)];
}

function convenedMeeting(recording: CaseRecording): Writing {
  const { record, context, before, at } = recording;
  const { act, actorId, on } = record;
  if (context.deliberation === undefined) return {};
  if (act.type === 'conveneDeliberation') {
    const convened = { convenedBy: actorId, convenedOn: on, convenedAt: at };
    return { rows: { deliberation: [meetingRow(recording, context.deliberation, convened)] } };
  }
  // Minutes that were sent back stay as they were written; the same meeting is recorded anew beside them.
  if (act.type !== 'returnDeliberationRecord' || before.meeting === null) return {};
  const { convenedBy, convenedOn, convenedAt } = before.meeting;
  const convened = { convenedBy, convenedOn, convenedAt: new Date(convenedAt) };
  return { rows: { deliberation: [meetingRow(recording, context.deliberation, convened)] } };
}

function meetingRow(
  { record: { caseId, revision }, context: { actKind, parts } }: CaseRecording,
  { meeting, contentHash, heldOn, members }: Deliberation,
  convened: Pick<DeliberationRow, 'convenedBy' | 'convenedOn' | 'convenedAt'>,
): DeliberationRow {
  return {
    id: `deliberation:${caseId}:${revision}`,
    caseId,
    actKind,
    meeting,
    contentHash,
    plannedOn: heldOn,
    members: [...members],
    chairId: parts.chairId ?? '',
    recorderId: parts.recorderId ?? '',
    ...convened,
  };
}

function courseOfMeeting({ record, context, before, at }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  if (before.meeting === null) return {};
  const { id, meeting } = before.meeting;
  if (act.type === 'recordDeliberation') {
    return { patches: { deliberation: [{ key: { id }, set: minutes(act, { actorId, on, at }) }] } };
  }
  if (act.type !== 'confirmDeliberation') return {};
  const substitutes = meeting === 'disagreement' && context.substitute !== undefined;
  const set = { confirmedBy: actorId, confirmedOn: on, confirmedAt: at, substitutes };
  return { patches: { deliberation: [{ key: { id }, set }] } };
}

const minutes = (
  act: ActOf<'recordDeliberation'>,
  { actorId, on, at }: { readonly actorId: string; readonly on: string; readonly at: Date },
): Partial<DeliberationRow> => ({
  heldOn: act.heldOn,
  present: [...act.present],
  recused: [...act.recused],
  observers: [...act.observers],
  inFavor: act.inFavor,
  against: act.against,
  abstained: act.abstained,
  conclusion: act.conclusion as DeliberationRow['conclusion'],
  recordHash: act.text,
  recordedBy: actorId,
  recordedOn: on,
  recordedAt: at,
});

/**
 * Whatever act took a meeting from the case takes it from the record: one that never came to its confirmation, and one
 * whose conclusion fell with what it was about.
 */
function voidedMeetings({ record, context, before }: CaseRecording) {
  const { act, on, revision } = record;
  const set = { standing: 'voided', voidedOn: on, voidedBy: act.type, voidedAtRevision: revision } as const;
  const isReplaced = act.type === 'conveneDeliberation' || act.type === 'returnDeliberationRecord';
  const isOver = context.deliberation === undefined && act.type !== 'confirmDeliberation';
  const underWay = before.meeting !== null && (isReplaced || isOver) ? [before.meeting.id] : [];
  const fallen = before.confirmedMeetings.filter(({ meeting, substitutes }) =>
    meeting === 'heads' ? context.headsConclusion === undefined : substitutes && context.substitute === undefined,
  );
  return [...underWay, ...fallen.map(({ id }) => id)].map((id) => ({ key: { id }, set }));
}
