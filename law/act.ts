import { hasShape, isTextField, type Field, type Fields, type FieldValue, type TextKind } from './fields.ts';
import type { Involvement } from './people/conflicts.ts';
import type { Actor, CaseRole } from './people/roles.ts';
import type { Provision } from './statutes.ts';
import type { CivilDate } from './time/civil-date.ts';

/** Stands for "something was written", or for a hash not seen before, where only that matters. */
export const SOME_HASH = '0'.repeat(64);

/** Asked to find out whether an act can be offered: who, on which business day. */
export interface Question {
  readonly by: Actor;
  readonly on: CivilDate;
}

/** What a mail asks for, in the words of the papers: 批准 has its 不予批准, never 同意 and 驳回. */
interface AskedByMail {
  readonly title: string;
  readonly tag: string;
  readonly please: string;
  /** `page`: the mail leads to a page of its own where the act is done; `desk`: to the case in the desk. */
  readonly leadsTo: 'page' | 'desk';
}

/** A "no" that somebody is told of. */
interface ToldByMail<Context> {
  readonly label: string;
  /** Whom, by the case as it is after the act; empty where the act did not say no. `state`: where the file then is. */
  readonly whom: (context: Context, state: string) => readonly string[];
  /** To one person whose work nobody can take over: whoever stands in for them is not told. */
  readonly inPerson: boolean;
}

/** What somebody answers for by doing the act. */
export type Duty = 'materials' | 'signature' | 'opinion' | 'decision' | 'publication';

interface Forward {
  /** The smaller, the likelier among what is open. */
  readonly rank: number;
  /**
   * `whenAsked`: only to whom it is asked of. `evenBarred`: also shown with the reason where the state does not know it,
   * because the law bars it there.
   */
  readonly offered: 'always' | 'whenAsked' | 'evenBarred';
}

/** Where an act is done: in a form over the case, or on a page of its own. */
export type ActPage = 'form' | 'draft' | 'review' | 'publications';

/**
 * One act, whole, in one place. Every key is required, so that nothing about an act can be forgotten: what is derived
 * from it are types, the parser, the door's schema, who may read its texts, labels, mails and duties.
 */
export interface ActDefinition<
  Context = never,
  F extends Fields = Fields,
  By extends readonly CaseRole[] = readonly CaseRole[],
  Asked extends AskedByMail | null = AskedByMail | null,
> {
  readonly label: string;
  /** Who may do it, and by which provision it exists, wherever a transition does not say otherwise. */
  readonly by: By;
  readonly cites: Provision;
  /** The side its author takes by it, for good; null where they stay where they stood. */
  readonly side: Involvement | null;
  /**
   * Takes no side, and is barred all the same to whoever stands against this one. `nobody`: open even to who had to leave
   * the case, for a recusal bars from the case and not from telling of it.
   */
  readonly barsAlso: Involvement | 'nobody' | null;
  /** Acts that answer the same question another way: 不予批准 beside 批准. */
  readonly counters: readonly string[];
  readonly fields: F;
  /** Sent with the bytes the person saw, and refused when they are others by now. */
  readonly bindsContent: boolean;
  readonly asksByMail: Asked;
  readonly tellsByMail: ToldByMail<Context> | null;
  /** As what it is offered to move the case on; null where it never is the next step. */
  readonly forward: Forward | null;
  readonly page: ActPage;
  readonly duty: Duty | null;
  /** The act a person most likely means, filled from the case, to ask whether it can be offered; null: nothing to fill. */
  readonly probe: ((context: Context, question: Question) => Partial<PlainValues<F>>) | null;
}

export type Acts = Readonly<Record<string, ActDefinition>>;

/**
 * Makes an act of a process whose context is `Context`.
 *
 * @law GBF118
 */
export const actsOver =
  <Context>() =>
  <const F extends Fields, const By extends readonly CaseRole[], const Asked extends AskedByMail | null>(
    definition: ActDefinition<Context, F, By, Asked>,
  ): ActDefinition<Context, F, By, Asked> =>
    definition;

type TextKeys<F> = { [K in keyof F]: F[K] extends Field<TextKind> ? K : never }[keyof F];
type OptionalKeys<F> = { [K in keyof F]: F[K] extends Field<Field['kind'], true> ? K : never }[keyof F];
/** Fields the server computes. */
export type ServerKeys<F> = {
  [K in keyof F]: F[K] extends Field<Field['kind'], boolean, 'server'> ? K : never;
}[keyof F];

/** The named fields with their values; a field that may be null may also be left out. */
export type ValuesOf<F, K extends keyof F = keyof F> = {
  readonly [N in Exclude<K, OptionalKeys<F>>]: FieldValue<F[N]>;
} & { readonly [N in Extract<K, OptionalKeys<F>>]?: FieldValue<F[N]> };

type PlainValues<F> = ValuesOf<F, Exclude<keyof F, TextKeys<F>>> & { readonly text?: string };

/** An act as it travels into a workflow: codes, dates, ids and hashes; `text` is the hash of what was written. */
export type ActIn<A extends Acts, T extends keyof A> = {
  readonly type: T;
  /** SHA-256 of the act's text fields in the content store; null when it has none. */
  readonly text: string | null;
} & ValuesOf<A[T]['fields'], Exclude<keyof A[T]['fields'], TextKeys<A[T]['fields']>>>;

/**
 * Names of an act's fields that are kept as text.
 *
 * @law APL-47
 */
export const textFieldsIn = ({ fields }: Pick<ActDefinition, 'fields'>): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => (isTextField(field) ? [name] : []));

/**
 * Whether something must have been written with the act: a reason, a list, a statement.
 *
 * @law APL-47
 */
export const needsText = ({ fields }: Pick<ActDefinition, 'fields'>): boolean =>
  Object.values(fields).some((field) => isTextField(field) && !field.optional);

/**
 * Whether a person does it; the others are what clocks and processes tell each other, and no person can send them.
 *
 * @law GBF118
 */
export const isPersonal = ({ by }: Pick<ActDefinition, 'by'>): boolean => by.some((role) => role !== 'system');

/**
 * Whether it changes the case: what a clock or whoever only watches does leaves it as it is, and the mails about it alive.
 *
 * @law APL-47
 */
export const changesCase = ({ by }: Pick<ActDefinition, 'by'>): boolean =>
  by.some((role) => role !== 'system' && role !== 'supervisor');

export type ParsedAct<A> = { ok: true; act: A } | { ok: false; fields: readonly string[] };

/**
 * Parses an act that reached a workflow. XState's `can` is no allow-list: a client could send `xstate.stop`; so the
 * type must stand among these acts, and nothing but its fields may be present.
 *
 * @returns the act, or the names of the fields that are wrong (`type` for an unknown act)
 * @law APL-47
 */
export function parseActOf<A>(value: unknown, acts: Acts): ParsedAct<A> {
  if (typeof value !== 'object' || value === null) return { ok: false, fields: ['type'] };
  const given = value as Record<string, unknown>;
  const type = Object.keys(acts).find((known) => known === given['type']);
  const definition = type === undefined ? undefined : acts[type];
  if (definition === undefined) return { ok: false, fields: ['type'] };
  const plain = Object.entries(definition.fields).filter(([, field]) => !isTextField(field));
  const known = new Set(['type', 'text', ...plain.map(([name]) => name)]);
  const wrong = [
    ...plain.flatMap(([name, field]) => (hasShape(field, given[name]) ? [] : [name])),
    ...(hasShape({ kind: 'hash', optional: !needsText(definition) }, given['text']) ? [] : ['text']),
    ...Object.keys(given).filter((name) => !known.has(name)),
  ];
  if (wrong.length > 0) return { ok: false, fields: wrong };
  return { ok: true, act: { ...given, text: given['text'] ?? null } as A };
}
