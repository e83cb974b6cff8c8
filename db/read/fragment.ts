import type postgres from 'postgres';

/** A piece of SQL, part of a larger question. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;
