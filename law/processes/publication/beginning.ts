import type { ActOf } from '../../acts.ts';
import { currentVersion } from '../../process.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import type { CaseContext } from '../case/context.ts';
import type { PublicationInput } from './context.ts';

interface PublicationBeginning {
  readonly version: string;
  readonly input: PublicationInput;
  readonly first: { readonly act: ActOf<'openPublication'>; readonly on: CivilDate };
}

/**
 * What the publication of a decision begins with.
 *
 * @param decidedOn calendar date of the decision, from which its period runs
 * @law GBF118
 */
export const publicationBeginning = (
  { participants, actKind, rules, backEntry }: CaseContext,
  decidedOn: CivilDate,
): PublicationBeginning => ({
  version: currentVersion('publication'),
  input: { participants, actKind, rules, backEntry, decidedOn },
  first: { act: { type: 'openPublication', decidedOn, text: null }, on: decidedOn },
});
