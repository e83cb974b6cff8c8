import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What a workflow can reach; a change in any of it makes another bundle. */
const sources = ['law', 'workflows', 'activities/contract.ts', 'package-lock.json'];

/**
 * The workflow code as one file, built once for each state of its sources and kept in `folder`.
 *
 * Production mode: webpack would otherwise take XState's development build.
 *
 * @returns path of the bundle
 */
export async function workflowBundle(folder: string): Promise<string> {
  const file = path.join(folder, `workflows-${await digestOfSources()}.js`);
  if (await exists(file)) return file;
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows/index.ts'),
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
const quietLogger = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: console.warn, error: console.error };

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(place: string): Promise<readonly string[]> {
  if (/\.\w+$/.test(place)) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

async function exists(file: string): Promise<boolean> {
  try {
    await readFile(file, { flag: 'r' });
    return true;
  } catch {
    return false;
  }
}
