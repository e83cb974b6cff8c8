import type { HeldOffice } from '../../law/people/roles.ts';
import { peopleWords as words } from './people-words.ts';

/** The demonstration authority and its people. */
export const authority = { id: 'demo', name: words.authority, numberWord: words.numberWord } as const;

export const units = {
  // Above the squads, so it comes before them.
  brigade: { id: 'demo-brigade', kind: 'handling', level: 'county', parentId: null },
  firstSquad: { id: 'demo-squad-1', kind: 'handling', level: 'street', parentId: 'demo-brigade' },
  secondSquad: { id: 'demo-squad-2', kind: 'handling', level: 'street', parentId: 'demo-brigade' },
  reviewUnit: { id: 'demo-review', kind: 'review', level: 'county', parentId: null },
  generalOffice: { id: 'demo-office', kind: 'office', level: 'county', parentId: null },
} as const;

export type UnitKey = keyof typeof units;
export const unitKeys = Object.keys(units) as UnitKey[];

interface Membership {
  readonly unit: UnitKey | null;
  /** A government lawyer holds none: they assist. */
  readonly office: HeldOffice | null;
}

const inUnit = (unit: UnitKey, office: HeldOffice['office']): Membership => ({
  unit,
  office: { office, of: units[unit].id },
});
const inAuthority = (unit: UnitKey | null, office: HeldOffice['office']): Membership => ({
  unit,
  office: { office, of: authority.id },
});

export type PersonKey = keyof typeof words.people;
/** In the order of the sign-in page. */
export const personKeys = Object.keys(words.people) as PersonKey[];

const memberships: Record<PersonKey, Membership> = {
  handler1: inUnit('firstSquad', 'officer'),
  handler2: inUnit('firstSquad', 'officer'),
  squadHead1: inUnit('firstSquad', 'unitHead'),
  handler3: inUnit('secondSquad', 'officer'),
  handler4: inUnit('secondSquad', 'officer'),
  squadHead2: inUnit('secondSquad', 'unitHead'),
  reviewer1: inUnit('reviewUnit', 'reviewer'),
  reviewer2: inUnit('reviewUnit', 'reviewer'),
  reviewHead: inUnit('reviewUnit', 'unitHead'),
  // A leader sits in no unit and oversees one.
  deputyHead: { unit: null, office: { office: 'deputyHead', of: units.reviewUnit.id } },
  deputyHead2: { unit: null, office: { office: 'deputyHead', of: units.firstSquad.id } },
  deputyHead3: { unit: null, office: { office: 'deputyHead', of: units.secondSquad.id } },
  authorityHead: inAuthority(null, 'authorityHead'),
  publicityClerk: inAuthority('generalOffice', 'publicityClerk'),
  supervisor: inAuthority('generalOffice', 'supervisor'),
  administrator: inAuthority('generalOffice', 'administrator'),
  publicLawyer: { unit: 'generalOffice', office: null },
};

export const personId = (key: PersonKey): string => `demo-${words.people[key][2]}`;

export interface Member extends Membership {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly login: string;
}

export function member(key: PersonKey): Member {
  const [name, title, login] = words.people[key];
  return { id: personId(key), name, title, login, ...memberships[key] };
}

/** Who handles and who signs in each squad. */
export const squads = {
  1: { unit: 'firstSquad', handlers: ['handler1', 'handler2'], head: 'squadHead1' },
  2: { unit: 'secondSquad', handlers: ['handler3', 'handler4'], head: 'squadHead2' },
} as const satisfies Record<number, { unit: UnitKey; handlers: readonly [PersonKey, PersonKey]; head: PersonKey }>;

/** The heads as they meet; the first one presides. */
export const heads = [
  'authorityHead',
  'deputyHead',
  'deputyHead2',
  'deputyHead3',
] as const satisfies readonly PersonKey[];

export type SquadNumber = keyof typeof squads;
