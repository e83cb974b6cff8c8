import {
  Client,
  Connection,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import {
  ApplicationFailure,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/common';
import { isRefusal, type Refusal } from '../../law/refusals.ts';
import { ANSWER_WITHIN_MS, CONNECT_WITHIN_MS, type TemporalConfig } from '../../temporal.config.ts';
import {
  actUpdate,
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
  /** The answer did not come in time; the act may still be recorded. */
  | { readonly is: 'unknown' };

/** Sends an act to the process it belongs to. */
export function sendAct(
  { temporal }: Pick<Installation, 'temporal'>,
  processId: string,
  command: Command,
): Promise<EngineAnswer> {
  const handle = temporal.workflow.getHandle(processId);
  return answered(temporal, () => handle.executeUpdate(actUpdate, { args: [command], updateId: command.id }));
}

/** Sends the first act of a process, which begins with it; an id that was used once is never used again. */
export function sendFirstAct(
  { temporal, taskQueue }: Installation,
  start: ProcessStart,
  command: Command,
): Promise<EngineAnswer> {
  const startWorkflowOperation = new WithStartWorkflowOperation<RunProcess>(RUN_PROCESS, {
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
      updateId: command.id,
    }),
  );
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

/** What an error of the client means to the person who waits. */
function answerIn(error: unknown): EngineAnswer {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { is: 'unknown' };
  const failure = applicationFailureIn(error);
  if (failure !== null && isRefusal(failure.type ?? '')) {
    const [facts] = (failure.details ?? []) as [{ fields?: readonly string[] }?];
    return { is: 'refused', refusal: failure.type as Refusal, fields: facts?.fields ?? [] };
  }
  // Ended between the look and the act, or never begun: its state knows no act any more.
  const hasEnded = failure?.type === 'AcceptedUpdateCompletedWorkflow' || isNotThere(error);
  if (hasEnded) return { is: 'refused', refusal: 'act-not-in-this-state', fields: [] };
  const isAway = [error, causeOf(error)].some((candidate) => isGrpcServiceError(candidate));
  throw isAway ? Object.assign(serverProblem('engine-away'), { cause: error }) : error;
}

const isNotThere = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError;

function applicationFailureIn(error: unknown): ApplicationFailure | null {
  if (error instanceof ApplicationFailure) return error;
  const cause = causeOf(error);
  return cause === undefined ? null : applicationFailureIn(cause);
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
