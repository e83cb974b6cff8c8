import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { Installation } from '../installation.ts';
import { portalRouter } from '../portal/router.ts';
import { apiPageRoutes } from './api-page.ts';
import { leaderRoutes } from './leader/routes.ts';
import { caughtMailRoutes } from './mail-page.ts';
import { approvalFormRoutes } from './approval-form-page.ts';
import { opinionRoutes } from './opinion-page.ts';
import { responsibilityRoutes } from './responsibility-page.ts';

const styles = fileURLToPath(new URL('styles', import.meta.url));

/** Everything that is a page of its own and not the desk. */
export function pageRoutes(installation: Installation): Router {
  const router = Router();
  router.use('/pages', express.static(styles, { index: false, maxAge: '1h' }));
  router.use(leaderRoutes(installation));
  router.use('/public', portalRouter(installation));
  router.use('/print/opinions', opinionRoutes(installation));
  router.use('/print/approval-forms', approvalFormRoutes(installation));
  router.use('/print/responsibility', responsibilityRoutes(installation));
  router.use('/api/docs', apiPageRoutes());
  // Caught mails hold links: they are shown only where no mail ever leaves the machine.
  if (installation.mailIsCaught) router.use('/dev/mail', caughtMailRoutes(installation));
  return router;
}
