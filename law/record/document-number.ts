import { numberWords } from './import-words.ts';

/** What is irregular about a number. */
export const numberFaults = ['noWord', 'noYear', 'noEnd', 'oddSequence', 'paddedSequence'] as const;
export type NumberFault = (typeof numberFaults)[number];

export interface DocumentNumber {
  /** With the brackets of the official form. */
  readonly text: string;
  readonly year: number | null;
  readonly faults: readonly NumberFault[];
}

/** The year in any bracket people use for 〔〕. */
const bracketedYear = /[〔[（(【﹝［]\s*(\d{4})\s*[〕\]）)】﹞］]/u;

/**
 * Reads a document number: the authority's word, the year in 〔〕, a sequence number without leading zeros, 号. Other
 * brackets are put right; what cannot be put right is named.
 *
 * @law GB9704
 */
export function readDocumentNumber(written: string): DocumentNumber {
  const text = written.trim().replace(bracketedYear, '〔$1〕');
  const year = /〔(\d{4})〕/.exec(text)?.[1];
  if (year === undefined)
    return { text, year: null, faults: faultsOf([text.endsWith(numberWords.end), 'noEnd'], [false, 'noYear']) };
  const [word = '', rest = ''] = text.split(`〔${year}〕`);
  const sequence = rest.replace(numberWords.around, '');
  const isNumber = /^\d+$/.test(sequence);
  const faults = faultsOf(
    [/\p{Script=Han}/u.test(word), 'noWord'],
    [rest.endsWith(numberWords.end), 'noEnd'],
    [isNumber, 'oddSequence'],
    [!isNumber || !sequence.startsWith('0'), 'paddedSequence'],
  );
  return { text, year: Number(year), faults };
}

const faultsOf = (...rows: readonly (readonly [boolean, NumberFault])[]): readonly NumberFault[] =>
  rows.flatMap(([isRight, fault]) => (isRight ? [] : [fault]));
