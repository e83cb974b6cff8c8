import type { Parts } from '../parts/parts.ts';
import { startWords as words } from './start-words.ts';

export interface FirstStart {
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly url: string;
  /** No demonstration data on an empty database. */
  readonly isEmpty: boolean;
  readonly parts: Parts;
}

/**
 * Fills an empty database: with a demonstration authority, or with a first administrator.
 *
 * @returns the last lines on the console: where to go, and as whom
 */
export async function firstStart({ dataFolder, url, parts }: FirstStart): Promise<string> {
  return [
    words.data(dataFolder),
    ...(parts.temporalUiUrl === undefined ? [] : [words.engine(parts.temporalUiUrl)]),
    ...(parts.mailIsCaught ? [words.mails(url)] : []),
    words.publicPage(url),
    words.ready(url),
  ].join('\n');
}
