import { afterAll, expect, test, vi } from 'vitest';
import { checkProfile } from '../../../law/profiles/checker/check.ts';
import { nationalRules } from '../../fixtures/cases.ts';

// The modules of law are loaded once for all tests of it: what is loaded here is loaded for this file alone.
vi.hoisted(() => vi.resetModules());
// A proof that cannot fail proves nothing: the gate of the machine itself stands open here.
vi.mock(import('../../../law/processes/case/review/gate.ts'), async (original) => ({
  ...(await original()),
  obstaclesToAsking: () => [],
  obstaclesToDecision: () => [],
}));
afterAll(() => {
  vi.doUnmock(import('../../../law/processes/case/review/gate.ts'));
  vi.resetModules();
});

test('a hole in the procedure itself is found, and no value of the profile is blamed for it', () => {
  const answer = checkProfile(nationalRules);
  if (answer.ok) throw new Error('expected a refutation, got a proof');
  expect(answer).toMatchObject({ property: 'partyHeard', provision: 'APL-62', key: null });
  expect(answer.steps.at(-1)).toBe('主要负责人：批准');
  expect(answer.story).toContain('未经告知、未听取陈述申辩，处罚决定就能作出');
  expect(answer.story).toMatch(/原因：流程本身\n改法：.*请报告开发单位/);
});

test('the same of an execution that nobody was called on to perform', () => {
  const answer = checkProfile({ ...nationalRules, actKinds: ['coercion'] });
  if (answer.ok) throw new Error('expected a refutation, got a proof');
  expect(answer).toMatchObject({ property: 'partyHeard', provision: 'ACL-35', key: null });
  expect(answer.steps).not.toContain('承办人甲：送达催告书');
  expect(answer.story).toContain('未经催告，强制执行决定就能作出');
});
