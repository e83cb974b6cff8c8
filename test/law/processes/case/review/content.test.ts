import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../../law/record/canonical.ts';
import {
  filesIn,
  noticeBasis,
  scopeFacts,
  type ReviewedContent,
} from '../../../../../law/processes/case/review/content.ts';
import {
  isConsistent,
  isHeavier,
  noticeCovers,
  proposalOf,
  type Proposal,
} from '../../../../../law/processes/case/review/proposal.ts';
import { draft } from '../../../../fixtures/cases.ts';

const content: ReviewedContent = {
  actKind: 'penalty',
  title: '关于某食品经营部经营过期食品案',
  party: { type: 'soleTrader', name: '某食品经营部', code: null, address: null, representative: null },
  facts: { violation: '经营超过保质期的食品', summary: '2026年2月3日检查发现' },
  evidence: [{ name: '现场笔录', kind: 'inspectionRecord', file: null, proves: '过期食品在售' }],
  law: [{ law: '食品安全法', article: '124' }],
  discretion: { standard: '一般', circumstances: '初次违法' },
  decision: {
    outcome: 'penalty',
    penaltyKinds: ['fine', 'confiscation'],
    fineFen: 500_000,
    confiscatedFen: 1200,
    text: '罚款',
  },
  scope: {
    majorPublicInterest: false,
    majorSocialImpact: false,
    majorRights: false,
    hearingHeld: true,
    complex: true,
    requiredByLaw: false,
  },
};

describe('one spelling of a content', () => {
  test('the order of keys is no difference, a changed word is', () => {
    const turned = Object.fromEntries(Object.entries(content).reverse());
    expect(canonicalText(turned)).toBe(canonicalText(content));
    expect(canonicalText({ ...content, title: '关于另一案' })).not.toBe(canonicalText(content));
  });
});

const item = (name: string, file: string | null) => ({ name, kind: 'documentary' as const, file, proves: '' });

describe('APL 46: the files of the evidence', () => {
  test('are each named once, by the first name; what lies outside has none', () => {
    const evidence = [item('甲', 'a'), item('原物', null), item('乙', 'b'), item('甲的副本', 'a')];
    expect(filesIn({ ...content, evidence })).toEqual([
      { hash: 'a', name: '甲' },
      { hash: 'b', name: '乙' },
    ]);
    expect(filesIn({ ...content, evidence: [] })).toEqual([]);
  });
});

describe('APL 44: what the party is told of', () => {
  test('is facts, evidence and law, not the discretion or the amount', () => {
    const lighter = {
      ...content,
      decision: { ...content.decision, fineFen: 1 },
      discretion: { standard: '从轻', circumstances: '' },
    };
    expect(canonicalText(noticeBasis(lighter))).toBe(canonicalText(noticeBasis(content)));
    const others: readonly ReviewedContent[] = [
      { ...content, facts: { ...content.facts, summary: '另行查明' } },
      { ...content, evidence: [] },
      { ...content, law: [] },
      { ...content, party: { ...content.party, name: '另一经营部' } },
    ];
    for (const other of others) expect(canonicalText(noticeBasis(other))).not.toBe(canonicalText(noticeBasis(content)));
  });

  test.each([
    ['a suspension for twelve months is another than for one', ['fine', 'suspensionOrder'], false],
    ['which license is revoked is told', ['licenseRevocation'], false],
    ['a fine has its sum beside the words', ['warning', 'reprimand', 'fine', 'confiscation'], true],
  ] as const)('%s', (_law, penaltyKinds, isSame) => {
    const told = (text: string) =>
      canonicalText(noticeBasis({ ...content, decision: { ...content.decision, penaltyKinds, text } }));
    expect(told('责令停产停业一个月') === told('责令停产停业十二个月')).toBe(isSame);
  });
});

describe('the measures of a draft', () => {
  const proposal = proposalOf(content, draft('a'), draft('b'));
  const less = (change: Partial<Proposal>): Proposal => ({ ...proposal, ...change });

  test('are taken from its content', () => {
    expect(proposal).toEqual({
      contentHash: draft('a'),
      noticeHash: draft('b'),
      penaltyKinds: ['fine', 'confiscation'],
      fineFen: 500_000,
      confiscatedFen: 1200,
      partyType: 'soleTrader',
      grounds: ['hearingHeld', 'complex'],
      evidenceCount: 1,
    });
    expect(scopeFacts).toHaveLength(6);
    expect(isConsistent(proposal)).toBe(true);
  });

  test.each([
    ['the same', {}, false],
    ['a larger fine', { fineFen: 500_001 }, true],
    ['a smaller fine', { fineFen: 499_999 }, false],
    ['a larger confiscation', { confiscatedFen: 1201 }, true],
    ['a kind more', { penaltyKinds: ['fine', 'confiscation', 'warning'] }, true],
    ['a kind less', { penaltyKinds: ['fine'] }, false],
    ['a graver kind instead', { penaltyKinds: ['fine', 'licenseRevocation'], confiscatedFen: 0 }, true],
    ['a lighter kind instead', { penaltyKinds: ['fine', 'reprimand'], confiscatedFen: 0 }, false],
    [
      'a lighter kind for each of two',
      { penaltyKinds: ['warning', 'reprimand'], fineFen: 0, confiscatedFen: 0 },
      false,
    ],
    ['two lighter kinds for one', { penaltyKinds: ['fine', 'warning', 'reprimand'], confiscatedFen: 0 }, true],
    ['a lighter kind instead, and a larger fine', { penaltyKinds: ['fine', 'warning'], fineFen: 500_001 }, true],
    ['a kind of which nobody knows the weight', { penaltyKinds: ['fine', 'other'], confiscatedFen: 0 }, true],
  ] as const)('APL 45.2, heavier: %s', (_what, change, heavier) => {
    expect(isHeavier(less(change), proposal)).toBe(heavier);
    expect(noticeCovers(proposal, less(change))).toBe(!heavier);
  });

  test('APL 45.1: a fine of any sum in the place of a revocation is lighter; in the place of an unknown kind it is not', () => {
    const fined = less({ penaltyKinds: ['fine'], fineFen: 1_000_000, confiscatedFen: 0 });
    const was = (kind: 'licenseRevocation' | 'other') => less({ penaltyKinds: [kind], fineFen: 0, confiscatedFen: 0 });
    expect([isHeavier(fined, was('licenseRevocation')), isHeavier(fined, was('other'))]).toEqual([false, true]);
    const goods = less({ penaltyKinds: ['confiscation'], fineFen: 0, confiscatedFen: 900_000 });
    expect(isHeavier(goods, was('licenseRevocation'))).toBe(false);
  });
});
