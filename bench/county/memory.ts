import { readdir, readFile } from 'node:fs/promises';
import type { County } from './county.ts';

/**
 * Megabytes of memory each part holds with all its processes, as the kernel shares them out among those who use a page
 * together (PSS).
 */
export async function memoryOf(county: County): Promise<Readonly<Record<string, number>>> {
  const parents = await parentsOfAll();
  const parts = Object.entries(await county.pids());
  const own = new Set(parts.map(([, pid]) => pid));
  const sizes = await Promise.all(
    parts.map(async ([name, pid]): Promise<[string, number]> => {
      const family = familyOf(pid, parents, own);
      const kilobytes = await Promise.all(family.map(pssOf));
      return [name, Math.round(kilobytes.reduce((sum, size) => sum + size, 0) / 1024)];
    }),
  );
  return Object.fromEntries(sizes);
}

export const together = (memory: Readonly<Record<string, number>>): number =>
  Object.values(memory).reduce((sum, size) => sum + size, 0);

/** A part of its own is not counted with the one that started it. */
function familyOf(pid: number, parents: ReadonlyMap<number, number>, own: ReadonlySet<number>): readonly number[] {
  const children = [...parents].filter(([child, parent]) => parent === pid && !own.has(child)).map(([child]) => child);
  return [pid, ...children.flatMap((child) => familyOf(child, parents, own))];
}

async function parentsOfAll(): Promise<ReadonlyMap<number, number>> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return new Map(
    stats
      .filter((stat) => stat !== '')
      .map((stat) => [Number.parseInt(stat, 10), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]),
  );
}

async function pssOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
