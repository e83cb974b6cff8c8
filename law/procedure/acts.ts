import { hasShape, isOptional, isTextField, type FieldSpec, type FieldValue, type TextKind } from './act-fields.ts';

/**
 * The acts of a case: one closed table, from which the types, the workflow's parser and the server's schemas come.
 * Text fields are stored as content; the workflow sees their hash as `text`.
 */
const caseActs = {
  openCase: {
    actKind: 'actKind',
    summaryProcedure: 'flag',
    openedOn: 'date',
    authorityId: 'id',
    handlingUnitId: 'id',
    reviewUnitId: 'id',
    handlers: 'ids',
    caseNumber: 'text',
    contentHash: 'hash',
  },
  enterHistory: { authorityId: 'id', actKind: 'actKind', sourceId: 'id', contentHash: 'hash' },
  finalizeDraft: {
    contentHash: 'hash',
    noticeHash: 'hash',
    penaltyKinds: 'codes',
    fineFen: 'money',
    confiscatedFen: 'money',
    partyType: 'code',
    grounds: 'codes',
    evidenceCount: 'count',
    newFacts: 'flag',
    /** `<number>:<answer>` for each issue answered. */
    answered: 'codes?',
    answers: 'textList?',
  },
  reopenDraft: { reason: 'text?' },
  signSubmission: { contentHash: 'hash' },
  declineSignature: { reason: 'text' },
  submitForReview: { contentHash: 'hash', light: 'flag?', credentialed: 'ids?' },
  accept: {},
  requestSupplement: { missing: 'texts' },
  supplement: { note: 'text' },
  returnMaterials: { reason: 'text' },
  recordOutOfScope: { ground: 'code', reason: 'text' },
  withdrawSubmission: { reason: 'text' },
  assignReviewer: { reviewerId: 'id', fitness: 'code?', from: 'code?' },
  requestExtension: { days: 'count', reason: 'text' },
  grantExtension: { reason: 'text?' },
  declineExtension: { reason: 'text' },
  signOpinion: {
    kind: 'code',
    contentHash: 'hash',
    answers: 'codes',
    /** The check each newly raised issue belongs to, in the order of `issues`. */
    raised: 'codes?',
    /** Numbers of earlier issues that are settled. */
    settled: 'codes?',
    /** Of whoever signs, as the record knows it on the day; likewise in the other acts of the review. */
    fitness: 'code?',
    checks: 'textList',
    issues: 'textList?',
    advice: 'text?',
  },
  returnOpinion: { reason: 'text' },
  issueOpinion: { contentHash: 'hash', fitness: 'code?' },
  serveNotice: { servedOn: 'date', method: 'code', hearingRight: 'flag', note: 'text?' },
  recordDefense: { receivedOn: 'date', statement: 'text' },
  recordWaiver: { waivedOn: 'date', hearing: 'flag?', note: 'text?' },
  reexamineDefense: { adopted: 'flag', findings: 'text' },
  amendDraft: { contentHash: 'hash', changes: 'texts' },
  requestApproval: { contentHash: 'hash', note: 'text?' },
  approve: { contentHash: 'hash', note: 'text?' },
  refuseApproval: { contentHash: 'hash', reason: 'text' },
  replaceLeader: { role: 'code', personId: 'id', mandate: 'date?', reason: 'text' },
  serveDecision: { servedOn: 'date', method: 'code', note: 'text?' },
  closeCase: { note: 'text?' },
  remind: { note: 'text' },
  endBackEntry: {},
  raiseObjection: { issues: 'codes', reason: 'text' },
  withdrawObjection: { reason: 'text' },
  answerObjection: { upheld: 'flag', answer: 'text' },
  recordConsultation: { heldOn: 'date', participants: 'ids', result: 'code', record: 'text' },
  conveneDeliberation: {
    meeting: 'code',
    heldOn: 'date',
    members: 'ids',
    leaders: 'ids?',
    chairId: 'id',
    recorderId: 'id',
    place: 'text?',
  },
  recordDeliberation: {
    heldOn: 'date',
    present: 'ids',
    recused: 'ids',
    observers: 'ids',
    inFavor: 'count',
    against: 'count',
    abstained: 'count',
    conclusion: 'code',
    startedAt: 'text',
    endedAt: 'text',
    place: 'text',
    report: 'text',
    defense: 'text?',
    reviewSummary: 'text',
    opinions: 'textList',
    reasons: 'text',
    dissent: 'text?',
  },
  returnDeliberationRecord: { reason: 'text' },
  confirmDeliberation: { contentHash: 'hash' },
  withdrawOpinion: { contentHash: 'hash', reason: 'text' },
  askHandler: { papers: 'flag', question: 'text' },
  answerQuestion: { number: 'count', answer: 'text' },
  delegateReview: { personId: 'id', fitness: 'code?', note: 'text?' },
  returnDelegated: { note: 'text' },
  askCosign: { personId: 'id', fitness: 'code?', note: 'text?' },
  cosign: { contentHash: 'hash', agrees: 'flag', fitness: 'code?', note: 'text?' },
  endorse: { contentHash: 'hash', note: 'text?' },
  requestHearing: { receivedOn: 'date', statement: 'text?' },
  noticeHearing: { servedOn: 'date', heldOn: 'date', officerId: 'id', isPublic: 'flag', place: 'text' },
  recordHearing: { heldOn: 'date', minutes: 'text', report: 'text' },
  endHearing: { endedOn: 'date', ground: 'code', note: 'text?' },
  requestRecusal: { personId: 'id', receivedOn: 'date', reason: 'text' },
  decideRecusal: { granted: 'flag', reason: 'text' },
  assignHandlers: { handlers: 'ids', reason: 'text' },
  proposeEnding: { ending: 'code', reason: 'text', to: 'text?' },
  withdrawEnding: { reason: 'text' },
  decideEnding: { approved: 'flag', reason: 'text?' },
  recordTransfer: { sentOn: 'date', receipt: 'text' },
  takeUrgentMeasure: { takenAt: 'instant', measure: 'text' },
  reportUrgentMeasure: { note: 'text' },
  decideUrgentMeasure: { approved: 'flag', reason: 'text' },
  liftUrgentMeasure: { liftedOn: 'date', note: 'text?' },
  stopClock: { clock: 'code', ground: 'code', from: 'date', paper: 'text' },
  resumeClock: { clock: 'code', until: 'date', note: 'text?' },
  /** A recorded act stays; what was wrong in it is said in a new one. */
  correctRecord: { revision: 'count', correction: 'text', reason: 'text' },
  migrate: { to: 'code' },
} as const satisfies Record<string, Record<string, FieldSpec>>;

/** The acts of the publication of one decision, which outlives its case. */
const publicationActs = {
  publish: { previewHash: 'hash', preview: 'text' },
  declinePublication: { ground: 'code', reason: 'text' },
  recordAnnulment: { kind: 'code', effectiveOn: 'date', documentNumber: 'text', reason: 'text' },
} as const satisfies Record<string, Record<string, FieldSpec>>;

/** What clocks and the two processes tell each other; no person can send these. */
const systemActs = {
  clockReminder: { clock: 'code' },
  clockExpired: { clock: 'code' },
  openPublication: { decidedOn: 'date' },
  publicationSettled: { outcome: 'code' },
  decisionServed: { servedOn: 'date' },
  backEntryEnded: {},
} as const satisfies Record<string, Record<string, FieldSpec>>;

export const actTable = { ...caseActs, ...publicationActs, ...systemActs } as const;
type ActTable = typeof actTable;

export type CaseActType = keyof typeof caseActs;
export type PublicationActType = keyof typeof publicationActs;
export type SystemActType = keyof typeof systemActs;
/** What a person may do. */
export type PersonalActType = CaseActType | PublicationActType;
export type ActType = PersonalActType | SystemActType;

export const caseActTypes = Object.keys(caseActs) as CaseActType[];
export const publicationActTypes = Object.keys(publicationActs) as PublicationActType[];
export const personalActTypes: readonly PersonalActType[] = [...caseActTypes, ...publicationActTypes];
export const systemActTypes = Object.keys(systemActs) as SystemActType[];

type Fields<T extends ActType> = ActTable[T];
type TextKeys<T extends ActType> = {
  [K in keyof Fields<T>]: Fields<T>[K] extends TextKind | `${TextKind}?` ? K : never;
}[keyof Fields<T>];
type OptionalKeys<T extends ActType> = {
  [K in keyof Fields<T>]: Fields<T>[K] extends `${string}?` ? K : never;
}[keyof Fields<T>];

/** The named fields of an act with their values; a field that may be null may also be left out. */
export type Values<T extends ActType, K extends keyof Fields<T> = keyof Fields<T>> = {
  readonly [N in Exclude<K, OptionalKeys<T>>]: FieldValue<Extract<Fields<T>[N], FieldSpec>>;
} & { readonly [N in Extract<K, OptionalKeys<T>>]?: FieldValue<Extract<Fields<T>[N], FieldSpec>> };

/** An act as it travels into a workflow: codes, dates, ids and hashes; `text` is the hash of what was written. */
export type ActOf<T extends ActType> = {
  readonly type: T;
  /** SHA-256 of the act's text fields in the content store; null when it has none. */
  readonly text: string | null;
} & Values<T, Exclude<keyof Fields<T>, TextKeys<T>>>;

export type Act = { [T in ActType]: ActOf<T> }[ActType];
export type PersonalAct = { [T in PersonalActType]: ActOf<T> }[PersonalActType];

/** An act as a person writes it, texts in full. */
export type WrittenAct<T extends PersonalActType = PersonalActType> = {
  [U in T]: { readonly type: U } & Values<U>;
}[T];

/** @law GBF118 */
export const isPublicationAct = (type: string): type is PublicationActType =>
  publicationActTypes.some((known) => known === type);

const specsOf = (type: ActType): [string, FieldSpec][] => Object.entries(actTable[type]);

/** Whether something must have been written with the act: a reason, a list, a statement. */
const needsText = (type: ActType): boolean => specsOf(type).some(([, spec]) => isTextField(spec) && !isOptional(spec));

/**
 * Fields of an act that are kept as text.
 *
 * @law APL-47
 */
export const textFieldsOf = (type: ActType): readonly string[] =>
  specsOf(type).flatMap(([name, spec]) => (isTextField(spec) ? [name] : []));

export type ParsedAct<T> = { ok: true; act: T } | { ok: false; fields: readonly string[] };

/**
 * Parses an act that reached a workflow. XState's `can` is no allow-list: a client could send `xstate.stop`; so the
 * type must stand in this table, and nothing but the table's fields may be present.
 *
 * @returns the act, or the names of the fields that are wrong (`type` for an unknown act)
 * @law APL-47
 */
export function parseAct(value: unknown, types: readonly ActType[]): ParsedAct<Act> {
  if (typeof value !== 'object' || value === null) return { ok: false, fields: ['type'] };
  const given = value as Record<string, unknown>;
  const type = types.find((known) => known === given['type']);
  if (type === undefined) return { ok: false, fields: ['type'] };
  const plain = specsOf(type).filter(([, spec]) => !isTextField(spec));
  const known = new Set(['type', 'text', ...plain.map(([name]) => name)]);
  const wrong = [
    ...plain.flatMap(([name, spec]) => (hasShape(spec, given[name]) ? [] : [name])),
    ...(hasShape(needsText(type) ? 'hash' : 'hash?', given['text']) ? [] : ['text']),
    ...Object.keys(given).filter((name) => !known.has(name)),
  ];
  if (wrong.length > 0) return { ok: false, fields: wrong };
  return { ok: true, act: { ...given, text: given['text'] ?? null } as Act };
}
