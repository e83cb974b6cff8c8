// Plain JavaScript: the command asks here before there is any compiled code, and answers of a few milliseconds hang on it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../../../db/project-root.mjs';

/** @typedef {'server' | 'worker' | 'procedure' | 'desk'} PartName */
/** @typedef {Readonly<Record<string, readonly [size: number, modified: number]>>} Stamps */
/** @typedef {{ readonly digest: string, readonly files: Stamps }} Mark */

/** Everything a part is made of; a change in any of it makes another one. Needs no bundler to be known. */
/** @satisfies {Readonly<Record<PartName, readonly string[]>>} */
export const sources = {
  server: ['law', 'workflows/contract.ts', 'db', 'server', 'temporal.config.ts', 'package.json', 'package-lock.json'],
  worker: ['law', 'workflows', 'activities', 'db', 'temporal.config.ts', 'package.json', 'package-lock.json'],
  procedure: ['law', 'workflows', 'activities/contract.ts', 'package-lock.json'],
  desk: ['web', 'server/contract', 'law', 'package-lock.json'],
};

/** What our processes and the command line begin with. */
export const beginnings = {
  server: {
    lawgate: 'server/cli/main.ts',
    web: 'server/main.ts',
    filling: 'server/cli/filling.ts',
    typesetting: 'server/print/typesetting.ts',
  },
  worker: { worker: 'activities/main.ts' },
};

/** An editor keeps others beside. */
const isSource = /^[^.].*\.(?:ts|tsx|mjs|json|css|html|svg|sql|typ)$/;

/** In the order in which they are wanted. */
export const partNames = /** @type {readonly PartName[]} */ (Object.keys(sources));

/** What only a build loads; an installation without development dependencies has none of it. */
const tools = ['vite', '@vitejs/plugin-react', 'tsx'];

const words = {
  /** @param {readonly string[]} titles */
  building: (titles) => `正在生成：${titles.join('、')} …`,
  /** @param {readonly string[]} titles @param {readonly string[]} missing */
  noTools: (titles, missing) =>
    `${titles.join('、')}还没有生成，或者与源文件不符，而这里没有生成它们的工具（${missing.join('、')}）。` +
    `办法：在装齐依赖的机器上（npm ci）运行 npm run build，把 dist 与 web/dist 两个目录连同源文件一起复制过来；` +
    `或者在这里运行 npm ci（不带 --omit=dev）后再启动。`,
  /** @param {readonly string[]} titles */
  failed: (titles) => `${titles.join('、')}没有生成，原因见上。`,
  /** @satisfies {Readonly<Record<PartName, string>>} */
  titles: { server: '网页服务与命令', worker: '办案进程', procedure: '流程代码', desk: '页面' },
};

/** What stands in the way of running is a sentence for people. */
export class NotBuilt extends Error {}

/**
 * Where a part lies once it is built. The folder carries the digest of its sources: what is built anew never changes
 * the files of a process that runs.
 *
 * @param {PartName} name
 * @param {string} digest
 * @param {string} root
 */
export function placeOf(name, digest, root = projectRoot) {
  return name === 'desk' ? path.join(root, 'web/dist') : path.join(root, 'dist', `${name}-${digest}`);
}

/** What stands in a part whatever its sources are: without it, it is not built. @satisfies {Readonly<Record<PartName, string>>} */
export const entries = { server: 'lawgate.js', worker: 'worker.js', procedure: 'workflows.js', desk: 'index.html' };

/**
 * A part as it was last built, current or not.
 *
 * @param {PartName} name
 * @param {string} root
 * @returns {{ readonly digest: string, readonly folder: string, readonly files: Stamps } | undefined}
 */
export function builtPart(name, root = projectRoot) {
  const mark = readMark(name, root);
  if (mark === undefined) return undefined;
  const folder = placeOf(name, mark.digest, root);
  return existsSync(path.join(folder, entries[name])) ? { ...mark, folder } : undefined;
}

/**
 * Whether a part is what its sources say. Sizes and times first; the content only where these differ, so that a file
 * that was touched, or copied to another machine, builds nothing.
 *
 * @param {PartName} name
 * @param {string} root
 */
export function isCurrent(name, root = projectRoot) {
  const built = builtPart(name, root);
  if (built === undefined) return false;
  const now = stampsOf(name, root);
  if (areSame(built.files, now)) return true;
  if (digestOf(Object.keys(now), root) !== built.digest) return false;
  try {
    keepMark(name, { digest: built.digest, files: now }, root);
  } catch {
    // Somebody else's folder, read only: then the content is compared every time.
  }
  return true;
}

/**
 * The folders of these parts, built in a process that ends where their sources changed.
 *
 * @template {PartName} Name
 * @param {readonly Name[]} names
 * @param {string} root
 * @returns {Readonly<Record<Name, string>>}
 */
export function requireBuilt(names, root = projectRoot) {
  const stale = names.filter((name) => !isCurrent(name, root));
  if (stale.length > 0) build(stale, root);
  const folders = names.map((name) => [name, builtPart(name, root)?.folder]);
  return /** @type {Readonly<Record<Name, string>>} */ (Object.fromEntries(folders));
}

/**
 * @param {readonly PartName[]} names
 * @param {string} root
 */
function build(names, root) {
  const titles = names.map((name) => words.titles[name]);
  const missing = tools.filter((tool) => !isInstalled(tool, root));
  if (missing.length > 0) throw new NotBuilt(words.noTools(titles, missing));
  process.stderr.write(`${words.building(titles)}\n`);
  const { status } = spawnSync(process.execPath, builderArguments(names), {
    cwd: root,
    // An answer to a machine stays alone on standard output.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new NotBuilt(words.failed(titles));
}

/**
 * The process that builds and ends, run from the root of the project.
 *
 * @param {readonly PartName[]} names
 */
export const builderArguments = (names) => ['--import', 'tsx', 'server/local/build/main.ts', ...names];

/**
 * @param {string} tool
 * @param {string} root
 */
function isInstalled(tool, root) {
  try {
    createRequire(path.join(root, 'package.json')).resolve(tool);
    return true;
  } catch {
    return false;
  }
}

/**
 * Every source of a part with its size and time, by its path from the root.
 *
 * @param {PartName} name
 * @param {string} root
 * @returns {Stamps}
 */
export function stampsOf(name, root = projectRoot) {
  /** @type {Record<string, readonly [number, number]>} */
  const stamps = {};
  for (const place of sources[name]) {
    for (const file of filesUnder(place, root)) {
      const found = statSync(path.join(root, file), { throwIfNoEntry: false });
      if (found !== undefined) stamps[file] = [found.size, found.mtimeMs];
    }
  }
  return stamps;
}

/**
 * One digest over the content of files.
 *
 * @param {readonly string[]} files
 * @param {string} root
 */
export function digestOf(files, root = projectRoot) {
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} place
 * @param {string} root
 * @returns {readonly string[]}
 */
function filesUnder(place, root) {
  if (path.extname(place) !== '') return [place];
  return readdirSync(path.join(root, place), { withFileTypes: true }).flatMap((entry) => {
    const found = `${place}/${entry.name}`;
    // What we build ourselves is no source.
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesUnder(found, root);
    return isSource.test(entry.name) ? [found] : [];
  });
}

/**
 * @param {Stamps} before
 * @param {Stamps} now
 */
function areSame(before, now) {
  const files = Object.keys(now);
  return (
    files.length === Object.keys(before).length &&
    files.every((file) => before[file]?.[0] === now[file]?.[0] && before[file]?.[1] === now[file]?.[1])
  );
}

/** @param {PartName} name @param {string} root */
const markFile = (name, root) => path.join(root, 'dist', `${name}.json`);

/**
 * @param {PartName} name
 * @param {string} root
 * @returns {Mark | undefined}
 */
function readMark(name, root) {
  try {
    return /** @type {Mark} */ (JSON.parse(readFileSync(markFile(name, root), 'utf8')));
  } catch {
    // Never built, or torn: built anew.
    return undefined;
  }
}

/**
 * Says what a part was built from. Written beside and renamed: whoever reads meanwhile reads the old mark or the new.
 *
 * @param {PartName} name
 * @param {Mark} mark
 * @param {string} root
 */
export function keepMark(name, mark, root = projectRoot) {
  const file = markFile(name, root);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mark));
  renameSync(draft, file);
}
