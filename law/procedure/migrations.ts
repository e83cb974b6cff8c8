import type { CivilDate } from '../time/civil-date.ts';
import type { CaseContext } from './case-context.ts';
import { startClock, type Clocks } from './clocks.ts';
import type { Standing } from './procedure.ts';
import { withInvolved } from './roads/involvement.ts';

/** From one released machine to a later one: the same place in the procedure, and nothing done that was not. */
type Migration = (standing: Standing, on: CivilDate) => Standing;

/** `<process> <from> <to>`; a map, because what is asked for is whatever somebody wrote. */
const migrations: ReadonlyMap<string, Migration> = new Map([['case 1 2', toSecondEdition]]);

/**
 * A running process in a later machine; null where no way there was released.
 *
 * @law PROFILE
 */
export function migrated(standing: Standing, to: string, on: CivilDate): Standing | null {
  const migration = migrations.get(`${standing.kind} ${standing.version} ${to}`);
  return migration?.(standing, on) ?? null;
}

/**
 * The second edition knows more roads, and begins each at its beginning. What was owed stays owed: the party keeps the
 * hearing it was offered while its period runs, and the handler the days to object to problems named under the first.
 * The gate may close further, for complex penalties want the heads together (APL 57.2); it never opens.
 */
function toSecondEdition({ kind, value, context: of }: Standing, on: CivilDate): Standing {
  const context = of as CaseContext;
  const isOffered = isHearingOffered(value, context);
  return {
    kind,
    version: '2',
    value: { ...(value as object), hearing: isOffered ? 'offered' : 'none', recusal: 'none', measure: 'none' },
    context: {
      ...context,
      edition: 2,
      involved: involvedIn(context, on),
      clocks: clocksIn(value, context, on),
    } as CaseContext,
  };
}

interface Regions {
  readonly matter?: unknown;
  readonly party?: unknown;
}

/** A defense, or its waiver, is none of the hearing; where the five days are over, the clock says so at once. */
const isHearingOffered = (value: unknown, { notice, decidedOn }: CaseContext): boolean =>
  (value as Regions).party !== 'notNotified' && decidedOn === null && notice?.hearingRight === true;

function clocksIn(value: unknown, context: CaseContext, on: CivilDate): Clocks {
  const { clocks, notice, rules } = context;
  const heard =
    notice !== null && isHearingOffered(value, context)
      ? startClock(clocks, 'hearingRequest', notice.servedOn)
      : clocks;
  const mayObject = (value as Regions).matter === 'problemsFound' && rules.review.objection.allowed;
  return mayObject ? startClock(heard, 'objection', on) : heard;
}

/** Whoever the first edition still knows by their side; its earlier reviewers are kept apart by the record. */
function involvedIn({ parts, opinion, openedOn, receivedOn }: CaseContext, on: CivilDate): CaseContext['involved'] {
  const reviewers = [parts.reviewerId, opinion?.signedBy].filter((id) => typeof id === 'string');
  const handlers = withInvolved([], parts.handlers, 'handler', 'opening', openedOn ?? on);
  return withInvolved(handlers, reviewers, 'reviewer', 'assignment', receivedOn ?? on);
}
