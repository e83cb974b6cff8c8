import type { caseSide, enforcementCase, historicalDecision } from '../schema/cases.ts';
import type { caseFile, draft } from '../schema/contents.ts';
import type { decision, publication } from '../schema/decisions.ts';
import type { deliberation } from '../schema/deliberations.ts';
import type { mailLink, outbox } from '../schema/mails.ts';
import type { process } from '../schema/processes.ts';
import type { opinion, outOfScope, pass, submission } from '../schema/reviews.ts';
import type { clock, clockCount, task, taskHolder } from '../schema/tasks.ts';

/** Rows of the record, by table, as `write_rows` takes them (db/functions). */
export interface RecordRows {
  readonly process: typeof process.$inferInsert;
  readonly enforcementCase: typeof enforcementCase.$inferInsert;
  readonly draft: typeof draft.$inferInsert;
  readonly caseFile: typeof caseFile.$inferInsert;
  readonly caseSide: typeof caseSide.$inferInsert;
  readonly submission: typeof submission.$inferInsert;
  readonly opinion: typeof opinion.$inferInsert;
  readonly pass: typeof pass.$inferInsert;
  readonly outOfScope: typeof outOfScope.$inferInsert;
  readonly deliberation: typeof deliberation.$inferInsert;
  readonly decision: typeof decision.$inferInsert;
  readonly historicalDecision: typeof historicalDecision.$inferInsert;
  readonly publication: typeof publication.$inferInsert;
  readonly task: typeof task.$inferInsert;
  readonly taskHolder: typeof taskHolder.$inferInsert;
  readonly clock: typeof clock.$inferInsert;
  readonly clockCount: typeof clockCount.$inferInsert;
  readonly mailLink: typeof mailLink.$inferInsert;
  readonly outbox: typeof outbox.$inferInsert;
}
export type RecordTable = keyof RecordRows;

/** Sets columns of the rows whose columns equal `key`. */
export interface Patch<T extends RecordTable> {
  readonly key: Partial<RecordRows[T]>;
  readonly set: Partial<RecordRows[T]>;
}

/** A document number to be given; wherever its `mark` stands in a row, the number will stand. */
export interface WantedNumber {
  readonly authorityId: string;
  readonly word: string;
  readonly year: number;
  /** `{seq}` stands for the number within the year. */
  readonly pattern: string;
  readonly mark: string;
}

/** What one act writes, or a part of it. */
export interface Writing {
  readonly patches?: { readonly [T in RecordTable]?: readonly Patch<T>[] };
  readonly rows?: { readonly [T in RecordTable]?: readonly RecordRows[T][] };
  readonly numbers?: readonly WantedNumber[];
}

type Json = Record<string, unknown>;
export interface Payload {
  readonly patches: Readonly<Record<string, readonly { readonly key: Json; readonly set: Json }[]>>;
  readonly rows: Readonly<Record<string, readonly Json[]>>;
  readonly numbers: readonly unknown[];
}

/** The parts of one act together, in the columns of the database. */
export function payloadOf(parts: readonly Writing[]): Payload {
  const patches = byTable(parts.map((part) => part.patches ?? {})).map(([table, list]) => [
    table,
    (list as Patch<RecordTable>[]).map(({ key, set }) => ({ key: inColumns(key), set: inColumns(set) })),
  ]);
  const rows = byTable(parts.map((part) => part.rows ?? {})).map(([table, list]) => [
    table,
    sameColumns(table, (list as object[]).map(inColumns)),
  ]);
  const payload = { patches: Object.fromEntries(patches), rows: Object.fromEntries(rows) };
  const numbers = parts.flatMap((part) => part.numbers ?? []);
  return { ...payload, numbers: numbers.map(({ mark, ...number }) => ({ ...number, for: pathsTo(mark, payload) })) };
}

function byTable(parts: readonly object[]): [string, unknown[]][] {
  const tables = new Map<string, unknown[]>();
  for (const [table, list] of parts.flatMap((part) => Object.entries(part) as [string, unknown[]][])) {
    if (list.length > 0) tables.set(columnName(table), [...(tables.get(columnName(table)) ?? []), ...list]);
  }
  return [...tables];
}

const spelled = new Map<string, string>();

/** Remembered: the names are those of the schema, and an act spells some hundred of them. */
export function columnName(name: string): string {
  const known = spelled.get(name);
  if (known !== undefined) return known;
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  spelled.set(name, column);
  return column;
}

const inColumns = (row: object): Json =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnName(name), inJson(value)]));

const inJson = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value);

/** `write_rows` takes the columns of a table from its first row. */
function sameColumns(table: string, rows: Json[]): Json[] {
  const columns = rows.map((row) => Object.keys(row).sort().join());
  if (new Set(columns).size > 1)
    throw new Error(`expected rows of ${table} with the same columns, got ${columns.join(' / ')}`);
  return rows;
}

function pathsTo(mark: string, value: unknown, path: readonly string[] = []): string[][] {
  if (value === mark) return [[...path]];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, item]) => pathsTo(mark, item, [...path, name]));
}
