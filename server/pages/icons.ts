import { html, Html } from './html.ts';

/** Drawn on 16 units, in the color of the words beside them. */
const paths = {
  clock: "<circle cx='8' cy='8' r='6.2'/><path d='M8 4.5V8l2.5 1.6'/>",
  late: "<circle cx='8' cy='8' r='6.2'/><path d='M8 4.4v4.2M8 10.9v.6'/>",
  ok: "<circle cx='8' cy='8' r='6.2'/><path d='M5.2 8.2l2 2 3.7-4.2'/>",
  issue: "<path d='M3 2.5h10v8.5H8.5L5.5 14v-3H3z'/><path d='M8 4.8v2.7M8 9v.5'/>",
  undo: "<path d='M5.5 3L2.5 6l3 3M2.8 6H9.5a4 4 0 010 8H6'/>",
  shield:
    "<path d='M8 1.8l5.2 1.9v4c0 3-2 5.3-5.2 6.5C4.800 13 2.800 10.700 2.800 7.700v-4z'/><path d='M5.700 7.900l1.700 1.700 3-3.400'/>",
} as const;

export const icon = (name: keyof typeof paths): Html =>
  html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${new Html(paths[name])}</svg>`;
