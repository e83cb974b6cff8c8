import { processKinds, type ProcessKind, type SubjectKind } from './names.ts';

/** What a process is about: the processes about one subject share a chain of the ledger. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Of a case its UUID. */
  readonly id: string;
}

/** A process, and what it is about. */
export interface ProcessRef {
  /** In the record and in the engine alike. */
  readonly id: string;
  readonly kind: ProcessKind;
  readonly subject: Subject;
}

/**
 * The id of a process: its kind, and a UUID.
 *
 * @law APL-47
 */
export const processId = (kind: ProcessKind, uuid: string): string => `${kind}-${uuid}`;

/**
 * The kind of the process that has this id.
 *
 * @law APL-47
 */
export function kindOfProcess(id: string): ProcessKind {
  const kind = processKinds.find((known) => id.startsWith(`${known}-`));
  if (kind === undefined) throw new Error(`expected the id of a process, got ${id}`);
  return kind;
}

/**
 * The process of a kind of which a case has one.
 *
 * @law APL-47
 */
export const processOfCase = (kind: ProcessKind, caseId: string): ProcessRef => ({
  id: processId(kind, caseId),
  kind,
  subject: { kind: 'case', id: caseId },
});
