import type { CivilDate } from '../time/civil-date.ts';
import type { HeldOffice } from './roles.ts';

/** A leave as it was entered; `endedOn` is the first day back, when it came before the planned end. */
export interface Leave {
  readonly personId: string;
  readonly substituteId: string;
  readonly fromOn: CivilDate;
  readonly untilOn: CivilDate;
  readonly endedOn: CivilDate | null;
}

/** A person with the offices they hold, and whom else the law asks about. */
export interface Colleague {
  readonly id: string;
  readonly authorityId: string;
  readonly offices: readonly HeldOffice[];
}

/** An absent person with those of their offices that the substitute may fill. */
export interface AbsentPerson {
  readonly personId: string;
  readonly offices: readonly HeldOffice[];
}

/**
 * Whether the leave holds on that day.
 *
 * @law PROFILE
 */
export const isAwayOn = ({ fromOn, untilOn, endedOn }: Leave, day: CivilDate): boolean =>
  fromOn <= day && day <= untilOn && (endedOn === null || day < endedOn);

const holdsIn = ({ offices }: Colleague, of: string, ...wanted: readonly HeldOffice['office'][]): boolean =>
  offices.some((held) => held.of === of && wanted.includes(held.office));

const leads = ({ offices }: Colleague): boolean =>
  offices.some(({ office }) => office === 'deputyHead' || office === 'authorityHead');

/** In a unit its head fills any place, and one of its people the head's; a leader's place takes a leader (PRACTICE A9). */
function fills({ office, of }: HeldOffice, substitute: Colleague): boolean {
  switch (office) {
    case 'officer':
    case 'reviewer':
      return holdsIn(substitute, of, office, 'unitHead');
    case 'unitHead':
      return holdsIn(substitute, of, 'unitHead', 'officer', 'reviewer') || leads(substitute);
    case 'deputyHead':
    case 'authorityHead':
      return leads(substitute);
    default:
      return holdsIn(substitute, of, office);
  }
}

/** Offices by which a person is named in a case: whoever takes the person's place in it must fill them all. */
const isDecisive = ({ office }: HeldOffice): boolean =>
  ['officer', 'reviewer', 'unitHead', 'deputyHead', 'authorityHead'].includes(office);

/**
 * The absent person's offices that this substitute may fill: nobody becomes by a leave what they could not be. None
 * when the substitute lacks one by which the absent person is named in cases, since the name passes over whole; and none
 * in another authority, whose leaders lead nothing here.
 *
 * @law APL-57
 */
export function officesFilled(absent: Colleague, substitute: Colleague): readonly HeldOffice[] {
  if (absent.authorityId !== substitute.authorityId) return [];
  const filled = absent.offices.filter((held) => fills(held, substitute));
  return absent.offices.filter(isDecisive).every((held) => filled.includes(held)) ? filled : [];
}

/**
 * Whether somebody may stand in for that person at all.
 *
 * @law APL-57
 */
export const isFitSubstitute = (absent: Colleague, substitute: Colleague): boolean =>
  absent.id !== substitute.id && officesFilled(absent, substitute).length > 0;

/**
 * Whom this person stands in for on a day. Asked with every request, by the offices held then: a substitute who has
 * left the unit stands in for nobody there.
 *
 * @law APL-57
 */
export const standsInFor = (
  substitute: Colleague,
  leaves: readonly (Leave & Pick<Colleague, 'authorityId' | 'offices'>)[],
  day: CivilDate,
): readonly AbsentPerson[] =>
  leaves.flatMap((leave) => {
    if (leave.substituteId !== substitute.id || !isAwayOn(leave, day)) return [];
    const { personId: id, authorityId, offices: held } = leave;
    const offices = officesFilled({ id, authorityId, offices: held }, substitute);
    return offices.length === 0 ? [] : [{ personId: leave.personId, offices }];
  });

const overlaps = (one: Leave, other: Leave): boolean =>
  one.fromOn <= other.untilOn &&
  other.fromOn <= one.untilOn &&
  // Ended before it began, or before this one does: nothing of it is left to meet.
  (other.endedOn === null || (other.endedOn > other.fromOn && other.endedOn > one.fromOn));

export type LeaveRefusal =
  | 'leave-days-reversed'
  | 'leave-in-past'
  | 'substitute-is-absent-person'
  | 'substitute-unfit'
  | 'leave-overlaps'
  | 'substitute-away'
  | 'substitute-for-another';

interface Asked {
  readonly leave: Leave;
  readonly absent: Colleague;
  readonly substitute: Colleague;
  /** Other leaves of the two and those in which one of them stands in. */
  readonly others: readonly Leave[];
  readonly today: CivilDate;
}

/**
 * What stands in the way of this leave: nobody stands in for their own absence, through a chain, or where they may not act.
 *
 * @law APL-57
 */
export function obstacleToLeave({ leave, absent, substitute, others, today }: Asked): LeaveRefusal | null {
  const met = others.filter((other) => overlaps(leave, other));
  if (leave.untilOn < leave.fromOn) return 'leave-days-reversed';
  if (leave.fromOn < today) return 'leave-in-past';
  if (absent.id === substitute.id) return 'substitute-is-absent-person';
  if (!isFitSubstitute(absent, substitute)) return 'substitute-unfit';
  if (met.some(({ personId }) => personId === absent.id)) return 'leave-overlaps';
  if (met.some(({ personId }) => personId === substitute.id)) return 'substitute-away';
  return met.some(({ substituteId }) => substituteId === absent.id) ? 'substitute-for-another' : null;
}
