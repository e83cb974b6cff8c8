import type { StateName } from '../../law/procedure/names.ts';

/** States in which nothing can happen any more; their workflows have ended (law/procedure: `isOver`). */
export const overStates = ['closed', 'history', 'withdrawn', 'notPublished'] as const satisfies readonly StateName[];
