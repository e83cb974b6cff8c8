import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profileIds } from '../../law/profiles/profiles.ts';
import { ENDLESS, type Rules } from '../../law/profiles/rules.ts';
import type { CaseFile } from '../../server/request/case-file.ts';
import { rulesForForms } from '../../server/cases/views/case-facts.ts';
import { periodsAbout } from '../../web/forms/about-periods.ts';
import { periodWords } from '../../web/words/periods.ts';
import { words } from '../../web/words/words.ts';
import { deputy, handler, nationalRules, reviewer, rulesFrom } from '../fixtures/cases.ts';
import { mailedPage, spoken } from '../fixtures/mail-pages.ts';
import { House } from '../fixtures/server.ts';

/** Other lengths, other units, than in any profile we know. */
const otherRules: Rules = {
  ...nationalRules,
  review: {
    ...nationalRules.review,
    extension: { allowed: true, max: 1, period: { n: 6, unit: 'calendarDay', roll: 'none' }, grantedBy: 'deputyHead' },
  },
  hearing: { ...nationalRules.hearing, noticePeriod: { n: 11, unit: 'workingDay', roll: 'none' } },
  referral: { decisionPeriod: { n: 2, unit: 'workingDay', roll: 'none' }, transferHours: 12 },
  coercion: { reportHours: 8 },
};

const forms = (rules: Rules) => rulesForForms({ context: { rules } } as CaseFile);
const said = (rules: Rules) => Object.values(periodsAbout).map((say) => say?.(forms(rules)) ?? '');

describe('what a form says of a period', () => {
  test.each(profileIds)('under %s is what its rules say', (id) => {
    const rules = rulesFrom(id);
    const [notice, ending, measure] = said(rules);
    expect(notice).toContain(`举行 ${periodWords(forms(rules).hearingNotice)}前`);
    expect(ending).toContain(`${rules.referral?.decisionPeriod.n}`);
    expect(ending).toContain(`${rules.referral?.transferHours} 小时内移送`);
    expect(measure).toContain(`${rules.coercion?.reportHours} 小时内`);
  });

  test('follows other values, in number and unit', () => {
    expect(said(otherRules)).toEqual([
      '听证须由非本案调查人员主持，并在举行 11 个工作日前通知。',
      '由行政机关负责人决定。涉嫌犯罪的，2 个工作日内决定，批准后 12 小时内移送。',
      '须在 8 小时内向行政机关负责人报告并补办批准手续。',
    ]);
  });

  test('names no number in a case opened before its rules had one', () => {
    const { referral: _referral, coercion: _coercion, ...older } = nationalRules;
    const [, ending = '', measure = ''] = said(older);
    expect(ending + measure).not.toMatch(/\d/);
    expect(ending).toContain('移送');
    expect(measure).toContain('报告');
  });

  test.each([
    [1, 1],
    [2, 2],
    [ENDLESS, null],
  ])('an extension allowed %s times', (max, times) => {
    const { review } = otherRules;
    const { extension } = forms({ ...otherRules, review: { ...review, extension: { ...review.extension, max } } });
    expect(extension).toEqual({ period: { n: 6, unit: 'calendarDay' }, times });
    const hint = words.form.fields.daysHint('6 日', times);
    expect(hint.includes(`只能延长 ${times} 次`)).toBe(times !== null);
  });

  test('no extension where the rules know none', () => {
    const { review } = nationalRules;
    const extension = { ...review.extension, allowed: false, max: 0, period: null };
    expect(forms({ ...nationalRules, review: { ...review, extension } }).extension).toBeNull();
  });
});

describe('what the page of a mail says of an extension', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({}, otherRules);
  });
  afterAll(() => house.close());

  test('is in the unit of the case, and how often it may be had', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    await house.act(reviewer, caseId, { type: 'requestExtension', days: 5, reason: '疑难复杂' });
    const page = spoken((await mailedPage(house, caseId, deputy, 'grantExtension')).page);
    expect(page).toContain('请您批准：延长审核期限 5 日');
    expect(page).not.toContain('审核期限 5 个工作日');
    expect(page).toContain('只能延长 1 次');
    const officer = await house.signedIn(handler);
    const { extension, rules } = await officer.api.caseView({ params: { id: caseId } });
    expect(extension).toMatchObject({ days: 5, unit: 'calendarDay' });
    expect(rules.hearingNotice).toEqual({ n: 11, unit: 'workingDay' });
  });
});
