import type { CaseHeadRow } from '../../../db/read/case-head.ts';
import type { CaseHead } from '../../contract/tasks.ts';

/** What every list says of a case. */
export function caseHead({ partyName, partyType, handlingUnit, handlers, ...row }: CaseHeadRow): CaseHead {
  return {
    ...row,
    party: { type: partyType ?? 'organization', name: partyName },
    handlers: [...handlers],
    handlingUnit: handlingUnit ?? { id: '-', name: '' },
  };
}
