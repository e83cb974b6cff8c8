import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../db/project-root.ts';
import { digestOf } from './sources.ts';

/** Where the built desk lies. */
const deskFolder = path.join(projectRoot, 'web/dist');

export const deskSources = ['web', 'server/contract', 'law', 'package-lock.json'];

/** Builds the desk if its sources changed since the last build. */
export async function buildDesk(): Promise<void> {
  const mark = path.join(deskFolder, '.built-from');
  const digest = await digestOf(deskSources);
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === digest) return;
  const { build } = await import('vite');
  // Vite obeys NODE_ENV over its own mode: a test run would build the development form, with the paths of its sources.
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ configFile: path.join(projectRoot, 'web/vite.config.ts'), logLevel: 'warn' }).finally(() => {
    if (environment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = environment;
  });
  await writeFile(mark, digest);
}
