import { SHORTEST_PASSWORD } from './passwords.ts';
import common from './common-passwords.json' with { type: 'json' };

const words = {
  short: (n: number) => `至少 ${n} 个字符，例如几个不相干的词连在一起。`,
  repeated: '字符过于单一，请换一个。',
  digits: '不能只用数字（例如电话号码、日期），请换一个。',
  known: '不能含有账号、姓名或者机关名称。',
  common: '这是常见的密码，容易被猜到，请换一个，例如几个不相干的词连在一起。',
} as const;

const FEWEST_SIGNS = 4;
const longOnes = new Set(common.long.split(' '));
const commonWords = new Set(common.words.split(' '));

/**
 * What is wrong with a password somebody chose, in a sentence; null when nothing is. Length is what helps; what is known
 * of the person, and what everybody chooses, is tried first.
 */
export function weaknessOf(chosen: string, known: readonly string[]): string | null {
  const plain = chosen.normalize('NFKC').toLowerCase();
  const faults: readonly (readonly [boolean, string])[] = [
    [Array.from(plain).length < SHORTEST_PASSWORD, words.short(SHORTEST_PASSWORD)],
    [new Set(plain).size < FEWEST_SIGNS, words.repeated],
    [/^[\d\s.+/-]+$/.test(plain), words.digits],
    [known.some((word) => word.length > 1 && plain.includes(word.normalize('NFKC').toLowerCase())), words.known],
    [isCommon(plain), words.common],
  ];
  return faults.find(([isSo]) => isSo)?.[1] ?? null;
}

const isCommon = (plain: string): boolean => longOnes.has(plain) || isDecorated(plain) || isRow(plain);

/** P@ssw0rd is password: whoever guesses knows these. */
const letters: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
};
const spelledOut = (form: string): string => form.replaceAll(/[@401$35]/g, (sign) => letters[sign] ?? sign);

/** One word everybody chooses, once or twice, with digits and signs before or behind it: Admin@2026, 123p@$$w0rd!. */
function isDecorated(plain: string): boolean {
  const core = plain.replace(/^[@$]/, spelledOut).replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [core, spelledOut(core)].some((form) => {
    const half = form.slice(0, form.length / 2);
    return commonWords.has(form) || (half + half === form && commonWords.has(half));
  });
}

/** One sign after the other, up or down. */
function isRow(plain: string): boolean {
  const codes = Array.from(plain, (sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return steps.size === 1;
}
