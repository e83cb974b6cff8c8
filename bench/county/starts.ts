import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { startPostgres } from '../../server/local/postgres.ts';
import { startTemporal } from '../../server/local/temporal.ts';
import { member } from '../../server/demo/people.ts';
import { County } from './county.ts';
import { memoryOf, together } from './memory.ts';

export interface StartsLine {
  readonly name: 'starts';
  /** With building what is not built yet, and with the demonstration played. */
  readonly firstMs: number;
  /** On what is there; median. */
  readonly secondMs: number;
  /** PostgreSQL and Temporal alone, started together on the same data; median. */
  readonly bareMs: number;
  readonly ratio: number;
  readonly idleSeconds: number;
  /** Megabytes of all processes after the idle time, one paper printed. */
  readonly memoryFirst: Readonly<Record<string, number>> & { readonly together: number };
  readonly memorySecond: Readonly<Record<string, number>> & { readonly together: number };
}

const IDLE_SECONDS = process.env['LAWGATE_LONG'] === undefined ? 60 : 600;
const STARTS = 3;

/** Leaves the county running. */
export async function starts(dataFolder: string): Promise<{ readonly line: StartsLine; readonly county: County }> {
  const first = await County.start(dataFolder);
  const memoryFirst = await idleMemory(first);
  await first.stop();
  const bare: number[] = [];
  const again: number[] = [];
  // In turns, so that a busy machine slows both alike.
  for (let start = 0; start < STARTS; start += 1) {
    bare.push(await bareStart(dataFolder));
    const county = await County.start(dataFolder);
    again.push(county.startedInMs);
    await county.stop();
  }
  const county = await County.start(dataFolder);
  const memorySecond = await idleMemory(county);
  const [secondMs, bareMs] = [median(again), median(bare)];
  const line: StartsLine = {
    name: 'starts',
    firstMs: first.startedInMs,
    secondMs,
    bareMs,
    ratio: Math.round((secondMs / bareMs) * 100) / 100,
    idleSeconds: IDLE_SECONDS,
    memoryFirst,
    memorySecond,
  };
  return { line, county };
}

async function bareStart(dataFolder: string): Promise<number> {
  const begun = performance.now();
  const [record, engine] = await Promise.all([startPostgres({ dataFolder }), startTemporal({ dataFolder })]);
  const ms = Math.round(performance.now() - begun);
  await engine.stop();
  await record.stop();
  return ms;
}

async function idleMemory(county: County): Promise<StartsLine['memoryFirst']> {
  await printPaper(county);
  await pause(IDLE_SECONDS * 1000);
  const memory = await memoryOf(county);
  return { ...memory, together: together(memory) };
}

/** The papers of a meeting that is convened, as PDF. */
async function printPaper(county: County): Promise<void> {
  const owner = postgres(await county.ownerUrl(), { max: 1, onnotice: () => undefined });
  const [meeting] = await owner<{ caseId: string }[]>`
    select case_id as "caseId" from deliberation where recorded_at is null limit 1`;
  await owner.end();
  if (meeting === undefined) throw new Error('expected a meeting that is convened, got none');
  const { password } = await county.demonstration();
  const { headers } = await fetch(`${county.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: member('authorityHead').login, password }),
  });
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
  const papers = `${county.url}/api/cases/${meeting.caseId}/meeting-papers`;
  const response = await fetch(papers, { headers: { cookie: cookie.join('; ') } });
  if (!response.ok) throw new Error(`expected the papers of a meeting, got ${response.status}`);
  await response.arrayBuffer();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
