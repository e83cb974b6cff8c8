import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import type { Installation } from './installation.ts';

const KEPT_MS = 180 * 24 * 60 * 60_000;
/** People who share a computer; the one who signed in longest ago is dropped. */
const MOST = 6;

/**
 * A browser somebody signed in from before says so with a mark only we can make. It opens nothing; it keeps what
 * strangers try elsewhere from shutting its owner out. Null where this browser is none of the account's.
 */
export function knownBrowser(installation: Installation, request: Request, login: string): string | null {
  return marksIn(installation, request).find((mark) => isMarkOf(installation, mark, login)) ?? null;
}

/** After a right password: this browser is known to the account from now on. */
export function keepKnown(installation: Installation, request: Request, response: Response, login: string): void {
  const others = marksIn(installation, request).filter((mark) => !isMarkOf(installation, mark, login));
  const nonce = randomBytes(9).toString('base64url');
  const marks = [`${nonce}.${macOf(installation, nonce, login)}`, ...others].slice(0, MOST);
  setCookie(response, 'known', marks.join('~'), { baseUrl: installation.baseUrl, maxAgeMs: KEPT_MS });
}

export const forgetKnown = ({ baseUrl }: Installation, response: Response): void => {
  clearCookie(response, 'known', baseUrl);
};

const marksIn = ({ baseUrl }: Installation, request: Request): readonly string[] =>
  (readCookie(request, 'known', baseUrl) ?? '').split('~').slice(0, MOST);

function isMarkOf(installation: Installation, mark: string, login: string): boolean {
  const [nonce = '', mac = ''] = mark.split('.');
  const [expected, actual] = [Buffer.from(macOf(installation, nonce, login)), Buffer.from(mac)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const macOf = ({ secret }: Installation, nonce: string, login: string): string =>
  createHmac('sha256', secret).update(`known\n${nonce}\n${login}`).digest('base64url');
