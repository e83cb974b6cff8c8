import type { ActKind } from '../act-kinds.ts';
import type { ValueOf } from '../profiles/values.ts';

/** Occasions on which audio and video may be due. */
export type RecordedOccasion = ValueOf<'recording.alwaysFor'>[number];

export interface RecordingRules {
  readonly alwaysFor: readonly RecordedOccasion[];
  readonly onlineLicenseExempt: boolean;
}

/** One step of a case file, as far as its audio and video go. */
export interface RecordedStep {
  readonly occasion: RecordedOccasion;
  readonly recordings: number;
  /** Why there is none, in writing; null when nothing was written. */
  readonly reason: string | null;
}

/**
 * The steps of a file that lack both a recording and a written reason. A license handled wholly online needs neither,
 * where the rules say so.
 *
 * @law APL-47
 */
export function missingRecordings(
  {
    actKind,
    isOnline,
    steps,
  }: { readonly actKind: ActKind; readonly isOnline: boolean; readonly steps: readonly RecordedStep[] },
  rules: RecordingRules,
): readonly RecordedStep[] {
  if (actKind === 'license' && isOnline && rules.onlineLicenseExempt) return [];
  return steps.filter(
    ({ occasion, recordings, reason }) =>
      recordings === 0 && (reason ?? '').trim() === '' && isDue(actKind, occasion, rules),
  );
}

/** What happens on the spot in a penalty case is recorded whatever the list says (APL 47). */
const isDue = (actKind: ActKind, occasion: RecordedOccasion, { alwaysFor }: RecordingRules): boolean =>
  alwaysFor.includes(occasion) ||
  (actKind === 'penalty' && (occasion === 'onSiteEnforcement' || occasion === 'evidenceTaking'));
