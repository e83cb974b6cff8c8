import { ApplicationFailure } from '@temporalio/common';
import { Runtime, type LogLevel, type LogMetadata } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engineLog } from '../../activities/engine-log.ts';
import { startMailRelay } from '../../activities/mail.ts';
import { connect } from '../../db/connect.ts';
import { writeLog } from '../../db/log.ts';
import { handler, opening } from '../fixtures/cases.ts';
import { contentOf, Stage, today } from '../fixtures/stage.ts';

/** Name and identity number in the title of a case. */
const title = '王小明 110101199003078515 擅自设置案';
const written = /110101199|王小明/;

const lines: string[] = [];
const keep = (text: string): boolean => lines.push(text) > 0;
let stage: Stage;

beforeAll(async () => {
  Runtime.install(
    engineLog((entry) => {
      writeLog(entry, keep);
    }),
  );
  stage = await Stage.open();
});
afterAll(() => stage.close());
afterEach(() => {
  vi.restoreAllMocks();
  lines.length = 0;
});

/** All that this process writes besides. */
function watch(): void {
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => keep(String(text)));
  for (const name of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, name).mockImplementation((...text: unknown[]) => void keep(JSON.stringify(text)));
}

test('of an act the schema refuses: code and constraint, and no word of the row', async () => {
  watch();
  const contentHash = await stage.store({ ...contentOf(), title });
  const caseId = await stage.openCase({ step: opening({ contentHash, openedOn: today() }) });
  await stage.owner`
    alter table process add constraint one_revision_only check (revision < 2) not valid`;
  const finalizing = stage.act(caseId, {
    type: 'finalizeDraft',
    by: handler,
    fields: await stage.finalized({ ...contentOf(), title }),
  });
  const refused: unknown = await finalizing.catch((error: unknown) => error);
  await stage.owner`alter table process drop constraint one_revision_only`;
  expect(refused).toBeInstanceOf(Error);
  expect(lines.join('')).toMatch(/"record\.failed".*"23514".*"one_revision_only"/);
  expect(lines.join('')).not.toMatch(written);
  // Nor is it given to the engine, which keeps and shows it.
  const history = JSON.stringify(await stage.handle(`case-${caseId}`).fetchHistory());
  expect(history).toContain('23514');
  expect(history).not.toMatch(written);
});

test('of a record that is away while mails wait: the code', async () => {
  watch();
  const nowhere = connect('postgres://lawgate_app:hidden@127.0.0.1:1/nothing');
  const relay = startMailRelay({
    database: nowhere,
    smtpUrl: 'smtp://127.0.0.1:9',
    mailFrom: 'lawgate@localhost.localdomain',
    baseUrl: 'http://lawgate.test',
    secret: Buffer.alloc(32, 7),
  });
  await expect.poll(() => lines.join('')).toMatch(/"mail\.record-away".*"ECONNREFUSED"/);
  await relay.stop();
  await nowhere.close();
  expect(lines.join('')).not.toContain('hidden');
});

describe("the engine's own library", () => {
  const { logger } = engineLog((entry) => {
    writeLog(entry, keep);
  });
  const failure = ApplicationFailure.create({ message: title, type: 'RecordFork', details: [title] });

  test.each<[string, LogLevel, string, LogMetadata, RegExp]>([
    [
      'a failed activity',
      'WARN',
      'Activity failed',
      { error: failure, attempt: 3 },
      /"warn".*Activity failed.*"attempt":3.*RecordFork/,
    ],
    [
      'a message with the error in it',
      'ERROR',
      `Error while processing ActivityTask.start: ${title}`,
      {},
      /"error".*ActivityTask\.start"/,
    ],
    [
      'a failure of its native part',
      'WARN',
      'Failing workflow task',
      { failure: { message: title }, run_id: title },
      /Failing workflow task/,
    ],
    ['a message that begins with values', 'WARN', `${title} failed`, {}, /"engine: … … … failed"/],
    ['a field that is not ours', 'INFO', 'Worker state changed', { state: title, workflowId: 'case-1' }, /"case-1"/],
    ['a field of another shape', 'INFO', 'x', { workflowType: { name: title }, taskQueue: 'q' }, /"q"/],
  ])('%s: what happened and where, and nothing it carries', (_what, level, message, meta, text) => {
    logger?.log(level, message, meta);
    expect(lines.join('')).toMatch(text);
    expect(lines.join('')).not.toMatch(written);
  });
});
