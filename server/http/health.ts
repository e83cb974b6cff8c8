import { Router } from 'express';
import { CHALLENGE_HEADER, proofHeaders } from '../../db/own-process.ts';
import { isEngineThere } from '../request/engine.ts';
import type { Installation } from '../request/installation.ts';

const WITHIN_MS = 2000;

/** Alive: this process answers. Ready: it can also do its work. */
export function healthRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/healthz', ({ headers }, response) => {
    response.set({ 'Cache-Control': 'no-store', ...proofHeaders(headers[CHALLENGE_HEADER]) }).send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const [record, engine, outbox] = await Promise.all([
      answers(installation.sql`select 1`),
      isEngineThere(installation.temporal),
      outboxOf(installation),
    ]);
    const isReady = record && engine;
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ready: isReady, record, engine, outbox });
  });
  return router;
}

async function answers(attempt: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`expected an answer within ${WITHIN_MS} ms`));
    }, WITHIN_MS).unref();
  });
  return Promise.race([attempt, late]).then(
    () => true,
    // Away is an answer here, not a failure.
    () => false,
  );
}

/** Mails that wait, and the age of the oldest: a mail server that is down shows here first. */
async function outboxOf({ sql }: Installation): Promise<{ waiting: number; oldestMinutes: number } | null> {
  try {
    const [row] = await sql<[{ waiting: number; oldestMinutes: number }]>`
      select count(*)::int as waiting,
        coalesce(extract(epoch from now() - min(created_at)) / 60, 0)::int as "oldestMinutes"
      from outbox where sent_at is null and given_up_at is null`;
    return row;
  } catch {
    // The record is away; `record` says so.
    return null;
  }
}
