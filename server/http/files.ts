import * as z from 'zod';
import express, { Router, type Request, type Response } from 'express';
import { MAX_FILE_BYTES } from '../contract/files.ts';
import { isStorableText } from '../../law/fields.ts';
import { requireRoom } from '../cases/disk.ts';
import { LONGEST_GIVEN } from '../cases/file-name.ts';
import { findFile, storeFile } from '../cases/files.ts';
import type { Installation } from '../request/installation.ts';
import { refused, serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { sendStoredFile } from '../cases/stored-file.ts';

/** Files travel as they are, beside the JSON contract: the name in the address, the bytes as the body. */
export function fileRoutes(installation: Installation): Router {
  const router = Router();
  router.post('/files', async (request, response) => {
    // Both asked before 20 MB are read.
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    await requireRoom(installation, MAX_FILE_BYTES);
    const bytes = await bodyOf(request, response);
    const name = given.safeParse(request.query['name']);
    if (!name.success || !Buffer.isBuffer(bytes)) throw refused('act-malformed');
    const declaredType = (request.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    response.json(await storeFile(installation, visitor, { name: name.data, declaredType, bytes }));
  });
  router.get('/files/:hash', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    sendStoredFile(response, await findFile(installation, visitor, request.params.hash));
  });
  return router;
}

const given = z
  .string()
  .max(LONGEST_GIVEN)
  .refine((name) => name.trim() !== '' && isStorableText(name));

const raw = express.raw({ type: () => true, limit: MAX_FILE_BYTES });

/** One that is cut off is nothing: no byte of it reaches the disk before the last one is here. */
const bodyOf = (request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    raw(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(error);
    });
  });
