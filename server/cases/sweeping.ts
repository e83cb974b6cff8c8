import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HELD_DAYS } from '../../db/schema/contents.ts';
import type { Installation } from '../request/installation.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const EVERY_MS = 6 * HOUR_MS;
/** The start itself has enough to do. */
const FIRST_MS = 60_000;

/** A session is not asked about after its end, a try to sign in after a quarter of an hour: a fortnight is for people. */
const ENDED_DAYS = 14;
/** Until then a dead link still tells its reader what became of the matter. */
const LINK_DAYS = 180;
/** One more than a file may be tied: an opening that named it in its last hour is recorded by then. */
const SWEPT_DAYS = HELD_DAYS + 1;

type Place = Pick<Installation, 'sql' | 'dataFolder'>;

/** A duty of every web server; several at once do no harm. */
export function keepSwept(installation: Installation): { readonly stop: () => void } {
  const stopping = new AbortController();
  void watch(installation, stopping.signal);
  return { stop: () => stopping.abort() };
}

async function watch(installation: Installation, signal: AbortSignal): Promise<void> {
  let wait = FIRST_MS;
  while (!signal.aborted) {
    await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    wait = EVERY_MS;
    try {
      await sweep(installation);
    } catch (error) {
      installation.log({ level: 'error', event: 'swept', error });
    }
  }
}

/** Removes what has served its time: rows by the one function that may, then bytes no row refers to. */
export async function sweep(place: Place): Promise<void> {
  const payload = { endedDays: ENDED_DAYS, linkDays: LINK_DAYS, heldDays: SWEPT_DAYS };
  await place.sql`select sweep(${JSON.stringify(payload)}::text::jsonb)`;
  const files = path.join(place.dataFolder, 'files');
  for (const folder of await namesIn(files)) await sweepBytes(place, path.join(files, folder));
}

const HASH = /^[0-9a-f]{64}$/;

async function sweepBytes(place: Place, folder: string): Promise<void> {
  const names = await namesIn(folder);
  for (const half of names.filter((name) => !HASH.test(name))) {
    if (await isOlder(path.join(folder, half), HOUR_MS)) await rm(path.join(folder, half), { force: true });
  }
  const hashes = names.filter((name) => HASH.test(name));
  const known = await knownOf(place, hashes);
  for (const hash of hashes.filter((name) => !known.has(name))) {
    const bytes = path.join(folder, hash);
    if (await isOlder(bytes, DAY_MS)) await removeUnlessHeld(place, bytes, hash);
  }
}

async function knownOf({ sql }: Place, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await sql<{ hash: string }[]>`select hash from file where hash = any(${[...hashes]}::text[])`;
  return new Set(rows.map(({ hash }) => hash));
}

/**
 * Put aside first and asked about again: somebody may be storing the same bytes. They look for them once their row is
 * written (`storeFile`), so that one of the two sees the other.
 */
async function removeUnlessHeld(place: Place, bytes: string, hash: string): Promise<void> {
  const aside = `${bytes}.${randomUUID()}`;
  await rename(bytes, aside);
  if ((await knownOf(place, [hash])).has(hash)) await rename(aside, bytes);
  else await rm(aside, { force: true });
}

async function isOlder(file: string, ms: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs > ms;
  } catch {
    // Gone, or in its place by now.
    return false;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Nothing was ever stored.
    return [];
  }
}
