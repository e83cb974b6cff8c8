import type { WantedNumber } from '../../db/write/writing.ts';
import { yearOf } from '../../law/time/civil-date.ts';
import type { Recording } from '../recording.ts';

/** Stands in a profile for the word of the authority. */
const AUTHORITY_WORD = '×';

/** The next number of the series that the pattern names, in the year of the act. */
export function wantedNumber({ record, before }: Recording, pattern: string, mark: string): WantedNumber {
  const year = yearOf(record.on);
  const named = pattern.replace(AUTHORITY_WORD, before.authority?.numberWord ?? AUTHORITY_WORD);
  return {
    authorityId: record.processState.context.participants.authorityId,
    word: named.replace(/\W?\{year\}.*$/u, ''),
    year,
    pattern: named.replace('{year}', String(year)),
    mark,
  };
}
