import { describe, expect, test } from 'vitest';
import { profileIds } from '../../../law/profiles/profiles.ts';
import { unmetValues } from '../../../law/profiles/unmet.ts';
import { nationalRules, rulesFrom, rulesWith } from '../../fixtures/cases.ts';

describe('a profile that asks for more than the program does', () => {
  test.for([...profileIds])('%s asks for nothing of the kind', (id) => {
    expect(unmetValues(rulesFrom(id))).toEqual([]);
  });

  test.for([
    ['a code of the hour', { approval: { ...nationalRules.approval, stepUp: 'totp' } }, 'approval.stepUp'],
    ['a passkey', { approval: { ...nationalRules.approval, stepUp: 'passkey' } }, 'approval.stepUp'],
    [
      'a review of every referral',
      rulesWith({ scope: { ...nationalRules.review.scope, referralExempt: false } }),
      'review.scope.referralExempt',
    ],
    [
      'an extension granted twice',
      rulesWith({ extension: { ...nationalRules.review.extension, max: 2 } }),
      'review.extension',
    ],
  ] as const)('%s is named', ([, change, key]) => {
    expect(unmetValues({ ...nationalRules, ...change })).toEqual([key]);
  });
});
