import { getNextTransitions, setup, type AnyMachineSnapshot } from 'xstate';
import { describe, expect, test } from 'vitest';
import { actsOf, type ActType } from '../../../law/acts.ts';
import { rolesIn, type Actor } from '../../../law/people/roles.ts';
import { decide, isOver, versionOf } from '../../../law/process.ts';
import { guardOf, type ProcessEvent } from '../../../law/process/definition.ts';
import { nextSnapshot } from '../../../law/process/next-snapshot.ts';
import { probeAct } from '../../../law/process/probe-acts.ts';
import type { ProcessContext, ProcessState } from '../../../law/process/state.ts';
import type { Transition } from '../../../law/process/transition.ts';
import { contextOf } from '../../../law/processes.ts';
import { partyStateOf } from '../../../law/processes/case/selectors.ts';
import { everyOffice, given, people, plain, proceeding, someDay, stranger } from '../../fixtures/cases.ts';

const dues = {};

const snapshotOf = (processState: ProcessState): AnyMachineSnapshot =>
  versionOf(processState).machine.resolveState(processState as never);

/** The event as `decide` makes it, past its answer: in a case that has ended nobody may do anything. */
function eventOf(processState: ProcessState, type: ActType, by: Actor): ProcessEvent | null {
  const act = probeAct(type, processState.context, { by, on: someDay });
  const known = isOver(processState)
    ? []
    : getNextTransitions(snapshotOf(processState)).filter(({ eventType }) => eventType === type);
  const roles = known.flatMap(({ meta }) => (meta as Transition | undefined)?.roles ?? []);
  const as = rolesIn(by, processState.context.participants).filter((role) => roles.includes(role));
  const party = partyStateOf(processState);
  return act && ({ ...act, by, on: someDay, dues, party, as } as unknown as ProcessEvent);
}

describe('a barred event sent straight to the machine', () => {
  const stages = Object.entries({ ...plain, ...proceeding });

  test.each(stages)('does not move a case that is %s', (_name, past) => {
    const { processState } = given(...past);
    const snapshot = snapshotOf(processState);
    let barred = 0;
    for (const by of [...people, everyOffice, stranger]) {
      for (const type of actsOf('case')) {
        const event = eventOf(processState, type, by);
        if (event === null || decide(processState, event, { by, on: someDay, dues }).ok) continue;
        barred += 1;
        expect([type, nextSnapshot(versionOf(processState).machine, snapshot, event) === snapshot]).toEqual([
          type,
          true,
        ]);
      }
    }
    expect(barred).toBeGreaterThan(100);
  });
});

test('the context of a process of another kind is nobody’s', () => {
  const { processState } = given(...plain.opened);
  expect(contextOf('case', processState)).toBe(processState.context);
  expect(() => contextOf('publication', processState)).toThrow('expected a publication, got a case');
});

/** Two regions that both know the act, as a case has many. */
function twoRegions() {
  const asked: string[] = [];
  const obstacle = guardOf<ProcessContext, ProcessEvent>(({ by }) => {
    asked.push(by.personId);
    return null;
  });
  const made = setup({
    types: { context: {} as ProcessContext, events: {} as ProcessEvent },
    guards: { allowed: ({ context, event }) => obstacle(event, context) === null },
  });
  const region = {
    initial: 'here',
    states: { here: { on: { remind: { target: 'there', guard: 'allowed' } } }, there: {} },
  } as const;
  const context = { lastOn: '2026-03-02' } as ProcessContext;
  const machine = made.createMachine({ type: 'parallel', context, states: { one: region, other: region } });
  return { asked, obstacle, machine, context };
}

const reminds = (more: object = {}): ProcessEvent =>
  ({ type: 'remind', text: null, by: people[0], on: someDay, dues, as: ['supervisor'], ...more }) as ProcessEvent;

describe('the guard of a machine', () => {
  test('asks the law once for an event, however many regions ask it', () => {
    const { asked, obstacle, machine, context } = twoRegions();
    const snapshot = machine.resolveState({ value: { one: 'here', other: 'here' }, context });
    const event = reminds();
    expect(obstacle(event, snapshot.context)).toBeNull();
    expect(nextSnapshot(machine, snapshot, event).value).toEqual({ one: 'there', other: 'there' });
    expect(asked).toHaveLength(1);
  });

  test('asks anew for another event and for another state', () => {
    const { asked, obstacle, context } = twoRegions();
    const event = reminds();
    obstacle(event, context);
    obstacle(reminds(), context);
    obstacle(event, { ...context });
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['nobody may do it here', { as: [] }, 'not-your-act'],
    ['the day goes back', { on: '2026-03-01' }, 'date-before-previous'],
    ['the day is that of the last act', { on: '2026-03-02' }, null],
    ['a clock speaks with its own day', { type: 'clockExpired', on: '2026-03-01', as: ['system'] }, null],
    ['a clock reminds with its own day', { type: 'clockReminder', on: '2026-03-01', as: ['system'] }, null],
  ] as const)('where %s, says %s', (_what, more, refusal) => {
    const { obstacle, context } = twoRegions();
    expect(obstacle(reminds(more), context)).toBe(refusal);
  });
});
