import type { BeforeAct } from '../../db/read/before-act.ts';
import type { RecordRows, Writing } from '../../db/write/writing.ts';
import { findingsOf } from '../../law/record/findings.ts';
import type { ImportedDecision } from '../../law/record/imported-decision.ts';
import { ofCase, textsOf, contentIn, type Recording } from '../recording.ts';
import { textIn } from './case-row.ts';
import { DECISION_NUMBER, wantedNumber } from './numbers.ts';

/** The decision, on what it stands on; the database refuses one that stands on nothing. */
export function decisionRow(recording: Recording): Writing {
  const inCase = ofCase(recording);
  if (inCase === null || inCase.record.act.type !== 'approve') return {};
  const { record, context, before, at } = inCase;
  const { act, caseId, actorId, on } = inCase.record;
  const row = {
    caseId,
    contentHash: inCase.record.act.contentHash,
    ...groundIn(before),
    number: DECISION_NUMBER,
    decidedBy: actorId,
    decidedOn: on,
    decidedAt: at,
    textHash: act.text,
  };
  const pattern = record.standing.kind === 'case' ? context.rules.numbers.decision[context.actKind] : '';
  return { rows: { decision: [row] }, numbers: [wantedNumber(recording, pattern, DECISION_NUMBER)] };
}

type Ground = Pick<RecordRows['decision'], 'passId' | 'outOfScopeId' | 'deliberationId' | 'substituted'>;

/** Exactly one: the pass, else the record that no review was due, else the meeting that stands in for a pass. */
function groundIn({ passId, outOfScopeId, confirmedMeetings }: BeforeAct): Ground {
  const none = { passId: null, outOfScopeId: null, deliberationId: null, substituted: null };
  if (passId !== null) return { ...none, passId };
  if (outOfScopeId !== null) return { ...none, outOfScopeId };
  const meeting = confirmedMeetings.find(({ substitutes }) => substitutes);
  return meeting === undefined ? none : { ...none, deliberationId: meeting.id, substituted: true };
}

/** A decision entered from elsewhere: its number as published, and no review that we did not see. */
export function historyRow(recording: Recording): Writing {
  const { record, before, calendar, at } = recording;
  const { act, caseId, actorId } = record;
  const inCase = ofCase(recording);
  if (inCase === null || act.type !== 'enterHistory') return {};
  const content = contentIn(before, act.contentHash);
  const { rules } = inCase.context;
  const row = {
    caseId,
    authorityId: act.authorityId,
    sourceId: act.sourceId,
    contentHash: act.contentHash,
    number: textIn(content['decisionNo']),
    decidedOn: textIn(content['decisionDate']),
    findings: findingsOf(content as unknown as ImportedDecision, { rules, calendar }),
    enteredBy: actorId,
    enteredAt: at,
  };
  return { rows: { historicalDecision: [row] } };
}

/** What was written with an act, as text. */
export const writtenText = (recording: Recording, field: string): string | null =>
  textIn(textsOf(recording.before, recording.record.act)[field]);
