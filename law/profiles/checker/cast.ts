import {
  rolesIn,
  system,
  type Absent,
  type Actor,
  type Participants,
  type CaseRole,
  type HeldOffice,
  type Office,
} from '../../people/roles.ts';

/** The units of the model: one authority, its handling unit and its review unit. */
export const places = { authority: 'authority', handlingUnit: 'handling', reviewUnit: 'review' } as const;

/** Who the people of the model are: one plain person a role, and those in whom roles coincide. */
export const castNames = [
  'handler',
  'unitHead',
  'reviewer',
  'secondHandler',
  'secondReviewer',
  'reviewHead',
  'deputy',
  'handlingDeputy',
  'head',
  'clerk',
  'supervisor',
  'handlerOfEverything',
  'everything',
  'leader',
  'member-1',
  'recorder',
  'system',
] as const;
export type CastName = (typeof castNames)[number];

const { authority, handlingUnit, reviewUnit } = places;

const everyOffice: readonly [Office, string][] = [
  ['officer', handlingUnit],
  ['unitHead', handlingUnit],
  ['reviewer', reviewUnit],
  ['unitHead', reviewUnit],
  ['deputyHead', reviewUnit],
  ['deputyHead', handlingUnit],
  ['authorityHead', authority],
];

const offices: Record<Exclude<CastName, 'system'>, readonly [Office, string][]> = {
  handler: [['officer', handlingUnit]],
  unitHead: [['unitHead', handlingUnit]],
  reviewer: [['reviewer', reviewUnit]],
  secondHandler: [['officer', handlingUnit]],
  secondReviewer: [['reviewer', reviewUnit]],
  reviewHead: [['unitHead', reviewUnit]],
  deputy: [['deputyHead', reviewUnit]],
  handlingDeputy: [['deputyHead', handlingUnit]],
  head: [['authorityHead', authority]],
  clerk: [['publicityClerk', authority]],
  supervisor: [['supervisor', authority]],
  handlerOfEverything: everyOffice,
  everything: everyOffice,
  leader: [['deputyHead', 'elsewhere']],
  // Known to a meeting by name only.
  'member-1': [],
  recorder: [],
};

const person = (name: Exclude<CastName, 'system'>): Actor => ({
  personId: name,
  authorityId: authority,
  offices: offices[name].map(([office, of]): HeldOffice => ({ office, of })),
});

/**
 * The people as variables. `handlerOfEverything` handles the case and holds every office beside; `everything` holds
 * every office and does not handle it; `leader` may stand in. In these two every coincidence of roles can happen, so
 * that a path open to any two people in one role is open to one of them.
 */
const actors = Object.fromEntries(
  castNames.map((name) => [name, name === 'system' ? system : person(name)]),
) as Readonly<Record<CastName, Actor>>;

export const cast: readonly Actor[] = Object.values(actors);

export const handlers: readonly CastName[] = ['handler', 'handlerOfEverything'];

const absent = (name: Exclude<CastName, 'system'>): Absent => ({
  personId: name,
  offices: offices[name].map(([office, of]): HeldOffice => ({ office, of })),
});

/** While others are away: the handler stands in for everybody who reviews and decides, and the head of the review unit for the reviewer. */
export const substitutes: readonly Actor[] = [
  { ...person('handler'), standsFor: [absent('reviewer'), absent('reviewHead'), absent('head'), absent('deputy')] },
  { ...person('reviewHead'), standsFor: [absent('reviewer')] },
];

const everybody: readonly Actor[] = [...cast, ...substitutes];
const memory = new WeakMap<Participants, readonly Holder[]>();

export interface Holder {
  readonly actor: Actor;
  readonly roles: readonly CaseRole[];
}

/**
 * What everybody is in a case, those first who act for nobody else. Asked for every act of every state, and so
 * remembered.
 *
 * @law PROFILE
 */
export function rolesOfAll(participants: Participants): readonly Holder[] {
  const known = memory.get(participants) ?? everybody.map((actor) => ({ actor, roles: rolesIn(actor, participants) }));
  memory.set(participants, known);
  return known;
}

/** Somebody the model knows by name. *
 * @law PROFILE
 */
export const actorNamed = (name: CastName): Actor => actors[name];
