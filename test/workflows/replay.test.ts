import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processKinds } from '../../law/process/names.ts';
import { definitionOf } from '../../law/processes.ts';
import { projectRoot } from '../../db/project-root.mjs';
import { PlantedTree } from '../fixtures/planted-tree.ts';
import { workflowBundle } from '../fixtures/built.ts';

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
    for (const kind of processKinds) {
      for (const version of Object.keys(definitionOf(kind).versions)) {
        const ofVersion = recorded.filter((file) => file.startsWith(`${kind}-${version}-`));
        expect([kind, version, ofVersion.length]).toEqual([kind, version, kind === 'case' ? 9 : 1]);
      }
    }
  });

  test.for(recorded)('%s replays on the code of today', async (file) => {
    await expect(replay(file, workflowBundle())).resolves.toBeUndefined();
  });
});

/** Changes that leave every command as it was and still mean another law. */
const plants = [
  {
    title: 'a guard that refuses what was allowed',
    file: 'law/processes/case/evolution.ts',
    find: 'round: context.round + 1',
    put: 'round: context.round + 2',
    history: 'case-1-plain.json',
  },
  {
    title: 'a state that leads elsewhere',
    file: 'law/processes/case/machine.ts',
    find: /accept: to\('underReview'/,
    put: "accept: to('passed'",
    history: 'case-1-plain.json',
  },
  {
    title: 'a meeting that no longer sends the same bytes to a new review',
    file: 'law/processes/case/proceedings/deliberation.ts',
    find: '{ ...ended, ...reopened(context, event.on) }',
    put: 'ended',
    history: 'case-1-disagreement.json',
  },
] as const;

describe('a machine changed under running cases', () => {
  let tree: PlantedTree;
  beforeAll(async () => {
    tree = await PlantedTree.copy();
  });
  afterAll(() => tree.remove());

  test.for(plants)('$title makes replay fail', async ({ file, find, put, history }) => {
    const sound = await tree.read(file);
    const changed = sound.replace(find, put);
    expect(changed).not.toBe(sound);
    await tree.write(file, changed);
    const bundlePath = await tree.bundle();
    await tree.write(file, sound);
    await expect(replay(history, bundlePath)).rejects.toThrow(/recorded state|[Nn]ondeterminism|TMPRL1100/);
  });
});
