import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Db = PostgresJsDatabase;

export interface Database {
  /** For reads and single-statement writes. */
  readonly db: Db;
  /** The pool itself, for calls of the record's functions. */
  readonly sql: postgres.Sql;
  readonly close: () => Promise<void>;
}

export interface ConnectOptions {
  /** Connections at most. */
  readonly max?: number;
  readonly name?: string;
}

const asWritten = (value: string): string => value;

/** A pool. Dates stay 'YYYY-MM-DD': a civil date has no time zone to be moved by. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    types: { date: { to: 1082, from: [1082], serialize: asWritten, parse: asWritten } },
    connection: { TimeZone: 'UTC', application_name: options.name ?? 'lawgate' },
  });
  return {
    db: drizzle(sql, { casing: 'snake_case' }),
    sql,
    close: () => sql.end({ timeout: 5 }),
  };
}
