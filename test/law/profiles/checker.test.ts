import { describe, expect, test } from 'vitest';
import { clockRules } from '../../../law/process/clocks.ts';
import { isProvision } from '../../../law/statutes.ts';
import { Exploration } from '../../../law/profiles/checker/exploration.ts';
import { KnownActs } from '../../../law/profiles/checker/model-acts.ts';
import { properties } from '../../../law/profiles/checker/told.ts';
import { checkProfile } from '../../../law/profiles/checker/check.ts';
import { strayActs, toursOf } from '../../../law/profiles/checker/tours.ts';
import { castLabels, propertyLabels } from '../../../law/profiles/checker/words.ts';
import { profileById, profileIds } from '../../../law/profiles/profiles.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { nationalRules as national } from '../../fixtures/cases.ts';

describe('a profile that ships with the program may govern (APL 58)', () => {
  test.for([...profileIds])('%s: everything is proved', (id) => {
    const profile = profileById(id);
    if (profile === null) throw new Error(`expected profile ${id}`);
    const answer = checkProfile(profile);
    expect(answer.ok ? '' : answer.story).toBe('');
    expect(answer).toMatchObject({ ok: true, proved: properties, machine: '1' });
    expect(answer.states).toBeGreaterThan(2000);
  });
});

test('kinds of which no case can be opened leave nothing to explore', () => {
  const answer = checkProfile({ ...national, actKinds: ['levy', 'fee', 'inspection'] });
  expect(answer).toMatchObject({ ok: true, tours: 0, states: 0 });
});

const demandIn = (actKinds: Rules['actKinds']) =>
  toursOf({ ...national, actKinds }).find(({ name }) => name === 'demand');

describe('an execution is explored with its demand, wherever the authority coerces', () => {
  test('and nowhere else', () => {
    expect(demandIn(['penalty', 'license', 'levy'])).toBeUndefined();
    expect(demandIn(['penalty', 'coercion'])).toBeDefined();
  });

  test('it is demanded, answered, concealed, let pass and decided on the way', () => {
    const tour = demandIn(['coercion']);
    if (tour === undefined) throw new Error('expected a tour');
    const { done, breaches } = new Exploration(national, tour, [], new KnownActs()).run();
    for (const act of ['serveDemand', 'recordDefense', 'reexamineDefense', 'recordConcealment', 'approve'] as const) {
      expect(done).toContain(act);
    }
    expect([...breaches]).toEqual([]);
  });
});

describe('the exploration tries everything', () => {
  const tours = toursOf(national);

  test('every act of a proceeding is done somewhere, and every act of a proceeding on it', () => {
    const known = new KnownActs();
    const done = tours.map((tour) => new Exploration(national, tour, [], known).run().done);
    const all = new Set(done.flatMap((acts) => [...acts]));
    const proceeding = tours[0]?.acts ?? new Set();
    const undone = tours.flatMap(({ name, acts }, index) =>
      [...acts].filter((act) => !proceeding.has(act) && done[index]?.has(act) !== true).map((act) => `${name}: ${act}`),
    );
    expect(undone).toEqual([]);
    // Approval takes one step under these rules.
    expect([...proceeding].filter((act) => !all.has(act))).toEqual(['endorse']);
  });

  test('an act of the machine that no proceeding names is explored all the same', () => {
    for (const act of strayActs()) expect(tours.map(({ name }) => name)).toContain(act);
  });
});

test('every clock has a person who answers for it, a consequence and a provision', () => {
  for (const { owner, atEnd, provision } of Object.values(clockRules)) {
    expect(owner).not.toBe('system');
    expect(['overdue', 'lapse']).toContain(atEnd);
    expect(isProvision(provision)).toBe(true);
  }
});

describe('the words of a story', () => {
  test('name everybody and everything apart', () => {
    expect(new Set(Object.values(castLabels)).size).toBe(Object.keys(castLabels).length);
    expect(Object.keys(propertyLabels).toSorted()).toEqual([...properties].toSorted());
  });
});
