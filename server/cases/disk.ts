import { statfs } from 'node:fs/promises';
import type { Installation } from '../request/installation.ts';
import { serverProblem } from '../request/problems.ts';

/** Refuses what would take the disk's last: a file can wait, the record cannot. */
export async function requireRoom({ dataFolder, uploads }: Installation, bytes: number): Promise<void> {
  const { bsize, blocks, bavail } = await statfs(dataFolder);
  const reserved = Math.min(blocks * bsize * uploads.leastFree, uploads.mostReservedBytes);
  if (bavail * bsize - bytes < reserved) throw serverProblem('disk-full');
}
