import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Installation } from './installation.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Whether an unsafe request may have been made by another site's page. Browsers send `Sec-Fetch-Site`, and older ones
 * at least `Origin`; a program without either has no ambient cookie to be abused.
 */
export function isForged(request: Request, baseUrl: URL): boolean {
  if (!unsafe.has(request.method)) return false;
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('origin');
  return origin !== undefined && !isOwnOrigin(origin, request, baseUrl);
}

/** The configured address, or the very host the request came to: a LAN machine has several names. */
function isOwnOrigin(origin: string, request: Request, baseUrl: URL): boolean {
  if (origin === baseUrl.origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}

/** Stands in a form and is worth something only with the cookie it was made for. */
export function formToken({ secret }: Installation, holder: string, purpose: string): string {
  return createHmac('sha256', secret).update(`form\n${holder}\n${purpose}`).digest('base64url');
}

export function isFormToken(installation: Installation, given: unknown, holder: string, purpose: string): boolean {
  const expected = Buffer.from(formToken(installation, holder, purpose));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
