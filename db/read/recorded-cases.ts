import type postgres from 'postgres';
import type { ProcessKind, StateName } from '../../law/procedure/names.ts';
import type { Standing } from '../../law/procedure/procedure.ts';

export interface RecordedEntry {
  readonly process: ProcessKind;
  readonly revision: number;
  readonly seq: number;
  readonly fingerprint: string;
  /** The canonical text. */
  readonly entry: string;
  /** Joined by commas, as the hash covers them. */
  readonly numbers: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** A process as its row says it is. */
export interface RecordedProcess {
  readonly state: StateName;
  readonly revision: number;
  readonly fingerprint: string;
  readonly standing: Standing;
}

/** A case with everything a recomputation needs and is compared with. */
export interface RecordedCase {
  readonly id: string;
  readonly number: string;
  readonly processes: Readonly<Record<ProcessKind, RecordedProcess | null>>;
  /** In the order of the chain. */
  readonly entries: readonly RecordedEntry[];
}

/** One statement, so that rows and ledger are of one moment even while cases run. */
const wholeCases = (sql: postgres.Sql, which: postgres.Fragment) => sql<RecordedCase[]>`
  select c.id, c.number,
    json_build_object(
      'case', json_build_object('state', c.state, 'revision', c.revision, 'fingerprint', c.fingerprint,
        'standing', c.standing),
      'publication', (select json_build_object('state', p.state, 'revision', p.revision,
        'fingerprint', p.fingerprint, 'standing', p.standing) from publication p where p.case_id = c.id)
    ) as "processes",
    (select coalesce(json_agg(json_build_object('process', l.process, 'revision', l.revision, 'seq', l.seq,
        'fingerprint', l.fingerprint, 'entry', l.entry, 'numbers', array_to_string(l.numbers, ','),
        'previousHash', l.previous_hash, 'hash', l.hash) order by l.seq), '[]')
      from ledger l where l.case_id = c.id) as "entries"
  from enforcement_case c where ${which}`;

const ALL_ZERO = '00000000-0000-0000-0000-000000000000';

/** Every case, `atOnce` in memory at a time; the next are fetched while these are worked on. */
export async function* recordedCases(sql: postgres.Sql, atOnce: number): AsyncGenerator<readonly RecordedCase[]> {
  const after = (id: string): Promise<readonly RecordedCase[]> =>
    wholeCases(sql, sql`c.id > ${id} order by c.id limit ${atOnce}`).execute();
  let coming = after(ALL_ZERO);
  for (;;) {
    const batch = await coming;
    const last = batch.at(-1);
    if (last === undefined) return;
    coming = after(last.id);
    // Awaited with the next batch; should the reader stop before, its fault is nobody's.
    coming.catch(() => undefined);
    yield batch;
  }
}

/** By its id or its number. */
export async function recordedCase(sql: postgres.Sql, name: string): Promise<RecordedCase | null> {
  const [found] = await wholeCases(sql, sql`c.id::text = ${name} or c.number = ${name} order by c.id limit 1`);
  return found ?? null;
}

export async function countCases(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<[{ n: number }]>`select count(*)::int as n from enforcement_case`;
  return row.n;
}
