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
import { nationalRules as national, rulesWith } from '../../fixtures/cases.ts';

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

/** Values close to the refused ones, which change nothing that is proved. */
const nearMisses: readonly (readonly [string, Rules])[] = [
  [
    'three kinds of opinion, of which one passes',
    rulesWith({
      opinionKinds: [...national.review.opinionKinds, { code: 'unclear', label: '无法判断', passes: false }],
    }),
  ],
  [
    'a meeting instead of the pass, where no penalty is decided',
    { ...rulesWith({ objection: { ...national.review.objection, substitutesPass: true } }), actKinds: ['license'] },
  ],
  [
    'no way to a meeting, and no objection to bring there',
    rulesWith({ objection: { ...national.review.objection, allowed: false, path: [] } }),
  ],
  [
    'straight to the meeting',
    rulesWith({ objection: { ...national.review.objection, path: ['disagreementDeliberation'] } }),
  ],
  ['the light form where nothing asks for a letter', rulesWith({ lightForm: true })],
  [
    'a supplement that stops the clock and sends back',
    rulesWith({ supplement: { ...national.review.supplement, clockPolicy: 'pause' } }),
  ],
  [
    'no extension at all',
    rulesWith({ extension: { ...national.review.extension, allowed: false, max: 0, period: null } }),
  ],
  ['notice before review', rulesWith({ order: 'afterHearing' })],
  ['review before notice and after', rulesWith({ order: 'both' })],
  ['approval in two steps', { ...national, approval: { ...national.approval, twoSteps: true } }],
  ['nobody acts for the head', { ...national, approval: { ...national.approval, actingHead: 'none' } }],
  ['votes, and everybody present', { ...national, deliberation: { quorum: 1, votes: true } }],
  ['an authority that imposes nothing but penalties', { ...national, actKinds: ['penalty'] }],
  [
    'the party is heard before any fine',
    { ...national, hearing: { ...national.hearing, kinds: ['fine', ...national.hearing.kinds] } },
  ],
  [
    'every fine and confiscation is heard, so no sum need be large',
    {
      ...national,
      hearing: { ...national.hearing, thresholds: [], kinds: [...national.hearing.kinds, 'fine', 'confiscation'] },
    },
  ],
  [
    'a new threshold from the day after the old one',
    {
      ...national,
      hearing: {
        ...national.hearing,
        thresholds: national.hearing.thresholds.flatMap((row) => [
          { ...row, effectiveFrom: '2026-07-01', amountFen: row.amountFen / 2 },
          { ...row, effectiveUntil: '2026-06-30' },
          { ...row, effectiveFrom: '2001-01-01', effectiveUntil: '2001-12-31' },
        ]),
      },
    },
  ],
  [
    'a month to ask for a hearing',
    { ...national, hearing: { ...national.hearing, requestPeriod: { n: 1, unit: 'month', roll: 'none' } } },
  ],
  [
    'the heads meet on every ground and on every penalty that is heard',
    {
      ...national,
      approval: {
        ...national.approval,
        headsDeliberation: { grounds: national.review.scope.grounds, kinds: national.hearing.kinds },
      },
    },
  ],
  [
    'no kind of penalty is serious, but a ground is',
    {
      ...national,
      approval: { ...national.approval, headsDeliberation: { grounds: ['complex', 'majorPublicInterest'], kinds: [] } },
    },
  ],
  [
    'nothing of the penalty law where no penalty is decided',
    {
      ...national,
      actKinds: ['coercion'],
      hearing: { ...national.hearing, kinds: [], thresholds: [] },
      decision: { ...national.decision, periods: {} },
      service: { periods: {} },
    },
  ],
];

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

describe('a value close to a refused one is proved', () => {
  test.for(nearMisses)('%s', ([, rules]) => {
    const answer = checkProfile(rules);
    expect(answer.ok ? '' : answer.story).toBe('');
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
