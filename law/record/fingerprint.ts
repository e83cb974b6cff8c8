import type { ProcessContext, ProcessState } from '../process/state.ts';
import type { Rules } from '../profiles/rules.ts';
import { canonicalText } from './canonical.ts';

const PRIME = 0x01000193;

/** Two lanes of FNV-1a, 32 bit each, read in one go. */
function fnv(text: string): readonly [number, number] {
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, PRIME);
    other = Math.imul(other ^ code, PRIME);
  }
  return [one >>> 0, other >>> 0];
}

/**
 * A hash of the recorded state. It guards against a machine that silently changed, not against an
 * attacker; a workflow has no cryptographic hash.
 *
 * @law APL-47
 */
export function fingerprintOf(processState: ProcessState, revision: number): string {
  // The rules of a case never change and weigh four times the rest: their name and version stand for them.
  const { rules, ...context } = processState.context as ProcessContext & { readonly rules: Rules };
  const profile = { id: rules.profileId, version: rules.profileVersion };
  const text = canonicalText({ ...processState, context, profile, revision });
  return fnv(text)
    .map((lane) => lane.toString(16).padStart(8, '0'))
    .join('');
}
