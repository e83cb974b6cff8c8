import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { Installation } from '../installation.ts';
import { leaderRoutes } from './leader/routes.ts';

const styles = fileURLToPath(new URL('styles', import.meta.url));

/** Everything that is a page of its own and not the desk. */
export function pageRoutes(installation: Installation): Router {
  const router = Router();
  router.use('/pages', express.static(styles, { index: false, maxAge: '1h' }));
  router.use(leaderRoutes(installation));
  return router;
}
