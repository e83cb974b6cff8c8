import { createActor, type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { ProcessEvent } from './definition.ts';

const nothing = (): void => undefined;

/** XState's own `transition` makes an actor for every call; nobody listens to it, so one a machine is enough. */
const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known !== undefined) return known;
  const self = createActor(machine);
  const scope: AnyActorScope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}

/**
 * What the machine makes of an event; the very same snapshot where no transition is taken.
 *
 * @law APL-57
 */
export const nextSnapshot = (
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: ProcessEvent,
): AnyMachineSnapshot => machine.transition(snapshot, event, scopeOf(machine)) as AnyMachineSnapshot;
