/**
 * Who may act. An *office* is what a person holds in the authority; a *case role* is what that person is in one case.
 * Case roles are computed, never stored, so that a change of office takes effect at once.
 */

/** Offices a person may hold; `of` names the unit or the authority it is held in. */
export const offices = [
  'officer',
  'unitHead',
  'reviewer',
  'deputyHead',
  'authorityHead',
  'publicityClerk',
  'supervisor',
  'administrator',
  'importer',
] as const;
export type Office = (typeof offices)[number];

/** Held in a unit; the others are held in the authority. */
export const officesOfUnit: readonly Office[] = ['officer', 'unitHead', 'reviewer', 'deputyHead'];

export const caseRoles = [
  'caseHandler',
  'handlingUnitHead',
  'reviewUnitMember',
  'legalReviewer',
  'reviewUnitHead',
  'deputyHead',
  'authorityHead',
  'publicityClerk',
  'supervisor',
  'importer',
  'anyOfficer',
  'system',
  'handlingDeputy',
  'reviewDelegate',
  'cosigner',
  'hearingOfficer',
  'deliberationChair',
  'deliberationRecorder',
  'administrator',
] as const;
export type CaseRole = (typeof caseRoles)[number];

export interface HeldOffice {
  readonly office: Office;
  /** Unit id for `officesOfUnit` (of a `deputyHead`, the unit overseen); authority id for the others. */
  readonly of: string;
}

/** The person behind an act, as the session proved it. Ids only: names never enter a workflow. */
export interface Actor {
  readonly personId: string;
  /** Whose person it is, and where every office is held; null for the system, which is nobody's. */
  readonly authorityId: string | null;
  readonly offices: readonly HeldOffice[];
  /** Absent persons of the same authority for whom this one stands in today. Their duties pass over; nobody's conflicts do. */
  readonly standsFor?: readonly Absent[];
}

export interface Absent {
  readonly personId: string;
  readonly offices: readonly HeldOffice[];
}

/** The actor of a clock: reminds, lapses, marks overdue; holds no office and so can agree to nothing. */
export const system: Actor = { personId: 'system', authorityId: null, offices: [] };

/** Leaders whose absence the unit may answer by naming another one for this case. */
export const replaceableRoles = ['handlingUnitHead', 'reviewUnitHead', 'deputyHead', 'authorityHead'] as const;
export type ReplaceableRole = (typeof replaceableRoles)[number];

/** @law PROFILE */
export const isReplaceableRole = (code: string): code is ReplaceableRole =>
  replaceableRoles.some((role) => role === code);

/** The part of a case that decides who is who in it. */
export interface Participants {
  readonly authorityId: string;
  readonly handlingUnitId: string;
  readonly reviewUnitId: string;
  readonly handlers: readonly string[];
  readonly reviewerId: string | null;
  readonly standIns: Readonly<Partial<Record<ReplaceableRole, string>>>;
  /** Borrowed from a pool whose cited rule lets its members sign. */
  readonly reviewerFrom?: 'pool' | undefined;
  /** Prepares the review for the named reviewer, who still signs. */
  readonly delegateId?: string | undefined;
  readonly cosigners?: readonly string[] | undefined;
  readonly hearingOfficerId?: string | undefined;
  /** Of the meeting that is convened. */
  readonly chairId?: string | undefined;
  readonly recorderId?: string | undefined;
}

const officesOf = ({ offices: own, standsFor = [] }: Actor): readonly HeldOffice[] =>
  standsFor.length === 0 ? own : [...own, ...standsFor.flatMap(({ offices: absent }) => absent)];

const holds = (actor: Actor, office: Office, of: string): boolean =>
  officesOf(actor).some((held) => held.office === office && held.of === of);

/**
 * The person without those they stand in for.
 *
 * @law APL-57
 */
export const inOwnRight = ({ personId, authorityId, offices: own }: Actor): Actor => ({
  personId,
  authorityId,
  offices: own,
});

/**
 * Whether the actor is that person, or stands in for them.
 *
 * @law PROFILE
 */
export const actsAs = ({ personId, standsFor = [] }: Actor, id: string | null | undefined): boolean =>
  id === personId || standsFor.some((absent) => absent.personId === id);

type Test = (actor: Actor, participants: Participants) => boolean;

/** 行政机关负责人 of the authority that decides: its head, and its deputies whatever unit they oversee. Nobody else's leads here. */
const isLeader: Test = (actor, participants) =>
  holds(actor, 'authorityHead', participants.authorityId) ||
  (actor.authorityId === participants.authorityId && officesOf(actor).some(({ office }) => office === 'deputyHead'));

const isOfReviewUnit: Test = (actor, participants) =>
  holds(actor, 'reviewer', participants.reviewUnitId) || holds(actor, 'unitHead', participants.reviewUnitId);

const isOfHandlingUnit: Test = (actor, participants) =>
  holds(actor, 'officer', participants.handlingUnitId) || holds(actor, 'unitHead', participants.handlingUnitId);

/** Of another authority where the unit enforces by delegation. */
const overseesHandlingUnit: Test = (actor, participants) => holds(actor, 'deputyHead', participants.handlingUnitId);

/** In a unit one of its own people may stand in for its head; for a leader, only another leader (PRACTICE A9). */
const fitness: Record<ReplaceableRole, Test> = {
  handlingUnitHead: (actor, participants) =>
    isOfHandlingUnit(actor, participants) || overseesHandlingUnit(actor, participants) || isLeader(actor, participants),
  reviewUnitHead: (actor, participants) => isOfReviewUnit(actor, participants) || isLeader(actor, participants),
  deputyHead: isLeader,
  authorityHead: isLeader,
};

/**
 * Whether this person's offices allow standing in for that leader. Asked when a stand-in is named, and again whenever
 * the stand-in acts: a case knows only ids, and an unfit name must not become a power.
 *
 * @law APL-57
 */
export const isFitStandIn = (role: ReplaceableRole, actor: Actor, participants: Participants): boolean =>
  fitness[role](actor, participants);

/** Once a unit has named a stand-in, the replaced leader no longer acts: two people must not hold one role in a case. */
const standInOr =
  (role: ReplaceableRole, regular: Test): Test =>
  (actor, participants) => {
    const standIn = participants.standIns[role];
    if (standIn === undefined) return regular(actor, participants);
    return actsAs(actor, standIn) && isFitStandIn(role, actor, participants);
  };

const tests: Record<CaseRole, Test> = {
  caseHandler: (actor, participants) => participants.handlers.some((id) => actsAs(actor, id)),
  handlingUnitHead: standInOr('handlingUnitHead', (actor, participants) =>
    holds(actor, 'unitHead', participants.handlingUnitId),
  ),
  reviewUnitMember: isOfReviewUnit,
  // The opinion is signed by the authority's own reviewer: being named is not enough (PRACTICE A14).
  legalReviewer: (actor, participants) =>
    participants.reviewerId !== null &&
    actsAs(actor, participants.reviewerId) &&
    (isOfReviewUnit(actor, participants) || participants.reviewerFrom === 'pool'),
  reviewUnitHead: standInOr('reviewUnitHead', (actor, participants) =>
    holds(actor, 'unitHead', participants.reviewUnitId),
  ),
  deputyHead: standInOr('deputyHead', (actor, participants) => holds(actor, 'deputyHead', participants.reviewUnitId)),
  authorityHead: standInOr('authorityHead', (actor, participants) =>
    holds(actor, 'authorityHead', participants.authorityId),
  ),
  publicityClerk: (actor, participants) => holds(actor, 'publicityClerk', participants.authorityId),
  supervisor: (actor, participants) => holds(actor, 'supervisor', participants.authorityId),
  importer: (actor, participants) => holds(actor, 'importer', participants.authorityId),
  anyOfficer: isOfHandlingUnit,
  system: (actor) => actor.personId === system.personId,
  handlingDeputy: overseesHandlingUnit,
  reviewDelegate: (actor, participants) =>
    participants.delegateId !== undefined && actsAs(actor, participants.delegateId),
  cosigner: (actor, participants) => participants.cosigners?.some((id) => actsAs(actor, id)) === true,
  hearingOfficer: (actor, participants) => participants.hearingOfficerId === actor.personId,
  deliberationChair: (actor, participants) => participants.chairId === actor.personId,
  deliberationRecorder: (actor, participants) => participants.recorderId === actor.personId,
  administrator: (actor, participants) => holds(actor, 'administrator', participants.authorityId),
};

/**
 * The roles this person has in this case, in the order of `caseRoles`. Offices hold in their own authority: one of
 * another authority is a role here only in the unit that handles the case, which may enforce by delegation (APL-20), and
 * for the reviewer whom a pool lends.
 *
 * @law PROFILE
 */
export function rolesIn(actor: Actor, participants: Participants): readonly CaseRole[] {
  return caseRoles.filter((role) => tests[role](actor, participants));
}
