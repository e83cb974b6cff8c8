import type { ProcessDefinition } from '../../process/definition.ts';
import type { CaseContext, CaseInput } from './context.ts';
import { misplaced } from './obstacles.ts';
import { basisOfDecision } from './review/decision-basis.ts';
import { caseStateOf, partyStateOf } from './selectors.ts';
import { asksOfCase } from './tasks.ts';
import { caseVersions } from './versions.ts';

/** One enforcement case, from its opening to its closing. */
export const caseProcess: ProcessDefinition<CaseContext, CaseInput> = {
  versions: caseVersions,
  begunWith: ({ rules, backEntry }) => ({ rules, backEntry }),
  stateOf: caseStateOf,
  situation: (value) => ({ party: partyStateOf({ value }) }),
  participantsIn: (act, { participants }) => {
    switch (act.type) {
      case 'openCase':
        return { ...participants, authorityId: act.authorityId, handlingUnitId: act.handlingUnitId };
      case 'enterHistory':
        return { ...participants, authorityId: act.authorityId };
      default:
        return participants;
    }
  },
  misplaced,
  // One machine serves all kinds of case; by which clause the head decides, the kind says.
  provisionOf: (type, { provision }, context) => (type === 'approve' ? basisOfDecision(context) : provision),
  tasks: asksOfCase,
};
