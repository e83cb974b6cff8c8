import type { ActType } from '../../acts.ts';
import { guardOf, type ProcessEvent } from '../../process/definition.ts';
import type { Refusal } from '../../refusals.ts';
import type { EventOf } from './event.ts';
import type { PublicationContext } from './context.ts';
import { nonPublicationGrounds } from './names.ts';

type Obstacle<T extends ActType> = (context: PublicationContext, event: EventOf<T>) => Refusal | null;

const obstacles: { readonly [T in ActType]?: Obstacle<T> } = {
  declinePublication: (_context, { ground }) =>
    nonPublicationGrounds.some((known) => known === ground) ? null : 'act-malformed',
  recordAnnulment: (context, { kind, effectiveOn, on }) => {
    if (!context.rules.publication.takeDown.events.some((known) => known === kind)) return 'act-malformed';
    if (effectiveOn > on) return 'date-in-future';
    return effectiveOn < context.decidedOn ? 'date-before-previous' : null;
  },
};

/**
 * What the law has against an act of publication: the guard of its machine.
 *
 * @law APL-48
 */
export const obstacleInPublication = guardOf<PublicationContext, ProcessEvent>((event, context) => {
  const obstacle = obstacles[event.type] as Obstacle<ActType> | undefined;
  return obstacle?.(context, event) ?? null;
});

/**
 * Why an act does not fit the state at all: what is not served may not be shown.
 *
 * @law APL-61
 */
export const misplacedPublication = (event: ProcessEvent, context: PublicationContext): Refusal =>
  event.type === 'publish' && context.servedOn === null ? 'not-served-yet' : 'act-not-in-this-state';
