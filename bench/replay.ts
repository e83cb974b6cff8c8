import type postgres from 'postgres';
import type { Database } from '../db/connect.ts';
import { recompute } from '../server/admin/replay.ts';
import { PlayedCase } from '../test/fixtures/played-case.ts';
import { onFilledRecord, type RecordToFill } from './filled-record.ts';

export interface ReplayLine {
  readonly name: 'replay';
  readonly cases: number;
  readonly entries: number;
  /** Of the record against what its ledgers make of it. */
  readonly differences: number;
  readonly casesPerSecond: number;
  readonly entriesPerSecond: number;
  /** Resident memory at the end. */
  readonly megabytes: number;
}

/** `BENCH_REPLAY_CASES=10000 npm run bench` for the size of a province's month. */
const CASES = Number(process.env['BENCH_REPLAY_CASES'] ?? 1000);

/**
 * Recomputes a whole record from its ledgers. Three cases are played and recorded; the others are copies of their rows
 * and entries under ids of their own, each with its chain of hashes made anew.
 */
export const replay = (): Promise<ReplayLine> => onFilledRecord(fill, measured);

async function fill({ owner, application }: RecordToFill): Promise<void> {
  const played = [
    await new PlayedCase(application).toDecision(),
    await new PlayedCase(application, { profile: 'national-2026' }).toDecision(),
    await new PlayedCase(application, { profile: 'national-2026', backEntry: true }).toPass(),
  ];
  for (const [index, { caseId }] of played.entries()) {
    await copy(owner.sql, caseId, Math.max(0, Math.floor((CASES - 1 - index) / played.length)));
  }
}

/** References are not checked: what a recomputation does not read is not copied. */
async function copy(sql: postgres.Sql, caseId: string, times: number): Promise<void> {
  await sql.unsafe(`do $$
    declare
      each record; copied text; before text; text_of text;
    begin
      perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
      perform set_config('session_replication_role', 'replica', true);
      for turn in 1..${times} loop
        copied := gen_random_uuid();
        insert into process select (jsonb_populate_record(p, jsonb_build_object('id', p.kind || '-' || copied,
          'subject_id', copied, 'number', p.number || '-' || turn))).* from process p where subject_id = '${caseId}';
        before := '';
        for each in select * from ledger where subject_id = '${caseId}' order by seq loop
          text_of := replace(each.entry, '${caseId}', copied);
          insert into ledger (process_id, subject_kind, subject_id, revision, seq, command_id, actor_id, actor_roles, type,
            act, text_hash, "on", at, state, fingerprint, numbers, entry, previous_hash, hash)
          values (replace(each.process_id, '${caseId}', copied), each.subject_kind, copied, each.revision, each.seq,
            each.command_id, each.actor_id, each.actor_roles, each.type, each.act, each.text_hash, each."on", each.at,
            each.state, each.fingerprint, each.numbers, text_of, before,
            encode(sha256(convert_to(before || chr(10) || text_of || chr(10)
              || array_to_string(each.numbers, ','), 'UTF8')), 'hex'))
          returning hash into before;
        end loop;
      end loop;
    end $$`);
}

async function measured({ sql }: Database): Promise<ReplayLine> {
  const { subjects: cases, entries, different, seconds } = await recompute(sql, { one: null });
  return {
    name: 'replay',
    cases,
    entries,
    differences: different.length,
    casesPerSecond: Math.round(cases / seconds),
    entriesPerSecond: Math.round(entries / seconds),
    megabytes: Math.round(process.memoryUsage().rss / 1_048_576),
  };
}
