import type { HeldOffice } from '../../law/people/roles.ts';
import { castWords as words } from './words.ts';

/** The demonstration authority and its people. */
export const authority = { id: 'demo', name: words.authority, numberWord: words.numberWord } as const;

export const units = {
  firstSquad: { id: 'demo-squad-1', kind: 'handling' },
  secondSquad: { id: 'demo-squad-2', kind: 'handling' },
  reviewUnit: { id: 'demo-review', kind: 'review' },
  generalOffice: { id: 'demo-office', kind: 'office' },
} as const;

export type UnitKey = keyof typeof units;
export const unitKeys = Object.keys(units) as UnitKey[];

interface Membership {
  readonly unit: UnitKey | null;
  readonly office: HeldOffice;
}

const inUnit = (unit: UnitKey, office: HeldOffice['office']): Membership => ({
  unit,
  office: { office, of: units[unit].id },
});
const inAuthority = (unit: UnitKey | null, office: HeldOffice['office']): Membership => ({
  unit,
  office: { office, of: authority.id },
});

export type Login = keyof typeof words.people;
/** In the order of the sign-in page. */
export const logins = Object.keys(words.people) as Login[];

const memberships: Record<Login, Membership> = {
  hechuan: inUnit('firstSquad', 'officer'),
  wuting: inUnit('firstSquad', 'officer'),
  fengyi: inUnit('firstSquad', 'unitHead'),
  xujing: inUnit('secondSquad', 'officer'),
  zhaolei: inUnit('secondSquad', 'officer'),
  duming: inUnit('secondSquad', 'unitHead'),
  zhoumin: inUnit('reviewUnit', 'reviewer'),
  chenli: inUnit('reviewUnit', 'reviewer'),
  hansong: inUnit('reviewUnit', 'unitHead'),
  // A leader sits in no unit and oversees one.
  zhenghuaiyuan: { unit: null, office: { office: 'deputyHead', of: units.reviewUnit.id } },
  liangshouzheng: inAuthority(null, 'authorityHead'),
  songyu: inAuthority('generalOffice', 'publicityClerk'),
  fanglu: inAuthority('generalOffice', 'supervisor'),
  dingning: inAuthority('generalOffice', 'administrator'),
};

export const personId = (login: Login): string => `demo-${login}`;

export interface Member extends Membership {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

export function member(login: Login): Member {
  const [name, title] = words.people[login];
  return { id: personId(login), name, title, ...memberships[login] };
}

/** Who handles and who signs in each squad. */
export const squads = {
  1: { unit: 'firstSquad', handlers: ['hechuan', 'wuting'], head: 'fengyi' },
  2: { unit: 'secondSquad', handlers: ['xujing', 'zhaolei'], head: 'duming' },
} as const satisfies Record<number, { unit: UnitKey; handlers: readonly [Login, Login]; head: Login }>;

export type SquadNumber = keyof typeof squads;
