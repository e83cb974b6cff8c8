import { describe, expect, test } from 'vitest';
import { profileFiles } from '../../../law/profiles/profiles.ts';
import { compareTwoProfiles, listProfiles, showProfile, showProfileText } from '../../../server/cli/profile.ts';
import { ownProfile } from '../../law/profiles/own-profile.ts';

const json = (text: string): unknown => JSON.parse(text);

/** A label's value and, on the next line, its source. */
const linesOf = (id: string, label: string): string[] => {
  const lines = showProfile(id).output.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${label} `));
  return lines.slice(at, at + 2).map((line) => line.replace(label, '').trim());
};

const width = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

describe('lawgate profile list', () => {
  test('names every profile, its authority, and which one is only a draft', () => {
    const { exitCode, output } = listProfiles();
    const lines = output.split('\n');
    expect([exitCode, lines.length]).toEqual([0, 7]);
    expect(lines.find((line) => line.startsWith('dazhou'))).toContain('征求意见稿，未生效');
    expect(lines.find((line) => line.startsWith('yuxi'))).toMatch(/玉溪市司法局 +1 +2019-10-01 +national-2026$/);
  });

  test('for machines', () => {
    expect(json(listProfiles({ json: true }).output)).toContainEqual({
      id: 'guangyuan-2017',
      authority: '广元市',
      title: '广元市推进行政执法“三项制度”试点工作方案',
      version: 1,
      effectiveFrom: '2018-01-01',
      draft: false,
      inherits: 'national-2026',
    });
  });
});

describe('lawgate profile show', () => {
  test('each value stands above its source; what is inherited says from where', () => {
    expect(linesOf('yuxi-sfj-2019', '审核期限')).toEqual(['5个工作日', '玉溪方案二（三）3']);
    expect(linesOf('midong-2019', '审核期限')).toEqual(['5个工作日', '系统建议值，无国家规定 · 继承自 national-2026']);
    expect(linesOf('midong-2019', '审核人员占执法人员比例')).toEqual([
      '不少于5%',
      '118号 · 继承自 national-2026 · 凭记忆，未核对原文',
    ]);
    expect(linesOf('national-2026', '审核期限')).toEqual(['5个工作日', '系统建议值，无国家规定']);
  });

  test('a value that nothing reads says so', () => {
    expect(linesOf('yuxi-sfj-2019', '法制审核机构')[1]).toContain('尚未使用');
    expect(linesOf('national-2026', '组织许可听证的期限')[1]).toMatch(/尚未使用$/);
    expect(linesOf('national-2026', '审核期限')[1]).not.toContain('尚未使用');
    const { values } = json(showProfile('national-2026', { json: true }).output) as {
      values: Record<string, { used: boolean } | undefined>;
    };
    expect(values['annual.due']?.used).toBe(false);
    expect(values['review.period']?.used).toBe(true);
    const differences = compareTwoProfiles('midong-2019', 'huaminglu-2019').output;
    expect(differences).toMatch(/尚未使用/);
  });

  test('values begin in one column, though Chinese characters take two', () => {
    const starts = showProfile('yuxi-sfj-2019')
      .output.split('\n\n')[1]
      ?.split('\n')
      .map((line) => width(/^.*? {2,}(?=\S)/.exec(line)?.[0] ?? ''));
    expect(new Set(starts).size).toBe(1);
  });

  test('a draft says so', () => {
    expect(showProfile('dazhou-2019-draft').output).toContain('征求意见稿，未生效');
    expect(showProfile('yuxi-sfj-2019').output).not.toContain('未生效');
  });

  test('for machines: value, words, source with its text, and from whom', () => {
    expect(json(showProfile('midong-2019', { json: true }).output)).toMatchObject({
      id: 'midong-2019',
      lineage: ['midong-2019', 'national-2026'],
      values: {
        'decision.periods.penalty': {
          label: '作出决定的期限（行政处罚）',
          value: { n: 90, unit: 'calendarDay' },
          words: '90日（末日遇休假日顺延）',
          source: { provision: 'APL-60', label: '处罚法60', words: expect.stringContaining('九十日内') },
          from: 'national-2026',
          inherited: true,
          memory: false,
        },
        'review.lightForm': { value: true, from: 'midong-2019', inherited: false },
      },
    });
  });

  test('an unknown id ends with 2 and names the known ones', () => {
    const { exitCode, output } = showProfile('yuxi');
    expect(exitCode).toBe(2);
    expect(output).toBe(
      '没有这个参数：yuxi。现有参数：national-2026、guangyuan-2017、dazhou-2019-draft、huaminglu-2019、midong-2019、yuxi-sfj-2019。（profile-unknown）',
    );
    expect(json(showProfile('yuxi', { json: true }).output)).toMatchObject({ problems: [{ code: 'profile-unknown' }] });
  });
});

describe('lawgate profile show of a file', () => {
  test('shows what the file says and what it inherits', () => {
    const { exitCode, output } = showProfileText(JSON.stringify(ownProfile()));
    expect(exitCode).toBe(0);
    expect(output).toContain('《示范县城市管理局法制审核办法》第九条');
    expect(output).toContain('不得延长');
  });

  test('a key nobody knows ends with 2 and the place', () => {
    const { exitCode, output } = showProfileText(JSON.stringify({ ...ownProfile(), skipReview: true }));
    expect([exitCode, output]).toEqual([
      2,
      '参数文件中有系统不认识的项目：skipReview。请删除或者更正该项；可用项目见 docs/profile.schema.json。（profile-unknown-key）',
    ]);
  });

  test('so does a parent nobody knows', () => {
    const { exitCode, output } = showProfileText(JSON.stringify(ownProfile({ inherits: 'nowhere' })));
    expect([exitCode, output.includes('没有可以继承的参数：nowhere。')]).toEqual([2, true]);
  });
});

describe('lawgate profile compare', () => {
  test('shows both values of each difference with their sources', () => {
    const { exitCode, output } = compareTwoProfiles('midong-2019', 'dazhou-2019-draft');
    expect(exitCode).toBe(0);
    expect(output).toContain(
      [
        '撤回公示的期限',
        '  midong-2019        3个工作日',
        '                     处罚法48第2款（“三日”为工作日（处罚法85）；其他决定为系统建议值） · 继承自 national-2026',
        '  dazhou-2019-draft  1日',
        '                     达州方案（征求意见稿）二（一）4（1）',
      ].join('\n'),
    );
    expect(output).toMatch(/共9项不同。$/);
  });

  test('two that say the same', () => {
    expect(compareTwoProfiles('yuxi-sfj-2019', 'yuxi-sfj-2019').output).toBe('两套参数没有不同。');
  });

  test('a value only one of them has', () => {
    const files = [...profileFiles, ownProfile()];
    expect(compareTwoProfiles('model-county', 'national-2026', {}, files).output).toContain('无此项');
    const [difference] = (
      json(compareTwoProfiles('model-county', 'national-2026', { json: true }, files).output) as {
        key: string;
        'national-2026': unknown;
      }[]
    ).filter(({ key }) => key === 'service.periods.coercion');
    expect(difference).toMatchObject({ 'model-county': { words: '2个工作日' }, 'national-2026': null });
  });

  test('for machines', () => {
    expect(json(compareTwoProfiles('national-2026', 'midong-2019', { json: true }).output)).toContainEqual(
      expect.objectContaining({
        key: 'review.answersForOpinion',
        'national-2026': expect.objectContaining({ words: '法制审核机构', memory: true }),
        'midong-2019': expect.objectContaining({ words: '主要负责人', from: 'midong-2019' }),
      }),
    );
  });

  test.for([
    ['nowhere', 'midong-2019'],
    ['midong-2019', 'nowhere'],
  ])('%s and %s: one of them does not exist', ([a = '', b = '']) => {
    const { exitCode, output } = compareTwoProfiles(a, b);
    expect([exitCode, output.includes('没有这个参数：nowhere。')]).toEqual([2, true]);
  });
});
