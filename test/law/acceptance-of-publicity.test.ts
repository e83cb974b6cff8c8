import { describe, expect, test } from 'vitest';
import { profileById } from '../../law/profiles/profiles.ts';
import { creditRow } from '../../law/publication/credit-row.ts';
import { obstacleToListPublication } from '../../law/publication/list-approval.ts';
import { missingRecordings, type RecordingRules } from '../../law/record/recording-duty.ts';
import type { ReviewedContent } from '../../law/review/content.ts';
import { inspectionsCounted, penaltyTable, type AnnualRules } from '../../law/statistics/annual-data.ts';

/** Scenarios of the other two systems, at the level of the law. */

const profile = (id: string) => {
  const found = profileById(id);
  if (found === null) throw new Error(`expected a profile, got ${id}`);
  return found.values;
};

const recordingRules = (id: string): RecordingRules => ({
  alwaysFor: profile(id)['recording.alwaysFor'].value,
  onlineLicenseExempt: profile(id)['recording.onlineLicenseExempt'].value,
});

const annualRules: AnnualRules = {
  countsWithdrawn: profile('national-2026')['annual.countsWithdrawn'].value,
  countsInspectionsWithPenalty: profile('national-2026')['annual.countsInspectionsWithPenalty'].value,
};

describe('AC-50: audio and video in the archive', () => {
  const scene = { occasion: 'onSiteEnforcement', recordings: 0, reason: null } as const;
  test.for([
    ['a license handled online in 玉溪 needs none', 'yuxi-sfj-2019', 'license', true, scene, 0],
    ['a penalty scene without any, and without a reason, fails', 'yuxi-sfj-2019', 'penalty', false, scene, 1],
    [
      'evidence taken without any fails',
      'yuxi-sfj-2019',
      'penalty',
      false,
      { ...scene, occasion: 'evidenceTaking' },
      1,
    ],
    [
      'a hearing is recorded only where the list says so',
      'yuxi-sfj-2019',
      'penalty',
      false,
      { ...scene, occasion: 'hearing' },
      0,
    ],
    ['an empty reason is none', 'yuxi-sfj-2019', 'penalty', false, { ...scene, reason: ' ' }, 1],
    ['a written reason holds', 'yuxi-sfj-2019', 'penalty', false, { ...scene, reason: '涉及商业秘密' }, 0],
    ['one recording holds', 'yuxi-sfj-2019', 'penalty', false, { ...scene, recordings: 1 }, 0],
    [
      'left service is recorded where the list says so',
      'midong-2019',
      'license',
      true,
      { ...scene, occasion: 'leftService' },
      1,
    ],
    ['and not where it does not', 'guangyuan-2017', 'license', false, { ...scene, occasion: 'leftService' }, 0],
  ] as const)('%s', ([, id, actKind, isOnline, step, missing]) => {
    expect(missingRecordings({ actKind, isOnline, steps: [step] }, recordingRules(id))).toHaveLength(missing);
  });
});

describe('AC-52, AC-53: penalties in the annual data', () => {
  const decision = {
    penaltyKinds: ['confiscation', 'fine'],
    fineFen: 2_000_000,
    confiscatedFen: 500_000,
    withdrawn: false,
  } as const;
  test('several kinds are one case, in the heaviest kind; the sums are added', () => {
    const table = penaltyTable([decision], annualRules);
    expect(table).toMatchObject({ total: 1, amountFen: 2_500_000 });
    expect(table.byKind).toMatchObject({ confiscation: 1, fine: 0 });
  });
  test.for([
    ['a withdrawn decision still counts in its year', true, 1],
    ['where the rules leave it out, it does not', false, 0],
  ] as const)('%s', ([, countsWithdrawn, total]) => {
    const rules = { ...annualRules, countsWithdrawn };
    expect(penaltyTable([{ ...decision, withdrawn: true }], rules).total).toBe(total);
  });
  test('a decision to impose none is no penalty; something else beside a fine is a fine', () => {
    const none = { ...decision, penaltyKinds: [] };
    const other = { ...decision, penaltyKinds: ['fine', 'other'] as const };
    const alone = { ...decision, penaltyKinds: ['other'] as const };
    expect(penaltyTable([none, other, alone], annualRules).byKind).toMatchObject({ fine: 1, other: 1 });
  });
});

test.for([
  ['a full inspection counts', { hasSubject: true, hasFullRecord: true, followedByPenalty: false }, false, 1],
  ['one followed by a penalty does not', { hasSubject: true, hasFullRecord: true, followedByPenalty: true }, false, 0],
  ['unless the rules count it', { hasSubject: true, hasFullRecord: true, followedByPenalty: true }, true, 1],
  ['a patrol does not', { hasSubject: false, hasFullRecord: true, followedByPenalty: false }, true, 0],
  ['one without a full record does not', { hasSubject: true, hasFullRecord: false, followedByPenalty: false }, true, 0],
] as const)('AC-54: %s', ([, inspection, countsInspectionsWithPenalty, counted]) => {
  expect(inspectionsCounted([inspection], { ...annualRules, countsInspectionsWithPenalty })).toBe(counted);
});

describe('AC-56: a row of the 双公示 standard', () => {
  const content: ReviewedContent = {
    actKind: 'penalty',
    title: '擅自设置弃置场',
    party: {
      type: 'organization',
      name: '示范公司',
      code: '91310000677833266F',
      address: null,
      representative: '安途',
    },
    facts: { violation: '擅自设置弃置场', summary: '第一行\n第二行' },
    evidence: [],
    law: [{ law: '城市建筑垃圾管理规定', article: '第二十条' }],
    discretion: { standard: '一般', circumstances: '无' },
    decision: { outcome: 'penalty', penaltyKinds: ['fine'], fineFen: 200_000, confiscatedFen: 0, text: '罚款' },
    scope: {
      majorPublicInterest: false,
      majorSocialImpact: false,
      majorRights: false,
      hearingHeld: false,
      complex: false,
      requiredByLaw: false,
    },
  };
  const row = (party: Partial<ReviewedContent['party']> = {}, validUntil: string | null = null) =>
    creditRow({
      content: { ...content, party: { ...content.party, ...party } },
      number: '示市监罚〔2026〕1号',
      decidedOn: '2026-05-06',
      authority: { name: '示范县市场监督管理局', code: '11310000677833266F' },
      validUntil,
    });

  test('amounts in units of ten thousand yuan, dates with slashes, no line breaks', () => {
    expect(row().cells).toMatchObject({
      CF_NR_FK: '0.2',
      CF_NR_WFFF: '',
      CF_JDRQ: '2026/05/06',
      CF_SY: '第一行 第二行',
    });
  });
  test.for([
    ['for good', null, '2099/12/31'],
    ['until a day', '2027-05-05', '2027/05/05'],
  ] as const)('valid %s', ([, validUntil, cell]) => {
    expect(row({}, validUntil).cells['CF_YXQ']).toBe(cell);
  });
  test.for([
    ['a right code', {}, []],
    ['a wrong check digit warns and does not block', { code: '91310000677833266X' }, ['party-code-wrong']],
    ['no code warns', { code: null }, ['party-code-missing']],
    ['a natural person has none', { type: 'naturalPerson', code: null, representative: null }, []],
  ] as const)('%s', ([, party, warnings]) => {
    expect(row(party).warnings).toEqual(warnings);
  });
  test('what was confiscated stands in a cell of its own', () => {
    const decision = { ...content.decision, penaltyKinds: ['confiscation'] as const, fineFen: 0, confiscatedFen: 1 };
    const { cells } = creditRow({
      content: { ...content, decision },
      number: '-',
      decidedOn: '2026-05-06',
      authority: { name: '-', code: '-' },
      validUntil: null,
    });
    expect(cells).toMatchObject({ CF_NR_FK: '', CF_NR_WFFF: '0.000001' });
  });
});

describe('AC-60: a list before publication', () => {
  const officers = { list: 'officers', version: 2, confirmations: [] } as const;
  const approvals = profile('dazhou-2019-draft')['publication.listApprovals'].value;
  const body = approvals.find(({ list }) => list === 'officers')?.confirmedBy ?? '';
  test.for([
    ['nobody confirmed it', officers, 'list-not-confirmed'],
    [
      'the body confirmed the version before',
      { ...officers, confirmations: [{ by: body, version: 1 }] },
      'list-not-confirmed',
    ],
    [
      'somebody else confirmed it',
      { ...officers, confirmations: [{ by: '本机关', version: 2 }] },
      'list-not-confirmed',
    ],
    ['the body confirmed this version', { ...officers, confirmations: [{ by: body, version: 2 }] }, null],
  ] as const)('%s', ([, list, refusal]) => {
    expect(body).not.toBe('');
    expect(obstacleToListPublication(list, approvals)).toBe(refusal);
  });
  test('a profile that asks for no confirmation lets it be published', () => {
    expect(obstacleToListPublication(officers, [])).toBeNull();
  });
});
