import { faultOf } from './fault.ts';

/**
 * A line of a log, of what may stand there and nothing else: never a token, a cookie, a password, a body or what was
 * written in a case.
 */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** A word of ours: `fault`, `calendar.told`. */
  readonly event: string;
  readonly requestId?: string;
  readonly method?: string;
  /** Already without what a path must not tell. */
  readonly path?: string;
  /** Of a calendar. */
  readonly version?: string;
  readonly processes?: number;
  /** Between record and engine. */
  readonly differences?: number;
  /** Told as a fault: kind, code and place, never its message. */
  readonly error?: unknown;
  /** Of the engine: which process, which work, which try. */
  readonly workflowId?: string;
  readonly workflowType?: string;
  readonly activityType?: string;
  readonly taskQueue?: string;
  readonly attempt?: number;
}

type Write = (text: string) => unknown;

const toStandardError: Write = (text) => process.stderr.write(text);

/** The one place where a process of ours writes its log: one line of JSON for each entry. */
export function writeLog({ error, ...entry }: LogEntry, write: Write = toStandardError): void {
  const fault = error === undefined ? {} : { fault: faultOf(error) };
  write(`${JSON.stringify({ at: new Date().toISOString(), ...entry, ...fault })}\n`);
}

/**
 * Takes the line and not the process: a log on a full disk, and a terminal that went away, are errors of the stream, and
 * an error nobody hears ends node.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(letGo)) stream.on('error', letGo);
  }
}

const letGo = (): void => undefined;

/** Node itself would print an error nobody caught with all it carries, parameters included. */
export function logCrashes(): void {
  outliveOutput();
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}

function crash(error: unknown): never {
  writeLog({ level: 'error', event: 'crash', error });
  process.exit(1);
}
