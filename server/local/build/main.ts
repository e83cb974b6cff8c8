import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../db/project-root.mjs';
import { digestOf, entries, isCurrent, keepMark, partNames, placeOf, stampsOf, type PartName } from './built.mjs';
import { compile } from './code.ts';
import { buildDesk } from './desk.ts';
import { inTurn } from './turn.ts';
import { bundleWorkflows } from './workflow-bundle.ts';

/** Builds what is named, or all, where it is not current; the only process that loads a bundler. It ends. */

/** Whoever runs may still load a file, a paper's thread for instance: the last ones stay. */
const KEPT = 5;

const dist = path.join(projectRoot, 'dist');

const makers: Readonly<Record<PartName, (folder: string) => Promise<void>>> = {
  server: (folder) => compile('server', folder, projectRoot),
  worker: (folder) => compile('worker', folder, projectRoot),
  procedure: (folder) => bundleWorkflows(path.join(folder, entries.procedure), projectRoot),
  desk: (folder) => buildDesk(folder, projectRoot),
};

async function make(name: PartName): Promise<void> {
  // Before it is read: what is written meanwhile makes the next build.
  const files = stampsOf(name);
  const digest = digestOf(Object.keys(files));
  const place = placeOf(name, digest);
  if (name === 'desk' || !existsSync(path.join(place, entries[name]))) {
    const draft = path.join(dist, `.${name}-${process.pid}`);
    await makers[name](draft);
    await put(draft, place);
  }
  keepMark(name, { digest, files });
  await removeOlder(name, place);
}

/** Whole or not at all: built beside, then renamed. */
async function put(draft: string, place: string): Promise<void> {
  const former = `${draft}-former`;
  await rename(place, former).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  });
  await rename(draft, place);
  await rm(former, { recursive: true, force: true });
}

async function removeOlder(name: PartName, place: string): Promise<void> {
  const folders = (await readdir(dist))
    .filter((each) => each.startsWith(`${name}-`))
    .map((each) => path.join(dist, each));
  const dated = await Promise.all(folders.map(async (folder) => ({ folder, at: (await stat(folder)).mtimeMs })));
  const older = dated.filter(({ folder }) => folder !== place).toSorted((one, other) => other.at - one.at);
  for (const { folder } of older.slice(KEPT - 1)) await rm(folder, { recursive: true, force: true });
}

/** Of builds that were killed. */
async function removeDrafts(): Promise<void> {
  const drafts = (await readdir(dist)).filter((each) => /^\.\w+-\d+/.test(each) || /\.json\.\d+$/.test(each));
  for (const draft of drafts) await rm(path.join(dist, draft), { recursive: true, force: true });
}

// Vite obeys NODE_ENV over its own mode: a test run would build the development form, with the paths of its sources.
process.env['NODE_ENV'] = 'production';
const named = process.argv.slice(2) as PartName[];
await mkdir(dist, { recursive: true });
try {
  await inTurn(dist, async () => {
    await removeDrafts();
    for (const name of named.length > 0 ? named : partNames) if (!isCurrent(name)) await make(name);
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
