import type { CaseRole } from '../people/roles.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { ActOf, ActType } from './acts.ts';
import type { CaseContext } from './case-context.ts';
import { startClock, type Clocks } from './clocks.ts';
import type { Standing } from './procedure.ts';
import { sideOfAct, withInvolved } from './roads/involvement.ts';

/** Who took which side by an act, as the ledger tells: the first edition kept nobody but those it needed next. */
export type PartTaken = Pick<ActOf<'migrate'>, 'signed' | 'handled' | 'reviewed'>;

interface Entry {
  readonly type: ActType;
  readonly actorId: string;
  readonly actorRoles: readonly CaseRole[];
}

/**
 * Who took which side of a case by an act of their own. Who did the handlers' acts as head of their unit only signed.
 *
 * @law APL-64(4)
 */
export function partTaken(ledger: readonly Entry[]): Required<PartTaken> {
  const handling = ledger.filter(({ type }) => sideOfAct(type) === 'handler');
  const isHandler = ({ actorRoles }: Entry): boolean => actorRoles.includes('caseHandler');
  return {
    signed: idsOf(handling.filter((entry) => !isHandler(entry))),
    handled: idsOf(handling.filter(isHandler)),
    reviewed: idsOf(ledger.filter(({ type }) => sideOfAct(type) === 'reviewer')),
  };
}

const idsOf = (entries: readonly Entry[]): readonly string[] => [...new Set(entries.map(({ actorId }) => actorId))];

type Wanted = Pick<ActOf<'migrate'>, 'to'> & Partial<PartTaken>;

/** From one released machine to a later one: the same place in the procedure, and nothing done that was not. */
type Migration = (standing: Standing, took: Partial<PartTaken>, on: CivilDate) => Standing;

/** `<process> <from> <to>`; a map, because what is asked for is whatever somebody wrote. */
const migrations: ReadonlyMap<string, Migration> = new Map([['case 1 2', toSecondEdition]]);

/**
 * A running process in a later machine; null where no way there was released.
 *
 * @law PROFILE
 */
export function migrated(standing: Standing, { to, ...took }: Wanted, on: CivilDate): Standing | null {
  const migration = migrations.get(`${standing.kind} ${standing.version} ${to}`);
  return migration?.(standing, took, on) ?? null;
}

/**
 * The second edition knows more roads, and begins each at its beginning. What was owed stays owed: the party keeps the
 * hearing it was offered while its period runs, and the handler the days to object to problems named under the first.
 * The gate may close further, for complex penalties want the heads together (APL 57.2); it never opens.
 */
function toSecondEdition({ kind, value, context: of }: Standing, took: Partial<PartTaken>, on: CivilDate): Standing {
  const context = of as CaseContext;
  const isOffered = isHearingOffered(value, context);
  return {
    kind,
    version: '2',
    value: { ...(value as object), hearing: isOffered ? 'offered' : 'none', recusal: 'none', measure: 'none' },
    context: {
      ...context,
      edition: 2,
      involved: involvedIn(context, took, on),
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

/** Whoever the first edition still knows by their side, and whoever the ledger knows by an act. */
function involvedIn(context: CaseContext, took: Partial<PartTaken>, on: CivilDate): CaseContext['involved'] {
  const { parts, opinion, openedOn, receivedOn } = context;
  const [opened, received] = [openedOn ?? on, receivedOn ?? on];
  const reviewers = [parts.reviewerId, opinion?.signedBy].filter((id) => typeof id === 'string');
  const handlers = withInvolved([], parts.handlers, 'handler', 'opening', opened);
  const investigators = withInvolved(handlers, took.handled ?? [], 'handler', 'act', opened);
  const signers = withInvolved(investigators, took.signed ?? [], 'handler', 'signature', received);
  const assigned = withInvolved(signers, reviewers, 'reviewer', 'assignment', received);
  return withInvolved(assigned, took.reviewed ?? [], 'reviewer', 'act', received);
}
