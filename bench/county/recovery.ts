import { setTimeout as pause } from 'node:timers/promises';
import { Office } from '../plain-case.ts';
import type { County } from './county.ts';

export interface RecoveryLine {
  readonly name: 'recovery';
  readonly killsOfEach: number;
  /** Milliseconds from the kill to the next act that is acknowledged. */
  readonly worker: { readonly median: number; readonly p95: number };
  readonly web: { readonly median: number; readonly p95: number };
}

const KILLS = 10;
/** Between two kills, as a fault would leave it: the launcher grows patient with what falls at once again. */
const QUIET_MS = 8000;

export async function recovery(county: County): Promise<RecoveryLine> {
  const office = await Office.open({ url: county.url, demonstration: await county.demonstration() });
  const worker = await killed(county, office, 'worker');
  const web = await killed(county, office, 'web');
  return { name: 'recovery', killsOfEach: KILLS, worker, web };
}

async function killed(county: County, office: Office, part: 'worker' | 'web'): Promise<RecoveryLine['web']> {
  const times: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const pid = (await county.pids())[part];
    if (pid === undefined) throw new Error(`expected ${part} to run`);
    process.kill(pid, 'SIGKILL');
    const begun = performance.now();
    await acknowledged(office);
    times.push(performance.now() - begun);
    await pause(QUIET_MS);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[Math.floor(KILLS / 2)] ?? 0), p95: Math.round(sorted.at(-1) ?? 0) };
}

/** A person who tries again: whoever opens a case is answered, or told that nothing is known yet. */
async function acknowledged(office: Office): Promise<void> {
  for (;;) {
    try {
      await office.play([]);
      return;
    } catch {
      // Away, or not known yet: that is what is measured.
      await pause(50);
    }
  }
}
