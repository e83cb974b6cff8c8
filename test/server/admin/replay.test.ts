import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recompute, recomputedInWords } from '../../../server/admin/replay.ts';
import { PlayedCase } from '../../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../../fixtures/record.ts';

let record: TestRecord;
let decided: PlayedCase;
let passed: PlayedCase;

beforeAll(async () => {
  record = await createRecord();
  decided = await new PlayedCase(record.app).toDecision();
  passed = await new PlayedCase(record.app, { profile: 'national-2026', backEntry: true }).toPass();
  await new PlayedCase(record.app).open();
  // Whoever owns the cluster can switch every guard off; the recomputation must see what they did then.
  await record.owner.sql.unsafe(`alter table ledger disable trigger all; alter table ledger drop constraint ledger_hash;
    alter table process disable trigger all`);
});
afterAll(() => record.drop());

const all = () => recompute(record.app.sql, { one: null });

/** Does something behind the record's back, looks, and puts it back. */
async function behindTheBack(deed: string, amends: string) {
  await record.owner.sql.unsafe(deed);
  const found = await all();
  await record.owner.sql.unsafe(amends);
  return found;
}

describe('lawgate replay', () => {
  test('every case comes to what is recorded, each process of it', async () => {
    const recomputed = await all();
    expect(recomputed).toMatchObject({ subjects: 3, different: [], incomplete: 0 });
    expect(recomputed.entries).toBe(decided.revisions.case + 1 + passed.revisions.case + 1);
    expect(recomputedInWords(recomputed)).toContain('差异 0 处');
  });

  test.each(['id', 'number'] as const)('one case is found by its %s', async (by) => {
    const [row] = await record.app
      .sql`select subject_id as id, number from process where id = ${decided.ref('case').id}`;
    const recomputed = await recompute(record.app.sql, { one: String(row?.[by]) });
    expect(recomputed).toMatchObject({ subjects: 1, different: [] });
  });

  test('a case nobody knows is told as such', async () => {
    await expect(recompute(record.app.sql, { one: '示字〔1999〕第1号' })).rejects.toThrow('没有这件案件');
  });

  test('a row that was made to say more than its ledger is seen', async () => {
    const { different } = await behindTheBack(
      `update process set state = 'decided' where id = '${passed.ref('case').id}'`,
      `update process set state = 'passed' where id = '${passed.ref('case').id}'`,
    );
    expect(different).toMatchObject([{ processId: passed.ref('case').id, what: 'row' }]);
    expect(different[0]?.recorded).toContain('decided');
    expect(different[0]?.recomputed).toContain('passed');
  });

  test('a standing that was changed without its fingerprint is seen', async () => {
    const set = (days: string): string =>
      `update process set snapshot = jsonb_set(snapshot, '{context,rules,review,period,n}', '${days}')
       where id = '${passed.ref('case').id}'`;
    const { n } = passed.context.rules.review.period;
    const { different } = await behindTheBack(set('99'), set(String(n)));
    expect(different).toMatchObject([{ subject: passed.ref('case').subject, what: 'row', recorded: 'snapshot' }]);
  });

  test('an edited entry breaks the chain', async () => {
    const swap = (from: string, to: string): string =>
      `update ledger set entry = replace(entry, '"actorId":"${from}"', '"actorId":"${to}"')
       where subject_id = '${decided.caseId}' and type = 'approve'`;
    const { different } = await behindTheBack(swap('authorityHead', 'handler1'), swap('handler1', 'authorityHead'));
    expect(different).toMatchObject([{ processId: decided.ref('case').id, what: 'chain' }]);
  });

  test('an act that its person may not do is seen, though every hash was made anew', async () => {
    const forge = (from: string, to: string): string => `
      update ledger set entry = replace(entry, '"personId":"${from}"', '"personId":"${to}"')
        where subject_id = '${passed.caseId}' and type = 'signOpinion';
      do $$ declare each record; before text := ''; begin
        for each in select * from ledger where subject_id = '${passed.caseId}' order by seq loop
          update ledger set previous_hash = before, hash = encode(sha256(convert_to(before || chr(10) || each.entry
            || chr(10) || array_to_string(each.numbers, ','), 'UTF8')), 'hex')
            where subject_id = each.subject_id and seq = each.seq returning hash into before;
        end loop; end $$`;
    const { different } = await behindTheBack(forge('reviewer1', 'handler1'), forge('handler1', 'reviewer1'));
    expect(different).toMatchObject([
      { subject: passed.ref('case').subject, what: 'refused', recomputed: 'not-your-act' },
    ]);
    expect(recomputedInWords(await all())).toContain('差异 0 处');
  });

  test('an entry that is gone is seen', async () => {
    const { different } = await behindTheBack(
      `create table gone as select * from ledger where subject_id = '${decided.caseId}' and seq = 3;
       delete from ledger where subject_id = '${decided.caseId}' and seq = 3`,
      `insert into ledger select * from gone; drop table gone`,
    );
    expect(different).toMatchObject([{ subject: decided.ref('case').subject, what: 'chain', revision: 4 }]);
  });

  test('what cannot be read is told of its case, and the others are still recomputed', async () => {
    const { different, subjects } = await behindTheBack(
      `update ledger set entry = 'x' || entry where subject_id = '${decided.caseId}' and seq = 1;
       update ledger set hash = encode(sha256(convert_to(previous_hash || chr(10) || entry || chr(10)
         || array_to_string(numbers, ','), 'UTF8')), 'hex') where subject_id = '${decided.caseId}' and seq = 1`,
      `update ledger set entry = substr(entry, 2) where subject_id = '${decided.caseId}' and seq = 1;
       update ledger set hash = encode(sha256(convert_to(previous_hash || chr(10) || entry || chr(10)
         || array_to_string(numbers, ','), 'UTF8')), 'hex') where subject_id = '${decided.caseId}' and seq = 1`,
    );
    expect(subjects).toBe(3);
    expect(different).toMatchObject([{ subject: decided.ref('case').subject, what: 'unreadable' }]);
    // The kind of the fault and its place; the parser's own words would quote the entry.
    expect(different[0]?.recomputed).toMatch(/^SyntaxError \(server\/admin\/recomputed\.ts:[\d:]+\)$/);
  });

  test('entries from before the duty are counted apart, as neither right nor wrong', async () => {
    const rehash = `do $$ declare each record; before text := ''; begin
        for each in select * from ledger where subject_id = '${passed.caseId}' order by seq loop
          update ledger set previous_hash = before, hash = encode(sha256(convert_to(before || chr(10) || each.entry
            || chr(10) || array_to_string(each.numbers, ','), 'UTF8')), 'hex')
            where subject_id = each.subject_id and seq = each.seq returning hash into before;
        end loop; end $$`;
    const rename = (from: string, to: string): string =>
      `update ledger set entry = replace(entry, '"${from}":{', '"${to}":{') where subject_id = '${passed.caseId}'; ${rehash}`;
    const recomputed = await behindTheBack(rename('dues', 'were'), rename('were', 'dues'));
    expect(recomputed).toMatchObject({ different: [], incomplete: 1 });
    expect(recomputedInWords(recomputed)).toContain('另有 1 件');
  });
});
