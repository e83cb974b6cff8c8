import type { ActKind } from '../../act-kinds.ts';
import { partyTypes, type PenaltyKind, type ScopeFact } from '../../processes/case/review/content.ts';
import { laterOf } from '../../time/civil-date.ts';
import { statutes, type Provision } from '../../statutes.ts';
import { addDays, type CivilDate } from '../../time/civil-date.ts';
import type { DayPeriod } from '../../time/period.ts';
import type { HearingThreshold, Rules, TakeDownEvent } from '../rules.ts';
import type { ValueKey } from '../values.ts';

/**
 * What the law gives the party and the public whatever an authority says. No path shows its loss: a case runs the same
 * with a shorter period, and nobody misses a hearing nobody was told of. So the values are compared with the law.
 */
interface Floor {
  readonly key: ValueKey;
  readonly provision: Provision;
  /** Only where decisions of this kind are made; null: whatever the authority decides. */
  readonly of: ActKind | null;
  readonly isKept: (rules: Rules, since: CivilDate) => boolean;
  /** The value lifted to the floor, where the national one would take away what the profile adds. */
  readonly lifted?: (rules: Rules) => unknown;
  /** Asked of every authority but a demonstration, where nothing is decided. */
  readonly isOfReality?: true;
}

export interface BelowTheLaw {
  readonly key: ValueKey;
  readonly provision: Provision;
  /** Undefined: the national value is the way back. */
  readonly lifted: unknown;
}

function listHolds<T>(
  { key, provision, of }: Pick<Floor, 'key' | 'provision' | 'of'>,
  needed: readonly T[],
  listIn: (rules: Rules) => readonly T[],
): Floor {
  return {
    key,
    provision,
    of,
    isKept: (rules) => needed.every((item) => listIn(rules).includes(item)),
    lifted: (rules) => [...new Set([...listIn(rules), ...needed])],
  };
}

/** The law counts these days as working days (APL 85); days of the calendar may fall short of them over any holiday. */
const isAtLeast = ({ n, unit }: DayPeriod, workingDays: number): boolean =>
  unit === 'workingDay' ? n >= workingDays : unit === 'month';

const reviewed: readonly ScopeFact[] = [
  'majorPublicInterest',
  'majorSocialImpact',
  'majorRights',
  'hearingHeld',
  'complex',
];
const heard: readonly PenaltyKind[] = [
  'qualificationDowngrade',
  'licenseRevocation',
  'suspensionOrder',
  'closureOrder',
];
const takenDown: readonly TakeDownEvent[] = ['varied', 'annulled', 'declaredUnlawful', 'declaredInvalid'];

/** Whether an amount holds on every day from the first on, one row after the other; the law asks for it since 2021. */
function isUnbroken(rows: readonly HearingThreshold[], since: CivilDate): boolean {
  let next: CivilDate | null = laterOf(since, statutes['APL-63'].inForce[0]);
  for (const row of rows.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))) {
    if (next === null || row.effectiveFrom > next) break;
    if (row.effectiveUntil === null) next = null;
    else if (row.effectiveUntil >= next) next = addDays(row.effectiveUntil, 1);
  }
  return next === null;
}

const isLargeSumHeard = ({ hearing }: Rules, since: CivilDate): boolean =>
  (['fine', 'confiscation'] as const).every(
    (sum) =>
      hearing.kinds.includes(sum) ||
      partyTypes.every((party) =>
        isUnbroken(
          hearing.thresholds.filter(({ of, partyType }) => of === sum && partyType === party),
          since,
        ),
      ),
  );

/** A meeting of less than half of its members is none. */
const isHeldByHalf = ({ deliberation }: Rules): boolean => deliberation.quorum >= 0.5;

const floors: readonly Floor[] = [
  listHolds(
    { key: 'review.scope.grounds', provision: 'GBF118-scope', of: null },
    reviewed,
    ({ review }) => review.scope.grounds,
  ),
  listHolds({ key: 'hearing.kinds', provision: 'APL-63', of: 'penalty' }, heard, ({ hearing }) => hearing.kinds),
  { key: 'hearing.thresholds', provision: 'APL-63.1(1)', of: 'penalty', isKept: isLargeSumHeard },
  {
    key: 'hearing.requestPeriod',
    provision: 'APL-64(1)',
    of: 'penalty',
    isKept: ({ hearing }) => isAtLeast(hearing.requestPeriod, 5),
  },
  {
    key: 'hearing.noticePeriod',
    provision: 'APL-64(2)',
    of: 'penalty',
    isKept: ({ hearing }) => isAtLeast(hearing.noticePeriod, 7),
  },
  {
    key: 'review.firstTimeQualification',
    provision: 'APL-58.2',
    of: 'penalty',
    isKept: ({ review }) => review.firstTimeQualification !== 'none',
  },
  listHolds<ScopeFact>(
    { key: 'approval.headsDeliberation.grounds', provision: 'APL-57.2', of: 'penalty' },
    ['complex'],
    ({ approval }) => approval.headsDeliberation.grounds,
  ),
  // Which violations are serious, the authority must say somehow.
  {
    key: 'approval.headsDeliberation.kinds',
    provision: 'APL-57.2',
    of: 'penalty',
    isKept: ({ approval: { headsDeliberation: heads } }) =>
      heads.kinds.length > 0 || heads.grounds.some((ground) => ground !== 'complex'),
  },
  { key: 'deliberation.quorum', provision: 'APL-57.2', of: 'penalty', isKept: isHeldByHalf },
  { key: 'deliberation.quorum', provision: 'SEED-001.2.3.11(2)', of: null, isKept: isHeldByHalf },
  // Without a period a clock never runs, and the statute's own limit is counted beside a period only.
  {
    key: 'decision.periods.penalty',
    provision: 'APL-60',
    of: 'penalty',
    isKept: ({ decision }) => decision.periods.penalty !== undefined,
  },
  {
    key: 'decision.periods.license',
    provision: 'ALL-42',
    of: 'license',
    isKept: ({ decision }) => decision.periods.license !== undefined,
  },
  {
    key: 'service.periods.penalty',
    provision: 'APL-61',
    of: 'penalty',
    isKept: ({ service }) => service.periods.penalty !== undefined,
  },
  {
    key: 'service.periods.license',
    provision: 'ALL-44',
    of: 'license',
    isKept: ({ service }) => service.periods.license !== undefined,
  },
  listHolds(
    { key: 'publication.takeDown.events', provision: 'APL-48.2', of: 'penalty' },
    takenDown,
    ({ publication }) => publication.takeDown.events,
  ),
  listHolds<TakeDownEvent>(
    { key: 'publication.takeDown.events', provision: 'GBF118-takedown', of: null },
    ['annulled', 'declaredUnlawful', 'toBeRemade'],
    ({ publication }) => publication.takeDown.events,
  ),
  // The head decides, and not whoever sits at a browser that remembers the head.
  {
    key: 'approval.stepUp',
    provision: 'APL-57',
    of: null,
    isKept: ({ approval }) => approval.stepUp !== 'none',
    isOfReality: true,
  },
];

/**
 * The values of these rules that give less than the law.
 *
 * @param since the day from which the rules hold
 * @param isDemonstration whether they hold for people and cases that are made up
 * @law APL-63
 * @law APL-64(1)
 * @law APL-64(2)
 * @law APL-57.2
 * @law APL-48.2
 */
export const belowTheLaw = (rules: Rules, since: CivilDate, isDemonstration = false): readonly BelowTheLaw[] =>
  floors
    .filter(({ isOfReality }) => isOfReality !== true || !isDemonstration)
    .filter(({ of, isKept }) => (of === null || rules.actKinds.includes(of)) && !isKept(rules, since))
    .map(({ key, provision, lifted }) => ({ key, provision, lifted: lifted?.(rules) }));
