import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

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
 * The workflow code as one file.
 *
 * Production mode: webpack would otherwise take XState's development build.
 */
export async function bundleWorkflows(file: string, root: string): Promise<void> {
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
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, code);
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
