import { sleep } from '@temporalio/workflow';

interface Wait {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Three days by the workflow's own clock. */
export async function waitThreeDays(): Promise<Wait> {
  const startedAt = Date.now();
  await sleep('3 days');
  return { startedAt, endedAt: Date.now() };
}
