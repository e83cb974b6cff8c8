import type { Version } from '../../process/definition.ts';
import type { CaseContext } from './context.ts';
import type { CaseEvent } from './event.ts';
import { caseMachine } from './machine.ts';
import { obstacleInCase } from './obstacle.ts';

/**
 * Every released version stays, for a running case keeps the one it began with. Until the first release a change is made
 * in version 1; from then on into a new one, with `takeOver`.
 */
export const caseVersions: Readonly<Record<string, Version<CaseContext>>> = {
  '1': {
    machine: caseMachine,
    obstacle: (event, context) => obstacleInCase(event as CaseEvent, context),
    takeOver: null,
  },
};
