import { afterAll, describe, expect, test, vi } from 'vitest';
import { system, type Actor } from '../../../law/people/roles.ts';
import { beginning, currentVersion, decide, migrated, versionOf } from '../../../law/process.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import {
  authority,
  does,
  given,
  handler,
  nationalRules,
  opening,
  people,
  plain,
  someDay,
  storyOf,
  type Step,
  type Story,
} from '../../fixtures/cases.ts';

// The modules of law are loaded once for all tests of it: what is loaded here is loaded for this file alone.
vi.hoisted(() => vi.resetModules());
vi.mock(import('../../../law/processes/case/versions.ts'), () => import('../../fixtures/second-version/versions.ts'));
afterAll(() => {
  vi.doUnmock(import('../../../law/processes/case/versions.ts'));
  vi.resetModules();
});

const administrator: Actor = {
  personId: 'admin-1',
  authorityId: authority,
  offices: [{ office: 'administrator', of: authority }],
};
const reopening = does(handler, 'reopenDraft');

const ofFirst = (...past: readonly Step[]): Story =>
  storyOf(beginning('case', { rules: nationalRules, backEntry: false }, '1')).after(...past);

function migrate(processState: ProcessState, change: object = {}, by: Actor = administrator, on = someDay) {
  const act = { type: 'migrate', to: '2', text: null, ...change } as const;
  return decide(processState, act, { by, on, dues: {} });
}

function takenOver(processState: ProcessState): ProcessState {
  const decision = migrate(processState);
  if (!decision.ok) throw new Error(`expected to be taken over, got ${decision.refusal}`);
  return decision.next;
}

const refusalOf = (...asked: Parameters<typeof migrate>): string | null => {
  const decision = migrate(...asked);
  return decision.ok ? null : decision.refusal;
};

describe('a process keeps the version it began with', () => {
  test('a new one begins with the latest', () => {
    expect(currentVersion('case')).toBe('2');
    expect(given(opening()).processState.version).toBe('2');
    expect(given(...plain.signed).when(reopening)).toBe('act-not-in-this-state');
  });

  test('an older one goes on by its own machine', () => {
    expect(ofFirst(...plain.signed).when(reopening)).toBe('drafting');
  });

  test('a version nobody released has no machine', () => {
    expect(() => versionOf({ kind: 'case', version: '3' })).toThrow('expected a released case machine, got version 3');
    expect(() => versionOf({ kind: 'publication', version: 'constructor' })).toThrow('constructor');
  });

  test('migrated, it is where it was, and goes on by the later machine', () => {
    const { processState } = ofFirst(...plain.signed);
    const after = takenOver(processState);
    expect(after).toEqual({ ...processState, version: '2' });
    expect(storyOf(after).when(reopening)).toBe('act-not-in-this-state');
    expect(storyOf(after).when(does(handler, 'submitForReview'))).toBe('awaitingIntake');
  });
});

describe('migrating is refused', () => {
  const { processState } = ofFirst(...plain.assigned);

  test.each(people.map((person) => [person.name, person] as const))('to %s', (_name, person) => {
    expect(refusalOf(processState, {}, person)).toBe('not-your-act');
  });

  test('to a clock, and to the administrator of another authority', () => {
    expect(refusalOf(processState, {}, system)).toBe('not-your-act');
    const elsewhere: Actor = {
      personId: 'admin-2',
      authorityId: 'authority-2',
      offices: [{ office: 'administrator', of: 'authority-2' }],
    };
    expect(refusalOf(processState, {}, elsewhere)).toBe('not-your-act');
  });

  test('to a version nobody released, to the one it has, and back', () => {
    for (const to of ['3', '1', 'constructor']) expect(refusalOf(processState, { to })).toBe('version-not-offered');
    expect(refusalOf(takenOver(processState))).toBe('version-not-offered');
    expect(refusalOf(takenOver(processState), { to: '1' })).toBe('version-not-offered');
  });

  test('before the first act and after the last', () => {
    expect(refusalOf(ofFirst().processState)).toBe('act-not-in-this-state');
    expect(refusalOf(ofFirst(...plain.closed).processState)).toBe('act-not-in-this-state');
  });

  test('on a day before the last act', () => {
    expect(refusalOf(processState, {}, administrator, '2026-03-01')).toBe('date-before-previous');
  });

  test('in a publication, which knows one version', () => {
    const { participants } = processState.context;
    const input = { rules: nationalRules, participants, actKind: 'penalty', backEntry: false, decidedOn: someDay };
    expect(migrated(beginning('publication', input), '2', someDay)).toBeNull();
  });
});
