import type { ProcessState } from './process/state.ts';
import type { ProcessDefinition } from './process/definition.ts';
import type { ProcessKind } from './process/names.ts';
import { caseProcess } from './processes/case/definition.ts';
import { publicationProcess } from './processes/publication/definition.ts';

/** Every process, whole. What is the same for all of them reads it here and knows no kind by name. */
const processes = {
  case: caseProcess,
  publication: publicationProcess,
} as const satisfies Record<ProcessKind, ProcessDefinition<never>>;

type Definitions = typeof processes;
export type ContextOf<K extends ProcessKind> =
  Definitions[K] extends ProcessDefinition<infer Context> ? Context : never;
export type InputOf<K extends ProcessKind> =
  Definitions[K] extends ProcessDefinition<infer _, infer Input> ? Input : never;

/**
 * The definition of a kind of process. A state carries the kind its context was made by, which the compiler cannot know.
 *
 * @law GBF118
 */
export const definitionOf = (kind: ProcessKind): ProcessDefinition => processes[kind];

/**
 * What a process of this kind is; the fault of whoever asks it of another.
 *
 * @law GBF118
 */
export function contextOf<K extends ProcessKind>(
  kind: K,
  processState: Pick<ProcessState, 'kind' | 'context'>,
): ContextOf<K> {
  if (processState.kind !== kind) throw new Error(`expected a ${kind}, got a ${processState.kind}`);
  return processState.context as ContextOf<K>;
}
