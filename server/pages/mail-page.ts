import { Router } from 'express';
import type { Installation } from '../installation.ts';
import { isOnOwnMachine } from '../own-machine.ts';
import { listMails, readMail } from '../parts/caught-mail.ts';
import { serverProblem } from '../problems.ts';
import { html, type Html } from './html.ts';
import { sendPage } from './page.ts';
import { mailWords as words } from './words.ts';

/** What a machine without a mail server caught instead of sending, for whoever sits at it: the mails hold links. */
export function caughtMailRoutes({ dataFolder, baseUrl }: Installation): Router {
  const router = Router();
  router.use((request, _response, next) => {
    if (!isOnOwnMachine(request, baseUrl)) throw serverProblem('not-found');
    next();
  });
  router.get('/', async (_request, response) => {
    const mails = await listMails(dataFolder);
    sendPage(response, {
      title: words.title,
      body: html`<main class="narrow">
        <h1 class="big">${words.title}</h1>
        <p class="lab">${words.note}</p>
        ${mails.length === 0 && html`<p>${words.none}</p>`}
        <ol>
          ${mails.map(
            ({ id, subject, to, receivedAt }) =>
              html`<li class="s">
                <a href="/dev/mail/${id}">${subject}</a>
                <div class="lab">${words.to(to.join('、'), new Date(receivedAt))}</div>
              </li>`,
          )}
        </ol>
      </main>`,
    });
  });
  router.get('/:id', async (request, response) => {
    const mail = await readMail(dataFolder, request.params.id);
    if (mail === undefined) throw serverProblem('not-found');
    sendPage(response, {
      title: mail.subject,
      body: html`<main class="narrow">
        <p><a href="/dev/mail">${words.title}</a></p>
        <h1 class="big">${mail.subject}</h1>
        <p class="lab">${words.to(mail.to.join('、'), new Date(mail.receivedAt))}</p>
        <iframe class="mail" title="${words.asHtml}" src="/dev/mail/${mail.id}/html"></iframe>
        <h2>${words.asText}</h2>
        <pre>${linked(mail.email.text ?? '')}</pre>
        <p><a href="/dev/mail/${mail.id}/source">${words.source}</a></p>
      </main>`,
    });
  });
  router.get('/:id/html', async (request, response) => {
    const mail = await readMail(dataFolder, request.params.id);
    if (mail === undefined) throw serverProblem('not-found');
    // A mail is a stranger's page: shown without a right of its own, its links leave the frame.
    response.set({
      'Content-Security-Policy':
        "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    });
    response.type('html').send((mail.email.html ?? '').replace('<head>', '<head><base target="_top">'));
  });
  router.get('/:id/source', async (request, response) => {
    const mail = await readMail(dataFolder, request.params.id);
    if (mail === undefined) throw serverProblem('not-found');
    response.attachment(`${mail.id}.eml`).send(mail.source);
  });
  return router;
}

/** The plain text with its one link to click. */
const linked = (plain: string): readonly Html[] =>
  plain
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
