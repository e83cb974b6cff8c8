import type { Writing } from '../../db/write/writing.ts';
import type { ActType } from '../../law/procedure/acts.ts';
import { ofCase, type CaseRecording, type Recording } from '../recording.ts';
import { OPINION_NUMBER, wantedNumber } from './numbers.ts';

/** Submission, opinion and pass, and the record that no review is due. */
export function reviewRows(recording: Recording): Writing[] {
  const inCase = ofCase(recording);
  if (inCase === null) return [];
  return [submissionRow(inCase), opinionRow(inCase), outOfScopeRow(inCase), unissuedOpinion(inCase), voidings(inCase)];
}

const endsRound: readonly ActType[] = ['returnMaterials', 'withdrawSubmission', 'recordOutOfScope', 'issueOpinion'];

function submissionRow({ record, context, before, at }: CaseRecording): Writing {
  const { caseId, act, actorId, on } = record;
  const { round } = context;
  const key = { caseId, round };
  if (act.type === 'submitForReview') {
    const signed = before.signed;
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
  if (act.type === 'accept') {
    return { patches: { submission: [{ key, set: { acceptedBy: actorId, acceptedOn: on, acceptedAt: at } }] } };
  }
  const isLapse = act.type === 'clockExpired' && act.clock === 'supplement';
  if (!isLapse && !endsRound.includes(act.type)) return {};
  return { patches: { submission: [{ key, set: { endedOn: on, endedBy: act.type } }] } };
}

function opinionRow(recording: CaseRecording): Writing {
  const { record, context, before, at } = recording;
  const { caseId, act, actorId, on, revision } = record;
  if (act.type === 'signOpinion') {
    const row = {
      id: `opinion:${caseId}:${revision}`,
      caseId,
      round: context.round,
      kind: act.kind,
      passes: context.opinion?.passes === true,
      contentHash: act.contentHash,
      answers: [...act.answers],
      textHash: act.text,
      reviewerId: actorId,
      signedOn: on,
      signedAt: at,
    };
    return { rows: { opinion: [row] } };
  }
  if (act.type !== 'issueOpinion') return {};
  const id = required(before.openOpinionId, 'an opinion signed and not issued');
  const set = { issued: true, issuedBy: actorId, issuedOn: on, issuedAt: at, number: OPINION_NUMBER };
  const passed = context.pass === null ? [] : [{ opinionId: id, caseId, contentHash: context.pass.contentHash }];
  return {
    patches: { opinion: [{ key: { id }, set }] },
    rows: { pass: passed },
    numbers: [wantedNumber(recording, context.rules.numbers.opinion, OPINION_NUMBER)],
  };
}

function outOfScopeRow({ record, context, at }: CaseRecording): Writing {
  const { caseId, act, actorId, on, revision } = record;
  if (act.type !== 'recordOutOfScope') return {};
  const row = {
    id: `outOfScope:${caseId}:${revision}`,
    caseId,
    contentHash: context.outOfScope?.contentHash ?? '',
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
function unissuedOpinion({ record, context, before }: CaseRecording): Writing {
  const { act, on } = record;
  if (before.openOpinionId === null || context.opinion !== null || act.type === 'issueOpinion') return {};
  const patch = { key: { id: before.openOpinionId }, set: { returnedOn: on, returnedBy: act.type } };
  return { patches: { opinion: [patch] } };
}

/** Whatever act took the pass from the case takes it from the record. */
function voidings({ record, context, before }: CaseRecording): Writing {
  const { act, on, revision } = record;
  const set = { standing: 'voided', voidedOn: on, voidedBy: act.type, voidedAtRevision: revision } as const;
  const { passId, outOfScopeId } = before;
  return {
    patches: {
      pass: passId !== null && context.pass === null ? [{ key: { opinionId: passId }, set }] : [],
      outOfScope: outOfScopeId !== null && context.outOfScope === null ? [{ key: { id: outOfScopeId }, set }] : [],
    },
  };
}

function required<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`expected ${what} in the record, got none`);
  return value;
}
