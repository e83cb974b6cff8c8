// Plain JavaScript: the command looks here before there is any compiled code.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the project lies, whether this runs from the sources or as compiled into `dist/`. */
export const projectRoot = rootAbove(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} folder
 * @returns {string}
 */
function rootAbove(folder) {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('expected package.json above the code');
  return rootAbove(above);
}

/**
 * A file of the project by its path from the root: what is read at run time stays where the sources are.
 *
 * @param {readonly string[]} names
 */
export const projectFile = (...names) => path.join(projectRoot, ...names);
