import type { Request, RequestHandler } from 'express';
import { isSecureOrigin } from '../request/cookies.ts';

export type TextSize = 'ordinary' | 'large';

const COOKIE = 'lawgate-text-size';
const ONE_YEAR_MS = 365 * 86_400_000;
/** Any origin will do to read a path against. */
const HERE = 'http://here';

export const textSizeOf = (request: Request): TextSize =>
  /(?:^|; )lawgate-text-size=large(?:;|$)/.test(request.get('cookie') ?? '') ? 'large' : 'ordinary';

/** Remembers the size of letters and goes back; a preference only, so a GET may set it. */
export function rememberTextSize(baseUrl: URL): RequestHandler {
  return (request, response) => {
    const options = {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecureOrigin(baseUrl),
      path: request.baseUrl,
    } as const;
    if (request.query['size'] === 'large') response.cookie(COOKIE, 'large', { ...options, maxAge: ONE_YEAR_MS });
    else response.clearCookie(COOKIE, options);
    response.redirect(303, pathBack(request.query['back'], request.baseUrl));
  };
}

/** Only to a public page of this site: a link from here may not be used to lead elsewhere. */
function pathBack(back: unknown, home: string): string {
  if (typeof back !== 'string' || !URL.canParse(back, HERE)) return home;
  const { origin, pathname, search } = new URL(back, HERE);
  const isOwn = origin === HERE && (pathname === home || pathname.startsWith(`${home}/`));
  return isOwn ? pathname + search : home;
}
