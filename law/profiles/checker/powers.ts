import type { ResolvedProfile } from '../resolve.ts';
import type { Rules } from '../rules.ts';
import { provisionOf } from '../schema.ts';
import type { RequiredKey } from '../values.ts';
import type { BelowTheLaw } from './floors.ts';

/** Powers that only a rule of the authority's own gives (PRACTICE A2, A10, A14), and whether these rules use them. */
const powers: readonly { readonly key: RequiredKey; readonly isUsed: (rules: Rules) => boolean }[] = [
  { key: 'review.extension', isUsed: ({ review }) => review.extension.allowed },
  { key: 'review.pool', isUsed: ({ review }) => review.pool === 'signs' },
  { key: 'review.objection.substitutesPass', isUsed: ({ review }) => review.objection.substitutesPass },
];

/** Where the suggestions stand, to be looked at and not to be leaned on. */
export const NATIONAL = 'national-2026';

/**
 * The powers a profile uses on a mere suggestion of the program.
 *
 * @law PRACTICE
 */
export const powersWithoutSource = ({ values }: ResolvedProfile, rules: Rules): readonly BelowTheLaw[] =>
  powers
    .filter(({ key, isUsed }) => {
      const { from, source } = values[key];
      return isUsed(rules) && from !== NATIONAL && ['SUGGESTED', 'PRACTICE'].includes(provisionOf(source));
    })
    .map(({ key }) => ({ key, provision: 'PRACTICE', lifted: undefined }));
