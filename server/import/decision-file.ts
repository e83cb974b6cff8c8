import { readFile, stat } from 'node:fs/promises';
import { importWords as words } from './words.ts';

const LARGEST_BYTES = 50 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

export type DecisionFile =
  | { readonly rows: readonly unknown[]; readonly complaint?: never }
  | { readonly rows?: never; readonly complaint: string };

/** The rows of a file, not yet judged; or why it is no such file. */
export async function readDecisionFile(file: string): Promise<DecisionFile> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) return { complaint: words.unreadable(file) };
  if (size > LARGEST_BYTES) return { complaint: words.tooLarge(Math.ceil(size / MEGABYTE)) };
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? { complaint: words.unreadable(file) } : rowsIn(bytes);
}

function rowsIn(bytes: Buffer): DecisionFile {
  const text = decoded(bytes);
  if (text === null) return { complaint: words.notText };
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { rows: value } : { complaint: words.notArray };
  } catch {
    // The parser's own words quote the file.
    return { complaint: words.notJson(lineOfFault(text)) };
  }
}

function decoded(bytes: Buffer): string | null {
  try {
    // Drops the byte order mark that Windows puts first.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: GBK, or no text at all.
    return null;
  }
}

/**
 * The line of the first fault. The parser names no position for some faults, so it is looked for: a beginning of the
 * file that ends before the fault is only unfinished, one that ends after it is wrong.
 */
function lineOfFault(text: string): number {
  let sound = 0;
  let wrong = text.length + 1;
  while (wrong - sound > 1) {
    const middle = Math.floor((sound + wrong) / 2);
    if (isUnfinished(text.slice(0, middle))) sound = middle;
    else wrong = middle;
  }
  return text.slice(0, sound).split('\n').length;
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    return /end of JSON input|Unterminated/.test(message) || Number(position) >= text.length;
  }
}
