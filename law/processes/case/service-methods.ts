/** How a document is served (APL 61 refers to the civil procedure law). `personal` includes handing it over on the spot. */
export const serviceMethods = [
  'personal',
  'left',
  'electronic',
  'mail',
  'delegated',
  'passedOn',
  'publicNotice',
] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

/**
 * Whether the code names a lawful way of service.
 *
 * @law APL-61
 */
export const isServiceMethod = (code: string): code is ServiceMethod => serviceMethods.some((known) => known === code);
