import { holdsOffice, type Visitor } from './visitor.ts';

/** Who lists all cases of the authority: those who answer for it or watch over it. Others list their own and their units'. */
export const isWholeView = (visitor: Visitor): boolean => holdsOffice(visitor, 'authorityHead', 'supervisor');
