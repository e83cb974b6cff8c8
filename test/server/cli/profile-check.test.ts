import { describe, expect, test } from 'vitest';
import { properties } from '../../../law/profiles/checker/told.ts';
import { checkKnown, checkText } from '../../../server/cli/profile-check.ts';
import { ownProfile } from '../../law/profiles/own-profile.ts';

const own = (values: Record<string, unknown> = {}): string =>
  JSON.stringify(ownProfile({ values: { ...ownProfile().values, ...values } }));
const agreeing = own({ 'automation.onTimeout': { value: 'agree', source: 'PROFILE' } });

describe('lawgate profile check', () => {
  test('says what was proved, over how many states, for which values', () => {
    const { exitCode, output } = checkText(own());
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^已证明：示范县城市管理局法制审核办法（第 1 版）\n/);
    expect(output.match(/✓/g)).toHaveLength(properties.length);
    expect(output).toMatch(/探查了 \d+ 个部分、\d{4,} 个状态、\d{4,} 个办理步骤，用时 \d+ 毫秒。/);
    expect(output).toMatch(/流程第 1 版，参数指纹 [0-9a-f]{64}。$/);
  });

  test('tells the story of an unsafe one, step by step, with clause, value and remedy', () => {
    const { exitCode, output } = checkText(agreeing);
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      /^不能启用：示范县城市管理局法制审核办法\n按这套参数，未经法制审核通过，决定就能作出：\n {2}1\. /,
    );
    expect(output).toMatch(
      / {2}12\. 主要负责人：批准\n违反：处罚法58第1款：“.*不得作出决定”\n原因：.*（automation\.onTimeout）\n改法：/,
    );
  });

  test('the story for machines', () => {
    const wording = JSON.parse(checkText(agreeing, { json: true }).output) as object;
    expect(wording).toMatchObject({ ok: false, property: 'passBeforeDecision', key: 'automation.onTimeout' });
  });

  test.for([
    ['no JSON', '{', 'profile-not-json'],
    [
      'a value the format cannot express',
      own({ 'automation.onTimeout': { value: 'maybe', source: 'PROFILE' } }),
      'profile-value-invalid',
    ],
    [
      'a switch the format does not know',
      own({ 'automation.onFullMoon': { value: 'agree', source: 'PROFILE' } }),
      'profile-unknown-key',
    ],
  ] as const)('%s is refused, not ignored', ([, text, code]) => {
    const { exitCode, output } = checkText(text);
    expect([exitCode, output.includes(`（${code}）`)]).toEqual([2, true]);
  });

  test('what is safe, and what this program would not carry out, is told apart and activated by no door', () => {
    const asking = own({ 'approval.stepUp': { value: 'totp', source: 'PROFILE' } });
    const { exitCode, output } = checkText(asking);
    expect([exitCode, output.startsWith('已证明')]).toEqual([1, true]);
    expect(output).toMatch(/approval\.stepUp 本版本尚不能执行，不能启用（profile-unmet）。/);
    const forMachines = JSON.parse(checkText(asking, { json: true }).output) as object;
    const named = { profile: 'model-county', version: 1, machine: '1', proved: properties };
    expect(forMachines).toMatchObject({ ok: true, ...named, unmet: ['approval.stepUp'] });
  });

  test('an id nobody knows', () => {
    expect(checkKnown('atlantis')).toMatchObject({ exitCode: 2 });
  });
});
