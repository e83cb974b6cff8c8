import type { Rules } from './rules.ts';

/**
 * Keys of values that this version of the program would not carry out. A profile that asks for them must not govern:
 * what it demands would be missing in silence.
 *
 * @law PROFILE
 */
export function unmetValues({ approval, review }: Rules): readonly string[] {
  const asked: Readonly<Record<string, boolean>> = {
    'approval.stepUp': approval.stepUp === 'totp' || approval.stepUp === 'passkey',
    // A referral ends the case; no machine takes it through a review.
    'review.scope.referralExempt': !review.scope.referralExempt,
    // Once, whatever the rules say (PRACTICE A10); an endless one is refused by the checker.
    'review.extension': review.extension.max > 1,
  };
  return Object.keys(asked).filter((key) => asked[key] === true);
}
