import { describe, expect, test } from 'vitest';
import { checkProfile } from '../../../law/profiles/checker/check.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { nationalRules as national, rulesWith } from '../../fixtures/cases.ts';

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

test('people of a demonstration may decide from a mail without proving who they are, and nobody else', () => {
  const trusting: Rules = { ...national, approval: { ...national.approval, stepUp: 'none' } };
  expect(checkProfile(trusting, true).ok).toBe(true);
  expect(checkProfile(trusting)).toMatchObject({ ok: false, property: 'withinTheLaw', key: 'approval.stepUp' });
  const shortened: Rules = { ...trusting, deliberation: { ...national.deliberation, quorum: 0.3 } };
  expect(checkProfile(shortened, true)).toMatchObject({ ok: false, key: 'deliberation.quorum' });
});

describe('a value close to a refused one is proved', () => {
  test.for(nearMisses)('%s', ([, rules]) => {
    const answer = checkProfile(rules);
    expect(answer.ok ? '' : answer.story).toBe('');
  });
});
