import type { Refusal } from '../refusals.ts';
import type { ListApprovalValue } from '../profiles/value-kinds.ts';

/** A version of a pre-publication list, and who confirmed which version of it. */
export interface ListVersion {
  readonly list: Exclude<ListApprovalValue['list'], 'all'>;
  readonly version: number;
  readonly confirmations: readonly { readonly by: string; readonly version: number }[];
}

/**
 * What stands against publishing this version of a list: the body the profile names has not confirmed this very version.
 *
 * @law PROFILE
 */
export function obstacleToListPublication(
  { list, version, confirmations }: ListVersion,
  approvals: readonly ListApprovalValue[],
): Extract<Refusal, 'list-not-confirmed'> | null {
  const needed = approvals.filter((approval) => approval.list === list || approval.list === 'all');
  const isConfirmed = (body: string): boolean =>
    confirmations.some((confirmation) => confirmation.by === body && confirmation.version === version);
  return needed.every(({ confirmedBy }) => isConfirmed(confirmedBy)) ? null : 'list-not-confirmed';
}
