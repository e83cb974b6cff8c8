import { caseRoles } from '../../../../law/people/roles.ts';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { decide } from '../../../../law/process.ts';
import { partyStateOf } from '../../../../law/processes/case/selectors.ts';
import type { ProcessState } from '../../../../law/process/state.ts';
import { actOf, someDay, type Step } from '../../../fixtures/cases.ts';

type Node = AnyStateMachine['root'];
interface Transition {
  readonly source: Node;
  readonly eventType: string;
}

const nodesUnder = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node.states as Record<string, Node>).flatMap(nodesUnder),
];

/** `case.matter.passed: amendDraft 0`: the state it leaves, the act, and which of the ways for that act. */
const nameOf = (transition: Transition): string => {
  const ways = transition.source.transitions.get(transition.eventType) ?? [];
  return `${transition.source.id}: ${transition.eventType} ${ways.findIndex((way) => way === transition)}`;
};

/** Every transition of a machine, by name. */
export const transitionsOf = (machine: AnyStateMachine): readonly string[] =>
  nodesUnder(machine.root).flatMap(({ transitions }) =>
    [...transitions.values()].flatMap((ways) => ways.map((way) => nameOf(way as unknown as Transition))),
  );

/** The transitions one act takes. */
export function takenAt(machine: AnyStateMachine, processState: ProcessState, event: object): readonly string[] {
  const snapshot: AnyMachineSnapshot = machine.resolveState({
    value: processState.value as never,
    context: processState.context,
  });
  const taken = machine.getTransitionData(snapshot, {
    type: '',
    ...event,
    party: partyStateOf(processState),
    as: caseRoles,
  });
  return (taken as unknown as readonly Transition[]).map(nameOf);
}

/** The transitions a story takes, act by act; each act must be allowed. */
export function takenBy(machine: AnyStateMachine, begin: ProcessState, past: readonly Step[]): readonly string[] {
  let processState = begin;
  return past.flatMap((step) => {
    const act = actOf(step, processState);
    const { by, on = someDay, dues = {}, at } = step;
    const moment = { by, on, dues, ...(at === undefined ? {} : { at }) };
    const taken = takenAt(machine, processState, { ...act, ...moment });
    const decision = decide(processState, act, moment);
    if (!decision.ok) throw new Error(`expected ${step.type} to be allowed, got ${decision.refusal}`);
    processState = decision.next;
    return taken;
  });
}
