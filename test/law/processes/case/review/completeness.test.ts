import { describe, expect, test } from 'vitest';
import { draftGaps } from '../../../../../law/processes/case/review/completeness.ts';
import type { ReviewedContent } from '../../../../../law/processes/case/review/content.ts';

const complete: ReviewedContent = {
  actKind: 'penalty',
  title: '占道经营案',
  party: { type: 'organization', name: '示范县老街食品店', code: null, address: null, representative: null },
  facts: { violation: '占道经营', summary: '2026年8月21日在城北路占道经营。' },
  evidence: [{ name: '现场笔录', kind: 'inspectionRecord', file: null, proves: '' }],
  law: [{ law: '《城市市容管理条例》', article: '第十四条' }],
  discretion: { standard: '裁量基准第三条', circumstances: '' },
  decision: { outcome: 'penalty', penaltyKinds: ['warning'], fineFen: 0, confiscatedFen: 0, text: '给予警告。' },
  scope: {
    majorPublicInterest: false,
    majorSocialImpact: false,
    majorRights: false,
    hearingHeld: false,
    complex: false,
    requiredByLaw: false,
  },
};

describe('what keeps a draft from being finalized (APL-59)', () => {
  test('nothing, when everything a decision must state is there', () => {
    expect(draftGaps(complete)).toEqual([]);
  });

  test.for([
    ['title', { title: ' ' }],
    ['party.name', { party: { ...complete.party, name: '' } }],
    ['facts.violation', { facts: { ...complete.facts, violation: '' } }],
    ['facts.summary', { facts: { ...complete.facts, summary: '' } }],
    ['discretion.standard', { discretion: { standard: '', circumstances: '首次' } }],
    ['decision.text', { decision: { ...complete.decision, text: '' } }],
    ['evidence.0.name', { evidence: [{ name: '', kind: 'documentary', file: null, proves: '' }] }],
    ['law.0', { law: [{ law: '', article: '第十四条' }] }],
    ['law.0', { law: [{ law: '《城市市容管理条例》', article: '' }] }],
  ] as const)('%s is missing', ([field, given]) => {
    expect(draftGaps({ ...complete, ...given })).toEqual([{ field, code: 'missing' }]);
  });

  test('no provision is cited', () => {
    expect(draftGaps({ ...complete, law: [] })).toEqual([{ field: 'law', code: 'no-law' }]);
  });

  test('a penalty without a kind of penalty', () => {
    const decision = { ...complete.decision, penaltyKinds: [] };
    expect(draftGaps({ ...complete, decision })).toEqual([{ field: 'decision.penaltyKinds', code: 'no-penalty' }]);
  });

  test('a decision to impose none needs no kind of penalty, and a license no standard of discretion', () => {
    const decision = { ...complete.decision, outcome: 'noPenalty', penaltyKinds: [] } as const;
    const discretion = { standard: '', circumstances: '' };
    expect(draftGaps({ ...complete, decision })).toEqual([]);
    expect(draftGaps({ ...complete, actKind: 'license', decision, discretion })).toEqual([]);
  });
});
