import type { ProcessDefinition } from '../../process/definition.ts';
import type { StateName } from '../../process/names.ts';
import { ask } from '../../process/tasks.ts';
import type { PublicationContext, PublicationInput } from './context.ts';
import { publicationMachine } from './machine.ts';
import { misplacedPublication, obstacleInPublication } from './obstacles.ts';

/** The publication of one decision, which outlives its case. */
export const publicationProcess: ProcessDefinition<PublicationContext, PublicationInput> = {
  versions: { '1': { machine: publicationMachine, obstacle: obstacleInPublication, takeOver: null } },
  begunWith: ({ participants, actKind, rules, backEntry, decidedOn }) => ({
    participants,
    actKind,
    rules,
    backEntry,
    decidedOn,
  }),
  stateOf: (value) => value as StateName,
  situation: () => ({}),
  participantsIn: (_act, { participants }) => participants,
  misplaced: misplacedPublication,
  provisionOf: (_type, { provision }) => provision,
  tasks: ({ value }) => (value === 'toPublish' ? [ask('publish', 'publicityClerk', 'publish', 'publication')] : []),
};
