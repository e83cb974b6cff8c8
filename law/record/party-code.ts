import type { PartyType } from '../processes/case/review/content.ts';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * The check digit of the first 17 characters of a unified social credit code; null where one of them is no character
 * of the code (I, O, S, V and Z are not).
 *
 * @law GB32100
 */
export function checkDigit(first17: string): string | null {
  const isOfCode = Array.from(first17).every((character) => CHARACTERS.includes(character));
  if (first17.length !== WEIGHTS.length || !isOfCode) return null;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * CHARACTERS.indexOf(first17.charAt(index)), 0);
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** `masked`: the source hides part of it, so nothing can be checked. */
export type CodeCheck = 'right' | 'wrong' | 'masked' | 'malformed';

/**
 * Whether a code is one: 18 characters, the last computed from the others. Codes with a wrong check digit have been
 * issued, so a wrong one is a warning, never a refusal.
 *
 * @law GB32100
 */
export function checkPartyCode(code: string): CodeCheck {
  if (/^[0-9A-Z*＊]{18}$/.test(code) && /[*＊]/.test(code)) return 'masked';
  if (!/^[0-9A-Z]{18}$/.test(code)) return 'malformed';
  return checkDigit(code.slice(0, 17)) === code.slice(17) ? 'right' : 'wrong';
}

/**
 * The type of party a code was issued to, by its first two characters; null where they do not say.
 *
 * @law GB32100
 */
export function partyTypeOfCode(code: string): PartyType | null {
  if (code.startsWith('92')) return 'soleTrader';
  return /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|91|93|A[19]|N[1239]|Y1)/.test(code)
    ? 'organization'
    : null;
}
