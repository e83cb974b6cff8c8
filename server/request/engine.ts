import { Client, Connection, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import {
  ApplicationFailure,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/common';
import { UNPROVED } from '../../law/record/proof.ts';
import { isRefusal, type Refusal } from '../../law/refusals.ts';
import { ANSWER_WITHIN_MS, CONNECT_WITHIN_MS, type TemporalConfig } from '../../temporal.config.ts';
import {
  actUpdate,
  commandKey,
  recordedSignal,
  processOptions,
  RUN_PROCESS,
  type Command,
  type CommandResult,
  type ProcessStart,
  type RunProcess,
} from '../../workflows/contract.ts';
import type { Installation } from './installation.ts';
import { serverProblem } from './problems.ts';

export interface Engine {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** Does not wait for the engine: the desk can be read while it is away. */
export function connectEngine({ connectionOptions, namespace }: TemporalConfig): Engine {
  const connection = Connection.lazy({ ...connectionOptions, connectTimeout: CONNECT_WITHIN_MS });
  return { client: new Client({ connection, namespace }), close: () => connection.close() };
}

export type EngineAnswer =
  | { readonly is: 'done'; readonly result: CommandResult }
  | { readonly is: 'refused'; readonly refusal: Refusal; readonly fields: readonly string[] }
  /** The engine runs no such process: it is over, never began, or was lost. Which of these, the record says. */
  | { readonly is: 'notThere' }
  /** It was sent and not answered; it may be recorded, or still become so. */
  | { readonly is: 'unknown'; readonly cause: unknown };

/** A command as a person gave it, not yet signed. */
type Given = Omit<Command, 'proof'>;
type Way = Pick<Installation, 'temporal' | 'signCommand'>;

/** Sends an act to the process it belongs to. */
export function sendAct({ temporal, signCommand }: Way, processId: string, given: Given): Promise<EngineAnswer> {
  const handle = temporal.workflow.getHandle(processId);
  const command: Command = { ...given, proof: signCommand({ processId, begun: null, ...given }) };
  return answered(temporal, () => handle.executeUpdate(actUpdate, { args: [command], updateId: commandKey(command) }));
}

/** Sends the first act of a process, which begins with it; an id that was used once is never used again. */
export function sendFirstAct(
  { temporal, signCommand, taskQueue }: Way & Pick<Installation, 'taskQueue'>,
  start: ProcessStart,
  given: Given,
): Promise<EngineAnswer> {
  const { version, input } = start;
  const begun = { version, input };
  const command: Command = { ...given, proof: signCommand({ processId: start.process.id, begun, ...given }) };
  const startWorkflowOperation = new WithStartWorkflowOperation<RunProcess>(RUN_PROCESS, {
    ...processOptions,
    workflowId: start.process.id,
    taskQueue,
    args: [start],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
  });
  return answered(temporal, () =>
    temporal.workflow.executeUpdateWithStart(actUpdate, {
      startWorkflowOperation,
      args: [command],
      updateId: commandKey(command),
    }),
  );
}

/**
 * Tells a process how far its record is: one that lost its history with a crash is behind it. Nobody waits for this; whoever
 * does not hear it asks the record with its next act.
 */
export async function tellRecorded(
  { temporal }: Pick<Installation, 'temporal'>,
  processId: string,
  revision: number,
): Promise<void> {
  try {
    const handle = temporal.workflow.getHandle(processId);
    await temporal.withDeadline(Date.now() + PROBE_MS, () => handle.signal(recordedSignal, revision));
  } catch {
    // It has ended, or the engine is away.
  }
}

/** Clients whose engine answered a moment ago need no probe. */
const answeredAt = new WeakMap<Client, number>();
const TRUSTED_MS = 10_000;
const PROBE_MS = 3000;

/** Whether the engine answers at all: asked anew each time, since the client remembers its first failure for good. */
export async function isEngineThere({ connection }: Client): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + PROBE_MS, () => connection.workflowService.getSystemInfo({}));
    return true;
  } catch {
    // Away is the answer.
    return false;
  }
}

/** What is certainly not sent is told at once, and not after the whole wait for an answer. */
async function requireEngine(client: Client): Promise<void> {
  if (Date.now() - (answeredAt.get(client) ?? 0) < TRUSTED_MS) return;
  if (!(await isEngineThere(client))) throw serverProblem('engine-away');
}

async function answered(client: Client, send: () => Promise<CommandResult>): Promise<EngineAnswer> {
  await requireEngine(client);
  try {
    const result = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, send);
    answeredAt.set(client, Date.now());
    return { is: 'done', result };
  } catch (error) {
    return answerIn(error);
  }
}

/**
 * What an error of the client means to the person who waits. The request was sent, and a connection that is refused now
 * may have been there for an earlier try of the client's own: that nothing was done, only the process itself can say.
 */
function answerIn(error: unknown): EngineAnswer {
  if (isNotThere(error)) return { is: 'notThere' };
  if (!(error instanceof WorkflowUpdateFailedError)) return { is: 'unknown', cause: error };
  const failure = applicationFailureIn(error);
  if (failure !== null && isRefusal(failure.type ?? '')) {
    const [facts] = (failure.details ?? []) as [{ fields?: readonly string[] }?];
    return { is: 'refused', refusal: failure.type as Refusal, fields: facts?.fields ?? [] };
  }
  return withoutAnswer(failure?.type, error);
}

/** The process took it on and did not answer by the law. */
function withoutAnswer(type: string | null | undefined, error: Error): EngineAnswer {
  if (type === UNPROVED) throw serverProblem('not-proved');
  // The process was ended over it; asked again, there is nobody.
  if (type === 'AcceptedUpdateCompletedWorkflow') return { is: 'unknown', cause: error };
  throw error;
}

const isNotThere = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError;

function applicationFailureIn(error: unknown): ApplicationFailure | null {
  if (error instanceof ApplicationFailure) return error;
  const cause = causeOf(error);
  return cause === undefined ? null : applicationFailureIn(cause);
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
