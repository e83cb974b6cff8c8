import { publishedCount, publishedPage, type PublishedRow } from '../../db/read/publications.ts';
import { actKindLabels, actKinds } from '../../law/act-kinds.ts';
import type postgres from 'postgres';
import { html, type Html } from '../pages/html.ts';
import { withdrawnIcon } from './icons.ts';
import { demoMark, isDemoSite, type PublicPage, type Visit } from './page.ts';
import { isFiltered, listAddress, PAGE_SIZE, questionOf, type Asked } from './question.ts';
import { portalWords as words } from './portal-words.ts';

/** The published decisions that were asked for, twenty a page. */
export async function listPage(sql: postgres.Sql, visit: Visit, given: Asked): Promise<PublicPage> {
  const total = await publishedCount(sql, questionOf(given, visit.today));
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const asked = { ...given, page: Math.min(given.page, last) };
  const { rows } = await publishedPage(sql, questionOf(asked, visit.today));
  const title = words.listTitle(asked.kind === null ? words.anyCategory : actKindLabels[asked.kind]);
  return {
    status: 200,
    title: asked.page === 1 ? title : `${title} ${words.ofPage(asked.page)}`,
    demo: isDemoSite(visit),
    body: html`<h1>${title}</h1>
      ${filters(visit, asked)}
      ${
        total === 0
          ? html`<p class="empty">${isFiltered(asked) ? words.nothingFound : words.nothingYet}</p>`
          : html`<p class="count">${words.counted(total, asked.page, last)}</p>
              ${table(visit, title, rows)}${pageLinks(visit, asked, last)}`
      }`,
  };
}

function filters({ home, range: { authorities, years } }: Visit, asked: Asked): Html {
  const offered = asked.year === null || years.includes(asked.year) ? years : [asked.year, ...years];
  return html`<form class="filters" method="get" action="${home}" role="search">
    <input type="search" name="q" aria-label="${words.search}" placeholder="${words.searchHint}" value="${asked.q}" />
    ${
      authorities.length > 1 &&
      choice(
        'authority',
        words.authorityFilter,
        words.anyAuthority,
        asked.authority,
        authorities.map(({ id, name }) => [id, name] as const),
      )
    }
    ${choice(
      'kind',
      words.kindFilter,
      words.anyKind,
      asked.kind,
      actKinds.map((kind) => [kind, actKindLabels[kind]] as const),
    )}
    ${choice(
      'year',
      words.yearFilter,
      words.anyYear,
      asked.year === null ? null : String(asked.year),
      offered.map((year) => [String(year), words.year(year)] as const),
    )}
    ${choice('state', words.stateFilter, words.anyState, asked.state, [
      ['published', words.published],
      ['withdrawn', words.withdrawnShort],
    ])}
    <button type="submit">${words.submit}</button>
    ${isFiltered(asked) && html`<a class="clear" href="${home}">${words.clear}</a>`}
  </form>`;
}

const choice = (
  name: string,
  label: string,
  any: string,
  chosen: string | null,
  options: readonly (readonly [string, string])[],
): Html =>
  html`<select name="${name}" aria-label="${label}">
    <option value="">${any}</option>
    ${options.map(
      ([value, text]) => html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`,
    )}
  </select>`;

const table = (visit: Visit, title: string, rows: readonly PublishedRow[]): Html =>
  html`<table class="list">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        ${[
          words.number,
          words.subject,
          words.title,
          words.category,
          words.conclusion,
          words.authority,
          words.decidedOn,
          words.displayUntil,
        ].map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => (row.withdrawal === null ? shownRow(visit, row) : withdrawnRow(visit, row, row.withdrawal)))}
    </tbody>
  </table>`;

const shownRow = (visit: Visit, row: PublishedRow): Html => {
  const { subject, title, category, conclusion, authority, decidedOn } = row.decision;
  return html`<tr>
    <th scope="row">${numberLink(visit, row)}</th>
    ${cell(words.subject, brief(subject))}${cell(words.title, brief(title))}${cell(words.category, category)}
    ${cell(words.conclusion, brief(conclusion), 'conclusion')}${cell(words.authority, authority)}
    ${cell(words.decidedOn, decidedOn, 'day')}${cell(words.displayUntil, row.displayUntil ?? words.noEnd, 'day')}
  </tr>`;
};

/** Of a withdrawn decision its number, its authority and its day; not whom it concerned or what it said. */
const withdrawnRow = (
  visit: Visit,
  row: PublishedRow,
  { withdrawnOn }: NonNullable<PublishedRow['withdrawal']>,
): Html =>
  html`<tr class="withdrawn">
    <th scope="row">
      ${numberLink(visit, row)}
      <span class="status late">${withdrawnIcon}${words.withdrawn}</span>
    </th>
    <td colspan="4">${words.withdrawnRow(withdrawnOn)}</td>
    ${cell(words.authority, row.decision.authority)}${cell(words.decidedOn, row.decision.decidedOn, 'day')}
    ${cell(words.displayUntil, words.noEnd, 'day')}
  </tr>`;

const numberLink = (visit: Visit, { caseId, decision, demo }: PublishedRow): Html =>
  html`<a href="${visit.home}/decisions/${caseId}">${decision.number}</a> ${demo && !isDemoSite(visit) && demoMark}`;

/** The heading stands in the cell too, for a narrow page has no heading row. */
const cell = (heading: string, value: string, kind = ''): Html =>
  html`<td class="${kind}" data-heading="${heading}">${value}</td>`;

const BRIEF_LENGTH = 100;

/** Enough to recognize it by; the whole stands on its own page. */
function brief(text: string): string {
  const characters = Array.from(text);
  return characters.length > BRIEF_LENGTH ? `${characters.slice(0, BRIEF_LENGTH).join('')}…` : text;
}

function pageLinks({ home }: Visit, asked: Asked, last: number): Html | false {
  if (last === 1) return false;
  const { page } = asked;
  const to = (target: number, text: string | number): Html =>
    html`<a href="${listAddress(home, asked, target)}">${text}</a>`;
  return html`<nav class="pages" aria-label="${words.pages}">
    ${page > 1 && to(page - 1, words.previous)}
    ${numbersAround(page, last).map((number) => {
      if (number === null) return html`<span>…</span>`;
      return number === page ? html`<b aria-current="page">${number}</b>` : to(number, number);
    })}
    ${page < last && to(page + 1, words.next)}
  </nav>`;
}

/** The first, the last and two on each side; null where some are left out. */
function numbersAround(page: number, last: number): readonly (number | null)[] {
  const near = [1, ...Array.from({ length: 5 }, (_, index) => page - 2 + index), last];
  const shown = [...new Set(near.filter((number) => number >= 1 && number <= last))].sort((a, b) => a - b);
  return shown.flatMap((number, index) => (number - (shown[index - 1] ?? 0) > 1 ? [null, number] : [number]));
}
