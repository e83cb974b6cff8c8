import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';
import { html } from './html.ts';

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The API's page, from files of our own machine: it works in a network without the internet. */
export function apiPageRoutes(): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(
      html`<!doctype html>
        <html lang="zh-CN">
          <head>
            <meta charset="utf-8" />
            <title>API · 法审</title>
            <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
          </head>
          <body>
            <div id="swagger-ui"></div>
            <script src="/api/docs/swagger-ui-bundle.js"></script>
            <script src="/api/docs/start.js"></script>
          </body>
        </html>`.text,
    );
  });
  router.get('/start.js', (_request, response) => {
    response
      .type('text/javascript')
      .send("SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', validatorUrl: null });");
  });
  router.use(express.static(swagger, { index: false, maxAge: '1d' }));
  return router;
}
