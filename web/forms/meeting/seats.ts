import type { CaseView } from '../../../server/contract/case-view.ts';
import type { Values } from '../act-field.ts';

/** Several ids, or one, as a list. */
export function listIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** As the law counts it: more than half at a share of one half, at least the share at any other. */
export function quorumOf({ meetings }: CaseView, members: number): number {
  const share = meetings.rules.quorum;
  return share === 0.5 ? Math.floor(members / 2) + 1 : Math.ceil(members * share);
}

/** Who sat and had a say. */
export const votersIn = (values: Values): readonly string[] =>
  listIn(values['present']).filter((id) => !listIn(values['recused']).includes(id));
