import { createHash, randomBytes } from 'node:crypto';
import { NONCE_VARIABLE } from '../../../db/own-process.ts';
import { adoptDetached, startDetached, type StartedProcess } from './detached-process.ts';
import { stopProcess } from './process-identity.ts';
import { forgetProcess, type ProcessEntry } from './process-record.ts';
import type { RunningPart } from './supervisor.ts';

const STOP_WITHIN_MS = 2000;

export interface ChildSpec {
  /** `web`, `worker`: in the record and of its log. */
  readonly name: string;
  readonly title: string;
  readonly dataFolder: string;
  /** The path of the code among them, which tells one build from another: only the same is taken over. */
  readonly args: readonly string[];
  /** Laid over our own environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly ports?: Readonly<Record<string, number>>;
  /** Asked of the process itself: a stranger on its port must not count. */
  readonly isReady: (started: ProcessEntry, withinMs?: number) => Promise<boolean>;
  /** All parts together stop within ten seconds; PostgreSQL and Temporal take up to five of them. */
  readonly stopWithinMs?: number;
}

/** A Node process of ours beside this one; the same one again when it outlived an earlier start. */
export async function startChild(spec: ChildSpec): Promise<RunningPart> {
  const { name, title, dataFolder, args, settings } = spec;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([args, settings]))
    .digest('hex');
  const left = await adoptDetached({ name, title, dataFolder }, async (entry) =>
    entry.fingerprint === fingerprint ? spec.isReady(entry) : true,
  );
  if (left?.fingerprint === fingerprint) return running(spec, left, true);
  if (left !== undefined) await stopProcess(left, { withinMs: spec.stopWithinMs ?? STOP_WITHIN_MS });
  const nonce = randomBytes(16).toString('hex');
  const entry = await startDetached({
    name,
    title,
    dataFolder,
    command: process.execPath,
    args,
    cwd: process.cwd(),
    env: { ...process.env, ...settings, [NONCE_VARIABLE]: nonce },
    nonce,
    fingerprint,
    ports: spec.ports ?? {},
    isReady: spec.isReady,
  });
  return running(spec, entry, false);
}

function running(
  { name, dataFolder, isReady, stopWithinMs = STOP_WITHIN_MS }: ChildSpec,
  entry: StartedProcess,
  adopted: boolean,
) {
  return {
    pid: entry.pid,
    exited: entry.exited,
    adopted,
    answers: (withinMs: number) => isReady(entry, withinMs),
    stop: async () => {
      await stopProcess(entry, { signal: 'SIGTERM', withinMs: stopWithinMs });
      await forgetProcess(dataFolder, name);
    },
  };
}
