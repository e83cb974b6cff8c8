import type { Client } from '@temporalio/client';
import type postgres from 'postgres';
import type { Db } from '../../db/connect.ts';
import type { LogEntry } from '../../db/log.ts';

/** What a running server works with: one per process, handed to whoever needs it. */
export interface Installation {
  readonly db: Db;
  readonly sql: postgres.Sql;
  readonly temporal: Client;
  /** Task queue of the cases. */
  readonly taskQueue: string;
  /** 32 bytes; signs form tokens. */
  readonly secret: Buffer;
  /** Content-addressed folder of files, `files/` in here. */
  readonly dataFolder: string;
  /** From the configuration alone: a link in a mail never follows a Host header. */
  readonly baseUrl: URL;
  /** What we listen on: a name or an address. */
  readonly host: string;
  /** Addresses and networks whose word on who asks is taken. */
  readonly trustedProxies: readonly string[];
  /** Of one person at once; the oldest ends. */
  readonly mostSessions: number;
  /** Whether mails are caught here and may be read at /dev/mail. */
  readonly mailIsCaught: boolean;
  readonly now: () => Date;
  readonly log: (entry: LogEntry) => void;
}
