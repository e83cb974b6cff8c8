import { readdir, readFile } from 'node:fs/promises';
import type { BenchInstallation } from './installation.ts';

/** Milliseconds of CPU. The two servers are null where there is no /proc to read them from. */
export interface Cpu {
  /** This process: client, web server and workers. */
  readonly node: number;
  readonly postgres: number | null;
  readonly temporal: number | null;
}

/** Of /proc, on every Linux that Node runs on. */
const TICK_MS = 10;

export async function cpuNow({ servers }: BenchInstallation): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  const running = await runningProcesses();
  return {
    node: (user + system) / 1000,
    postgres: running && familyCpu(running, servers.postgres),
    temporal: running && familyCpu(running, servers.temporal),
  };
}

export const cpuBetween = (from: Cpu, to: Cpu): Cpu => combined(to, from, -1);
export const cpuTogether = (one: Cpu, other: Cpu): Cpu => combined(one, other, 1);

const combined = (one: Cpu, other: Cpu, sign: number): Cpu => ({
  node: one.node + sign * other.node,
  postgres: both(one.postgres, other.postgres, sign),
  temporal: both(one.temporal, other.temporal, sign),
});

const both = (one: number | null, other: number | null, sign: number): number | null =>
  one === null || other === null ? null : one + sign * other;

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Its own, and that of its children that have ended. */
  readonly ms: number;
}

async function runningProcesses(): Promise<readonly RunningProcess[] | null> {
  try {
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
    return stats.filter((stat) => stat !== '').map(parsed);
  } catch {
    // No Linux.
    return null;
  }
}

/** The name in brackets may hold spaces and brackets; what follows the last one is plain numbers. */
function parsed(stat: string): RunningProcess {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: Number.parseInt(stat, 10), parent: Number(fields[1]), ms: ticks * TICK_MS };
}

/** PostgreSQL has a process for each session. */
function familyCpu(running: readonly RunningProcess[], pid: number): number {
  const own = running.find((process) => process.pid === pid)?.ms ?? 0;
  const children = running.filter((process) => process.parent === pid);
  return children.reduce((sum, child) => sum + familyCpu(running, child.pid), own);
}
