import type { Writing } from '../../../db/write/writing.ts';
import type { StateName } from '../../../law/process/names.ts';
import { wantedNumber } from '../../rows/numbers.ts';
import type { CaseRecording } from './case-recording.ts';
import { OPINION_NUMBER } from './number-marks.ts';

/** Submission, opinion and pass, and the record that no review is due. */
export function reviewRows(recording: CaseRecording): Writing[] {
  return [
    submissionRow(recording),
    reviewedAgain(recording),
    roundOver(recording),
    opinionRow(recording),
    outOfScopeRow(recording),
    unissuedOpinion(recording),
    withdrawnOpinion(recording),
    voidings(recording),
  ];
}

function submissionRow({ caseId, record, context, own, at }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  const { round } = context;
  const key = { caseId, round };
  if (act.type === 'submitForReview') {
    const { signed } = own;
    const row = {
      ...key,
      contentHash: act.contentHash,
      signedBy: signed?.by ?? null,
      signedOn: signed?.on ?? null,
      signedAt: signed === null ? null : new Date(signed.at),
      submittedBy: actorId,
      submittedAt: at,
      receivedOn: on,
    };
    return { rows: { submission: [row] } };
  }
  if (act.type !== 'accept') return {};
  return { patches: { submission: [{ key, set: { acceptedBy: actorId, acceptedOn: on, acceptedAt: at } }] } };
}

/** 复审: the same bytes go to a new review without a new submission. */
function reviewedAgain({ caseId, record, context, own, at }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  const { round, proposal } = context;
  if (act.type === 'submitForReview' || proposal === null || own.round === null || round <= own.round) return {};
  const row = {
    caseId,
    round,
    begunBy: act.type,
    contentHash: proposal.contentHash,
    submittedBy: actorId,
    submittedAt: at,
    receivedOn: on,
    acceptedBy: actorId,
    acceptedOn: on,
    acceptedAt: at,
  };
  return { rows: { submission: [row] } };
}

const withinRound: readonly StateName[] = [
  'awaitingIntake',
  'awaitingSupplement',
  'unassigned',
  'assigned',
  'awaitingIssue',
];

/** A round is over when the file leaves the review, or when another begins. */
function roundOver({ caseId, record, context, own, state }: CaseRecording): Writing {
  const { act, on } = record;
  const round = own.openRound;
  if (round === null || (withinRound.includes(state) && context.round === round)) return {};
  return { patches: { submission: [{ key: { caseId, round }, set: { endedOn: on, endedBy: act.type } }] } };
}

function opinionRow(recording: CaseRecording): Writing {
  const { caseId, record, context, own, at } = recording;
  const { act, actorId, on, revision } = record;
  if (act.type === 'signOpinion') {
    const id = `opinion:${caseId}:${revision}`;
    // In the light form the signature is the opinion, and nobody issues it.
    const isLight = context.draft.opinion?.issued === true;
    const row = {
      id,
      caseId,
      round: context.round,
      form: isLight ? ('light' as const) : ('letter' as const),
      kind: act.kind,
      passes: context.draft.opinion?.passes === true,
      contentHash: act.contentHash,
      answers: [...act.answers],
      textHash: act.text,
      reviewerId: actorId,
      signedOn: on,
      signedAt: at,
      ...(isLight ? { issued: true, issuedOn: on, issuedAt: at } : {}),
    };
    return { rows: { opinion: [row], pass: isLight ? passRows(recording, id) : [] } };
  }
  if (act.type !== 'issueOpinion') return {};
  const id = required(own.openOpinionId, 'an opinion signed and not issued');
  const set = { issued: true, issuedBy: actorId, issuedOn: on, issuedAt: at, number: OPINION_NUMBER };
  return {
    patches: { opinion: [{ key: { id }, set }] },
    rows: { pass: passRows(recording, id) },
    numbers: [wantedNumber(recording, context.rules.numbers.opinion, OPINION_NUMBER)],
  };
}

const passRows = (
  {
    caseId,
    context: {
      draft: { pass },
    },
  }: CaseRecording,
  opinionId: string,
) => (pass === null ? [] : [{ opinionId, caseId, contentHash: pass.contentHash }]);

/** Taken back by who signed it, with the reason; what it had opened is closed by the voiding of its pass. */
function withdrawnOpinion({ record, own }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  if (act.type !== 'withdrawOpinion') return {};
  const id = required(own.issuedOpinionId, 'an issued opinion');
  const set = { withdrawnOn: on, withdrawnBy: actorId, withdrawnReasonHash: act.text };
  return { patches: { opinion: [{ key: { id }, set }] } };
}

function outOfScopeRow({ caseId, record, context, at }: CaseRecording): Writing {
  const { act, actorId, on, revision } = record;
  if (act.type !== 'recordOutOfScope') return {};
  const row = {
    id: `outOfScope:${caseId}:${revision}`,
    caseId,
    contentHash: context.draft.outOfScope?.contentHash ?? '',
    ground: act.ground,
    listVersion: `${context.rules.profileId}@${context.rules.profileVersion}`,
    textHash: act.text,
    confirmedBy: actorId,
    confirmedOn: on,
    confirmedAt: at,
  };
  return { rows: { outOfScope: [row] } };
}

/** A signed opinion that was sent back or overtaken never becomes one of the authority. */
function unissuedOpinion({ record, context, own }: CaseRecording): Writing {
  const { act, on } = record;
  if (own.openOpinionId === null || context.draft.opinion !== null || act.type === 'issueOpinion') return {};
  const patch = { key: { id: own.openOpinionId }, set: { returnedOn: on, returnedBy: act.type } };
  return { patches: { opinion: [patch] } };
}

/** Whatever act took the pass from the case takes it from the record. */
function voidings({ record, context, own }: CaseRecording): Writing {
  const { act, on, revision } = record;
  const set = { validity: 'voided', voidedOn: on, voidedBy: act.type, voidedAtRevision: revision } as const;
  const { passId, outOfScopeId } = own;
  return {
    patches: {
      pass: passId !== null && context.draft.pass === null ? [{ key: { opinionId: passId }, set }] : [],
      outOfScope:
        outOfScopeId !== null && context.draft.outOfScope === null ? [{ key: { id: outOfScopeId }, set }] : [],
    },
  };
}

function required<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`expected ${what} in the record, got none`);
  return value;
}
