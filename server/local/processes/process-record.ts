import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../../db/fault.ts';
import { identityOf, isAlive } from './process-identity.ts';

const entrySchema = z.object({
  pid: z.int().positive(),
  startedAt: z.string(),
  /** What the process was started with; a later start with other settings must not take it over. */
  fingerprint: z.string(),
  ports: z.record(z.string(), z.int()),
  /** By which a process of ours proves an answer its own. */
  nonce: z.string().optional(),
});

const recordSchema = z.record(z.string(), entrySchema);

export type ProcessEntry = z.infer<typeof entrySchema>;

/** `data/processes.json`: who of ours is running, so that the next start finds them again. */
export async function recordedProcesses(dataFolder: string): Promise<Record<string, ProcessEntry>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(recordFile(dataFolder), 'utf8')));
  } catch {
    // Absent or torn: without a record nobody is adopted, which is the safe side.
    return {};
  }
}

export async function recordProcess(dataFolder: string, name: string, entry: ProcessEntry): Promise<void> {
  await amend(dataFolder, (record) => ({ ...record, [name]: entry }));
}

export async function forgetProcess(dataFolder: string, name: string): Promise<void> {
  await amend(dataFolder, ({ [name]: _gone, ...rest }) => rest);
}

/** Writes our own process into the record under this name, unless another that lives stands there: then that one. */
export async function claimFolder(dataFolder: string, name: string): Promise<ProcessEntry | undefined> {
  const other = (await recordedProcesses(dataFolder))[name];
  if (other !== undefined && (await isAlive(other))) return other;
  const self = await identityOf(process.pid);
  if (self === undefined) throw new OperatorError('expected to find our own process');
  await recordProcess(dataFolder, name, { ...self, fingerprint: name, ports: {} });
  return undefined;
}

type Amendment = (record: Record<string, ProcessEntry>) => Record<string, ProcessEntry>;

let lastWrite: Promise<void> = Promise.resolve();

function amend(dataFolder: string, change: Amendment): Promise<void> {
  const write = async (): Promise<void> => {
    const record = change(await recordedProcesses(dataFolder));
    const file = recordFile(dataFolder);
    await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  // One after the other: two parts that become ready together must not overwrite each other's line.
  lastWrite = lastWrite.then(write, write);
  return lastWrite;
}

function recordFile(dataFolder: string): string {
  return path.join(dataFolder, 'processes.json');
}
