import type { CookieOptions, Request, Response } from 'express';

/** The session; a device remembered for mails; the marks of accounts that signed in here before. */
export type CookieName = 'session' | 'device' | 'known';

/**
 * Browsers keep `__Host-` cookies on https and on localhost only. A county that runs this on plain http in its own
 * network gets the same cookies without the prefix.
 */
export const isSecureOrigin = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || hostname === 'localhost';

const nameOf = (cookie: CookieName, baseUrl: URL): string =>
  isSecureOrigin(baseUrl) ? `__Host-lawgate-${cookie}` : `lawgate-${cookie}`;

const optionsFor = (baseUrl: URL): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecureOrigin(baseUrl),
  path: '/',
});

export function readCookie(request: Request, cookie: CookieName, baseUrl: URL): string | null {
  const wanted = `${nameOf(cookie, baseUrl)}=`;
  const given = (request.get('cookie') ?? '').split('; ').filter((pair) => pair.startsWith(wanted));
  // Two of one name mean that somebody planted one.
  const [only] = given;
  return given.length === 1 && only !== undefined ? only.slice(wanted.length) : null;
}

export function setCookie(
  response: Response,
  cookie: CookieName,
  value: string,
  { baseUrl, maxAgeMs }: { baseUrl: URL; maxAgeMs?: number },
): void {
  response.cookie(nameOf(cookie, baseUrl), value, {
    ...optionsFor(baseUrl),
    ...(maxAgeMs === undefined ? {} : { maxAge: maxAgeMs }),
  });
}

export function clearCookie(response: Response, cookie: CookieName, baseUrl: URL): void {
  response.clearCookie(nameOf(cookie, baseUrl), optionsFor(baseUrl));
}
