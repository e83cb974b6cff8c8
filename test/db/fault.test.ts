import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { faultLine, faultOf, OperatorError, operatorSentence } from '../../db/fault.ts';
import { writeLog } from '../../db/log.ts';

/** Name, identity number, telephone: whatever was written in a case. */
const canary = '王小明 110101199003078515 13800138000';
const digits = /\d{6}|王/;

/** As the driver makes it: the values stand in everything the server says. */
const ofPostgres = (code: string): Error =>
  Object.assign(new Error(`invalid input syntax for type uuid: "${canary}"`), {
    name: 'PostgresError',
    code,
    severity: 'ERROR',
    detail: `Failing row contains (${canary}).`,
    where: `JSON data, line 1: ${canary}`,
    query: `update "draft" set "content" = '${canary}'`,
    parameters: [canary],
    args: [canary],
    table_name: 'draft',
    constraint_name: 'draft_version_check',
  });

const withStack = (error: Error, stack: string): Error => Object.assign(error, { stack });

const shapes: readonly (readonly [string, unknown, RegExp])[] = [
  [
    'a query of drizzle',
    new DrizzleQueryError('update "draft"', [canary], ofPostgres('57P01')),
    /DrizzleQueryError.*57P01/,
  ],
  ['a query of drizzle without a cause', new DrizzleQueryError('update "draft"', [canary]), /DrizzleQueryError/],
  ['an error of the server', ofPostgres('23514'), /23514.*draft_version_check/],
  ['a plain error', new Error(canary), /"name":"Error"/],
  ['several at once', new AggregateError([ofPostgres('23505'), new Error(canary)], canary), /AggregateError.*23505/],
  ['causes within causes', new Error(canary, { cause: new Error(canary, { cause: ofPostgres('22P05') }) }), /22P05/],
  [
    'a failure of the engine with its payload',
    ApplicationFailure.create({ message: canary, type: 'RecordConstraint', details: [canary, { text: canary }] }),
    /RecordConstraint/,
  ],
  [
    'a failed activity',
    new ActivityFailure(
      canary,
      'record',
      canary,
      'NON_RETRYABLE_FAILURE',
      canary,
      ApplicationFailure.create({ message: canary, type: 'RecordFork' }),
    ),
    /ActivityFailure.*RecordFork/,
  ],
  [
    'a status of the engine',
    Object.assign(new Error(canary), { code: 4, details: canary, metadata: { canary } }),
    /"4"/,
  ],
  ['JSON that is none', caught(() => JSON.parse(`{"name": ${canary}}`)), /SyntaxError/],
  ['a name that is none', Object.assign(new Error(canary), { name: canary }), /"name":"Error"/],
  ['a code that is none', Object.assign(new Error(canary), { code: '110101199003078515' }), /"name":"Error"/],
  ['a code with a number in it', Object.assign(new Error('x'), { code: 'tel13800138000' }), /"name":"Error"/],
  ['a text', canary, /"name":"string"/],
  ['an object', { message: canary, body: canary, headers: { cookie: canary } }, /"name":"(?:Object|Error)"/],
  ['another one behind it', { error: canary, cause: ofPostgres('40001') }, /40001/],
  ['nothing', null, /"name":"object"/],
  [
    'a message that looks like a place',
    withStack(
      new Error('told later'),
      `Error: ${canary}\n    at ${canary.replaceAll(' ', '')}:1:1\n    at run (/srv/app/x.ts:3:4)`,
    ),
    /"x.ts:3:4"/,
  ],
  [
    'a message of places',
    new Error(`a\n    at 110101199003078515:1:1\n    at /home/110101199003078515/b.ts:2:2`),
    /fault\.test\.ts/,
  ],
  [
    'a body in a request',
    Object.assign(new Error(canary), { type: 'entity.parse.failed', body: canary, status: 500 }),
    /Error/,
  ],
  [
    'a mail server',
    Object.assign(new Error(canary), { code: 'ECONNECTION', response: canary, command: canary }),
    /ECONNECTION/,
  ],
];

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const lineOf = (error: unknown): string => {
  const lines: string[] = [];
  writeLog({ level: 'error', event: 'fault', error }, (text) => lines.push(text));
  return lines.join('');
};

describe('a line of the log about an error', () => {
  test.each(shapes)('%s: kind and code, and nothing that was written', (_shape, error, told) => {
    const line = lineOf(error);
    expect(line).toMatch(told);
    expect(line.replace(/"at":"[^"]*"/, '')).not.toMatch(digits);
    expect(faultLine(error)).not.toMatch(digits);
    expect(operatorSentence(error)).not.toMatch(digits);
  });

  test('is one line of JSON, and says where it happened', () => {
    const line = lineOf(new Error('x'));
    expect(line).toMatch(/^[^\n]+\n$/);
    expect((JSON.parse(line) as { fault: { at: string[] } }).fault.at[0]).toMatch(
      /^test\/db\/fault\.test\.ts:\d+:\d+$/,
    );
  });

  test('ends, for an error that is its own cause', () => {
    const error: Error & { cause?: unknown; errors?: unknown } = new Error('x');
    error.cause = error;
    error.errors = Array.from({ length: 100 }, () => new Error('y', { cause: error }));
    expect(faultOf(error).causes?.length).toBeLessThan(20);
  });

  test('of a real refusal of PostgreSQL names the constraint', async () => {
    const { db, sql, close } = connect(inject('postgresUrl'), { max: 1 });
    await sql`create temporary table note (text text constraint note_is_short check (length(text) < 3))`;
    const error: unknown = await db.execute(`insert into note values ('${canary}')`).catch((failed: unknown) => failed);
    const direct: unknown = await sql`insert into note values (${canary})`.catch((failed: unknown) => failed);
    await close();
    expect(direct).toBeInstanceOf(postgres.PostgresError);
    expect(error).toBeInstanceOf(DrizzleQueryError);
    for (const failed of [error, direct]) {
      expect(lineOf(failed)).toMatch(/23514.*note_is_short/);
      expect(lineOf(failed).replace(/"at":"[^"]*"/, '')).not.toMatch(digits);
    }
  });
});

describe('what a person at the console is told', () => {
  test('a sentence of ours as it stands, also in the log', () => {
    const error = new OperatorError('端口 8080 已被占用', { cause: ofPostgres('57P01') });
    expect(operatorSentence(error)).toBe('端口 8080 已被占用');
    expect(lineOf(error)).toContain('端口 8080 已被占用');
  });

  test('what the system says of a file', () => {
    const error = Object.assign(new Error("EACCES: permission denied, mkdir '/data'"), {
      code: 'EACCES',
      syscall: 'mkdir',
    });
    expect(operatorSentence(error)).toBe("EACCES: permission denied, mkdir '/data'");
  });

  test('of anything else kind, code and place', () => {
    expect(operatorSentence(new DrizzleQueryError('select', [canary], ofPostgres('57P01')))).toMatch(
      /^DrizzleQueryError \(test\/db\/fault\.test\.ts:\d+:\d+\) ← PostgresError 57P01$/,
    );
  });
});
