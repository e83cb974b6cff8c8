import { createHash } from 'node:crypto';
import { checkProfile, type Proof, type ProvedRules } from '../../law/profiles/checker/check.ts';
import type { Property } from '../../law/profiles/checker/told.ts';
import type { ResolvedProfile } from '../../law/profiles/resolve.ts';
import { unmetValues } from '../../law/profiles/unmet.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import { AdminRefusal } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

/** What a proof holds for: exactly these values, under this version of the machine. */
export interface Certificate {
  readonly profile: string;
  readonly version: number;
  /** SHA-256 of the values in their one spelling. */
  readonly values: string;
  readonly machine: string;
  readonly proved: readonly Property[];
  readonly states: number;
  readonly edges: number;
}

export const certificateOf = ({ rules, machine, proved, states, edges }: Proof): Certificate => ({
  profile: rules.profileId,
  version: rules.profileVersion,
  values: createHash('sha256').update(canonicalText(rules), 'utf8').digest('hex'),
  machine,
  proved,
  states,
  edges,
});

/**
 * The rules of a profile that may govern, with what was proved of them: the only way to rules that can be activated.
 * Refused with its story where something could not be proved, and where the program would not do what it asks.
 */
export function provedRules(
  profile: ResolvedProfile,
  isDemonstration: boolean,
): {
  readonly rules: ProvedRules;
  readonly certificate: Certificate;
} {
  const answer = checkProfile(profile, isDemonstration);
  if (!answer.ok) throw new AdminRefusal(words.profileUnsafe(profile.title, answer.story));
  const unmet = unmetValues(answer.rules);
  if (unmet.length > 0) throw new AdminRefusal(words.unmetValues(unmet));
  return { rules: answer.rules, certificate: certificateOf(answer) };
}
