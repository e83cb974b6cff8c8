import type { MailedActType } from '../../law/acts.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { Problem, RefusalView } from '../contract/problem.ts';
import { lastAct } from '../contract/timeline.ts';
import { checkAnswerLabels, dayOfWeek, reviewCheckLabels } from '../../law/words.ts';
import { dueLabel, receiptText, ruler, shortDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { opinionLabel } from '../pages/page-words.ts';
import { demoMark } from './frame.ts';
import type { LeaderTask } from './leader-task.ts';
import { concludedSections, substitutedSection } from './concluded-sections.ts';
import { endingSections, measureSections, meetingSections, recusalSections } from './proceeding-sections.ts';
import { leaderWords as words } from './leader-words.ts';
import { askingOf, noChoice } from './askings.ts';
import type { StepUpAsked } from '../request/step-up.ts';
import { stepUpFields } from './step-up-fields.ts';

/** What the form sends back beside the choice: the bytes that were read, and a token only this page has. */
export interface Form {
  readonly token: string;
  readonly commandId: string;
  readonly contentHash: string;
  /** The "no" was chosen, and its reason is asked. */
  readonly isRefusing: boolean;
  /** As written so far. */
  readonly reason: string;
  readonly stepUp: StepUpAsked;
  /** Why the form came back. */
  readonly problem: Problem | null;
}

/** The page of a task: what is to be decided, what the review said, by when, what changed. */
export function taskPage(leaderTask: LeaderTask, form: Form, link: string): Html {
  const { page } = leaderTask;
  return html`<section class="s head">
      <div class="lab">${page.head.number}${demoMark(page.head.demo)}</div>
      <h1 class="big">${leaderTask.title}</h1>
      ${leaderTask.clock !== null && html`<div>${dueLabel(leaderTask.clock, leaderTask.now)}</div>`}
      ${leaderTask.clock?.receipt != null && receiptText(leaderTask.clock.receipt, leaderTask.today)}
    </section>
    <main>${sections[leaderTask.asked](leaderTask, link)}</main>
    ${formOf(leaderTask, form)}`;
}

/** What has to be seen before each of these is decided. */
const sections: Readonly<Record<MailedActType, (leaderTask: LeaderTask, link: string) => readonly Html[]>> = {
  approve: draftSections,
  signSubmission: draftSections,
  issueOpinion: draftSections,
  endorse: draftSections,
  grantExtension: extensionSections,
  confirmDeliberation: (leaderTask, link) => [...meetingSections(leaderTask.page), ...draftSections(leaderTask, link)],
  decideEnding: (leaderTask, link) => [...endingSections(leaderTask.page), ...draftSections(leaderTask, link)],
  decideRecusal: ({ page }) => recusalSections(page),
  decideUrgentMeasure: ({ page }) => measureSections(page),
};

function formOf(leaderTask: LeaderTask, form: Form): Html {
  if (leaderTask.withoutAuthority !== null) return withoutAuthority(leaderTask.withoutAuthority);
  if (askingOf(leaderTask.asked).reasonAlways === true) return reasonedForm(leaderTask, form);
  return form.isRefusing ? refusalForm(leaderTask, form) : choices(leaderTask, form);
}

/** A leave brings its reader here; what the head alone decides wants a written authority first (PRACTICE A9). */
const withoutAuthority = ({ sentence, remedy }: RefusalView): Html =>
  html`<div class="act">
    <div class="st soon">${icon('issue')} ${sentence}</div>
    <p class="lab">${remedy}</p>
  </div>`;

function draftSections(leaderTask: LeaderTask, link: string): readonly Html[] {
  const { page, changes } = leaderTask;
  const content = page.content?.content;
  if (content === undefined) return [];
  return [
    html`<section class="s">
      <div class="lab">${words.draft}</div>
      <p class="dec">${content.decision.text}</p>
      ${page.coercion !== null && html`<div class="lab">${words.decidedBy(basisIn(page))}</div>`}
    </section>`,
    opinionSection(page),
    ...concludedSections(page),
    changes.length === 0
      ? html``
      : html`<section class="s warned">
          <div class="st soon">${icon('undo')} ${words.changedSince(changes.length)}</div>
          <ol class="num">
            ${changes.map((change) => html`<li>${change}</li>`)}
          </ol>
        </section>`,
    html`<section class="s plain">${fullText(page, content)}${materials(content, link)}</section>`,
  ];
}

type Content = NonNullable<CaseView['content']>['content'];

const basisIn = ({ responsibility }: CaseView): string =>
  responsibility.find(({ duty }) => duty === 'decision')?.basis.label ?? '';

function opinionSection(page: CaseView): Html {
  if (page.outOfScope !== null) return outOfScopeSection(page.outOfScope);
  const opinion = page.rounds.at(-1)?.opinion ?? null;
  if (opinion === null) return html``;
  return html`${substitutedSection(page)}
    <section class="s">
      <div class="st ${opinion.passes ? 'good' : 'soon'}">
        ${icon(opinion.passes ? 'ok' : 'issue')} ${opinionLabel(opinion.label)}
      </div>
      <div class="lab">${reviewersText(opinion)} · ${roundsText(page)}</div>
      ${opinion.contentHash === page.content?.hash && sameText(page)}
      ${opinion.advice !== null && html`<p>${opinion.advice}</p>`} ${checksOf(opinion)}
    </section>`;
}

type Opinion = NonNullable<CaseView['rounds'][number]['opinion']>;

const outOfScopeSection = ({ confirmed, reason }: NonNullable<CaseView['outOfScope']>): Html =>
  html`<section class="s">
    <div class="st calm">${words.outOfScope}</div>
    <div class="lab">${words.confirmed(confirmed.by.name, shortDay(confirmed.on))}</div>
    <p>${reason}</p>
  </section>`;

function reviewersText({ form, signed, issued }: Opinion): string {
  const day = shortDay(issued?.on ?? signed?.on ?? '');
  if (form === 'light') return words.reviewedInForm(signed?.by.name ?? '', day);
  return words.reviewedBy(signed?.by.name ?? '', issued?.by.name ?? null, day);
}

/** How many rounds it took, and how many problems of earlier rounds the passing one left behind. */
function roundsText({ rounds }: CaseView): string {
  const earlier = rounds.slice(0, -1).flatMap((round) => round.opinion?.checks ?? []);
  const isPassed = rounds.at(-1)?.opinion?.passes === true;
  return words.rounds(rounds.length, isPassed ? earlier.filter(({ answer }) => answer === 'fails').length : 0);
}

const sameText = ({ gate }: CaseView): Html =>
  html`<div class="lab good">${icon('shield')} ${gate.length === 0 ? words.sameText : words.sameTextOnly}</div>`;

const checksOf = ({ checks }: Opinion): Html =>
  html`<details>
    <summary>${words.opinionText}</summary>
    <dl>
      ${checks.map(
        ({ check, answer, problem, basis }) =>
          html`<dt>${checkAnswerLabels[answer]}</dt>
            <dd>${[reviewCheckLabels[check], problem, basis].filter((text) => text !== '').join('：')}</dd>`,
      )}
    </dl>
  </details>`;

const fullText = (page: CaseView, content: Content): Html =>
  html`<details>
    <summary>${words.fullText}</summary>
    <dl>
      <dt>${words.labels.party}</dt>
      <dd>${content.party.name}</dd>
      <dt>${words.labels.violation}</dt>
      <dd>${content.facts.violation}</dd>
      <dt>${words.labels.facts}</dt>
      <dd>${content.facts.summary}</dd>
      <dt>${words.labels.law}</dt>
      <dd>${content.law.map(({ law, article }) => `${law} ${article}`).join('；')}</dd>
      <dt>${words.labels.discretion}</dt>
      <dd>${content.discretion.standard} ${content.discretion.circumstances}</dd>
      <dt>${words.labels.text}</dt>
      <dd>${content.decision.text}</dd>
      <dt>${words.labels.fingerprint}</dt>
      <dd>${page.content?.hash.slice(0, 16)}</dd>
    </dl>
  </details>`;

const materials = (content: Content, link: string): Html =>
  html`<details>
    <summary>${words.materials(content.evidence.length)}</summary>
    <ol class="num">
      ${content.evidence.map(({ name, file, proves }) =>
        file === null
          ? html`<li>${name}（${words.onlyListed}）${proves}</li>`
          : html`<li><a href="/task/${link}/files/${file}">${name}</a> ${proves}</li>`,
      )}
    </ol>
  </details>`;

function extensionSections({ page, extended, today, clock }: LeaderTask): readonly Html[] {
  const { extension } = page;
  if (extension === null) return [];
  const [from, to, once] =
    extended === null || clock === null
      ? ['', '', '']
      : words.extension(
          shortDay(clock.on),
          shortDay(extended.due),
          dayOfWeek(extended.due),
          page.rules.extension?.times ?? null,
        );
  const asked = lastAct(page.timeline, 'requestExtension');
  return [
    html`<section class="s">
      <div class="lab">${from}<b>${to}</b>${once}</div>
      ${extended !== null && ruler(extended.receipt, today)}
    </section>`,
    html`<section class="s">
      <div class="lab">${words.asked(extension.askedBy.name, shortDay(asked?.on ?? today))}</div>
      <p>${extension.reason}</p>
    </section>`,
    html`<section class="s plain">
      <div class="lab">${words.authorityHead}</div>
      <p class="lab">${words.authorityWords}</p>
    </section>`,
  ];
}

const hidden = ({ token, commandId, contentHash }: Form): Html =>
  html`<input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="commandId" value="${commandId}" />
    <input type="hidden" name="contentHash" value="${contentHash}" />`;

/** The head may call the others together before deciding alone; whom, is chosen at the desk. */
const meetingWay = ({ asked, page }: LeaderTask): Html | false =>
  asked === 'approve' &&
  page.meetings.due === 'heads' &&
  html`<a class="btn mid" href="/cases/${page.head.id}?act=conveneDeliberation">${words.convene}</a>`;

/** One button that says what it does, and a way to the other one: its reason is asked only after it was chosen. */
function choices(leaderTask: LeaderTask, form: Form): Html {
  const { asked, object } = leaderTask;
  const { yes, yesLabel, noLabel, note } = askingOf(asked);
  return html`<form class="act" method="post">
    ${hidden(form)} ${stepUpFields(form.stepUp, form.problem)}
    <button class="btn p" name="act" value="${yes}">${yesLabel(object)}</button>
    <div class="ways"><a class="btn mid" href="?no">${noLabel}（写理由）</a>${meetingWay(leaderTask)}</div>
    <p class="lab">${note}</p>
  </form>`;
}

function refusalForm({ asked }: LeaderTask, form: Form): Html {
  const asking = askingOf(asked);
  const { noLabel, reasonLabel, note } = asking;
  return html`<form class="act" method="post">
    ${hidden(form)}
    <label for="reason" class="lab">${reasonLabel}</label>
    <textarea id="reason" name="reason" required maxlength="20000" autofocus>${form.reason}</textarea>
    ${stepUpFields(form.stepUp, form.problem)}
    <button class="btn p" name="act" value="${noChoice(asking)}">${words.confirmNo(noLabel)}</button>
    <a class="btn mid" href="?">${words.back}</a>
    <p class="lab">${note}</p>
  </form>`;
}

/** Reasons are owed either way. */
function reasonedForm({ asked, object }: LeaderTask, form: Form): Html {
  const asking = askingOf(asked);
  return html`<form class="act" method="post">
    ${hidden(form)}
    <label for="reason" class="lab">${asking.reasonLabel}</label>
    <textarea id="reason" name="reason" required maxlength="20000">${form.reason}</textarea>
    ${stepUpFields(form.stepUp, form.problem)}
    <button class="btn p" name="act" value="${asking.yes}">${asking.yesLabel(object)}</button>
    <button class="btn mid" name="act" value="${noChoice(asking)}">${asking.noLabel}</button>
    <p class="lab">${asking.note}</p>
  </form>`;
}
