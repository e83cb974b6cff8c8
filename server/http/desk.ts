import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { projectFile } from '../../db/project-root.mjs';

const deskFolder = projectFile('web/dist');
const index = path.join(deskFolder, 'index.html');

/** The desk as built; every address of its own leads to its one page. */
export function deskRoutes(): Router {
  const router = Router();
  router.use(
    '/assets',
    // Built files carry their hash in their name.
    express.static(path.join(deskFolder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  );
  router.use(express.static(deskFolder, { index: false, maxAge: 0 }));
  router.get(/^\/(?!api\/|assets\/|public\/|dev\/).*/, (request, response, next) => {
    if (request.accepts(['html', 'json']) !== 'html' || !existsSync(index)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(index);
  });
  return router;
}
