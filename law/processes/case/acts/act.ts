import { actsOver } from '../../../act.ts';
import type { CaseContext } from '../context.ts';

/** An act of a case. */
export const act = actsOver<CaseContext>();

/** Stands for "something was written", or for a hash not seen before, where only that matters. */
export const SOME_HASH = '0'.repeat(64);

/**
 * On the draft as it lies there.
 *
 * @law APL-58
 */
export const onPresentDraft = ({ proposal }: CaseContext): { readonly contentHash: string } => ({
  contentHash: proposal?.contentHash ?? SOME_HASH,
});
