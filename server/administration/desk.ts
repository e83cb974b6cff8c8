import { userInfo } from 'node:os';
import { OperatorError } from '../../db/fault.ts';
import { connect, type Database } from '../../db/connect.ts';
import { requireEnvironment } from '../parts/environment.ts';
import { findPostgres } from '../parts/postgres.ts';
import { adminWords as words } from './words.ts';

/** An administrator's no: a sentence, and nothing was changed. */
export class AdminRefusal extends OperatorError {}

export interface Desk extends Database {
  readonly dataFolder: string;
  /** Who gives the command, for the record. */
  readonly by: string;
}

/** Connects to the running installation as the owner of its database, and closes afterwards. */
export async function atDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const { DATABASE_URL, LAWGATE_DATA } = requireEnvironment();
  const url = DATABASE_URL ?? (await findPostgres(LAWGATE_DATA))?.url;
  if (url === undefined) throw new AdminRefusal(words.notRunning);
  const database = connect(url, { max: 2, name: 'lawgate-admin' });
  try {
    return await work({ ...database, dataFolder: LAWGATE_DATA, by: operator() });
  } finally {
    await database.close();
  }
}

function operator(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in a container.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
