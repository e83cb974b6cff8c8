import { describe, expect, test } from 'vitest';
import * as words from '../../law/words.ts';
import { actLabels, addressee, reviewCheckLabels, stateLabels, submissionLabel } from '../../law/words.ts';

describe('the labels are those of the papers (PRACTICE D)', () => {
  test.each([
    ['submitForReview', '提请法制审核（送审）'],
    ['accept', '受理'],
    ['requestSupplement', '一次性告知补正'],
    ['returnMaterials', '退回送审材料'],
    ['recordOutOfScope', '不属于法制审核范围'],
    ['withdrawSubmission', '撤回送审'],
    ['grantExtension', '延长审核期限'],
    ['issueOpinion', '审核机构负责人签发'],
    ['approve', '批准'],
    ['refuseApproval', '不予批准'],
    ['publish', '公示'],
    ['declinePublication', '不予公示'],
  ] as const)('%s: %s', (act, label) => {
    expect(actLabels[act]).toBe(label);
  });

  test.each([
    ['passed', '审核意见：同意'],
    ['problemsFound', '审核意见：存在问题'],
    ['passVoided', '原审核意见失效，须再次送审'],
    ['withdrawn', '已撤回公示'],
    ['expired', '公示期满，停止公示'],
  ] as const)('%s: %s', (state, label) => {
    expect(stateLabels[state]).toBe(label);
  });

  test('a second submission is called so', () => {
    expect(submissionLabel(1)).toBe('提请法制审核（送审）');
    expect(submissionLabel(2)).toBe('再次送审（第2次）');
  });

  test.each([
    ['penalty', '当事人'],
    ['license', '申请人'],
    ['coercion', '当事人'],
    ['fee', '行政相对人'],
  ] as const)('whom a %s addresses is the %s', (kind, word) => {
    expect(addressee(kind)).toBe(word);
  });

  test('the checks are stated so that 符合 is the good answer', () => {
    const { competence, noSuspectedCrime } = reviewCheckLabels;
    expect([competence, noSuspectedCrime]).toEqual(['未超越法定权限', '未发现涉嫌犯罪需移送']);
  });

  test('what must never be said is not said', () => {
    const all = Object.values(words).flatMap((table) => (typeof table === 'object' ? Object.values(table) : []));
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter((label) => /合法性审核|否决|审批通过|驳回/.test(label))).toEqual([]);
    expect(all.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
  });
});

describe('a length of hours is told in hours and minutes, rounded down', () => {
  test.each([
    [59_999, '不足 1 分钟'],
    [60_000, '1 分钟'],
    [3_599_999, '59 分钟'],
    [3_600_000, '1 小时'],
    [19_259_000, '5 小时 20 分'],
  ])('%d ms: %s', (ms, said) => {
    expect(words.hoursAndMinutes(ms)).toBe(said);
  });
});
