import { Router } from 'express';
import { CHALLENGE_HEADER, proofHeaders } from '../../db/own-process.ts';
import type { Installation } from '../request/installation.ts';
import { readinessOf, type Readiness } from './readiness.ts';

/** Anybody may ask, as often as they like; the parts are asked this often at most. */
const ASKED_EVERY_MS = 1000;

/** Alive: this process answers. Ready: an office can work with what lies behind it. */
export function healthRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/healthz', ({ headers }, response) => {
    response.set({ 'Cache-Control': 'no-store', ...proofHeaders(headers[CHALLENGE_HEADER]) }).send('ok');
  });
  const readiness = nowAndThen(() => readinessOf(installation));
  router.get('/readyz', async (_request, response) => {
    const found = await readiness();
    response
      .status(found.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(found);
  });
  return router;
}

function nowAndThen(ask: () => Promise<Readiness>): () => Promise<Readiness> {
  let asked: { readonly at: number; readonly answer: Promise<Readiness> } | null = null;
  return () => {
    if (asked === null || performance.now() - asked.at > ASKED_EVERY_MS)
      asked = { at: performance.now(), answer: ask() };
    return asked.answer;
  };
}
