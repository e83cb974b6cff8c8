import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor } from '../law/people/roles.ts';
import type { Act, ActType } from '../law/acts.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { ProcessRef } from '../law/process/process-id.ts';
import type { Task } from '../law/process/tasks.ts';
import type { ProcessKind } from '../law/process/names.ts';
import type { InputOf } from '../law/processes.ts';
import type { Proof } from '../law/record/proof.ts';
import type { CivilDate } from '../law/time/civil-date.ts';
import type { Deadline, Recorded } from '../activities/contract.ts';

/** The door of the workflows: their names, messages and what they are started with. The id of each is its process's. */

/** One act as the server sends it. Everything in it is checked again inside. */
export interface Command {
  /** Made by the client, once per intention. A repeat returns the first answer. */
  readonly id: string;
  readonly act: Act;
  readonly by: Actor;
  /** The revision the person saw; null for opening. A stale one is refused. */
  readonly expectedRevision: number | null;
  /** Business date during back entry; null means the day of the workflow's clock. */
  readonly on: CivilDate | null;
  /** Of the web server, over all of this: no process can judge it, the record does. */
  readonly proof: Proof;
}

/** What a repeat must agree in: an id that somebody else uses, or for another act, is another command. */
export const commandKey = ({ id, act, by }: Pick<Command, 'id' | 'act' | 'by'>): string =>
  commandKeyOf(id, by.personId, act.type);
export const commandKeyOf = (id: string, personId: string, type: ActType): string => `${id}/${personId}/${type}`;

export interface CommandResult {
  readonly revision: number;
  readonly state: string;
}

/** State carried over a continue-as-new, and given by `lawgate reconcile` from the record. */
export interface Carried {
  readonly processState: ProcessState;
  readonly revision: number;
  readonly tasks: readonly Task[];
  readonly recorded: Recorded;
  readonly fired: readonly string[];
  readonly seen: readonly (readonly [string, CommandResult])[];
  readonly calendarVersion: string;
  /** By which the clocks are to be counted next; another one than that by which they were. */
  readonly calendarWanted: string;
}

export interface ProcessStart<K extends ProcessKind = ProcessKind> {
  readonly process: ProcessRef;
  /** Of the machine, fixed when the process begins. */
  readonly version: string;
  readonly input: InputOf<K>;
  /** What the process does itself at its beginning, on the business day that made it begin; null where a person begins it. */
  readonly first: { readonly act: Act; readonly on: CivilDate } | null;
  readonly carried: Carried | null;
  /** Updates per run before a continue-as-new; tests lower it. */
  readonly actsPerRun?: number;
}

/** The one workflow, by the name of its type. */
export const RUN_PROCESS = 'runProcess';

/**
 * Of every process at its start. Who waits for an act in the hands of a worker that died waits this long, for the engine then
 * gives the task to another; a history of 1500 acts is replayed in a fraction of it.
 */
export const processOptions = { workflowTaskTimeout: '5 seconds' } as const;
export type RunProcess = (start: ProcessStart) => Promise<void>;

export interface ProcessView {
  readonly processState: ProcessState;
  readonly revision: number;
  readonly tasks: readonly Task[];
  readonly deadlines: readonly Deadline[];
  readonly fired: readonly string[];
}

/** The one way to act. Refusals come back as an ApplicationFailure whose type is the refusal's code. */
export const actUpdate = defineUpdate<CommandResult, [Command]>('act');
/** Up to which revision the record is: a process that is behind it catches up. */
export const recordedSignal = defineSignal<[number]>('recorded');
export const calendarSignal = defineSignal<[string]>('calendar');
/** What one process tells the other about the same decision; recorded there as an act of the system. */
export const processMessageSignal = defineSignal<[ProcessMessage]>('processMessage');
export const viewQuery = defineQuery<ProcessView>('view');

export type ProcessMessage =
  | { readonly type: 'decisionServed'; readonly servedOn: CivilDate; readonly on: CivilDate }
  | { readonly type: 'publicationSettled'; readonly outcome: string; readonly on: CivilDate }
  | { readonly type: 'backEntryEnded'; readonly on: CivilDate };
