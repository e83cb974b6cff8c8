import type { Problem } from '../contract/problem.ts';
import { html, type Html } from '../pages/html.ts';
import { leaderWords as words } from './leader-words.ts';

/**
 * The same bytes for every link, known or not: the form goes back to the address it stands at. Who has a link but no
 * account learns nothing from it.
 */
export const signInPage = (problem: Problem | null): Html =>
  html`<main class="s plain">
    <h1 class="big">${words.signIn}</h1>
    <p class="lab">${words.signInNote}</p>
    ${problem !== null && html`<p class="late" role="alert">${problem.sentence}${problem.remedy}</p>`}
    <form class="form" method="post">
      <input type="hidden" name="act" value="signIn" />
      <label>${words.account}<input type="text" name="account" autocomplete="username" required /></label>
      <label>${words.password}<input type="password" name="password" autocomplete="current-password" required /></label>
      <label class="check"><input type="checkbox" name="rememberDevice" value="yes" /> ${words.remember}</label>
      <button class="btn p">${words.doSignIn}</button>
    </form>
  </main>`;
