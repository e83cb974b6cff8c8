import { describe, expect, test, vi } from 'vitest';
import { system, type Actor } from '../../../law/people/roles.ts';
import {
  beginning,
  currentVersion,
  decide,
  machineOf,
  migrated,
  type Standing,
} from '../../../law/procedure/procedure.ts';
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

vi.mock(import('../../../law/procedure/versions.ts'), () => import('../../fixtures/second-version/versions.ts'));

const administrator: Actor = {
  personId: 'admin-1',
  authorityId: authority,
  offices: [{ office: 'administrator', of: authority }],
};
const reopening = does(handler, 'reopenDraft');

const ofFirst = (...past: readonly Step[]): Story =>
  storyOf(beginning('case', { rules: nationalRules, backEntry: false }, '1')).after(...past);

function migrate(standing: Standing, change: object = {}, by: Actor = administrator, on = someDay) {
  const act = { type: 'migrate', to: '2', text: null, ...change } as const;
  return decide(standing, act, { by, on, dues: {} });
}

function takenOver(standing: Standing): Standing {
  const decision = migrate(standing);
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
    expect(given(opening()).standing.version).toBe('2');
    expect(given(...plain.signed).when(reopening)).toBe('act-not-in-this-state');
  });

  test('an older one goes on by its own machine', () => {
    expect(ofFirst(...plain.signed).when(reopening)).toBe('drafting');
  });

  test('a version nobody released has no machine', () => {
    expect(() => machineOf('case', '3')).toThrow('expected a released case machine, got version 3');
    expect(() => machineOf('publication', 'constructor')).toThrow('constructor');
  });

  test('migrated, it is where it was, and goes on by the later machine', () => {
    const { standing } = ofFirst(...plain.signed);
    const after = takenOver(standing);
    expect(after).toEqual({ ...standing, version: '2' });
    expect(storyOf(after).when(reopening)).toBe('act-not-in-this-state');
    expect(storyOf(after).when(does(handler, 'submitForReview'))).toBe('awaitingIntake');
  });
});

describe('migrating is refused', () => {
  const { standing } = ofFirst(...plain.assigned);

  test.each(people.map((person) => [person.name, person] as const))('to %s', (_name, person) => {
    expect(refusalOf(standing, {}, person)).toBe('not-your-act');
  });

  test('to a clock, and to the administrator of another authority', () => {
    expect(refusalOf(standing, {}, system)).toBe('not-your-act');
    const elsewhere: Actor = {
      personId: 'admin-2',
      authorityId: 'authority-2',
      offices: [{ office: 'administrator', of: 'authority-2' }],
    };
    expect(refusalOf(standing, {}, elsewhere)).toBe('not-your-act');
  });

  test('to a version nobody released, to the one it has, and back', () => {
    for (const to of ['3', '1', 'constructor']) expect(refusalOf(standing, { to })).toBe('version-not-offered');
    expect(refusalOf(takenOver(standing))).toBe('version-not-offered');
    expect(refusalOf(takenOver(standing), { to: '1' })).toBe('version-not-offered');
  });

  test('before the first act and after the last', () => {
    expect(refusalOf(ofFirst().standing)).toBe('act-not-in-this-state');
    expect(refusalOf(ofFirst(...plain.closed).standing)).toBe('act-not-in-this-state');
  });

  test('on a day before the last act', () => {
    expect(refusalOf(standing, {}, administrator, '2026-03-01')).toBe('date-before-previous');
  });

  test('in a publication, which knows one version', () => {
    const { parts } = standing.context;
    const input = { rules: nationalRules, parts, actKind: 'penalty', backEntry: false, decidedOn: someDay };
    expect(migrated(beginning('publication', input), '2', someDay)).toBeNull();
  });
});
