import express, { Router, type Response } from 'express';
import { MAX_FILE_BYTES } from '../contract/files.ts';
import { looseLine } from '../contract/primitives.ts';
import { findFile, storeFile, type FoundFile } from '../files.ts';
import type { Installation } from '../installation.ts';
import { refused, serverProblem } from '../problems.ts';
import { signedIn } from '../session.ts';

/** Files travel as they are, beside the JSON contract: the name in the address, the bytes as the body. */
export function fileRoutes(installation: Installation): Router {
  const router = Router();
  router.post('/files', express.raw({ type: () => true, limit: MAX_FILE_BYTES }), async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    const name = looseLine.safeParse(request.query['name']);
    if (!name.success || name.data.trim() === '' || !Buffer.isBuffer(request.body)) throw refused('act-malformed');
    const declaredType = (request.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    response.json(await storeFile(installation, visitor, { name: name.data, declaredType, bytes: request.body }));
  });
  router.get('/files/:hash', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    sendStoredFile(response, await findFile(installation, visitor, request.params.hash));
  });
  return router;
}

/**
 * Pictures and PDF open beside the text; anything else is only saved. Nothing of a file runs here: a picture is
 * sandboxed, and a PDF (whose viewer no sandbox lets in) may load nothing.
 */
export function sendStoredFile(response: Response, { name, type, place }: FoundFile): void {
  const isPicture = type.startsWith('image/');
  const isShown = isPicture || type === 'application/pdf';
  response.set({
    'Content-Type': type,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Security-Policy': `${isPicture ? 'sandbox; ' : ''}default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'`,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'private, no-store',
  });
  response.sendFile(place, { dotfiles: 'allow', cacheControl: false });
}
