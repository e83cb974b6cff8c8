import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../db/project-root.ts';

/** One digest over files and folders: tells whether what was built from them is still current. */
export async function digestOf(places: readonly string[], root = projectRoot): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of await filesUnder(path.join(root, place))) {
      hash.update(path.relative(root, file)).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(place: string): Promise<readonly string[]> {
  if ((await stat(place)).isFile()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.split(path.sep).includes('dist'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
