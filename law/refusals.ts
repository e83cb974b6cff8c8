import { afterDecisionRefusals } from './refusals/after-decision.ts';
import { clockRefusals } from './refusals/clocks.ts';
import { coercionRefusals } from './refusals/coercion.ts';
import { dateRefusals } from './refusals/dates.ts';
import { disagreementRefusals } from './refusals/disagreement.ts';
import { formRefusals } from './refusals/form.ts';
import { gateRefusals } from './refusals/gate.ts';
import { hearingRefusals } from './refusals/hearing.ts';
import { opinionRefusals } from './refusals/opinion.ts';
import { personRefusals } from './refusals/persons.ts';
import { workRefusals } from './refusals/work.ts';
import type { Grounds } from './refusals/grounds.ts';

/** Every reason for saying no. */
export const refusals = {
  ...gateRefusals,
  ...personRefusals,
  ...clockRefusals,
  ...opinionRefusals,
  ...disagreementRefusals,
  ...hearingRefusals,
  ...coercionRefusals,
  ...workRefusals,
  ...afterDecisionRefusals,
  ...dateRefusals,
  ...formRefusals,
} as const satisfies Record<string, Grounds>;

export type Refusal = keyof typeof refusals;

/**
 * Whether a code names a reason for saying no.
 *
 * @law PRACTICE
 */
export const isRefusal = (code: string): code is Refusal => Object.hasOwn(refusals, code);
