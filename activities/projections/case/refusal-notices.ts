import type { ActType } from '../../../law/procedure/acts.ts';
import type { StateName } from '../../../law/procedure/procedure.ts';
import type { CaseRecording } from './case-recording.ts';

type Told = (recording: CaseRecording) => readonly string[];

const handlers: Told = ({ context: { parts } }) => parts.handlers;

const handlersIn =
  (...states: readonly StateName[]): Told =>
  (recording) =>
    states.includes(recording.state) ? handlers(recording) : [];

/** Acts that can say no, and who asked: they are told of it. */
const told: { readonly [T in ActType]?: Told } = {
  declineSignature: handlers,
  returnMaterials: handlers,
  requestSupplement: handlers,
  issueOpinion: handlersIn('problemsFound'),
  // In the light form the signature is the opinion.
  signOpinion: handlersIn('problemsFound'),
  refuseApproval: handlers,
  declineExtension: ({ context: { extension } }) => (extension === null ? [] : [extension.askedBy]),
  answerObjection: handlersIn('consulting', 'toDeliberate'),
  confirmDeliberation: handlersIn('problemsFound', 'notApproved'),
  returnDeliberationRecord: ({ context: { parts } }) => (parts.recorderId === undefined ? [] : [parts.recorderId]),
  decideEnding: handlersIn('drafting'),
  decideUrgentMeasure: (recording) => (recording.context.measure?.stage === 'toLift' ? handlers(recording) : []),
};

/** Whom the act told no. */
export const toldOfNo = (recording: CaseRecording): readonly string[] =>
  told[recording.record.act.type]?.(recording) ?? [];

/** Told to one person whose work nobody can take over: minutes are written by whoever was there. */
export const isToldInPerson = (act: ActType): boolean => act === 'returnDeliberationRecord';
