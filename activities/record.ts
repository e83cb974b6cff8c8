import type { Database } from '../db/connect.ts';
import { beforeAct, type BeforeAct } from '../db/read/before-act.ts';
import { calendarOfVersion } from '../db/read/calendars.ts';
import { actPayload, recordAct } from '../db/write/record.ts';
import type { Writing } from '../db/write/writing.ts';
import type { Act } from '../law/acts.ts';
import { deadlineKeyIn } from '../law/process/clock-command.ts';
import { fingerprintOf } from '../law/record/fingerprint.ts';
import type { ActRecord, Answer } from './contract.ts';
import { judgedAgain, type Judge } from './judged-again.ts';
import { isFork, madeOf } from './failures.ts';
import { countClocks, deadlinesOf, duesOf } from './counting.ts';
import { projections } from './projections.ts';
import { answerAhead, recordedSince } from './recorded-since.ts';
import { recordingOf, textsOf, type Recording } from './recording.ts';
import { clockRows } from './rows/clock-rows.ts';
import { ledgerEntry } from './rows/ledger-entry.ts';
import { mailRows, officesToWriteTo } from './rows/mail-rows.ts';
import { processRow } from './rows/process-row.ts';
import { taskRows } from './rows/task-rows.ts';

export interface RecordParts {
  readonly database: Database;
  readonly secret: Uint8Array;
  /** As in operation unless said: tests move the clock of one process alone, and try the locks behind this one. */
  readonly judge?: Judge;
}

/**
 * Records one act: reads what is there, works out what follows and whether it may, counts the clocks, and writes all of it
 * in one statement. Where the record
 * has this revision already, of this command or another, nothing is written and it answers with what it has: asked again
 * at another moment, even the same command may mean another state.
 */
export async function record(
  { database, secret, judge = judgedAgain }: RecordParts,
  asked: ActRecord,
): Promise<Answer> {
  const before = await readBefore(database, asked);
  const calendar = await calendarOfVersion(database.sql, before.calendarVersion);
  if (before.ahead !== null) return answerAhead(before, before.ahead, calendar);
  const act = madeOf(() => judge(asked, before, calendar));
  const { context } = act.processState;
  const counted = madeOf(() => countClocks(context, before.runs, calendar, paperOf(before, act.act)));
  const fingerprint = fingerprintOf(act.processState, act.revision);
  const payload = madeOf(() => {
    const recording = recordingOf(act, { before, counted, calendar, secret, fingerprint });
    return actPayload(ledgerEntry(recording), rowsOf(recording));
  });
  const taken = await takenMeanwhile(database, act, { payload, fingerprint });
  if (taken !== null) return taken;
  return {
    fingerprint,
    dues: duesOf(counted, context),
    deadlines: deadlinesOf(counted, context, calendar, Date.parse(act.at)),
    ahead: [],
  };
}

/** Writes, and answers null; or with what came between the look and the writing. */
async function takenMeanwhile(
  database: Database,
  { process, revision }: ActRecord,
  { payload, fingerprint }: { readonly payload: string; readonly fingerprint: string },
): Promise<Answer | null> {
  try {
    const recorded = await recordAct(database.sql, payload);
    return recorded.fingerprint === fingerprint ? null : await recordedSince(database, { process, revision });
  } catch (error) {
    const taken = isFork(error) ? await recordedSince(database, { process, revision }) : null;
    if (taken === null) throw error;
    return taken;
  }
}

/** What the act that stops a clock names as its ground on paper. */
function paperOf(before: BeforeAct, act: Act): string | null {
  if (act.type !== 'stopClock') return null;
  const { paper } = textsOf(before, act);
  return typeof paper === 'string' ? paper : null;
}

const rowsOf = (recording: Recording): readonly Writing[] => [
  processRow(recording),
  ...projections[recording.record.process.kind].rows(recording),
  ...taskRows(recording),
  ...clockRows(recording.counted, { processId: recording.record.process.id, ...recording.record }),
  mailRows(recording),
];

function readBefore({ sql }: Database, act: ActRecord): Promise<BeforeAct> {
  const { process, actorId, revision, processState, on, commandId, signed } = act;
  const { before, contents } = projections[process.kind];
  return beforeAct(sql, {
    processId: process.id,
    actorId,
    authorityId: processState.context.participants.authorityId,
    revision,
    hashes: [...contents(act.act), ...papersIn(act.act)],
    // Which tasks are new is not known yet; asking for all is one index range more.
    offices: officesToWriteTo(act, []),
    on,
    signed,
    unasked: signed === null ? { subject: process.subject, deadline: deadlineKeyIn(commandId) } : null,
    own: before(sql, act),
  });
}

/** Where the paper is written on which a clock stops. */
const papersIn = (act: Act): readonly string[] => (act.type === 'stopClock' && act.text !== null ? [act.text] : []);
