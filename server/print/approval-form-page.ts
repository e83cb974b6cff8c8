import { Router } from 'express';
import { openFile } from '../request/case-file.ts';
import type { CaseView, OpinionView, RoundView } from '../contract/case-view.ts';
import { uuid } from '../contract/primitives.ts';
import { actsIn, lastAct } from '../contract/timeline.ts';
import type { Installation } from '../request/installation.ts';
import { serverProblem } from '../request/problems.ts';
import { signedIn } from '../request/session.ts';
import { casePage } from '../cases/views/case-page.ts';
import { viewing } from '../request/viewing.ts';
import { longDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { checksTable, sheetHead } from './opinion-page.ts';
import { sendPage } from '../pages/page.ts';
import { opinionLabel } from '../pages/page-words.ts';
import { opinionWords } from './opinion-words.ts';
import { approvalFormWords as words } from './approval-form-words.ts';

/** 内部审批表 of a case reviewed in it: what is proposed, who signed what, and on which bytes. */
export function approvalFormRoutes(installation: Installation): Router {
  const router = Router();
  router.get('/:caseId', async (request, response) => {
    const visitor = await signedIn(installation, request);
    if (visitor === null) throw serverProblem('signed-out');
    if (!uuid.safeParse(request.params.caseId).success) throw serverProblem('not-found');
    const file = await openFile(installation.db, visitor, request.params.caseId);
    const page = await casePage(await viewing(installation, visitor.authority.id), visitor, file);
    const round = page.rounds.at(-1);
    const isLight = page.reviewWork.isLight || round?.opinion?.form === 'light';
    if (round === undefined || !isLight) throw serverProblem('not-found');
    sendPage(response, {
      title: words.title,
      style: 'print',
      body: html`<main class="sheet">
        ${sheetHead({ page, visitor, at: installation.now() })}
        <p class="organ">${page.authority.name}</p>
        <h1>${words.title}</h1>
        <p class="no">${words.number(page.head.number)}</p>
        <table>
          <tbody>
            ${proposalRows(page, round)} ${unitRow(round)} ${reviewRow(round)} ${endorsementRow(page)} ${headRow(page)}
          </tbody>
        </table>
        <p class="flat">${words.fingerprint(round.contentHash ?? '')}</p>
        <p class="flat">${words.ledger(page.ledger.entries, actsIn(page.timeline)[0]?.entryHash ?? '')}</p>
      </main>`,
    });
  });
  return router;
}

const row = (name: keyof typeof words.rows, ...cells: readonly Html[]): Html =>
  html`<tr>
    <th>${words.rows[name]}</th>
    <td>${cells}</td>
  </tr>`;

const line = (text: string): Html => html`<p class="flat">${text}</p>`;

function proposalRows({ head }: CaseView, { content }: RoundView): readonly Html[] {
  if (content === null) return [];
  const { facts, law, discretion, decision, party } = content;
  return [
    row('title', line(content.title)),
    row('party', line(party.name)),
    row('handlers', line(head.handlers.map(({ name }) => name).join('、'))),
    row('facts', line(facts.summary)),
    row('law', line(law.map((cited) => `《${cited.law.replace(/[《》]/g, '')}》${cited.article}`).join('、'))),
    row('discretion', line([discretion.standard, discretion.circumstances].filter((part) => part !== '').join('；'))),
    row('decision', line(decision.text)),
  ];
}

function unitRow({ signed, submitted }: RoundView): Html {
  return row(
    'handlingUnit',
    line(signed === null ? words.notSigned : words.signed(signed.by.name, longDay(signed.on))),
    ...(submitted === null ? [] : [line(words.submitted(submitted.by.name, longDay(submitted.on)))]),
  );
}

function reviewRow({ opinion, receivedOn, round }: RoundView): Html {
  if (opinion === null) return row('review', line(words.undecided));
  return row(
    'review',
    line(words.received(longDay(receivedOn ?? ''), round)),
    checksTable(opinion),
    html`<p class="flat"><b>${opinionLabel(opinion.label)}</b>${validityText(opinion)}</p>`,
    ...(opinion.advice === null ? [] : [line(`${opinionWords.advice}：${opinion.advice}`)]),
    ...(opinion.signed === null ? [] : [line(words.reviewer(opinion.signed.by.name, longDay(opinion.signed.on)))]),
    line(words.fingerprint(opinion.contentHash)),
  );
}

function validityText({ validity, withdrawn }: OpinionView): string {
  if (withdrawn !== null) return words.withdrawn(longDay(withdrawn.on), withdrawn.reason);
  return validity === 'voided' ? words.voided : '';
}

/** Only where approval takes two steps, and of the text that lies before the head. */
function endorsementRow({ timeline, content }: CaseView): Html {
  const endorsed = lastAct(timeline, 'endorse');
  if (endorsed === undefined || endorsed.by === null || endorsed.fields.contentHash !== content?.hash) return html``;
  return row('endorsement', line(words.endorsed(endorsed.by.name, longDay(endorsed.on))));
}

function headRow({ decision, refusedApproval }: CaseView): Html {
  if (decision !== null) {
    const { by, on } = decision.decided;
    return row('head', line(words.decided(by.name, longDay(on), decision.number ?? '')));
  }
  if (refusedApproval === null) return row('head', line(words.undecided));
  return row('head', line(words.refused(refusedApproval.by.name, longDay(refusedApproval.on), refusedApproval.reason)));
}
