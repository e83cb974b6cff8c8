import { describe, expect, test } from 'vitest';
import { conflictOf } from '../../../law/people/conflicts.ts';
import { involvementOf, type InvolvingEntry } from '../../../law/people/involvement.ts';
import type { Act } from '../../../law/procedure/acts.ts';

const entry = (on: string, actorId: string, act: Record<string, unknown>, standsFor?: string): InvolvingEntry => ({
  on,
  actorId,
  act: act as unknown as Act,
  ...(standsFor === undefined
    ? {}
    : { by: { personId: actorId, offices: [], standsFor: [{ personId: standsFor, offices: [] }] } }),
});

const opened = entry('2026-05-01', '何川', { type: 'openCase', handlers: ['何川', '吴婷'] });

describe('who was what in a case, over every hand-over (U8)', () => {
  test.each([
    ['opening', [opened], '何川', 'handler', '2026-05-01'],
    [
      'transfer',
      [opened, entry('2026-05-03', '冯毅', { type: 'assignHandlers', handlers: ['吴婷', '罗勇'] })],
      '罗勇',
      'handler',
      '2026-05-03',
    ],
    [
      'opening',
      [opened, entry('2026-05-03', '冯毅', { type: 'assignHandlers', handlers: ['吴婷', '罗勇'] })],
      '何川',
      'handler',
      '2026-05-01',
    ],
    [
      'assignment',
      [opened, entry('2026-05-04', '韩松', { type: 'assignReviewer', reviewerId: '周敏' })],
      '周敏',
      'reviewer',
      '2026-05-04',
    ],
    [
      'delegation',
      [opened, entry('2026-05-05', '周敏', { type: 'delegateReview', personId: '陈立' })],
      '陈立',
      'reviewer',
      '2026-05-05',
    ],
    [
      'cosign',
      [opened, entry('2026-05-06', '周敏', { type: 'askCosign', personId: '宋雅' })],
      '宋雅',
      'reviewer',
      '2026-05-06',
    ],
    ['act', [opened, entry('2026-05-07', '韩松', { type: 'issueOpinion' })], '韩松', 'reviewer', '2026-05-07'],
    [
      'act',
      [opened, entry('2026-05-08', '何川', { type: 'noticeHearing', officerId: '郑怀远' })],
      '郑怀远',
      'hearingOfficer',
      '2026-05-08',
    ],
    ['leave', [opened, entry('2026-05-09', '罗勇', { type: 'amendDraft' }, '何川')], '罗勇', 'handler', '2026-05-09'],
  ] as const)('by %s', (by, entries, personId, as, since) => {
    expect(involvementOf(entries).find((found) => found.personId === personId)).toEqual({ personId, as, since, by });
  });

  test('who acted for somebody absent that was nothing in the case is nothing in it', () => {
    const entries = [opened, entry('2026-05-09', '罗勇', { type: 'accept' }, '周敏')];
    expect(involvementOf(entries).map(({ personId }) => personId)).toEqual(['何川', '吴婷']);
  });

  test('a substitute of the handler cannot review, and is told since when', () => {
    const entries = [opened, entry('2026-05-09', '周敏', { type: 'finalizeDraft' }, '何川')];
    expect(conflictOf('review', '周敏', involvementOf(entries), 'warn')).toMatchObject({
      refusal: 'handler-cannot-review',
      fact: { since: '2026-05-09', by: 'leave' },
    });
  });
});
