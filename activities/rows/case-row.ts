import type { RecordRows, Writing } from '../../db/write/writing.ts';
import { changesCase } from '../../law/act.ts';
import { actNamed } from '../../law/acts.ts';
import { partyStateOf } from '../../law/procedure/procedure.ts';
import type { PartyType } from '../../law/review/content.ts';
import { contentIn, ofCase, textsOf, type CaseRecording, type Recording } from '../recording.ts';
import { DECISION_NUMBER } from './numbers.ts';

type CaseRow = RecordRows['enforcementCase'];

/** The row of the case: made by its first act, carried on by every other. */
export function caseRow(recording: Recording): Writing {
  const inCase = ofCase(recording);
  if (inCase === null) return {};
  const { record, context, before } = inCase;
  if (record.revision > 1) {
    return {
      patches: { enforcementCase: [{ key: { id: record.caseId }, set: { ...present(inCase), ...changed(inCase) } }] },
    };
  }
  const { parts, rules } = context;
  const first: CaseRow = {
    id: record.caseId,
    number: firstNumber(inCase),
    ...projected(inCase, contentHashOf(inCase) ?? ''),
    actKind: context.actKind,
    summaryProcedure: context.summaryProcedure,
    authorityId: parts.authorityId,
    handlingUnitId: parts.handlingUnitId || null,
    reviewUnitId: parts.reviewUnitId || null,
    profileId: rules.profileId,
    profileVersion: rules.profileVersion,
    demo: before.authority?.demo ?? false,
    openedOn: context.openedOn,
    enteredAt: inCase.at,
    changedAtRevision: 1,
    ...present(inCase),
  };
  return { rows: { enforcementCase: [first] } };
}

/** What every act leaves behind. */
const present = ({ record, context, state, fingerprint, at }: CaseRecording) => ({
  state,
  partyState: partyStateOf(record.standing),
  round: context.round,
  revision: record.revision,
  standing: record.standing,
  fingerprint,
  backEntry: context.backEntry,
  ending: context.ending?.approvedOn == null ? null : context.ending.ending,
  handlers: [...context.parts.handlers],
  reviewerId: context.parts.reviewerId,
  contentHash: context.proposal?.contentHash ?? null,
  changedAt: at,
});

/** What only some acts change. */
function changed(recording: CaseRecording): Partial<CaseRow> {
  const { act, actorId, on, revision } = recording.record;
  const isOver = recording.state === 'ended' ? { endedOn: on } : {};
  const substance = !changesCase(actNamed(act.type)) ? {} : { changedAtRevision: revision, ...isOver };
  switch (act.type) {
    case 'finalizeDraft':
      return { ...substance, ...projected(recording, act.contentHash), signedBy: null, signedOn: null, signedAt: null };
    case 'signSubmission':
      return { ...substance, signedBy: actorId, signedOn: on, signedAt: recording.at };
    case 'approve':
      return { ...substance, decidedOn: on, decisionNumber: DECISION_NUMBER };
    case 'serveDecision':
      return { ...substance, servedOn: act.servedOn };
    case 'closeCase':
      return { ...substance, closedOn: on };
    default:
      return substance;
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

/** Title and party as lists show them, out of a draft or of an imported decision. */
function projected(
  { before }: CaseRecording,
  contentHash: string,
): Pick<CaseRow, 'title' | 'partyName' | 'partyCode' | 'partyType'> {
  const content = contentIn(before, contentHash);
  const { party } = content;
  const named = typeof party === 'object' && party !== null ? (party as Record<string, unknown>) : null;
  return {
    title: textIn(content['title']) ?? textIn(content['violation']) ?? '',
    partyName: textIn(named?.['name'] ?? party) ?? '',
    partyCode: textIn(named?.['code'] ?? content['partyCode']),
    partyType: (named?.['type'] ?? null) as PartyType | null,
  };
}

export const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
