import type { Response } from 'express';
import type { FoundFile } from './files.ts';
import { shownName } from './file-name.ts';

/**
 * Pictures and PDF open beside the text; anything else is only saved. Nothing of a file runs here: a picture is
 * sandboxed, and a PDF (whose viewer no sandbox lets in) may load nothing.
 */
export function sendStoredFile(response: Response, { name, type, place }: FoundFile): void {
  const isPicture = type.startsWith('image/');
  const isShown = isPicture || type === 'application/pdf';
  response.set({
    'Content-Type': type,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(shownName(name))}`,
    'Content-Security-Policy': `${isPicture ? 'sandbox; ' : ''}default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'`,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'private, no-store',
  });
  response.sendFile(place, { dotfiles: 'allow', cacheControl: false });
}
