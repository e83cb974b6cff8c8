import { statfs } from 'node:fs/promises';
import type postgres from 'postgres';
import { isMigrated } from '../../db/shape.ts';
import { CLOCKS_APART_MS, recordAhead } from '../local/clocks-apart.ts';
import type { Installation } from '../request/installation.ts';
import { healthWords as words } from './health-words.ts';

/** One part of what must be well for an office to work: whether it is, in a word, and the figure it was judged by. */
export interface PartHealth {
  readonly ok: boolean;
  readonly word: string;
  readonly oldestMinutes?: number;
  readonly freePercent?: number;
  readonly apartSeconds?: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly record: PartHealth;
  readonly engine: PartHealth;
  readonly poller: PartHealth;
  readonly outbox: PartHealth;
  readonly disk: PartHealth;
  readonly migration: PartHealth;
  readonly clock: PartHealth;
}

const WITHIN_MS = 2000;
/** A worker with nothing to do asks the engine anew every minute. */
const POLLED_WITHIN_MS = 90_000;
/** A mail that is due and that nobody takes up. */
const LEFT_MINUTES = 10;
/** Longer than this not one mail has gone out, and one waits: one mailbox that is full is no such sign. */
const SILENT_MINUTES = 60;
/** As the doctor; of a large disk a small share is still much. */
const LEAST_FREE_SHARE = 0.05;
const LEAST_FREE_BYTES = 2e9;
const ok = (figures: Partial<PartHealth> = {}): PartHealth => ({ ok: true, word: words.ok, ...figures });
const fault = (word: string, figures: Partial<PartHealth> = {}): PartHealth => ({ ok: false, word, ...figures });

/** Asks all parts at once; what does not answer in time is a fault, and nothing here throws. */
export async function readinessOf(installation: Installation): Promise<Readiness> {
  const { sql, dataFolder, now } = installation;
  const [recordMs, polledMs, outbox, disk, migration] = await Promise.all([
    inTime(recordAhead(sql, () => now().getTime())),
    // Waited for to the end of its own deadline: the client's next try would find a closed connection.
    lastPoll(installation).catch(() => null),
    inTime(outboxOf(sql)),
    inTime(diskOf(dataFolder)),
    inTime(isMigrated(sql)),
  ]);
  const parts = {
    record: recordMs === null ? fault(words.away) : ok(),
    engine: polledMs === null ? fault(words.away) : ok(),
    poller: pollerOf(polledMs),
    outbox: outbox ?? fault(words.unknown),
    disk: disk ?? fault(words.unknown),
    migration: migrationOf(migration),
    clock: clockOf(recordMs, polledMs),
  };
  return { ready: Object.values(parts).every((part) => part.ok), ...parts };
}

async function inTime<T>(attempt: PromiseLike<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), WITHIN_MS).unref();
  });
  return Promise.race([attempt, late]).then(
    (answer) => answer,
    // Away is an answer here, not a failure.
    () => null,
  );
}

/** How far back by our clock, in the engine's own words, a worker last asked for work; infinite: none did. */
async function lastPoll({ temporal, taskQueue, now }: Installation): Promise<number> {
  const { workflowService } = temporal.connection;
  const { namespace } = temporal.options;
  const { pollers } = await temporal.withDeadline(Date.now() + WITHIN_MS, () =>
    // Of its two kinds that of workflow tasks.
    workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 }),
  );
  const times = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
  return now().getTime() - Math.max(-Infinity, ...times);
}

function pollerOf(polledMs: number | null): PartHealth {
  if (polledMs === null) return fault(words.unknown);
  return polledMs > POLLED_WITHIN_MS ? fault(words.noPoller) : ok();
}

function clockOf(recordMs: number | null, polledMs: number | null): PartHealth {
  // A poll in the future: the engine's clock is ahead of ours at least by so much.
  const engineMs = polledMs !== null && polledMs < 0 ? -polledMs : 0;
  const apart = Math.max(Math.abs(recordMs ?? 0), engineMs);
  const figures = { apartSeconds: Math.round(apart / 1000) };
  if (apart > CLOCKS_APART_MS) return fault(words.apart, figures);
  return recordMs === null ? fault(words.unknown) : ok(figures);
}

function migrationOf(migrated: boolean | null): PartHealth {
  if (migrated === null) return fault(words.unknown);
  return migrated ? ok() : fault(words.otherShape);
}

async function diskOf(folder: string): Promise<PartHealth> {
  return diskHealth(await statfs(folder));
}

export function diskHealth(disk: {
  readonly bavail: number;
  readonly blocks: number;
  readonly bsize: number;
}): PartHealth {
  const share = disk.bavail / Math.max(1, disk.blocks);
  const figures = { freePercent: Math.floor(share * 100) };
  const isFull = share < LEAST_FREE_SHARE && disk.bavail * disk.bsize < LEAST_FREE_BYTES;
  return isFull ? fault(words.diskFull, figures) : ok(figures);
}

async function outboxOf(sql: postgres.Sql): Promise<PartHealth> {
  const [{ oldestMinutes, isStuck }] = await sql<[{ oldestMinutes: number; isStuck: boolean }]>`
    select coalesce(extract(epoch from now() - min(created_at)) / 60, 0)::int as "oldestMinutes",
      coalesce(bool_or(greatest(next_at, claimed_until) < now() - make_interval(mins => ${LEFT_MINUTES})), false)
      or (coalesce(min(created_at) < now() - make_interval(mins => ${SILENT_MINUTES}), false)
        and not exists (select from outbox where sent_at > now() - make_interval(mins => ${SILENT_MINUTES})))
      as "isStuck"
    from outbox where sent_at is null and given_up_at is null`;
  return isStuck ? fault(words.mailsStuck, { oldestMinutes }) : ok({ oldestMinutes });
}
