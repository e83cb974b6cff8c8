import { describe, expect, test } from 'vitest';
import {
  isAwayOn,
  isFitSubstitute,
  obstacleToLeave,
  officesFilled,
  standsInFor,
  type Colleague,
  type Leave,
} from '../../../law/people/absence.ts';
import type { Office } from '../../../law/people/roles.ts';

const who = (id: string, ...held: readonly [Office, string][]): Colleague => ({
  id,
  authorityId: 'authority',
  offices: held.map(([office, of]) => ({ office, of })),
});

const squad = 'squad';
const review = 'review';
const officer = who('何川', ['officer', squad]);
const secondOfficer = who('吴婷', ['officer', squad]);
const squadHead = who('冯毅', ['unitHead', squad]);
const otherOfficer = who('许静', ['officer', 'other squad']);
const otherHead = who('杜明', ['unitHead', 'other squad']);
const reviewer = who('周敏', ['reviewer', review]);
const secondReviewer = who('陈立', ['reviewer', review]);
const reviewHead = who('韩松', ['unitHead', review]);
const deputy = who('郑怀远', ['deputyHead', review]);
const head = who('梁守正', ['authorityHead', 'authority']);
const clerk = who('宋雨', ['publicityClerk', 'authority']);
const secondClerk = who('丁宁', ['publicityClerk', 'authority']);
const officerAndClerk = who('身兼两职', ['officer', squad], ['publicityClerk', 'authority']);

const leave = (more: Partial<Leave> = {}): Leave => ({
  personId: '周敏',
  substituteId: '陈立',
  fromOn: '2026-09-14',
  untilOn: '2026-09-18',
  endedOn: null,
  ...more,
});

describe('a leave holds on its days', () => {
  test.each([
    ['the day before', '2026-09-13', null, false],
    ['the first', '2026-09-14', null, true],
    ['the last', '2026-09-18', null, true],
    ['the day after', '2026-09-19', null, false],
    ['the day before the early end', '2026-09-15', '2026-09-16', true],
    ['the first day back', '2026-09-16', '2026-09-16', false],
  ] as const)('%s', (_name, day, endedOn, away) => {
    expect(isAwayOn(leave({ endedOn }), day)).toBe(away);
  });
});

describe('who may stand in for whom', () => {
  test.each([
    [officer, secondOfficer, true],
    [officer, squadHead, true],
    [officer, otherOfficer, false],
    [officer, otherHead, false],
    [officer, reviewer, false],
    [reviewer, secondReviewer, true],
    [reviewer, reviewHead, true],
    [reviewer, officer, false],
    [squadHead, officer, true],
    [squadHead, deputy, true],
    [squadHead, otherHead, false],
    [squadHead, reviewer, false],
    [reviewHead, reviewer, true],
    [reviewHead, head, true],
    [deputy, head, true],
    [deputy, reviewHead, false],
    [head, deputy, true],
    [head, squadHead, false],
    [clerk, secondClerk, true],
    [clerk, head, false],
    [officer, officer, false],
    [who('无职务'), officer, false],
    // The name in the file passes over whole: a colleague of one office does not take it.
    [officerAndClerk, secondClerk, false],
    [officerAndClerk, secondOfficer, true],
  ] as const)('$0.id ← $1.id', (absent, substitute, fit) => {
    expect(isFitSubstitute(absent, substitute)).toBe(fit);
  });

  test('only offices the substitute could hold pass over', () => {
    expect(officesFilled(officerAndClerk, secondOfficer)).toEqual([{ office: 'officer', of: squad }]);
  });
});

describe('whom somebody stands in for today', () => {
  const ofReviewer = { ...leave(), authorityId: 'authority', offices: reviewer.offices };

  test('the absent person, with the offices that pass over', () => {
    expect(standsInFor(secondReviewer, [ofReviewer], '2026-09-14')).toEqual([
      { personId: '周敏', offices: reviewer.offices },
    ]);
  });

  test.each([
    ['before it begins', secondReviewer, '2026-09-13'],
    ['after it ends', secondReviewer, '2026-09-19'],
    ['for another substitute', reviewHead, '2026-09-14'],
    ['for a substitute who has left the unit', who('陈立', ['officer', squad]), '2026-09-14'],
  ] as const)('nobody %s', (_name, substitute, day) => {
    expect(standsInFor(substitute, [ofReviewer], day)).toEqual([]);
  });
});

describe('what stands in the way of a leave', () => {
  const today = '2026-09-10';
  const asked = { leave: leave(), absent: reviewer, substitute: secondReviewer, others: [] as Leave[], today };

  test.each([
    ['nothing', {}, null],
    ['days the wrong way round', { leave: leave({ untilOn: '2026-09-13' }) }, 'leave-days-reversed'],
    ['a leave that began yesterday', { today: '2026-09-15' }, 'leave-in-past'],
    ['nothing on its first day', { today: '2026-09-14' }, null],
    ['the same person', { substitute: reviewer }, 'substitute-is-absent-person'],
    ['somebody of another unit', { substitute: officer }, 'substitute-unfit'],
    ['their own leave', { others: [leave({ substituteId: '韩松' })] }, 'leave-overlaps'],
    ['a leave of the substitute', { others: [leave({ personId: '陈立', substituteId: '韩松' })] }, 'substitute-away'],
    [
      'that they stand in for another',
      { others: [leave({ personId: '韩松', substituteId: '周敏' })] },
      'substitute-for-another',
    ],
    [
      'nothing, when the other begins the day after',
      { others: [leave({ fromOn: '2026-09-19', untilOn: '2026-09-25' })] },
      null,
    ],
    ['one shared day', { others: [leave({ fromOn: '2026-09-18', untilOn: '2026-09-25' })] }, 'leave-overlaps'],
    [
      'nothing, when the other was over the day before',
      { others: [leave({ fromOn: '2026-09-01', untilOn: '2026-09-13' })] },
      null,
    ],
    ['nothing, when the other ended early', { others: [leave({ fromOn: '2026-09-01', endedOn: '2026-09-14' })] }, null],
    [
      'the other, ended a day later',
      { others: [leave({ fromOn: '2026-09-01', endedOn: '2026-09-15' })] },
      'leave-overlaps',
    ],
    [
      'nothing, when the other was called off',
      { others: [leave({ fromOn: '2026-09-16', endedOn: '2026-09-16' })] },
      null,
    ],
    ['nothing, when the substitute stands in for one more', { others: [leave({ personId: '韩松' })] }, null],
  ] as const)('%s', (_name, more, refusal) => {
    expect(obstacleToLeave({ ...asked, ...more })).toBe(refusal);
  });
});
