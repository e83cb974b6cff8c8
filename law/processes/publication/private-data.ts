import type { PublicDecision } from './public-decision.ts';
import { writtenDigits } from './words.ts';

/** What may not stand in a publication. A finding blocks; it never corrects, and its absence proves nothing. */
export const privateDataKinds = ['identityNumber', 'mobilePhone', 'bankCard', 'personName'] as const;
export type PrivateDataKind = (typeof privateDataKinds)[number];

export interface PrivateDataFinding {
  readonly field: keyof PublicDecision;
  readonly kind: PrivateDataKind;
  /** As found, for the person who corrects it. */
  readonly excerpt: string;
}

/**
 * Private data in what would become public: identity numbers, mobile phones, bank cards, and the full name of a
 * natural person who must not appear by it.
 *
 * @law GIR-15
 */
export function privateDataIn(
  decision: PublicDecision,
  hiddenNames: readonly string[] = [],
): readonly PrivateDataFinding[] {
  const fields = Object.entries(decision) as [keyof PublicDecision, string][];
  return fields.flatMap(([field, value]) => {
    if (field === 'number' || field === 'decidedOn') return [];
    return privateDataInText(value, hiddenNames).map((found) => ({ field, ...found }));
  });
}

type Found = Omit<PrivateDataFinding, 'field'>;

/**
 * The same in one text.
 *
 * @law GIR-15
 */
export function privateDataInText(value: string, hiddenNames: readonly string[] = []): readonly Found[] {
  const plain = plainText(value);
  const names = hiddenNames
    .filter((name) => name.length > 1 && plain.includes(plainText(name)))
    .map((name): Found => ({ kind: 'personName', excerpt: name }));
  return [...numbersIn(plain), ...names];
}

const oneDigit = `[${writtenDigits.join('')}]`;
/** Six or more in a row: a number, not a numeral. */
const writtenNumber = new RegExp(`${oneDigit}{6,}`, 'gu');

/** Every spelling people hide a number behind, undone: full width, zero-width characters, Chinese digits, separators. */
const plainText = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(writtenNumber, (run) => Array.from(run, valueOf).join(''))
    .replace(/(?<=\d)[\s\-\u2010-\u2015.\u00B7_/]{1,2}(?=[\dXx])/gu, '');

const valueOf = (character: string): number => writtenDigits.findIndex((spellings) => spellings.includes(character));

function numbersIn(plain: string): readonly Found[] {
  const runs = plain.match(/\d[\dXx]{10,}/gu) ?? [];
  return runs.flatMap((run): Found[] => {
    const identity = windows(run, 18).find(isIdentityNumber);
    if (identity !== undefined) return [{ kind: 'identityNumber', excerpt: identity }];
    if (isBankCard(run)) return [{ kind: 'bankCard', excerpt: run }];
    const old = run.length === 15 && isOldIdentityNumber(run) ? run : undefined;
    if (old !== undefined) return [{ kind: 'identityNumber', excerpt: old }];
    const phone = /^(?:86)?(1[3-9]\d{9})$/.exec(run)?.[1];
    return phone === undefined ? [] : [{ kind: 'mobilePhone', excerpt: phone }];
  });
}

const windows = (run: string, length: number): readonly string[] =>
  Array.from({ length: Math.max(0, run.length - length + 1) }, (_, start) => run.slice(start, start + length));

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const identityCheckDigits = '10X98765432';

/**
 * Whether 18 characters are a citizen's identity number by its birth date and check digit (GB 11643).
 *
 * @law GIR-15
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return identityCheckDigits[sum % 11] === text.slice(17).toUpperCase();
}

const isOldIdentityNumber = (text: string): boolean =>
  /^[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(text);

/** UnionPay and the international schemes, by first digit and the Luhn sum. */
function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(text)) return false;
  const sum = Array.from(text, Number)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 1 ? digit * 2 : digit;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}
