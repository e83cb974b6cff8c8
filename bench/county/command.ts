import { spawnSync } from 'node:child_process';
import { commandFile } from './county.ts';

export interface CommandLine {
  readonly name: 'command';
  /** Medians. */
  readonly nodeMs: number;
  readonly versionMs: number;
  readonly dueMs: number;
  /** `lawgate --version` against `node -e 0`. */
  readonly ratio: number;
}

const TIMES = 9;
const due = ['due', '--profile', 'national-2026', '--period', 'review', '--from', '2026-09-28'];

/** What a person waits for at the console, in turns with what Node alone takes. */
export function command(): CommandLine {
  const times: Record<'node' | 'version' | 'due', number[]> = { node: [], version: [], due: [] };
  run([commandFile, '--version']);
  for (let time = 0; time < TIMES; time += 1) {
    times.node.push(run(['-e', '0']));
    times.version.push(run([commandFile, '--version']));
    times.due.push(run([commandFile, ...due]));
  }
  const [nodeMs, versionMs, dueMs] = [median(times.node), median(times.version), median(times.due)];
  return { name: 'command', nodeMs, versionMs, dueMs, ratio: Math.round((versionMs / nodeMs) * 10) / 10 };
}

function run(args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`expected ${args.join(' ')} to succeed, got ${status}: ${stderr.toString()}`);
  return performance.now() - begun;
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
