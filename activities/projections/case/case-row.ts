import type { ProcessHeading } from '../../../db/read/process-heading.ts';
import type { RecordRows, Writing } from '../../../db/write/writing.ts';
import { partyStateOf } from '../../../law/processes/case/selectors.ts';
import type { PartyType } from '../../../law/processes/case/review/content.ts';
import { contentIn, textIn, textsOf } from '../../recording.ts';
import type { CaseRecording } from './case-recording.ts';
import { DECISION_NUMBER } from './number-marks.ts';

type CaseRow = RecordRows['enforcementCase'];

/** The row of the case: made by its first act, carried on by every other. */
export function caseRow(recording: CaseRecording): Writing {
  const { record, caseId, context } = recording;
  if (record.revision > 1) {
    const set = { ...present(recording), ...changed(recording) };
    return { patches: { enforcementCase: [{ key: { id: caseId }, set }] } };
  }
  const { participants, rules } = context;
  const first: CaseRow = {
    id: caseId,
    ...partyIn(recording, contentHashOf(recording) ?? ''),
    actKind: context.actKind,
    summaryProcedure: context.summaryProcedure,
    handlingUnitId: participants.handlingUnitId || null,
    reviewUnitId: participants.reviewUnitId || null,
    profileId: rules.profileId,
    profileVersion: rules.profileVersion,
    openedOn: context.openedOn,
    ...present(recording),
  };
  return { rows: { enforcementCase: [first] } };
}

/** The number the authority gave the case, its title, and its party to be found by. */
export function caseHeading(recording: CaseRecording): ProcessHeading {
  const hash = contentHashOf(recording) ?? '';
  return { number: firstNumber(recording), ...titleAndParty(recording, hash), outcomeNumber: null };
}

/** Another draft may bear another title and name another party; a decision gets its number. */
export function renamedCase(recording: CaseRecording): Partial<ProcessHeading> {
  const { act } = recording.record;
  if (act.type === 'approve') return { outcomeNumber: DECISION_NUMBER };
  return act.type === 'finalizeDraft' ? titleAndParty(recording, act.contentHash) : {};
}

const titleAndParty = (recording: CaseRecording, hash: string): Pick<ProcessHeading, 'title' | 'keywords'> => ({
  title: titleIn(contentIn(recording.before, hash)),
  keywords: partyIn(recording, hash).partyName,
});

/** What every act leaves behind. */
const present = ({ record, context }: CaseRecording) => ({
  partyState: partyStateOf(record.processState),
  round: context.round,
  ending: context.ending?.approvedOn == null ? null : context.ending.ending,
  handlers: [...context.participants.handlers],
  reviewerId: context.participants.reviewerId,
});

/** What only some acts change. */
function changed(recording: CaseRecording): Partial<CaseRow> {
  const { act, actorId, on } = recording.record;
  const isOver = recording.state === 'ended' ? { endedOn: on } : {};
  switch (act.type) {
    case 'finalizeDraft':
      return { ...isOver, ...partyIn(recording, act.contentHash), signedBy: null, signedOn: null, signedAt: null };
    case 'signSubmission':
      return { ...isOver, signedBy: actorId, signedOn: on, signedAt: recording.at };
    case 'approve':
      return { ...isOver, decidedOn: on };
    case 'serveDecision':
      return { ...isOver, servedOn: act.servedOn };
    case 'closeCase':
      return { ...isOver, closedOn: on };
    default:
      return isOver;
  }
}

function contentHashOf({ record: { act } }: CaseRecording): string | null {
  return act.type === 'openCase' || act.type === 'enterHistory' ? act.contentHash : null;
}

/** The number the authority gave the case; history has only that of its decision, or its id in the source. */
function firstNumber({ record: { act }, before }: CaseRecording): string {
  if (act.type === 'openCase') return textIn(textsOf(before, act)['caseNumber']) ?? '';
  if (act.type !== 'enterHistory') throw new Error(`expected an act that begins a case, got ${act.type}`);
  return textIn(contentIn(before, act.contentHash)['decisionNo']) ?? act.sourceId;
}

/** A draft has a title; an imported decision is called by what was done. */
const titleIn = (content: Record<string, unknown>): string =>
  textIn(content['title']) ?? textIn(content['violation']) ?? '';

/** The party as lists show it, out of a draft or of an imported decision. */
function partyIn({ before }: CaseRecording, hash: string): Pick<CaseRow, 'partyName' | 'partyCode' | 'partyType'> {
  const content = contentIn(before, hash);
  const { party } = content;
  const named = typeof party === 'object' && party !== null ? (party as Record<string, unknown>) : null;
  return {
    partyName: textIn(named?.['name'] ?? party) ?? '',
    partyCode: textIn(named?.['code'] ?? content['partyCode']),
    partyType: (named?.['type'] ?? null) as PartyType | null,
  };
}
