import type { PublishedRow } from '../../db/read/publications.ts';
import { takeDownEventLabels } from '../../law/words.ts';
import { html, type Html } from '../pages/html.ts';
import { endedIcon, shownIcon, withdrawnIcon } from './icons.ts';
import { isDemoSite, type PublicPage, type Visit } from './page.ts';
import { portalWords as words, written } from './portal-words.ts';

type Withdrawal = NonNullable<PublishedRow['withdrawal']>;

/** One decision: what was published of it, or that it was withdrawn. */
export const decisionPage = (row: PublishedRow): PublicPage =>
  row.withdrawal === null ? shownPage(row) : withdrawnPage(row, row.withdrawal);

function shownPage({ decision, demo, publishedOn, displayUntil }: PublishedRow): PublicPage {
  const { number, authority, subject, category, title, conclusion, basis, decidedOn } = decision;
  return {
    status: 200,
    title: number,
    place: words.decisionTitle,
    demo,
    body: html`${facts('summary', [
        [words.number, number],
        [words.state, html`<span class="status good">${shownIcon}${words.published}</span>`],
        [words.publishedOn, publishedOn],
      ])}
      <h1 class="paper">
        ${!title.includes(subject) && html`<span>${subject}</span>`}<span>${title}</span>
        <small>${words.kindOfDecision(category)}</small>
      </h1>
      ${facts('fields', [
        [words.authority, authority],
        [words.subject, subject],
        [words.category, category],
        [words.conclusion, conclusion],
        [words.title, title],
        ...(basis === '' ? [] : ([[words.basisOfDecision, basis]] as const)),
        [words.decidedOn, written(decidedOn)],
        [words.displayTerm, words.term(publishedOn, displayUntil)],
      ])}`,
  };
}

/**
 * That it was withdrawn, when and why; of the decision nothing but its number and its authority. Answered with 200 and
 * not 410: the withdrawal with its reason is itself what must be public, and gateways before a government site put a
 * page of their own in the place of an error's.
 */
function withdrawnPage({ decision: { number, authority }, demo }: PublishedRow, withdrawal: Withdrawal): PublicPage {
  const { withdrawnOn, documentNumber, effectiveOn } = withdrawal;
  return {
    status: 200,
    title: `${words.withdrawn} ${number}`,
    place: words.withdrawn,
    demo,
    body: html`<h1>${number}</h1>
      <section class="notice late">
        <h2 class="status">${withdrawnIcon}${words.withdrawn}</h2>
        ${facts('plain', [
          [words.withdrawnOn, written(withdrawnOn)],
          [words.withdrawalReason, reasonOf(withdrawal)],
          ...(documentNumber === '' ? [] : ([[words.withdrawalDocument, documentNumber]] as const)),
          [words.effectiveOn, written(effectiveOn)],
          [words.authority, authority],
        ])}
      </section>
      <p class="note">${words.withdrawnNote}</p>`,
  };
}

function reasonOf({ kind, reason }: Withdrawal): Html {
  const labels: Readonly<Record<string, string>> = takeDownEventLabels;
  const label = Object.hasOwn(labels, kind) ? labels[kind] : undefined;
  return html`${label !== undefined && html`<p>${label}</p>`}${reason !== '' && html`<p>${reason}</p>`}`;
}

/** Gone for good, and the page has nothing more to say: 410, so that searches forget it. */
export const expiredPage = (visit: Visit): PublicPage => ({
  status: 410,
  title: words.expired,
  place: words.decisionTitle,
  demo: isDemoSite(visit),
  body: html`<h1 class="status">${endedIcon}${words.expired}</h1>
    <p>${words.expiredNote}</p>
    <p><a href="${visit.home}">${words.toList}</a></p>`,
});

/** The same whether there is no such decision or it is not public: who asks learns nothing. */
export const unknownPage = (visit: Visit): PublicPage => ({
  status: 404,
  title: words.unknown,
  place: words.unknown,
  demo: isDemoSite(visit),
  body: html`<h1>${words.unknown}</h1>
    <p>${words.unknownNote}</p>
    <p><a href="${visit.home}">${words.toList}</a></p>`,
});

const facts = (kind: string, rows: readonly (readonly [string, Html | string])[]): Html =>
  html`<dl class="${kind}">
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
