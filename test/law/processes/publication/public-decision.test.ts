import { check, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileById } from '../../../../law/profiles/profiles.ts';
import { rulesOf } from '../../../../law/profiles/rules-of.ts';
import type { Rules } from '../../../../law/profiles/rules.ts';
import { isIdentityNumber, privateDataIn } from '../../../../law/processes/publication/private-data.ts';
import {
  publicDecision,
  publicSubject,
  reasonNotToPublish,
} from '../../../../law/processes/publication/public-decision.ts';
import type { ReviewedContent } from '../../../../law/processes/case/review/content.ts';

const profile = profileById('national-2026');
if (profile === null) throw new Error('expected the national profile');
const rules: Rules = rulesOf(profile);

const content: ReviewedContent = {
  actKind: 'penalty',
  title: '张三丰占道经营案',
  party: { type: 'naturalPerson', name: '张三丰', code: null, address: '城北路 12 号', representative: null },
  facts: { violation: '占道经营', summary: '2026年8月21日，张三丰在城北路占道经营。' },
  evidence: [{ name: '现场笔录', kind: 'inspectionRecord', file: null, proves: '占道事实' }],
  law: [{ law: '《城市市容管理条例》', article: '第十四条' }],
  discretion: { standard: '裁量基准第三条', circumstances: '首次' },
  decision: {
    outcome: 'penalty',
    penaltyKinds: ['warning', 'fine'],
    fineFen: 20_050,
    confiscatedFen: 0,
    text: '对张三丰给予警告，并处罚款。',
  },
  scope: {
    majorPublicInterest: false,
    majorSocialImpact: false,
    majorRights: false,
    hearingHeld: false,
    complex: false,
    requiredByLaw: false,
  },
};
const decided = { number: '示罚〔2026〕1号', authority: '示范县综合行政执法局', decidedOn: '2026-09-01', content };

describe('what the public sees of a decision (118号)', () => {
  test('is the closed list of fields and nothing else', () => {
    expect(publicDecision(decided, rules)).toEqual({
      number: '示罚〔2026〕1号',
      actKind: 'penalty',
      title: '张某占道经营案',
      authority: '示范县综合行政执法局',
      subject: '张某',
      category: '行政处罚',
      conclusion: '警告；罚款 200.50 元',
      basis: '《城市市容管理条例》第十四条',
      decidedOn: '2026-09-01',
    });
  });

  test('carries nothing of facts, evidence, address or operative text', () => {
    const canaries = ['城北路', '8月21日', '现场笔录', '裁量基准', '三丰', '并处'];
    const published = JSON.stringify(publicDecision(decided, rules));
    expect(canaries.filter((canary) => published.includes(canary))).toEqual([]);
  });

  test.for([
    ['penaltyKinds without an amount', ['licenseRevocation'], 0, 0, '吊销许可证件'],
    ['a fine in whole yuan', ['fine'], 800_000, 0, '罚款 8000 元'],
    ['a confiscated sum', ['confiscation', 'fine'], 100, 5000, '没收违法所得、没收非法财物 50 元；罚款 1 元'],
    ['no penalty kind at all', [], 0, 0, '给予行政处罚'],
  ] as const)('states %s', ([, penaltyKinds, fineFen, confiscatedFen, conclusion]) => {
    const decision = { ...content.decision, penaltyKinds, fineFen, confiscatedFen };
    expect(publicDecision({ ...decided, content: { ...content, decision } }, rules).conclusion).toBe(conclusion);
  });

  test('names an organization in full, in the title too', () => {
    const party = { ...content.party, type: 'organization', name: '张三丰有限公司' } as const;
    const seen = publicDecision({ ...decided, content: { ...content, party, title: '张三丰有限公司案' } }, rules);
    expect(seen).toMatchObject({ subject: '张三丰有限公司', title: '张三丰有限公司案' });
  });

  test.for([
    ['王伟', 'surnameOnly', '王某'],
    ['欧阳修', 'surnameOnly', '欧阳某'],
    ['𠮷田', 'surnameOnly', '𠮷某'],
    ['王伟', 'full', '王伟'],
    ['王伟', 'omit', '自然人'],
    ['', 'surnameOnly', '某'],
  ] as const)('a natural person %s by the rule %s is %s', ([name, rule, subject]) => {
    expect(publicSubject({ ...content.party, name }, rule)).toBe(subject);
  });
});

describe('decisions that are not published by themselves (PRACTICE B17)', () => {
  test.for([
    ['a fine', { outcome: 'penalty', penaltyKinds: ['fine'] }, null],
    ['a license not granted', { outcome: 'notGranted', penaltyKinds: [] }, 'notGranted'],
    ['no penalty', { outcome: 'noPenalty', penaltyKinds: [] }, 'noPenalty'],
    ['a warning alone', { outcome: 'penalty', penaltyKinds: ['warning'] }, 'warningOnly'],
    ['a warning and a fine', { outcome: 'penalty', penaltyKinds: ['warning', 'fine'] }, null],
    ['a penalty without a kind', { outcome: 'penalty', penaltyKinds: [] }, null],
  ] as const)('%s', ([, given, reason]) => {
    const all: Rules = {
      ...rules,
      publication: { ...rules.publication, notPublished: ['notGranted', 'noPenalty', 'warningOnly'] },
    };
    const made = { summaryProcedure: false, decidedOn: '2026-05-06' };
    expect(reasonNotToPublish({ ...content.decision, ...given }, made, all)).toBe(reason);
  });
});

describe('a penalty imposed on the spot (AC-48)', () => {
  test.for([
    ['is a minor record and is not published', true, '2026-04-01', 'summaryProcedure'],
    ['was published before there were minor records', true, '2026-03-31', null],
    ['of the ordinary procedure is published', false, '2026-04-01', null],
  ] as const)('%s', ([, summaryProcedure, decidedOn, reason]) => {
    expect(reasonNotToPublish(content.decision, { summaryProcedure, decidedOn }, rules)).toBe(reason);
  });
});

describe('private data blocks a publication (GIR-15)', () => {
  const seen = publicDecision(
    { ...decided, content: { ...content, party: { ...content.party, type: 'organization' } } },
    rules,
  );
  const inTitle = (title: string, names: readonly string[] = []) =>
    privateDataIn({ ...seen, title }, names).map(({ kind }) => kind);

  test.for([
    ['an identity number', '当事人 11010519491231002X 占道', ['identityNumber']],
    ['in small letters', '当事人11010519491231002x', ['identityNumber']],
    ['in full width', '１１０１０５１９４９１２３１００２Ｘ', ['identityNumber']],
    ['with spaces', '110105 19491231 002X', ['identityNumber']],
    ['with a zero-width space', '110105\u200B19491231002X', ['identityNumber']],
    ['in Chinese digits', '一一〇一〇五一九四九一二三一〇〇二X', ['identityNumber']],
    ['an old one of 15 digits', '110105491231002', ['identityNumber']],
    ['a mobile phone', '电话13812345678', ['mobilePhone']],
    ['with hyphens', '138-1234-5678', ['mobilePhone']],
    ['with the country code', '+8613812345678', ['mobilePhone']],
    ['a bank card of 19 digits', '账号 6222021234567890128', ['bankCard']],
    ['a bank card with a wrong check digit', '账号 6222021234567890127', []],
    ['a bank card with its check digit', '账号 4111 1111 1111 1111', ['bankCard']],
    ['a wrong check digit', '110105194912310021', []],
    ['a month that is none', '11010519491331002X', []],
    ['a credit code', '91110000600007156B', []],
    ['a year and an amount', '2026年罚款 8000 元', []],
    ['twelve digits', '202610190041', []],
    ['a decimal numeral in Chinese', '罚款三千二百元', []],
  ] as const)('%s', ([, title, kinds]) => {
    expect(inTitle(title)).toEqual(kinds);
  });

  test('a name that must not appear', () => {
    expect(inTitle('李小明占道经营案', ['李小明', '我'])).toEqual(['personName']);
  });

  test('the number and the date of the decision are not searched', () => {
    expect(privateDataIn({ ...seen, number: '13812345678' })).toEqual([]);
  });

  test('every identity number with its check digit is found wherever it stands', () => {
    const body = stringMatching(/^[1-8]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}$/);
    const context = stringMatching(/^[甲乙 ，。]{0,6}$/);
    const isFound = property(body, context, context, (digits, before, after) => {
      const number = Array.from('0123456789X', (last) => digits + last).find(isIdentityNumber);
      return number !== undefined && inTitle(before + number + after).includes('identityNumber');
    });
    expect(check(isFound).failed).toBe(false);
  });
});
