import { Router } from 'express';
import * as z from 'zod';
import { isDisplayOver, publishedDecision } from '../../db/read/publications.ts';
import type { Installation } from '../request/installation.ts';
import { decisionPage, expiredPage, unknownPage } from './decision-page.ts';
import { listPage } from './list-page.ts';
import { sendPublicPage, style, visitOf, type PublicPage, type Visit } from './page.ts';
import { askedBy } from './question.ts';
import { rememberTextSize } from './text-size.ts';

/** What the public sees, without signing in and without scripts; mounted at /public. */
export function portalRouter(installation: Installation): Router {
  const { sql, baseUrl } = installation;
  const router = Router();
  router.get('/portal.css', (_request, response) => {
    // Its address carries its hash.
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(style);
  });
  router.get('/style', rememberTextSize(baseUrl));
  router.get('/', async (request, response) => {
    const visit = await visitOf(installation, request);
    sendPublicPage(response, visit, await listPage(sql, visit, askedBy(request, visit.range)));
  });
  router.get('/decisions/:id', async (request, response) => {
    const visit = await visitOf(installation, request);
    sendPublicPage(response, visit, await pageOf(installation, visit, request.params.id));
  });
  router.get('/{*elsewhere}', async (request, response) => {
    const visit = await visitOf(installation, request);
    sendPublicPage(response, visit, unknownPage(visit));
  });
  return router;
}

async function pageOf({ sql }: Installation, visit: Visit, caseId: string): Promise<PublicPage> {
  if (!z.uuid().safeParse(caseId).success) return unknownPage(visit);
  const row = await publishedDecision(sql, caseId, visit.today);
  if (row !== null) return decisionPage(row);
  return (await isDisplayOver(sql, caseId, visit.today)) ? expiredPage(visit) : unknownPage(visit);
}
