import { describe, expect, test } from 'vitest';
import { profileById, profileIds } from '../../../law/profiles/profiles.ts';
import type { ResolvedProfile } from '../../../law/profiles/resolve.ts';
import { rulesOf } from '../../../law/profiles/rules-of.ts';
import type { ScopeRules } from '../../../law/profiles/rules.ts';
import type { ActKind } from '../../../law/act-kinds.ts';
import { sayValue, saySource } from '../../../law/profiles/words.ts';
import { type ValueKey, valueKeys } from '../../../law/profiles/values.ts';

function profile(id: string): ResolvedProfile {
  const found = profileById(id);
  if (found === null) throw new Error(`expected a profile ${id}`);
  return found;
}

const said = (id: string, key: ValueKey): string => {
  const resolved = profile(id).values[key];
  return resolved === undefined
    ? ''
    : `${sayValue(key, resolved.value)} | ${saySource(resolved.source)} | ${resolved.from}`;
};

const scopeOf = (id: string): Partial<ScopeRules> => {
  const { grounds, alwaysFor, listFor, ownStandardFor } = rulesOf(profile(id)).review.scope;
  return { grounds, alwaysFor, listFor, ownStandardFor };
};

interface Row {
  id: string;
  kinds: ActKind[];
  review: string;
  extension: string;
  penaltyPublication: string;
  otherPublication: string;
  takeDown: string;
  answers: string;
  lightForm: string;
  opinions: string;
  annual: string;
  ratio: string;
}

const suggested = '系统建议值，无国家规定 | national-2026';
const by118 = '118号 | national-2026';
const takeDownByLaw = `3个工作日 | 处罚法48第2款（“三日”为工作日（处罚法85）；其他决定为系统建议值） | national-2026`;
const opinionsBy118 = `同意（通过）、存在问题（不通过） | ${by118}`;
const annualBy118 = `每年1月31日前 | ${by118}`;

const noExtension = (scheme: string, id: string) => `不得延长 | ${scheme}（方案未规定延长，无依据不得延长） | ${id}`;

const rows: Row[] = [
  {
    id: 'national-2026',
    kinds: ['license', 'penalty', 'coercion', 'inspection', 'levy', 'fee'],
    review: `5个工作日 | ${suggested}`,
    extension: `疑难复杂，经分管领导批准可延长1次，每次3个工作日 | ${suggested}`,
    penaltyPublication: `7个工作日 | ${by118}`,
    otherPublication: `20个工作日 | ${by118}`,
    takeDown: takeDownByLaw,
    answers: `法制审核机构 | ${by118}`,
    lightForm: `否 | ${suggested}`,
    opinions: opinionsBy118,
    annual: annualBy118,
    ratio: `不少于5% | ${by118}`,
  },
  {
    id: 'guangyuan-2017',
    kinds: ['license', 'penalty', 'coercion', 'levy', 'fee', 'inspection'],
    review: `5个工作日 | ${suggested}`,
    extension: noExtension('广元方案', 'guangyuan-2017'),
    penaltyPublication: `7个工作日 | ${by118}`,
    otherPublication: `20个工作日 | ${by118}`,
    takeDown: takeDownByLaw,
    answers: `法制审核机构 | ${by118}`,
    lightForm: `否 | ${suggested}`,
    opinions: opinionsBy118,
    annual: annualBy118,
    ratio: `不少于5% | ${by118}`,
  },
  {
    id: 'dazhou-2019-draft',
    kinds: ['license', 'penalty', 'coercion', 'inspection', 'levy'],
    review: `5个工作日 | ${suggested}`,
    extension: noExtension('达州方案（征求意见稿）', 'dazhou-2019-draft'),
    penaltyPublication: '7个工作日 | 达州方案（征求意见稿）二（一）4（1） | dazhou-2019-draft',
    otherPublication: '20个工作日 | 达州方案（征求意见稿）二（一）4（1） | dazhou-2019-draft',
    takeDown: '1日 | 达州方案（征求意见稿）二（一）4（1） | dazhou-2019-draft',
    answers: '法制审核机构 | 达州方案（征求意见稿）二（三）12（1） | dazhou-2019-draft',
    lightForm: '否 | 达州方案（征求意见稿）二（三）11（2）（提出书面审核意见） | dazhou-2019-draft',
    opinions: '同意（通过）、存在问题（不通过） | 达州方案（征求意见稿）二（三）11（2） | dazhou-2019-draft',
    annual: '每年1月10日前 | 达州方案（征求意见稿）二（一）4（2） | dazhou-2019-draft',
    ratio: '不少于5% | 达州方案（征求意见稿）二（三）9（1） | dazhou-2019-draft',
  },
  {
    id: 'huaminglu-2019',
    kinds: ['license', 'penalty', 'fee', 'inspection'],
    review: `5个工作日 | ${suggested}`,
    extension: noExtension('华明路方案', 'huaminglu-2019'),
    penaltyPublication: `7个工作日 | ${by118}`,
    otherPublication: `20个工作日 | ${by118}`,
    takeDown: takeDownByLaw,
    answers: `法制审核机构 | ${by118}`,
    lightForm: `否 | ${suggested}`,
    opinions: opinionsBy118,
    annual: annualBy118,
    ratio: '无 | 华明路方案二（三）3（比例由本单位明确，方案未定） | huaminglu-2019',
  },
  {
    id: 'midong-2019',
    kinds: ['license', 'penalty', 'other'],
    review: `5个工作日 | ${suggested}`,
    extension: noExtension('米东方案', 'midong-2019'),
    penaltyPublication: '7个工作日 | 米东方案二（一）4 | midong-2019',
    otherPublication: '20个工作日 | 米东方案二（一）4 | midong-2019',
    takeDown: takeDownByLaw,
    answers: '主要负责人 | 米东方案二（三）5（只确定责任，不得代写或者改变审核意见） | midong-2019',
    lightForm: '是 | 米东方案二（三）3（限于一般程序行政处罚；属于应当审核情形的，另行出具意见书） | midong-2019',
    opinions: '同意（通过）、存在问题（不通过） | 米东方案二（三）4 | midong-2019',
    annual: annualBy118,
    ratio: `不少于5% | ${by118}`,
  },
  {
    id: 'yuxi-sfj-2019',
    kinds: ['license', 'penalty', 'inspection'],
    review: '5个工作日 | 玉溪方案二（三）3 | yuxi-sfj-2019',
    extension: '疑难复杂，经分管领导批准可延长1次，每次3个工作日 | 玉溪方案二（三）3 | yuxi-sfj-2019',
    penaltyPublication: `7个工作日 | ${by118}`,
    otherPublication: `20个工作日 | ${by118}`,
    takeDown: takeDownByLaw,
    answers: `法制审核机构 | ${by118}`,
    lightForm: `否 | ${suggested}`,
    opinions: opinionsBy118,
    annual: annualBy118,
    ratio: `不少于5% | ${by118}`,
  },
];

describe('what each authority says, and what it inherits', () => {
  test('the list has the national profile and the five schemes', () => {
    expect(profileIds).toEqual(rows.map(({ id }) => id));
  });

  test.for(rows)('$id', (row) => {
    const { id } = row;
    expect(profile(id).values.actKinds.value).toEqual(row.kinds);
    expect(said(id, 'review.period')).toBe(row.review);
    expect(said(id, 'review.extension')).toBe(row.extension);
    expect(said(id, 'publication.periods.penalty')).toBe(row.penaltyPublication);
    expect(said(id, 'publication.periods.license')).toBe(row.penaltyPublication);
    expect(said(id, 'publication.otherPeriod')).toBe(row.otherPublication);
    expect(said(id, 'publication.takeDown.period')).toBe(row.takeDown);
    expect(said(id, 'review.answersForOpinion')).toBe(row.answers);
    expect(said(id, 'review.lightForm')).toBe(row.lightForm);
    expect(said(id, 'review.opinionKinds')).toBe(row.opinions);
    expect(said(id, 'annual.due')).toBe(row.annual);
    expect(said(id, 'review.reviewerMinRatio')).toBe(row.ratio);
  });

  test('the scope of review is each authority’s own', () => {
    const five = ['majorPublicInterest', 'majorSocialImpact', 'majorRights', 'hearingHeld', 'complex'];
    const six = [...five, 'requiredByLaw'];
    const plain = { grounds: six, alwaysFor: [], listFor: [], ownStandardFor: [] };
    expect(scopeOf('national-2026')).toEqual(plain);
    expect(scopeOf('guangyuan-2017')).toEqual({ ...plain, ownStandardFor: ['levy', 'fee', 'inspection'] });
    expect(scopeOf('dazhou-2019-draft')).toEqual({ ...plain, grounds: five });
    expect(scopeOf('huaminglu-2019')).toEqual({ ...plain, listFor: ['license', 'penalty', 'fee', 'inspection'] });
    expect(scopeOf('midong-2019')).toEqual({
      ...plain,
      grounds: five,
      alwaysFor: ['ordinaryPenalty', 'licenseWithHearing'],
    });
    expect(scopeOf('yuxi-sfj-2019')).toEqual({ ...plain, alwaysFor: ['penalty'], listFor: ['license'] });
  });

  test('Yuxi’s “all penalty cases” meets the penalty decided on the spot, and the conflict shows', () => {
    const exempt = profile('yuxi-sfj-2019').values['review.scope.summaryProcedureExempt'];
    expect([exempt.value, saySource(exempt.source)]).toEqual([
      true,
      '处罚法51（当场处罚依处罚法51、52当场作出，与玉溪方案二（三）2“所有行政处罚案件”不一致，从法律）',
    ]);
  });

  test('only the draft is a draft', () => {
    expect(profileIds.filter((id) => profile(id).draft)).toEqual(['dazhou-2019-draft']);
  });

  test.for(['guangyuan-2017', 'dazhou-2019-draft', 'huaminglu-2019', 'midong-2019'])(
    'a silent scheme gives the suggested review period but no extension: %s',
    (id) => {
      const { period, extension } = rulesOf(profile(id)).review;
      expect(period).toEqual({ n: 5, unit: 'workingDay', roll: 'none' });
      expect(extension).toEqual({ allowed: false, max: 0, period: null, grantedBy: 'deputyHead' });
    },
  );

  test('every value taken from an instrument nobody could read is flagged, and the statutes’ own are not', () => {
    const national = profile('national-2026');
    const flagged = valueKeys.filter((key) => national.values[key]?.memory === true);
    expect(flagged).toContain('publication.periods.penalty');
    expect(flagged).toContain('review.reviewerMinRatio');
    expect(flagged).toContain('hearing.thresholds');
    expect(flagged).toContain('defense.period');
    expect(flagged).not.toContain('decision.periods.penalty');
    expect(flagged).not.toContain('publication.takeDown.period');
    expect(flagged).not.toContain('review.period');
  });

  test('every value of every profile can be said in words', () => {
    const unsaid = profileIds.flatMap((id) =>
      valueKeys.filter((key) => key in profile(id).values && said(id, key).startsWith(' |')),
    );
    expect(unsaid).toEqual([]);
  });
});
