import { stateLabels } from '../../law/words.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { MinutesView } from '../contract/meetings.ts';
import { lastAct } from '../contract/timeline.ts';
import { shortDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';
import { leaderWords as words } from './leader-words.ts';

/** What the heads concluded together, and who of them endorsed it before. */
export function concludedSections({ meetings, timeline }: CaseView): readonly Html[] {
  const held = meetings.headsMeetings.findLast(({ state }) => state === 'confirmed');
  const minutes = held?.minutes.at(-1);
  const last = lastAct(timeline, 'endorse', 'requestApproval');
  return [
    ...(held === undefined || minutes === undefined
      ? []
      : [
          html`<section class="s">
            <div class="st good">${icon('ok')} ${words.headsAgreed(shortDay(minutes.heldOn), held.chair.name)}</div>
            ${meetingTexts(minutes)}
          </section>`,
        ]),
    ...(last?.act === 'endorse'
      ? [
          html`<section class="s">
            <div class="lab">${words.endorsed(last.by?.name ?? '', shortDay(last.on))}</div>
          </section>`,
        ]
      : []),
  ];
}

const meetingTexts = ({ reasons, dissent }: MinutesView): Html =>
  html`<details>
    <summary>${words.reasons}</summary>
    <p>${reasons}</p>
    ${dissent !== null && html`<p>${words.dissent}：${dissent}</p>`}
  </details>`;

/** Decided by the meeting against the opinion: said so, and never as a pass (PRACTICE A2). */
export function substitutedSection({ meetings }: CaseView): Html | null {
  if (!meetings.substituted) return null;
  const minutes = meetings.disagreements.at(-1)?.meetings.at(-1)?.minutes.at(-1);
  return html`<section class="s warned">
    <div class="st soon">${icon('issue')} ${stateLabels.passedByDeliberation}</div>
    ${
      minutes !== undefined &&
      html`<div class="lab">${words.substitutedOn(shortDay(minutes.heldOn))}</div>
        ${meetingTexts(minutes)}`
    }
  </section>`;
}
