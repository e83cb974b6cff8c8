import {
  DefaultLogger,
  makeTelemetryFilterString,
  type LogEntry as EngineEntry,
  type RuntimeOptions,
} from '@temporalio/worker';
import { writeLog, type LogEntry } from '../db/log.ts';

const levels: Readonly<Record<EngineEntry['level'], LogEntry['level']>> = {
  TRACE: 'info',
  DEBUG: 'info',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

const LONGEST_EVENT = 80;

/**
 * The engine's library logs with us. By itself it prints whole errors, and its native part whole failures with the
 * texts they carry.
 */
export const engineLog = (write: (entry: LogEntry) => void = writeLog): RuntimeOptions => ({
  logger: new DefaultLogger('INFO', (entry) => {
    write(entryOf(entry));
  }),
  telemetryOptions: {
    logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
  },
});

function entryOf({ level, message, meta = {} }: EngineEntry): LogEntry {
  const { workflowId, workflowType, activityType, taskQueue, attempt, error } = meta as Record<string, unknown>;
  return {
    level: levels[level],
    event: `engine: ${withoutValues(message)}`,
    ...text({ workflowId, workflowType, activityType, taskQueue }),
    ...(typeof attempt === 'number' ? { attempt } : {}),
    ...(error === undefined ? {} : { error }),
  };
}

/** What follows a colon or a sign of equality is what an error said. */
const withoutValues = (message: string): string =>
  (message.split(/[:=({"'\n]/)[0] ?? '')
    .slice(0, LONGEST_EVENT)
    .replace(/[^ -~]+|\d{4,}/g, '…')
    .trim();

/** Names and ids of ours; core writes some of its fields as objects. */
const text = (fields: Readonly<Record<string, unknown>>): Partial<LogEntry> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
