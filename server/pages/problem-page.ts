import type { Response } from 'express';
import type { Problem } from '../contract/problem.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';
import { pageWords as words } from './page-words.ts';

/** A no, or a fault, to a person in a browser. */
export function sendProblemPage(response: Response, problem: Problem): void {
  sendPage(response.status(problem.status), {
    title: problem.sentence ?? words.problem,
    body: html`<main class="narrow">
      <h1 class="big">${problem.sentence ?? words.problem}</h1>
      <p>${problem.remedy}</p>
      ${problem.provision !== null && html`<p class="lab">${problem.provision.label}：${problem.provision.words}</p>`}
      <p><a href="/">${words.toDesk}</a></p>
      <p class="lab">${problem.code} · ${problem.requestId}</p>
    </main>`,
  });
}
