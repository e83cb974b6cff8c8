import type { Response } from 'express';
import { html, type Html } from './html.ts';
import { pageWords as words } from './words.ts';

interface Page {
  readonly title: string;
  readonly body: Html;
  /** Beside the common style sheet. */
  readonly style?: 'portal' | 'print';
  readonly bodyClass?: string;
}

/** A page without scripts. It is shown, never kept: what it says of a case may change the next minute. */
export function sendPage(response: Response, { title, body, style, bodyClass = '' }: Page): void {
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    ...(style === 'portal' ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
  });
  response.send(
    html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · ${words.product}</title>
          <link rel="stylesheet" href="/pages/${style ?? 'leader'}.css" />
        </head>
        <body class="${bodyClass}">
          ${body}
        </body>
      </html>`.text,
  );
}
