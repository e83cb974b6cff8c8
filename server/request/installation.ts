import type { Client } from '@temporalio/client';
import type postgres from 'postgres';
import type { Db } from '../../db/connect.ts';
import type { LogEntry } from '../../db/log.ts';
import type { CommandSigner } from './command-signer.ts';

/** What one person may store without making it part of a case, and what is left free of the disk. */
export interface UploadLimits {
  readonly mostLooseFiles: number;
  readonly mostLooseBytes: number;
  /** Share of the disk, from 0 to 1, that no upload takes: PostgreSQL and the engine stop on a full one. */
  readonly leastFree: number;
  /** Enough, however large the disk: a tenth of some terabytes would stand idle. */
  readonly mostReservedBytes: number;
}

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
  /** Signs what people send, so that the record believes it. */
  readonly signCommand: CommandSigner;
  readonly uploads: UploadLimits;
  readonly now: () => Date;
  readonly log: (entry: LogEntry) => void;
}
