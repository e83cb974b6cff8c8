import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../../../db/project-root.ts';
import { digestOf } from './sources.ts';

/** What a workflow can reach; a change in any of it makes another bundle. */
export const bundleSources = ['law', 'workflows', 'activities/contract.ts', 'package-lock.json'];

/**
 * What of the law a workflow enters by. Loaded once for all cases instead of once for each: it has no state of its own,
 * the worker freezes it, and code that stays becomes fast. Nothing of `workflows/` may stand here.
 */
const shared = [
  'people/roles.ts',
  'acts.ts',
  'process.ts',
  'process/tasks.ts',
  'record/fingerprint.ts',
  'refusals.ts',
  'time/civil-date.ts',
];

/**
 * The workflow code as one file, built once for each state of its sources and kept in `folder`.
 *
 * Production mode: webpack would otherwise take XState's development build.
 *
 * @returns path of the bundle
 */
export async function workflowBundle(folder: string, root = projectRoot): Promise<string> {
  const file = path.join(folder, `workflows-${await digestOf(bundleSources, root)}.js`);
  if (existsSync(file)) return file;
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows/index.ts'),
    preloadModules: shared.map((module) => path.join(root, 'law', module)),
    webpackConfigHook: (config) => ({
      ...config,
      mode: 'production',
      optimization: { ...config.optimization, minimize: false },
    }),
    logger: quietLogger,
  });
  await mkdir(folder, { recursive: true });
  // Written beside and renamed: a worker that starts meanwhile never reads half a bundle.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}

const ignore = (): void => {};
const quietLogger = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: console.warn,
  error: console.error,
};
