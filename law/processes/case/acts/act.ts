import { actsOver, SOME_HASH } from '../../../act.ts';
import type { CaseContext } from '../context.ts';

/** An act of a case. */
export const act = actsOver<CaseContext>();

/**
 * On the draft as it lies there.
 *
 * @law APL-58
 */
export const onPresentDraft = ({ proposal }: CaseContext): { readonly contentHash: string } => ({
  contentHash: proposal?.contentHash ?? SOME_HASH,
});
