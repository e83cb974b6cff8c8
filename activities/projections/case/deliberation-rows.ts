import type { RecordRows, Writing } from '../../../db/write/writing.ts';
import type { ActOf } from '../../../law/acts.ts';
import type { Deliberation } from '../../../law/processes/case/context.ts';
import type { CaseRecording } from './case-recording.ts';

type DeliberationRow = RecordRows['deliberation'];

/** Meetings as they are convened, recorded, confirmed, and voided with what they were about. */
export function deliberationRows(recording: CaseRecording): Writing[] {
  return [
    { patches: { deliberation: voidedMeetings(recording) } },
    convenedMeeting(recording),
    courseOfMeeting(recording),
  ];
}

function convenedMeeting(recording: CaseRecording): Writing {
  const { record, context, own, at } = recording;
  const { act, actorId, on } = record;
  if (context.draft.deliberation === null) return {};
  if (act.type === 'conveneDeliberation') {
    const convened = { convenedBy: actorId, convenedOn: on, convenedAt: at };
    return { rows: { deliberation: [meetingRow(recording, context.draft.deliberation, convened)] } };
  }
  // Minutes that were sent back stay as they were written; the same meeting is recorded anew beside them.
  if (act.type !== 'returnDeliberationRecord' || own.meeting === null) return {};
  const { convenedBy, convenedOn, convenedAt } = own.meeting;
  const convened = { convenedBy, convenedOn, convenedAt: new Date(convenedAt) };
  return { rows: { deliberation: [meetingRow(recording, context.draft.deliberation, convened)] } };
}

function meetingRow(
  { caseId, record: { revision }, context: { actKind, participants } }: CaseRecording,
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
    chairId: participants.chairId ?? '',
    recorderId: participants.recorderId ?? '',
    ...convened,
  };
}

function courseOfMeeting({ record, context, own, at }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  if (own.meeting === null) return {};
  const { id, meeting } = own.meeting;
  if (act.type === 'recordDeliberation') {
    return { patches: { deliberation: [{ key: { id }, set: minutes(act, { actorId, on, at }) }] } };
  }
  if (act.type !== 'confirmDeliberation') return {};
  const substitutes = meeting === 'disagreement' && context.draft.substitute !== null;
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
function voidedMeetings({ record, context, own }: CaseRecording) {
  const { act, on, revision } = record;
  const set = { validity: 'voided', voidedOn: on, voidedBy: act.type, voidedAtRevision: revision } as const;
  const isReplaced = act.type === 'conveneDeliberation' || act.type === 'returnDeliberationRecord';
  const isOver = context.draft.deliberation === null && act.type !== 'confirmDeliberation';
  const underWay = own.meeting !== null && (isReplaced || isOver) ? [own.meeting.id] : [];
  const fallen = own.confirmedMeetings.filter(({ meeting, substitutes }) =>
    meeting === 'heads' ? context.draft.headsConclusion === null : substitutes && context.draft.substitute === null,
  );
  return [...underWay, ...fallen.map(({ id }) => id)].map((id) => ({ key: { id }, set }));
}
