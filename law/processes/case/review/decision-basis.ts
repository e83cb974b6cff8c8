import type { CaseContext } from '../context.ts';
import type { Provision } from '../../../statutes.ts';

const ofCoercion = { measure: 'ACL-18(1)', execution: 'ACL-37' } as const satisfies Record<string, Provision>;

/**
 * By which clause the head of the authority decides: a coercive measure is approved before it is taken, an execution
 * decided after its demand.
 *
 * @law APL-57
 * @law ACL-18(1)
 * @law ACL-37
 */
export const basisOfDecision = ({ coercion }: Pick<CaseContext, 'coercion'>): Provision =>
  coercion === undefined ? 'APL-57' : ofCoercion[coercion];
