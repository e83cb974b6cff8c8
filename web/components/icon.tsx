import type { ReactElement } from 'react';

/** One stroke on a 16 × 16 field each. */
const paths = {
  late: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M8 4.4v4.2M8 10.9v.6',
  dueToday:
    'M4.5 2h7M4.5 14h7M5.3 2.2c0 3 2.7 3.6 2.7 5.8s-2.7 2.8-2.7 5.8M10.7 2.2c0 3-2.7 3.6-2.7 5.8s2.7 2.8 2.7 5.8',
  clock: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M8 4.5V8l2.5 1.6',
  passed: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M5.2 8.2l2 2 3.7-4.2',
  check: 'M3 8.5l3.3 3.3L13 4.7',
  cross: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  notApplicable: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M5.2 8h5.6',
  problem: 'M3 2.5h10v8.5H8.5L5.5 14v-3H3zM8 4.8v2.7M8 9v.5',
  waiting:
    'M3.5 5.2a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M1.8 13.5c.3-2.7 2-4 4.2-4 1.3 0 2.3.4 3 1.2M10 8h4.3M12.3 5.8L14.5 8l-2.2 2.2',
  paused: 'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M6.5 5.7v4.6M9.5 5.7v4.6',
  inbox: 'M2 9.5h3.5l1 2h3l1-2H14M2 9.5L4 3h8l2 6.5V13H2z',
  lock: 'M3.2 7h9.6v6.8h-9.6zM5.2 7V5a2.8 2.8 0 015.6 0v2M8 9.6v1.8',
  document: 'M3.8 1.8h5.7l2.8 2.8v9.6H3.8zM9.3 1.8v3h3M6 8h4.2M6 10.7h4.2',
  down: 'M3.8 6l4.2 4.2L12.2 6',
  right: 'M6 3.8L10.2 8 6 12.2',
  search: 'M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0M10.3 10.3L14 14',
  return: 'M5.5 3L2.5 6l3 3M2.8 6H9.5a4 4 0 010 8H6',
  mail: 'M1.8 3.3h12.4v9.4h-12.4zM2 4.3l6 4.7 6-4.7',
  print: 'M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7z',
  bell: 'M3.5 11.5c1-1 1.2-2 1.2-4.3a3.3 3.3 0 016.6 0c0 2.3.2 3.3 1.2 4.3zM6.7 13.7h2.6',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.8M2 8h.8M2 12h.8',
  person: 'M5.2 5a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0M2.8 14c.3-3.2 2.3-4.8 5.2-4.8s4.9 1.6 5.2 4.8',
  voided: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 014.3 4.3L11.5 8.5M9 11.5L7.5 13a3 3 0 01-4.3-4.3L4.5 7.5M3 3l10 10',
  chart: 'M2.5 13.5h11M4.5 11V7.5M8 11V3.5M11.5 11V6',
  globe:
    'M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0M1.8 8h12.4M8 1.8c2 2 2.6 4 2.6 6.2S10 12.2 8 14.2C6 12.2 5.4 10.2 5.4 8S6 3.8 8 1.8z',
  book: 'M8 3.5C6.5 2.5 4.5 2.3 2.5 2.5v10c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1v-10c-2-.2-4 0-5.5 1zM8 3.5v10',
  shield: 'M8 1.8l5.2 1.9v4c0 3-2 5.3-5.2 6.5C4.8 13 2.8 10.7 2.8 7.7v-4zM5.7 7.9l1.7 1.7 3-3.4',
  back: 'M10 3.800L5.8 8 10 12.2',
  plus: 'M8 3.200v9.600M3.2 8h9.6',
  close: 'M4 4l8 8M12 4l-8 8',
  stamp: 'M3 13.500h10M3.5 10.800h9v-2H9.300c0-2 1-2.6 1-4.300a2.3 2.3 0 00-4.6 0c0 1.7 1 2.3 1 4.300H3.500z',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  dash: 'M4 8h8',
  enter: 'M13 3v5.500H3.500M6.500 5.500l-3 3 3 3',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  flow: 'M2 2.500h4v3.500H2zM10 10h4v3.500h-4zM4 6v3.500a2.2 2.2 0 002.2 2.200H10',
} as const;
export type IconName = keyof typeof paths;

interface IconProps {
  readonly name: IconName;
  readonly className?: string;
}

/** Always beside a word; so hidden from those who hear the page. */
export function Icon({ name, className = '' }: IconProps): ReactElement {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
