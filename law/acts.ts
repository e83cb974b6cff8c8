import {
  isPersonal,
  parseActOf,
  textFieldsIn,
  type ActDefinition,
  type ActIn,
  type ParsedAct,
  type ValuesOf,
} from './act.ts';
import { processKinds, type Merged, type ProcessKind } from './process/names.ts';
import { caseActs } from './processes/case/acts.ts';
import { publicationActs } from './processes/publication/acts.ts';
import { sharedActs } from './processes/shared-acts.ts';

/** The acts each process knows, in the order in which they are offered. */
const actsOfKind = {
  case: { ...caseActs, ...sharedActs },
  publication: { ...publicationActs, ...sharedActs },
} as const satisfies Record<ProcessKind, object>;

type AllActs = Merged<(typeof actsOfKind)[ProcessKind]>;
/** Every act of every process, by its name. */
const acts = Object.assign({}, ...processKinds.map((kind) => actsOfKind[kind])) as AllActs;

export type ActType = keyof AllActs;

/**
 * The acts a kind of process knows.
 *
 * @law GBF118
 */
export const actsOf = (kind: ProcessKind): readonly ActType[] => Object.keys(actsOfKind[kind]) as ActType[];

/** What no person does: clocks speak, and one process tells the other. */
type SystemActType = { [T in ActType]: AllActs[T]['by'] extends readonly ['system'] ? T : never }[ActType];
/** What a person may do. */
export type PersonalActType = Exclude<ActType, SystemActType>;

/** What is decided on the page a mail leads to. */
export type MailedActType = {
  [T in ActType]: AllActs[T]['asksByMail'] extends { readonly leadsTo: 'page' } ? T : never;
}[ActType];

/** An act as it travels into a workflow. */
export type ActOf<T extends ActType> = ActIn<AllActs, T>;
export type Act = { [T in ActType]: ActOf<T> }[ActType];
export type PersonalAct = { [T in PersonalActType]: ActOf<T> }[PersonalActType];

export type FieldsOf<T extends ActType> = AllActs[T]['fields'];

/** The named fields of an act with their values. */
export type Values<T extends ActType, K extends keyof FieldsOf<T> = keyof FieldsOf<T>> = ValuesOf<FieldsOf<T>, K>;

/** An act as a person writes it, texts in full. */
export type WrittenAct<T extends PersonalActType = PersonalActType> = {
  [U in T]: { readonly type: U } & Values<U>;
}[T];

/**
 * The definition of an act.
 *
 * @law GBF118
 */
export const actNamed = (type: ActType): ActDefinition => acts[type];

export const actTypes = Object.keys(acts) as [ActType, ...ActType[]];
export const personalActTypes = actTypes.filter((type): type is PersonalActType => isPersonal(actNamed(type)));
export const systemActTypes = actTypes.filter((type) => !isPersonal(actNamed(type)));

/**
 * Whether a person does it, and no clock or other process.
 *
 * @law GBF118
 */
export const isPersonalAct = (act: Act): act is PersonalAct => isPersonal(actNamed(act.type));

/** Acts decided on the page a mail leads to. */
export const mailedActTypes = actTypes.filter(
  (type): type is MailedActType => actNamed(type).asksByMail?.leadsTo === 'page',
);

/** @law PRACTICE */
export const isDecidedByMail = (type: string): type is MailedActType => mailedActTypes.some((known) => known === type);

/** What each act is called. */
export const actLabels = Object.fromEntries(actTypes.map((type) => [type, actNamed(type).label])) as Readonly<
  Record<ActType, string>
>;

/** @law GBF118 */
export const isPublicationAct = (type: PersonalActType): boolean => Object.hasOwn(publicationActs, type);

/**
 * Fields of an act that are kept as text.
 *
 * @law APL-47
 */
export const textFieldsOf = (type: ActType): readonly string[] => textFieldsIn(actNamed(type));

/**
 * Parses an act that reached a workflow.
 *
 * @law APL-47
 */
export const parseAct = (value: unknown, types: readonly ActType[]): ParsedAct<Act> =>
  parseActOf<Act>(value, Object.fromEntries(types.map((type) => [type, actNamed(type)])));
