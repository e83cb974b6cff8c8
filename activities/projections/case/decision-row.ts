import type { BeforeCase } from '../../../db/read/before-case.ts';
import type { RecordRows, Writing } from '../../../db/write/writing.ts';
import { findingsOf } from '../../../law/record/findings.ts';
import type { ImportedDecision } from '../../../law/record/imported-decision.ts';
import { contentIn, textIn } from '../../recording.ts';
import { wantedNumber } from '../../rows/numbers.ts';
import type { CaseRecording } from './case-recording.ts';
import { DECISION_NUMBER } from './number-marks.ts';

/** The decision, on what it stands on; the database refuses one that stands on nothing. */
export function decisionRow(recording: CaseRecording): Writing {
  const { record, caseId, context, own, at } = recording;
  const { act, actorId, on } = record;
  if (act.type !== 'approve') return {};
  const row = {
    caseId,
    contentHash: act.contentHash,
    ...groundIn(own),
    number: DECISION_NUMBER,
    decidedBy: actorId,
    decidedOn: on,
    decidedAt: at,
    textHash: act.text,
  };
  const pattern = context.rules.numbers.decision[context.actKind];
  return { rows: { decision: [row] }, numbers: [wantedNumber(recording, pattern, DECISION_NUMBER)] };
}

type Ground = Pick<RecordRows['decision'], 'passId' | 'outOfScopeId' | 'deliberationId' | 'substituted'>;

/** Exactly one: the pass, else the record that no review was due, else the meeting that stands in for a pass. */
function groundIn({ passId, outOfScopeId, confirmedMeetings }: BeforeCase): Ground {
  const none = { passId: null, outOfScopeId: null, deliberationId: null, substituted: null };
  if (passId !== null) return { ...none, passId };
  if (outOfScopeId !== null) return { ...none, outOfScopeId };
  const meeting = confirmedMeetings.find(({ substitutes }) => substitutes);
  return meeting === undefined ? none : { ...none, deliberationId: meeting.id, substituted: true };
}

/** A decision entered from elsewhere: its number as published, and no review that we did not see. */
export function historyRow({ record, caseId, before, context, calendar, at }: CaseRecording): Writing {
  const { act, actorId } = record;
  if (act.type !== 'enterHistory') return {};
  const content = contentIn(before, act.contentHash);
  const row = {
    caseId,
    authorityId: act.authorityId,
    sourceId: act.sourceId,
    contentHash: act.contentHash,
    number: textIn(content['decisionNo']),
    decidedOn: textIn(content['decisionDate']),
    findings: findingsOf(content as unknown as ImportedDecision, { rules: context.rules, calendar }),
    enteredBy: actorId,
    enteredAt: at,
  };
  return { rows: { historicalDecision: [row] } };
}
