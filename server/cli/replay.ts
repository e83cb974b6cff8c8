import { AdminRefusal, withAdminConnection } from '../admin/admin-connection.ts';
import { recompute, recomputedInWords } from '../admin/replay.ts';
import { adminWords } from '../admin/admin-words.ts';
import type { Shown } from './program.ts';

const SPOKEN_EVERY_MS = 2000;

/** `lawgate replay` */
export async function replayCommand(one: string | null): Promise<Shown> {
  try {
    const recomputed = await withAdminConnection(({ sql }) => recompute(sql, { one, progress: spokenNowAndThen() }));
    return { exitCode: recomputed.different.length === 0 ? 0 : 1, output: recomputedInWords(recomputed) };
  } catch (error) {
    if (error instanceof AdminRefusal) return { exitCode: 1, output: error.message };
    throw error;
  }
}

/** On standard error: what is piped on is the result. */
function spokenNowAndThen(): (cases: number, all: number, perSecond: number) => void {
  let spokenAt = performance.now();
  return (cases, all, perSecond) => {
    if (performance.now() - spokenAt < SPOKEN_EVERY_MS) return;
    spokenAt = performance.now();
    process.stderr.write(`${adminWords.replay.progress(cases, all, perSecond)}\n`);
  };
}
