import { actsOver } from '../../act.ts';
import type { PublicationContext } from './context.ts';

/** An act of a publication. */
export const act = actsOver<PublicationContext>();
