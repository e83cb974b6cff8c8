import type { Response } from 'express';
import { html, type Html } from './html.ts';
import { pageWords as words } from './page-words.ts';

interface Page {
  readonly title: string;
  readonly body: Html;
  /** Which style sheet; that of the phone pages unless it is printed. */
  readonly style?: 'leader' | 'print';
}

/** A page without scripts. It is shown, never kept: what it says of a case may change the next minute. */
export function sendPage(response: Response, { title, body, style = 'leader' }: Page): void {
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    // With `no-referrer` a browser sends its own forms with `Origin: null`, which is how another site's would look.
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  response.send(
    html`<!doctype html>
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · ${words.product}</title>
          <link rel="stylesheet" href="/pages/tokens.css" />
          <link rel="stylesheet" href="/pages/${style}.css" />
        </head>
        <body>
          ${body}
        </body>
      </html>`.text,
  );
}
