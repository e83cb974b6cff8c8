import type { Problem } from '../contract/problem.ts';
import { html, type Html } from '../pages/html.ts';
import type { StepUpAsked } from '../request/step-up.ts';
import { stepUpWords as words } from './step-up-words.ts';

/** What proves who decides, above the button that decides; of a wrong one it is said how often it may be tried. */
export const stepUpFields = (asked: StepUpAsked, problem: Problem | null): Html =>
  html`${problem !== null && html`<p class="late" role="alert">${problem.sentence}${said(asked, problem)}</p>`}
  ${fieldOf(asked)}`;

const said = (asked: StepUpAsked, { code, remedy }: Problem): string =>
  code === 'pin-wrong' && asked.by === 'pin' ? words.triesLeft(asked.triesLeft) : (remedy ?? '');

function fieldOf(asked: StepUpAsked): Html | false {
  if (asked.by === 'nothing') return false;
  return asked.by === 'pin'
    ? pinField
    : html`<div class="lab">${words.why[asked.why]}${asked.why === 'noPin' && setHere}</div>
        ${passwordField}`;
}

const setHere = html`<a href="/me">${words.account}</a>`;

const pinField = html`<label
  >${words.pin}<input
    type="password"
    name="pin"
    inputmode="numeric"
    pattern="[0-9]{6}"
    maxlength="6"
    title="${words.pinForm}"
    autocomplete="off"
    required
/></label>`;

const passwordField = html`<label
  >${words.password}<input type="password" name="password" maxlength="200" autocomplete="current-password" required
/></label>`;
