import { currentVersion } from '../../../law/process.ts';
import { processOfCase } from '../../../law/process/process-id.ts';
import type { InputOf } from '../../../law/processes.ts';
import type { ProcessStart } from '../../../workflows/contract.ts';

/** What the process of a new case is started with: its first act is somebody's. */
export const caseStart = (caseId: string, input: InputOf<'case'>): ProcessStart => ({
  process: processOfCase('case', caseId),
  version: currentVersion('case'),
  input,
  first: null,
  carried: null,
});
