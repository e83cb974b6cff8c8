import { defineUpdate } from '@temporalio/workflow';

export interface BareActivities {
  nothing(act: unknown): Promise<void>;
}

/** Answers how many came before it, and itself. */
export const bareUpdate = defineUpdate<number, [unknown]>('act');
