import { OperatorError } from '../../db/fault.ts';
import type { UploadLimits } from '../request/installation.ts';

const MB = 1024 * 1024;
const GB = 1024 * MB;

export const DEFAULT_UPLOADS: UploadLimits = {
  mostLooseFiles: 200,
  mostLooseBytes: 500 * MB,
  leastFree: 0.1,
  mostReservedBytes: 10 * GB,
};

/** From the environment: what is not set stays as it is by default. */
export function uploadLimitsIn(variables: NodeJS.ProcessEnv): UploadLimits {
  return {
    ...DEFAULT_UPLOADS,
    mostLooseFiles: wholeIn(variables, 'UPLOAD_FILES') ?? DEFAULT_UPLOADS.mostLooseFiles,
    leastFree: (wholeIn(variables, 'DISK_FREE_PERCENT') ?? DEFAULT_UPLOADS.leastFree * 100) / 100,
    mostLooseBytes: (wholeIn(variables, 'UPLOAD_MB') ?? DEFAULT_UPLOADS.mostLooseBytes / MB) * MB,
  };
}

function wholeIn(variables: NodeJS.ProcessEnv, name: string): number | null {
  const given = variables[name];
  if (given === undefined || given === '') return null;
  if (!/^[1-9]\d{0,6}$/.test(given)) throw new OperatorError(`expected a whole number in ${name}, got ${given}`);
  return Number(given);
}
