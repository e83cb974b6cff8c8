import { html, type Html } from '../pages/html.ts';

/** Beside a word that says the same; never alone. */
const icon = (lines: Html): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${lines}</svg>`;

export const shownIcon = icon(html`<circle cx="8" cy="8" r="6.2" /> <path d="M5.2 8.2l2 2 3.700-4.200" />`);
export const withdrawnIcon = icon(html`<path d="M5.500 3L2.500 6l3 3M2.800 6H9.500a4 4 0 010 8H6" />`);
export const endedIcon = icon(html`<circle cx="8" cy="8" r="6.2" /> <path d="M8 4.500V8l2.500 1.600" />`);
