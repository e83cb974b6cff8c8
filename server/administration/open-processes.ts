/** States in which nothing can happen any more; their workflows have ended (law/procedure: `isOver`). */
export { overStates } from '../../law/procedure/names.ts';
