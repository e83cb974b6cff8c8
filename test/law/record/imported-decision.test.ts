import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  importedFields,
  importProblemCodes,
  readImportedDecision,
  readImportedDecisions,
  type ParsedDecision,
} from '../../../law/record/imported-decision.ts';
import { sayImportProblem } from '../../../law/words/imported-decisions.ts';

const rows = JSON.parse(readFileSync(new URL('../../fixtures/cases.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>[];
const today = '2026-06-30';
const plain = { id: 'X-1', actKind: '行政处罚' };
const read = (fields: Record<string, unknown>): ParsedDecision =>
  readImportedDecision({ ...plain, ...fields }, '0', today);
const problemsOf = (parsed: ParsedDecision): readonly string[] =>
  parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} at ${path}`);
const problems = (fields: Record<string, unknown>): readonly string[] => problemsOf(read(fields));

describe('a file of decisions', () => {
  test('all 65 real decisions can be read, nothing lost', () => {
    const parsed = readImportedDecisions(rows, today);
    expect(parsed.flatMap(problemsOf)).toEqual([]);
    expect(parsed).toHaveLength(65);
    const again = parsed.flatMap((row) => (row.ok ? [row.decision] : []));
    for (const [index, decision] of again.entries()) {
      const row = rows[index] ?? {};
      expect(Object.keys(row).sort()).toEqual([...importedFields].sort());
      expect(decision.notes).toBe(row['notes']);
      expect(decision.fineFen).toBe(row['fineYuan'] === null ? null : Math.round(Number(row['fineYuan']) * 100));
    }
  });

  test('one that cannot be read does not keep the others out', () => {
    const parsed = readImportedDecisions([plain, { ...plain, id: 'X-2', decisionDate: '2026-13-01' }, 7], today);
    expect(parsed.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(parsed.flatMap(problemsOf)).toEqual(['date-malformed at 1.decisionDate', 'not-a-decision at 2']);
    expect(parsed[1]).toMatchObject({ id: 'X-2' });
  });

  test('the same id twice is one too many', () => {
    expect(readImportedDecisions([plain, plain], today).flatMap(problemsOf)).toEqual(['id-repeated at 1.id']);
  });

  test.each([[{}], ['[]'], [null], [undefined]])('what is no list is no file: %j', (file) => {
    expect(readImportedDecisions(file, today).flatMap(problemsOf)).toEqual(['not-a-decision at ']);
  });
});

describe('one decision', () => {
  test('a field that is not there is silent, as null is', () => {
    const silent = read({});
    expect(silent.ok && Object.values(silent.decision).filter((value) => value !== null)).toEqual([
      'X-1',
      'penalty',
      [],
      [],
      [],
    ]);
    expect(read(Object.fromEntries(importedFields.map((name) => [name, null])))).toMatchObject({ ok: false });
  });

  test.each([[null], [[]], ['RC-001'], [7], [undefined]])('%j is no decision', (row) => {
    expect(problemsOf(readImportedDecision(row, '3', today))).toEqual(['not-a-decision at 3']);
  });

  test.each([
    ['an id is needed', { id: null }, ['field-missing at 0.id']],
    ['and is an id', { id: '第 1 号' }, ['id-malformed at 0.id']],
    ['a kind of act is needed', { actKind: null }, ['field-missing at 0.actKind']],
    ['and is known', { actKind: '行政奖励' }, ['kind-unknown at 0.actKind']],
    ['and is a word', { actKind: ['行政处罚'] }, ['kind-unknown at 0.actKind']],
    ['no name every object has', { actKind: 'constructor' }, ['kind-unknown at 0.actKind']],
    ['a type of party is known', { partyType: '公司' }, ['kind-unknown at 0.partyType']],
    ['a field nobody knows is not swallowed', { decisonDate: '2026-01-01' }, ['field-unknown at 0.decisonDate']],
    ['a date exists', { filedDate: '2026-02-30' }, ['date-malformed at 0.filedDate']],
    ['a date is written in full', { filedDate: '2026/2/3' }, ['date-malformed at 0.filedDate']],
    ['a date is text', { filedDate: 20260203 }, ['date-malformed at 0.filedDate']],
    ['what was done was done by today', { decisionDate: '2026-07-01' }, ['date-in-future at 0.decisionDate']],
    ['a term may end later', { publicityTermEnd: '2029-07-01', validUntil: '2031-01-01' }, []],
    ['a sum is a number', { fineYuan: '5000' }, ['amount-malformed at 0.fineYuan']],
    ['a sum is not negative', { fineYuan: -1 }, ['amount-malformed at 0.fineYuan']],
    ['a sum has no tenth of a fen', { fineYuan: 1.005 }, ['amount-malformed at 0.fineYuan']],
    ['a sum is finite', { confiscatedYuan: Number.POSITIVE_INFINITY }, ['amount-malformed at 0.confiscatedYuan']],
    ['a code has 18 characters', { partyCode: '91350200MA2YJ1XR9' }, ['code-malformed at 0.partyCode']],
    ['a code is text', { partyCode: 913502 }, ['code-malformed at 0.partyCode']],
    ['a wrong check digit is no refusal', { partyCode: '91350203M0001QAY9B' }, []],
    ['a flag is true or false', { hearing: '是' }, ['flag-malformed at 0.hearing']],
    ['text is text', { violation: 7 }, ['text-malformed at 0.violation']],
    ['text holds no NUL', { violation: 'a\u0000' }, ['text-malformed at 0.violation']],
    ['text holds no half character', { notes: '\uD842' }, ['text-malformed at 0.notes']],
    ['text has an end', { notes: '长'.repeat(20_001) }, ['text-malformed at 0.notes']],
    ['a list is a list', { penaltyKinds: '罚款' }, ['list-malformed at 0.penaltyKinds']],
    ['of texts', { penaltyKinds: ['罚款', null] }, ['list-malformed at 0.penaltyKinds']],
    ['laws have law and article', { lawCited: [{ law: '处罚法', article: null }] }, []],
    ['and nothing else', { lawCited: [{ law: '处罚法', clause: 1 }] }, ['list-malformed at 0.lawCited']],
    ['and are no words', { lawCited: ['处罚法'] }, ['list-malformed at 0.lawCited']],
    ['and are no gaps', { lawCited: [null] }, ['list-malformed at 0.lawCited']],
    ['and hold texts', { lawCited: [{ law: 57 }] }, ['list-malformed at 0.lawCited']],
    [
      'all faults are told at once',
      { id: 7, actKind: '行政处罚', filedDate: 'x', extra: 1 },
      ['id-malformed at 0.id', 'date-malformed at 0.filedDate', 'field-unknown at 0.extra'],
    ],
  ])('%s', (_rule, fields, expected) => {
    expect(problems(fields)).toEqual(expected);
  });

  test.each([
    ['the bounds cross', { decisionDateNotBefore: '2026-03-01', decisionDateNotAfter: '2026-02-01' }],
    ['decided before it can have been', { decisionDateNotBefore: '2026-03-01', decisionDate: '2026-02-01' }],
    ['decided after it can have been', { decisionDateNotAfter: '2026-03-01', decisionDate: '2026-04-01' }],
  ])('impossible: %s', (_what, fields) => {
    expect(problems(fields)).toEqual(['dates-impossible at 0.decisionDate']);
  });

  test.each([
    [{ decisionDateNotBefore: '2026-02-01', decisionDateNotAfter: '2026-03-01', decisionDate: '2026-02-15' }],
    [{ decisionDateNotBefore: '2026-02-01', decisionDateNotAfter: '2026-02-01' }],
  ])('possible: %o', (fields) => {
    expect(problems(fields)).toEqual([]);
  });

  test('codes and kinds are read as the law names them, sums in fen', () => {
    const parsed = read({
      actKind: '行政征用',
      partyType: '个体工商户',
      partyCode: ' 92530402ma6k00022h ',
      confiscatedYuan: 14_252.82,
    });
    expect(parsed).toMatchObject({
      ok: true,
      decision: {
        actKind: 'levy',
        partyType: 'soleTrader',
        partyCode: '92530402MA6K00022H',
        confiscatedFen: 1_425_282,
      },
    });
  });
});

describe('what a person is told', () => {
  test('the field by its name, its place, and what would be right', () => {
    expect(sayImportProblem({ code: 'date-malformed', path: '3.decisionDate' })).toBe(
      '决定日期（3.decisionDate）：日期格式不正确，应当是 2026-03-02 这样实有的日期；来源未载的写 null。',
    );
    expect(sayImportProblem({ code: 'field-unknown', path: '3.constructor' })).toBe(
      '3.constructor：没有这个字段，请核对字段名。',
    );
    expect(sayImportProblem({ code: 'not-a-decision', path: '' })).toMatch(/^应当是一条决定记录/);
    for (const code of importProblemCodes)
      expect(sayImportProblem({ code, path: '0.id' })).toMatch(/^编号（0\.id）：.+。$/);
  });
});
