import { writeLog } from '../db/log.ts';
import type { Activities } from './contract.ts';
import { recordFailure } from './failures.ts';
import { record, type RecordParts } from './record.ts';
import { recordedSince } from './recorded-since.ts';
import { recount } from './recount.ts';

/** The activities of a worker, bound to its database and the installation's secret. */
export function makeActivities(parts: RecordParts): Activities {
  return {
    record: (act) => orFail(record(parts, act)),
    recordedSince: (question) => orFail(recordedSince(parts.database, question)),
    recount: (question) => orFail(recount(parts.database, question)),
  };
}

async function orFail<T>(attempt: Promise<T>): Promise<T> {
  try {
    return await attempt;
  } catch (error) {
    writeLog({ level: 'error', event: 'record.failed', error });
    throw recordFailure(error);
  }
}
