import express, { Router } from 'express';
import { MAX_FILE_BYTES } from '../contract/files.ts';
import { looseLine } from '../contract/primitives.ts';
import { findFile, storeFile } from '../cases/files.ts';
import type { Installation } from '../request/installation.ts';
import { refused, serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { sendStoredFile } from '../cases/stored-file.ts';

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
