import { createTransport } from 'nodemailer';
import postgres from 'postgres';
import { isTemporalConfigured, temporalConfig } from '../../../temporal.config.ts';
import { OperatorError, operatorSentence } from '../../../db/fault.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { CLOCKS_APART_MS, recordAhead } from '../clocks-apart.ts';
import type { Finding } from './machine.ts';
import type { Environment } from '../environment.ts';
import { postgresLaunch, runPostgresTool } from '../binaries/postgres-binaries.ts';
import { isOpenToReaders, isPrivateHost } from '../own-machine.ts';
import { findPostgres } from '../postgres.ts';
import { findPip, installedTemporalBinary } from '../binaries/temporal-binary.ts';
import { findTemporal, reachTemporal } from '../temporal.ts';
import { words } from '../local-words.ts';

const say = words.doctor;

/** A person waits for the answer. */
const WAIT_MS = 3000;

const LEAST_POSTGRES = 150_000;

export async function postgresFinding({ DATABASE_URL, LAWGATE_DATA }: Environment): Promise<Finding> {
  const url = DATABASE_URL ?? (await findPostgres(LAWGATE_DATA))?.url;
  if (url !== undefined) return databaseFinding(url);
  const { status, stdout, stderr } = runPostgresTool(
    postgresLaunch(await prepareDataFolder(LAWGATE_DATA)),
    'postgres',
    ['--version'],
  );
  if (status !== 0) throw new OperatorError(stderr);
  return { state: 'sound', detail: say.postgresReady(stdout.trim()) };
}

export async function temporalFinding({ LAWGATE_DATA }: Environment): Promise<Finding> {
  try {
    const running = isTemporalConfigured()
      ? await reachTemporal(temporalConfig(), WAIT_MS)
      : await findTemporal(LAWGATE_DATA);
    if (running !== undefined) return { state: 'sound', detail: say.temporalAnswers(running.address) };
  } catch (cause) {
    return { state: 'fault', detail: operatorSentence(cause) };
  }
  const file = await installedTemporalBinary(LAWGATE_DATA);
  if (file !== undefined) return { state: 'sound', detail: say.temporalReady(file) };
  const { found, advice } = await findPip();
  return found
    ? { state: 'warning', detail: say.temporalToFetch, remedy: say.temporalToFetchRemedy }
    : { state: 'fault', detail: advice };
}

export async function addressFinding(environment: Environment): Promise<Finding> {
  return Promise.resolve(
    isOpenToReaders(environment)
      ? { state: 'warning', detail: say.plainHttp, remedy: say.plainHttpRemedy }
      : { state: 'sound', detail: say.addressSafe },
  );
}

export async function smtpFinding({ SMTP_URL, HOST }: Environment): Promise<Finding> {
  if (SMTP_URL === undefined) {
    return isPrivateHost(HOST)
      ? { state: 'sound', detail: say.smtpCaught }
      : { state: 'warning', detail: say.smtpCaught, remedy: say.smtpMissing };
  }
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS });
  try {
    await transport.verify();
    return { state: 'sound', detail: say.smtpAnswers };
  } catch (cause) {
    return { state: 'fault', detail: (cause as Error).message, remedy: say.smtpRemedy };
  } finally {
    transport.close();
  }
}

/** This machine's clock beside the record's. */
export async function clockFinding({ DATABASE_URL, LAWGATE_DATA }: Environment, now = Date.now): Promise<Finding> {
  const url = DATABASE_URL ?? (await findPostgres(LAWGATE_DATA))?.url;
  if (url === undefined) return { state: 'sound', detail: say.clockUnasked };
  const sql = postgres(url, { max: 1, connect_timeout: WAIT_MS / 1000, onnotice: () => undefined });
  try {
    const apart = Math.abs(await recordAhead(sql, now));
    const detail = say.clockTogether(Math.round(apart / 1000));
    return apart > CLOCKS_APART_MS ? { state: 'fault', detail, remedy: say.clockRemedy } : { state: 'sound', detail };
  } catch {
    // The line about PostgreSQL says why.
    return { state: 'sound', detail: say.clockUnasked };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function databaseFinding(url: string): Promise<Finding> {
  const sql = postgres(url, { max: 1, connect_timeout: WAIT_MS / 1000, onnotice: () => undefined });
  try {
    const [row] = await sql<{ version: string; number: number; sees: boolean }[]>`
      select current_setting('server_version') as version,
             current_setting('server_version_num')::int as number,
             '处' ~ '[[:alpha:]]' as sees`;
    if (row === undefined) throw new Error('expected one row');
    const detail = say.postgresAnswers(row.version);
    if (row.number < LEAST_POSTGRES) return { state: 'fault', detail, remedy: say.postgresTooOld };
    if (!row.sees) return { state: 'fault', detail: say.postgresBlind, remedy: say.postgresBlindRemedy };
    return { state: 'sound', detail };
  } catch (cause) {
    return { state: 'fault', detail: words.databaseUnreachable((cause as Error).message) };
  } finally {
    await sql.end({ timeout: 1 });
  }
}
