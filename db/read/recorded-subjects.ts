import type postgres from 'postgres';
import type { ProcessKind, StateName } from '../../law/process/names.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { Subject } from '../../law/process/process-id.ts';

export interface RecordedEntry {
  readonly processId: string;
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
  readonly id: string;
  readonly kind: ProcessKind;
  readonly state: StateName;
  readonly revision: number;
  readonly fingerprint: string;
  readonly snapshot: ProcessState;
}

/** All processes about one subject, with everything a recomputation needs and is compared with. */
export interface RecordedSubject {
  readonly subject: Subject;
  readonly number: string;
  /** In the order in which they began. */
  readonly processes: readonly [RecordedProcess, ...RecordedProcess[]];
  /** In the order of the chain. */
  readonly entries: readonly RecordedEntry[];
}

/** One statement, so that rows and ledger are of one moment even while processes run. */
const wholeSubjects = (sql: postgres.Sql, which: postgres.Fragment) => sql<RecordedSubject[]>`
  select json_build_object('kind', s.subject_kind, 'id', s.subject_id) as "subject", s.number,
    (select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'state', p.state, 'revision', p.revision,
        'fingerprint', p.fingerprint, 'snapshot', p.snapshot) order by p.entered_at, p.id)
      from process p where p.subject_kind = s.subject_kind and p.subject_id = s.subject_id) as "processes",
    (select coalesce(json_agg(json_build_object('processId', l.process_id, 'revision', l.revision, 'seq', l.seq,
        'fingerprint', l.fingerprint, 'entry', l.entry, 'numbers', array_to_string(l.numbers, ','),
        'previousHash', l.previous_hash, 'hash', l.hash) order by l.seq), '[]')
      from ledger l where l.subject_kind = s.subject_kind and l.subject_id = s.subject_id) as "entries"
  from (${which}) as s order by s.subject_kind, s.subject_id`;

/** Every subject, `atOnce` in memory at a time; the next are fetched while these are worked on. */
export async function* recordedSubjects(sql: postgres.Sql, atOnce: number): AsyncGenerator<readonly RecordedSubject[]> {
  const after = ({ kind, id }: Pick<Subject, 'id'> & { kind: string }): Promise<readonly RecordedSubject[]> =>
    wholeSubjects(
      sql,
      sql`select subject_kind, subject_id, min(number) as number from process
        where (subject_kind, subject_id) > (${kind}, ${id})
        group by subject_kind, subject_id order by subject_kind, subject_id limit ${atOnce}`,
    ).execute();
  let coming = after({ kind: '', id: '' });
  for (;;) {
    const batch = await coming;
    const last = batch.at(-1);
    if (last === undefined) return;
    coming = after(last.subject);
    // Awaited with the next batch; should the reader stop before, its fault is nobody's.
    coming.catch(() => undefined);
    yield batch;
  }
}

/** By its id or its number. */
export async function recordedSubject(sql: postgres.Sql, name: string): Promise<RecordedSubject | null> {
  const [found] = await wholeSubjects(
    sql,
    sql`select subject_kind, subject_id, number from process where subject_id = ${name} or number = ${name}
      order by subject_id, id limit 1`,
  );
  return found ?? null;
}

export async function countSubjects(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<[{ n: number }]>`
    select count(distinct (subject_kind, subject_id))::int as n from process`;
  return row.n;
}
