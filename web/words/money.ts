import { words } from './words.ts';

/** 800000 fen → `8000`; fractions only where there are some. */
export function yuanOf(fen: number): string {
  const whole = Math.floor(fen / 100).toString();
  const rest = fen % 100;
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

export const money = (fen: number): string => words.yuan(yuanOf(fen));

/** What a person typed as yuan, in fen; null when it is not an amount with at most two decimals. */
export function fenOf(typed: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/[,，]/g, ''));
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
