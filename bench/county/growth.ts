import { setTimeout as pause } from 'node:timers/promises';
import { Office, untilApprovalIsAsked } from '../plain-case.ts';
import type { County } from './county.ts';
import { memoryOf } from './memory.ts';

export interface GrowthLine {
  readonly name: 'growth';
  readonly acts: number;
  readonly perSecond: number;
  /** Megabytes of the worker, warm and after the acts. */
  readonly beforeMb: number;
  readonly afterMb: number;
  readonly ratio: number;
}

const ACTS = 5000;
const AT_ONCE = 8;
/** A batch takes no less: the server answers one address three thousand times a minute. */
const BATCH_MS = 2500;

/** What a worker holds after many acts in cases that stay open. */
export async function growth(county: County): Promise<GrowthLine> {
  const office = await Office.open({ url: county.url, demonstration: await county.demonstration() });
  await playSome(office);
  const beforeMb = (await memoryOf(county))['worker'] ?? 0;
  const begun = performance.now();
  let acts = 0;
  while (acts < ACTS) acts += await playSome(office);
  const seconds = (performance.now() - begun) / 1000;
  const afterMb = (await memoryOf(county))['worker'] ?? 0;
  const ratio = Math.round((afterMb / beforeMb) * 100) / 100;
  return { name: 'growth', acts, perSecond: Math.round(acts / seconds), beforeMb, afterMb, ratio };
}

async function playSome(office: Office): Promise<number> {
  const [played] = await Promise.all([
    Promise.all(Array.from({ length: AT_ONCE }, () => office.play(untilApprovalIsAsked))),
    pause(BATCH_MS),
  ]);
  return played.reduce((sum, { acts }) => sum + acts, 0);
}
