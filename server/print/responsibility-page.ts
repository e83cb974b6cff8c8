import { Router } from 'express';
import { timeOfDayAt, civilDateAt } from '../../law/time/civil-date.ts';
import { actLabels } from '../../law/words.ts';
import { openFile } from '../request/case-file.ts';
import { uuid } from '../contract/primitives.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { Answering, DutyView } from '../contract/responsibility.ts';
import type { Installation } from '../request/installation.ts';
import { serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { pageWords } from '../pages/page-words.ts';
import { casePage } from '../cases/views/case-page.ts';
import { viewing } from '../request/viewing.ts';
import type { Visitor } from '../request/visitor.ts';
import { longDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { sendPage } from '../pages/page.ts';
import { responsibilityWords as words } from './responsibility-words.ts';

/** Who answered for what in a case, on one sheet of A4. */
export function responsibilityRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/:caseId', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    if (!uuid.safeParse(request.params.caseId).success) throw serverProblem('not-found');
    const file = await openFile(installation.db, visitor, request.params.caseId);
    const page = await casePage(await viewing(installation, visitor.authority.id), visitor, file);
    sendPage(response, { title: words.title, style: 'print', body: sheet({ page, visitor, at: installation.now() }) });
  });
  return router;
}

interface Sheet {
  readonly page: CaseView;
  readonly visitor: Visitor;
  readonly at: Date;
}

function sheet({ page, visitor, at }: Sheet): Html {
  return html`<main class="sheet">
    <p class="meta">
      <span>${page.authority.name}${page.head.demo && html` <span class="demo">${pageWords.demo}</span>`}</span>
      <span>${words.printed(longDay(civilDateAt(at.getTime())), timeOfDayAt(at.getTime()), visitor.person.name)}</span>
    </p>
    <h1>${words.title}</h1>
    <p class="no">${page.head.number}</p>
    <p class="flat">${page.head.title}</p>
    <p class="flat">${words.underRules(page.profile.title)}</p>
    <table>
      <thead>
        <tr>
          <th>${words.duty}</th>
          <th>${words.person}</th>
          <th>${words.act}</th>
          <th>${words.time}</th>
          <th>${words.hash}</th>
        </tr>
      </thead>
      <tbody>
        ${page.responsibility.map((duty) => rowsOf(duty))}
      </tbody>
    </table>
    <p class="flat">${words.explanation}</p>
    <p class="flat">${page.ledger.intact ? words.intact(page.ledger.entries) : words.broken}</p>
  </main>`;
}

const rowsOf = ({ duty, basis, people }: DutyView): Html =>
  people.length === 0
    ? html`<tr>
        <td>${dutyCell(duty, basis.label)}</td>
        <td colspan="4">${words.notYet}</td>
      </tr>`
    : html`${people.map(
        (line, place) =>
          html`<tr>
            <td>${place === 0 && dutyCell(duty, basis.label)}</td>
            <td>${personOf(line)}</td>
            <td>${actLabels[line.act]}</td>
            <td>${longDay(line.on)} ${timeOfDayAt(Date.parse(line.at))}</td>
            <td>${line.contentHash?.slice(0, 16) ?? ''}<br />${line.entryHash.slice(0, 16)}</td>
          </tr>`,
      )}`;

const dutyCell = (duty: DutyView['duty'], basis: string): Html => html`${words.duties[duty]}<br />（${basis}）`;

function personOf({ person, standsFor, answers }: Answering): string {
  const absent = standsFor.map(({ name }) => name).join('、');
  const acting = absent === '' ? person.name : words.actingFor(person.name, absent);
  return answers ? acting : words.workOnly(acting);
}
