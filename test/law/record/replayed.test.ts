import { describe, expect, test } from 'vitest';
import { beginning, decide, stateName } from '../../../law/process.ts';
import type { ProcessKind } from '../../../law/process/names.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { processId } from '../../../law/process/process-id.ts';
import { openTasks } from '../../../law/process.ts';
import type { Task } from '../../../law/process/tasks.ts';
import { fingerprintOf } from '../../../law/record/fingerprint.ts';
import { beginningOf, type LedgerEntry } from '../../../law/record/ledger-entry.ts';
import { recordedBy, replay, tasksAfter, type Replay } from '../../../law/record/replayed.ts';
import { canonicalText } from '../../../law/record/canonical.ts';
import { inOwnRight, rolesIn, system } from '../../../law/people/roles.ts';
import { actOf, authority, clerk, does, nationalRules, plain, someDay, type Step } from '../../fixtures/cases.ts';

const instantOf = (minute: number): string => `2026-03-02T01:${String(minute).padStart(2, '0')}:00.000Z`;

const ids = { case: processId('case', '1'), publication: processId('publication', '1') } as const;

const stateIn = (processStates: Replay['processStates'], kind: ProcessKind): string | undefined => {
  const processState = processStates[ids[kind]];
  return processState && stateName(processState);
};

/** The entries a process would leave behind, an act a minute. */
function entriesOf(kind: ProcessKind, begin: ProcessState, steps: readonly Step[], from = 0): readonly LedgerEntry[] {
  let processState = begin;
  return steps.map((step, index) => {
    const act = actOf(step, processState);
    const { on = someDay, dues = {}, by } = step;
    const decision = decide(processState, act, { by, on, dues });
    if (!decision.ok) throw new Error(`expected ${step.type} to be allowed, got ${decision.refusal}`);
    processState = decision.next;
    const revision = index + 1;
    const entry: LedgerEntry = {
      processId: ids[kind],
      kind,
      subject: { kind: 'case', id: '1' },
      revision,
      commandId: `command-${kind}-${revision}`,
      actorId: by.personId,
      actorRoles: rolesIn(by, processState.context.participants),
      by: inOwnRight(by),
      dues,
      ...(revision === 1 ? { begun: beginningOf(processState) } : {}),
      act,
      on,
      at: instantOf(from + index),
      state: stateName(processState),
      fingerprint: fingerprintOf(processState, revision),
    };
    // As it comes back from the record.
    return JSON.parse(canonicalText(entry)) as LedgerEntry;
  });
}

const ofCase = entriesOf('case', beginning('case', { rules: nationalRules, backEntry: false }), plain.closed);
const decided = replay(ofCase).course.find(({ entry }) => entry.act.type === 'approve')?.processState;
const ofPublication = entriesOf(
  'publication',
  beginning('publication', { ...decided?.context, decidedOn: someDay }),
  [
    does(system, 'openPublication', { decidedOn: someDay }),
    does(system, 'decisionServed', { servedOn: someDay }),
    does(clerk, 'publish'),
  ],
  14,
);
const entries = [...ofCase, ...ofPublication].sort((a, b) => (a.at < b.at ? -1 : 1));

const changed = (revision: number, change: Partial<LedgerEntry>): readonly LedgerEntry[] =>
  ofCase.map((entry) => (entry.revision === revision ? { ...entry, ...change } : entry));

describe('a case judged again from its ledger', () => {
  test('comes to what was recorded, both processes, without a difference', () => {
    const { processStates, course, differences } = replay(entries);
    expect(differences).toEqual([]);
    expect(course).toHaveLength(plain.closed.length + 3);
    expect(stateIn(processStates, 'case')).toBe('closed');
    expect(stateIn(processStates, 'publication')).toBe('published');
  });

  test('an act that the law would have refused is a difference, and nothing after it is judged', () => {
    const forged = changed(6, { by: { personId: 'officer-1', authorityId: authority, offices: [] } });
    const { differences, course } = replay(forged);
    expect(differences).toEqual([
      {
        processId: ids.case,
        revision: 6,
        act: ofCase[5]?.act.type,
        why: 'refused',
        recorded: ofCase[5]?.fingerprint,
        recomputed: null,
        refusal: 'not-your-act',
      },
    ]);
    expect(course).toHaveLength(5);
  });

  test('another standing than the one recorded shows with both fingerprints', () => {
    const [difference] = replay(changed(3, { fingerprint: '0'.repeat(16) })).differences;
    expect(difference).toMatchObject({
      why: 'other-state',
      revision: 3,
      recorded: '0'.repeat(16),
      recomputed: ofCase[2]?.fingerprint,
    });
  });

  test('a missing entry and a repeated one are seen', () => {
    expect(replay(ofCase.filter(({ revision }) => revision !== 4)).differences).toMatchObject([
      { why: 'out-of-order', revision: 5 },
    ]);
    expect(replay([...ofCase.slice(0, 4), ...ofCase.slice(3)]).differences).toMatchObject([
      { why: 'out-of-order', revision: 4 },
    ]);
  });

  test.each<[string, keyof LedgerEntry, number]>([
    ['the machine and rules it began with', 'begun', 1],
    ['who acted with which offices', 'by', 2],
    ['the due days it was judged with', 'dues', 2],
  ])('an entry that does not say %s is told as incomplete', (_title, key, revision) => {
    const older = ofCase.map((entry) =>
      entry.revision === revision ? (({ [key]: _dropped, ...rest }) => rest as LedgerEntry)(entry) : entry,
    );
    expect(replay(older).differences).toMatchObject([{ why: 'incomplete', revision, refusal: null }]);
  });

  test('a difference in one process leaves the other judged', () => {
    const forged = entries.map((entry) =>
      entry.kind === 'publication' && entry.revision === 2 ? { ...entry, fingerprint: 'f' } : entry,
    );
    const { processStates, differences } = replay(forged);
    expect(differences.map(({ processId: id }) => id)).toEqual([ids.publication]);
    expect(stateIn(processStates, 'case')).toBe('closed');
  });
});

describe('a case at an instant', () => {
  test('is what the acts recorded by then made of it', () => {
    for (const { at, state, processId: id, fingerprint, revision } of entries) {
      const processState = replay(recordedBy(entries, at)).processStates[id];
      expect(processState && stateName(processState)).toBe(state);
      expect(processState && fingerprintOf(processState, revision)).toBe(fingerprint);
    }
  });

  test('was nothing before it was opened, and stays between two acts', () => {
    expect(replay(recordedBy(entries, '2026-03-02T00:59:59.999Z')).processStates).toEqual({});
    expect(recordedBy(entries, '2026-03-02T01:03:59.000Z').map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  });

  test('had the tasks open that the record opened then, by their ids', () => {
    const { course } = replay(entries);
    let open: readonly Task[] = [];
    for (const [index, { entry, processState }] of course.entries()) {
      if (entry.kind !== 'case') continue;
      open = openTasks(ids.case, processState, open, entry.revision);
      expect(tasksAfter(course.slice(0, index + 1), ids.case)).toEqual(open);
    }
    expect(tasksAfter(course.slice(0, 5), ids.case).map(({ id }) => id)).toEqual(['case-1:5:assign']);
  });
});
