import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../server/build/sources.ts';
import { workflowBundle } from '../../server/build/workflow-bundle.ts';
import { bundleFolder } from '../fixtures/stage.ts';

const folder = path.join(projectRoot, 'test/workflows/histories');
const recorded = (await readdir(folder)).filter((file) => file.endsWith('.json'));

/** Remade by `KEEP_HISTORIES=1 npm run test:workflows -- histories` when a machine version is released; never edited. */
async function historyOf(file: string): Promise<ReturnType<typeof historyFromJSON>> {
  return historyFromJSON(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
}

async function replay(file: string, bundlePath: string): Promise<void> {
  await Worker.runReplayHistory(
    { workflowBundle: { codePath: bundlePath } },
    await historyOf(file),
    path.parse(file).name,
  );
}

describe('recorded histories', () => {
  test('there are some of every released version', () => {
    expect(recorded.filter((file) => file.startsWith('case-2-')).length).toBeGreaterThanOrEqual(5);
    expect(recorded.filter((file) => !file.includes('-2-')).length).toBeGreaterThanOrEqual(6);
  });

  test.for(recorded)('%s replays on the code of today', async (file) => {
    const bundlePath = await workflowBundle(bundleFolder);
    await expect(replay(file, bundlePath)).resolves.toBeUndefined();
  });
});

/** Changes that leave every command as it was and still mean another law. */
const plants = [
  {
    title: 'a guard that refuses what was allowed',
    file: 'law/procedure/case-evolution.ts',
    find: 'round: context.round + 1',
    put: 'round: context.round + 2',
    history: 'case-plain.json',
  },
  {
    title: 'a state that leads elsewhere',
    file: 'law/procedure/case-machine.ts',
    find: /accept: to\('underReview'/,
    put: "accept: to('passed'",
    history: 'case-plain.json',
  },
  {
    title: 'a meeting that no longer sends the same bytes to a new review',
    file: 'law/procedure/roads/deliberation.ts',
    find: '{ ...ended, ...reopened(context, event.on) }',
    put: 'ended',
    history: 'case-2-disagreement.json',
  },
] as const;

describe('a machine changed under running cases', () => {
  let planted: string;

  beforeAll(async () => {
    // Outside the project: what lies under node_modules is not compiled.
    planted = await mkdtemp(path.join(tmpdir(), 'lawgate-planted-'));
    await mkdir(path.join(planted, 'activities'), { recursive: true });
    for (const place of ['law', 'workflows', 'activities/contract.ts', 'package.json', 'package-lock.json']) {
      await cp(path.join(projectRoot, place), path.join(planted, place), { recursive: true });
    }
    await symlink(path.join(projectRoot, 'node_modules'), path.join(planted, 'node_modules'));
  });

  afterAll(() => rm(planted, { recursive: true, force: true }));

  test.for(plants)('$title makes replay fail', async ({ file, find, put, history }) => {
    const source = path.join(planted, file);
    const sound = await readFile(source, 'utf8');
    const changed = sound.replace(find, put);
    expect(changed).not.toBe(sound);
    await writeFile(source, changed);
    const bundlePath = await workflowBundle(path.join(planted, 'built'), planted);
    await writeFile(source, sound);
    await expect(replay(history, bundlePath)).rejects.toThrow(/standing|[Nn]ondeterminism|TMPRL1100/);
  });
});
