import type { ActKind } from '../../act-kinds.ts';
import type { Participants } from '../../people/roles.ts';
import type { ClockName } from '../../process/clocks.ts';
import type { ProcessContext } from '../../process/state.ts';
import type { Rules } from '../../profiles/rules.ts';
import type { CivilDate } from '../../time/civil-date.ts';

/** The publication of one decision: begun by the case, and outliving it until the display ends or the page is withdrawn. */
export interface PublicationContext extends ProcessContext {
  readonly decidedOn: CivilDate;
  readonly servedOn: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  readonly withdrawal: { readonly kind: string; readonly effectiveOn: CivilDate; readonly on: CivilDate } | null;
  readonly overdue: readonly ClockName[];
}

export interface PublicationInput {
  readonly participants: Participants;
  readonly actKind: ActKind;
  readonly rules: Rules;
  readonly backEntry: boolean;
  readonly decidedOn: CivilDate;
}

/**
 * A publication before its first act. XState calls this with no input on every transition and discards the result.
 *
 * @law GBF118
 */
export const newPublicationContext = (input: PublicationInput | undefined): PublicationContext => {
  const decidedOn = input?.decidedOn ?? '';
  return {
    participants: input?.participants as Participants,
    actKind: input?.actKind ?? 'penalty',
    rules: input?.rules as Rules,
    backEntry: input?.backEntry ?? false,
    lastOn: null,
    decidedOn,
    servedOn: null,
    publishedOn: null,
    withdrawal: null,
    clocks: {},
    overdue: [],
  };
};
