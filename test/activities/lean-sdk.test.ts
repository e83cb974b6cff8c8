import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../db/project-root.mjs';

const run = promisify(execFile);

/** Which packages a process holds that loads the SDK so. */
async function held(before: string): Promise<readonly string[]> {
  const program = `
    import { createRequire } from 'node:module';
    import { withoutBundler } from './activities/lean-sdk.ts';
    ${before}
    const { Worker } = await import('@temporalio/worker');
    if (typeof Worker.create !== 'function') throw new Error('expected a worker');
    const files = Object.keys(createRequire(import.meta.url).cache);
    const name = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/;
    process.stdout.write(JSON.stringify([...new Set(files.map((file) => name.exec(file)?.[1] ?? ''))]));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  return JSON.parse((await run(process.execPath, args, { cwd: projectRoot })).stdout) as readonly string[];
}

test('a worker holds no bundler', async () => {
  const bundlers = ['webpack', 'memfs', 'terser'];
  const lean = await held('withoutBundler();');
  expect(lean).toContain('@temporalio/worker');
  expect(lean.filter((name) => bundlers.includes(name) || name.includes('swc'))).toEqual([]);
  // As the SDK comes: should it stop loading one, this and the file go.
  expect(await held('')).toContain('webpack');
});
