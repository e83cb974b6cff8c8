import type { MailedActType } from '../../law/acts.ts';
import { conclusionLabels, endingLabels, meetingLabels } from '../../law/words.ts';
import type { ActType } from '../../law/acts.ts';
import type { CaseView } from '../contract/case-view.ts';
import type { MeetingView, MinutesView } from '../contract/meetings.ts';
import { lastAct } from '../contract/timeline.ts';
import { momentLabel, shortDay } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { leaderWords as words } from './leader-words.ts';

interface RecordedMeeting {
  readonly meeting: MeetingView;
  readonly minutes: MinutesView;
}

/** The minutes that wait for the chair. */
export function minutesToConfirm({ meetings }: CaseView): RecordedMeeting | null {
  const all = [...meetings.disagreements.flatMap((one) => one.meetings), ...meetings.headsMeetings];
  const meeting = all.findLast(({ state }) => state === 'recorded');
  const minutes = meeting?.minutes.at(-1);
  return meeting === undefined || minutes === undefined ? null : { meeting, minutes };
}

/** What each of these acts is about, in the words of its button. */
export const objects: { readonly [P in MailedActType]?: (page: CaseView) => string } = {
  confirmDeliberation: (page) => {
    const recorded = minutesToConfirm(page);
    return recorded === null ? '' : conclusionLabels[recorded.minutes.conclusion];
  },
  decideEnding: ({ proceedings: { ending } }) => (ending === null ? '' : endingLabels[ending.ending]),
  decideRecusal: ({ proceedings: { recusal } }) => recusal?.person.name ?? '',
};

/** What the chair confirms, whole: nobody confirms minutes they were not shown. */
export function meetingSections(page: CaseView): readonly Html[] {
  const recorded = minutesToConfirm(page);
  if (recorded === null) return [];
  const { meeting, minutes } = recorded;
  const { votes } = minutes;
  const present = minutes.present.map(({ name }) => name).join('、');
  return [
    html`<section class="s">
      <div class="lab">${meetingLabels[meeting.meeting]}</div>
      <p class="dec">${conclusionLabels[minutes.conclusion]}</p>
      <div class="lab">${words.meeting.held(shortDay(minutes.heldOn), minutes.place)}</div>
      <div class="lab">${words.meeting.people(present, minutes.recorded.by.name)}</div>
      ${
        votes !== null &&
        html`<div class="lab">${words.meeting.votes(votes.inFavor, votes.against, votes.abstained)}</div>`
      }
      <p>${words.meeting.reasons}：${minutes.reasons}</p>
      ${minutes.dissent !== null && html`<p>${words.meeting.dissent}：${minutes.dissent}</p>`}
      <details>
        <summary>${words.meeting.opinions(minutes.opinions.length)}</summary>
        <dl>
          ${minutes.opinions.map(
            ({ member, opinion }) =>
              html`<dt>${member.name}</dt>
                <dd>${opinion}</dd>`,
          )}
        </dl>
      </details>
    </section>`,
  ];
}

export function endingSections(page: CaseView): readonly Html[] {
  const { ending } = page.proceedings;
  if (ending === null) return [];
  const proposed = lastAct(page.timeline, 'proposeEnding')?.fields;
  const to = proposed?.to ?? '';
  return [
    html`<section class="s">
      <p class="dec">${endingLabels[ending.ending]}</p>
      ${to !== '' && html`<p>${words.ending.to}：${to}</p>`}
      <div class="lab">${words.asked(ending.proposedBy.name, dayOf(page, 'proposeEnding'))}</div>
      <p>${words.ending.reason}：${proposed?.reason}</p>
    </section>`,
  ];
}

export function recusalSections(page: CaseView): readonly Html[] {
  const { recusal } = page.proceedings;
  if (recusal === null) return [];
  return [
    html`<section class="s">
      <p class="dec">${recusal.person.name}</p>
      <div class="lab">${shortDay(recusal.askedOn)}</div>
      <p>${words.recusal.reason}：${lastAct(page.timeline, 'requestRecusal')?.fields.reason}</p>
    </section>`,
  ];
}

export function measureSections(page: CaseView): readonly Html[] {
  const { measure } = page.proceedings;
  if (measure === null) return [];
  const taken = Date.parse(measure.takenAt);
  return [
    html`<section class="s">
      <div class="lab">${words.measure.taken(momentLabel(taken))}</div>
      <p class="dec">${lastAct(page.timeline, 'takeUrgentMeasure')?.fields.measure}</p>
      <p>${words.measure.report}：${lastAct(page.timeline, 'reportUrgentMeasure')?.fields.note}</p>
    </section>`,
  ];
}

const dayOf = ({ timeline, openedOn }: CaseView, act: ActType): string =>
  shortDay(lastAct(timeline, act)?.on ?? openedOn ?? '');
