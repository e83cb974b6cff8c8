import { Router } from 'express';
import { checkAnswerLabels, reviewCheckLabels } from '../../law/words.ts';
import { civilDateAt, timeOfDayAt } from '../../law/time/civil-date.ts';
import { openFile } from '../request/case-file.ts';
import type { CaseView, OpinionView, RoundView } from '../contract/case-view.ts';
import { uuid } from '../contract/primitives.ts';
import type { Installation } from '../request/installation.ts';
import { serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { casePage } from '../cases/views/case-page.ts';
import { viewing } from '../request/viewing.ts';
import type { Visitor } from '../request/visitor.ts';
import { longDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { sendPage } from '../pages/page.ts';
import { opinionLabel, pageWords } from '../pages/page-words.ts';
import { opinionWords as words } from './opinion-words.ts';

/** 法制审核意见书 of one round, laid out for A4. */
export function opinionRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/:caseId/:round', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    if (!uuid.safeParse(request.params.caseId).success) throw serverProblem('not-found');
    const file = await openFile(installation.db, visitor, request.params.caseId);
    const page = await casePage(await viewing(installation, visitor.authority.id), visitor, file);
    const round = page.rounds.find((one) => String(one.round) === request.params.round);
    // In the light form there is no letter; the approval form has a page of its own.
    if (round?.opinion == null || round.opinion.form === 'light') throw serverProblem('not-found');
    sendPage(response, {
      title: words.title,
      style: 'print',
      body: opinionSheet({ page, round, opinion: round.opinion, visitor, at: installation.now() }),
    });
  });
  return router;
}

interface Sheet {
  readonly page: CaseView;
  readonly round: RoundView;
  readonly opinion: OpinionView;
  readonly visitor: Visitor;
  readonly at: Date;
}

function opinionSheet({ page, round, opinion, visitor, at }: Sheet): Html {
  return html`<main class="sheet">
    ${sheetHead({ page, visitor, at })}
    <p class="organ">${page.authority.name}</p>
    <h1>${words.title}</h1>
    <p class="no">${opinion.number ?? words.notIssued}</p>
    <p class="flat">${words.to(page.head.handlingUnit.name)}</p>
    <p>${words.received(longDay(round.receivedOn ?? ''), page.head.title, page.head.number, round.round)}</p>
    ${checksTable(opinion)}
    <p><b>${opinionLabel(opinion.label)}</b></p>
    ${opinion.advice !== null && html`<p>${words.advice}：${opinion.advice}</p>`}
    <p class="flat">${words.fingerprint}：${opinion.contentHash.slice(0, 16)}</p>
    <p class="sign">
      ${words.signedBy}：${opinion.signed?.by.name}<br />
      ${words.issuedBy}：${opinion.issued?.by.name ?? words.notIssued}<br />
      ${page.reviewUnit.name}<br />
      ${opinion.issued !== null && longDay(opinion.issued.on)}
    </p>
    <p class="flat">${words.copies}</p>
  </main>`;
}

/** The eight checks, as both the letter and the approval form have them. */
export const checksTable = (opinion: OpinionView): Html =>
  html`<table>
    <thead>
      <tr>
        <th>${words.check}</th>
        <th>${words.answer}</th>
        <th>${words.finding}</th>
      </tr>
    </thead>
    <tbody>
      ${opinion.checks.map(
        ({ check, answer, problem, basis }) =>
          html`<tr>
            <td>${reviewCheckLabels[check]}</td>
            <td>${checkAnswerLabels[answer]}</td>
            <td>${problem}${basis !== '' && html`（${words.basis}：${basis}）`}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Whose paper it is, and who printed it when. */
export const sheetHead = ({ page, visitor, at }: Pick<Sheet, 'page' | 'visitor' | 'at'>): Html =>
  html`<p class="meta">
    <span>${page.authority.name}${page.head.demo && html` <span class="demo">${pageWords.demo}</span>`}</span>
    <span>${words.printed(longDay(civilDateAt(at.getTime())), timeOfDayAt(at.getTime()), visitor.person.name)}</span>
  </p>`;
