import { untilAssigned, type Office } from './plain-case.ts';

export interface InboxLine {
  readonly name: 'inbox';
  /** Tasks on the page. */
  readonly tasks: number;
  readonly reads: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

const CASES = 8;
const WARM_UP = 30;
const READS = 200;

/** The first page of a reviewer's inbox over HTTP, one reading after the other. */
export async function inbox(office: Office): Promise<InboxLine> {
  await Promise.all(Array.from({ length: CASES }, () => office.play(untilAssigned)));
  const { api } = office.reviewer;
  for (let read = 0; read < WARM_UP; read += 1) await api.tasks({});
  let tasks = 0;
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const begun = performance.now();
    tasks = (await api.tasks({})).items.length;
    times.push(performance.now() - begun);
  }
  const sorted = times.sort((a, b) => a - b);
  return { name: 'inbox', tasks, reads: READS, medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
