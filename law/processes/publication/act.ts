import { actsOver } from '../../act.ts';
import type { PublicationContext } from '../../procedure/publication-machine.ts';

/** An act of a publication. */
export const act = actsOver<PublicationContext>();
