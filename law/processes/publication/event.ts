import type { ActOf, ActType } from '../../acts.ts';
import type { Circumstances } from '../../process/definition.ts';

export type EventOf<T extends ActType> = ActOf<T> & Circumstances;
