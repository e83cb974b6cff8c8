import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import { projectFile } from '../../db/project-root.mjs';
import { publishedRange, type PublishedRange } from '../../db/read/publications.ts';
import { citeInFull } from '../../law/statutes.ts';
import { civilDateAt, timeOfDayAt, type CivilDate } from '../../law/time/civil-date.ts';
import type { Installation } from '../request/installation.ts';
import { html, type Html } from '../pages/html.ts';
import { textSizeOf, type TextSize } from './text-size.ts';
import { portalWords as words } from './portal-words.ts';

export const style = readFileSync(projectFile('server/portal/portal.css'), 'utf8');
const styleVersion = createHash('sha256').update(style).digest('hex').slice(0, 12);

/** What every public page is drawn with. */
export interface Visit {
  readonly home: string;
  /** The page itself, to come back to. */
  readonly here: string;
  readonly now: Date;
  readonly today: CivilDate;
  readonly textSize: TextSize;
  readonly range: PublishedRange;
}

export async function visitOf({ sql, now }: Installation, request: Request): Promise<Visit> {
  const instant = now();
  const today = civilDateAt(instant.getTime());
  return {
    home: request.baseUrl,
    here: request.originalUrl,
    now: instant,
    today,
    textSize: textSizeOf(request),
    range: await publishedRange(sql, today),
  };
}

export interface PublicPage {
  readonly status: number;
  readonly title: string;
  /** Where in the site this is, after the list. */
  readonly place?: string;
  readonly demo: boolean;
  readonly body: Html;
}

/** Nothing but this page's own style sheet: no script, no picture from elsewhere, no frame. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Never kept by anybody: a withdrawal holds from the next request on. */
export function sendPublicPage(response: Response, visit: Visit, page: PublicPage): void {
  response
    .status(page.status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentPolicy,
      'Referrer-Policy': 'no-referrer',
    })
    .send(framed(visit, page).text);
}

const siteName = ({ range: { authorities } }: Visit): string => {
  const [only, ...others] = authorities;
  return only === undefined || others.length > 0 ? words.anySite : words.siteName(only.name);
};

export const isDemoSite = ({ range: { authorities } }: Visit): boolean =>
  authorities.length > 0 && authorities.every(({ demo }) => demo);

export const demoMark = html`<span class="demo">${words.demo}</span>`;

function framed(visit: Visit, { title, place, demo, body }: PublicPage): Html {
  const site = siteName(visit);
  return html`<!doctype html>
    <html lang="zh-CN" class="${visit.textSize}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title} · ${site}</title>
        <link rel="stylesheet" href="${visit.home}/portal.css?v=${styleVersion}" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="head">
          <div class="width">
            <a class="site" href="${visit.home}">${site}</a>
            ${demo && demoMark} ${sizeLink(visit)}
          </div>
        </header>
        <main id="main" class="width" tabindex="-1">${crumbs(visit, place)}${body}</main>
        ${footer(visit, demo)}
      </body>
    </html>`;
}

function sizeLink({ home, here, textSize }: Visit): Html {
  const other = textSize === 'large' ? 'ordinary' : 'large';
  const query = new URLSearchParams({ size: other, back: here }).toString();
  return html`<a class="size" rel="nofollow" href="${home}/style?${query}"
    >${other === 'large' ? words.largeText : words.ordinaryText}</a
  >`;
}

const crumbs = ({ home }: Visit, place: string | undefined): Html | false =>
  place !== undefined &&
  html`<nav class="crumbs" aria-label="${words.crumbs}">
    ${words.here}<a href="${home}">${words.home}</a> › <span aria-current="page">${place}</span>
  </nav>`;

function footer({ range: { authorities }, now, today }: Visit, demo: boolean): Html {
  const [only, ...others] = authorities;
  return html`<footer class="foot">
    <div class="width">
      ${only !== undefined && others.length === 0 && html`<p>${words.host(only.name)}</p>`}
      <p>${words.basis(citeInFull('APL-48'))}</p>
      <p>${words.madeAt(today, timeOfDayAt(now.getTime()))}</p>
      ${demo && html`<p>${words.demoNote}</p>`}
    </div>
  </footer>`;
}
