import type { AnyStateMachine } from 'xstate';
import type { CivilDate } from '../time/civil-date.ts';
import { caseMachine } from '../processes/case/machine.ts';
import type { ProcessKind } from './names.ts';
import type { ProcessState } from '../process.ts';
import { publicationMachine } from '../processes/publication/machine.ts';

/** One released machine of a process, and how a running process of the version before is taken over. */
export interface Version {
  readonly machine: AnyStateMachine;
  /** The same place in the procedure, nothing done that was not, and the gate no wider; null for the first version. */
  readonly takeOver: ((processState: ProcessState, on: CivilDate) => ProcessState) | null;
}

/**
 * Every released version stays, for a running process keeps the one it began with. Until the first release a change is
 * made in version 1; from then on into a new one, with `takeOver`.
 */
export const versions: Record<ProcessKind, Readonly<Record<string, Version>>> = {
  case: { '1': { machine: caseMachine, takeOver: null } },
  publication: { '1': { machine: publicationMachine, takeOver: null } },
};
