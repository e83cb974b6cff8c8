import type { Response } from 'express';
import type { Visitor } from '../request/visitor.ts';
import { html, type Html } from '../pages/html.ts';
import { sendPage } from '../pages/page.ts';
import { pageWords } from '../pages/page-words.ts';

/** A page at phone width with the house's head; what may be done stands at its foot. */
export function sendLeaderPage(
  response: Response,
  { visitor, title, body }: { readonly visitor: Visitor | null; readonly title: string; readonly body: Html },
): void {
  sendPage(response, {
    title,
    body: html`<div class="m">
      <div class="mt">
        <span class="brand"><b>${pageWords.product}</b>${visitor?.authority.name}</span>
        <span class="grow"></span><span class="sec">${visitor?.person.name}</span>
      </div>
      ${body}
    </div>`,
  });
}

export const demoMark = (demo: boolean): Html => (demo ? html` · <span class="demo">${pageWords.demo}</span>` : html``);

/** A short message with one way on; `more` stands before the note. */
export const message = (
  title: string,
  note: string,
  link: { readonly to: string; readonly label: string },
  more: Html | null = null,
): Html =>
  html`<main class="s plain form">
    <h1 class="big">${title}</h1>
    ${more}
    <p>${note}</p>
    <p><a class="btn mid" href="${link.to}">${link.label}</a></p>
  </main>`;
