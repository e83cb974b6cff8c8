import { actKinds, type ActKind } from './act-kinds.ts';
import { isCivilDate, isInstant, type CivilDate } from './time/civil-date.ts';

/**
 * The shapes an act's fields may have. `text` is what people write: it goes to the content store, and only its
 * hash enters the workflow, so that no name and no fact stands in an engine's history.
 */
interface FieldShapes {
  id: string;
  ids: readonly string[];
  /** SHA-256 in lower-case hex. */
  hash: string;
  date: CivilDate;
  /** ISO 8601 with offset or Z: where hours count. */
  instant: string;
  count: number;
  /** Fen, an integer. */
  money: number;
  flag: boolean;
  code: string;
  codes: readonly string[];
  actKind: ActKind;
  text: string;
  texts: readonly string[];
  textList: readonly Readonly<Record<string, string>>[];
}
export type FieldKind = keyof FieldShapes;

const textKinds = ['text', 'texts', 'textList'] as const;
export type TextKind = (typeof textKinds)[number];

/**
 * One field of an act. `server`: computed by the server and never taken from a client, who could otherwise have one text
 * reviewed and another one decided. `inner`: said inside the authority; whoever only publishes does not read it.
 */
export interface Field<
  Kind extends FieldKind = FieldKind,
  Optional extends boolean = boolean,
  Source extends 'client' | 'server' = 'client' | 'server',
> {
  readonly kind: Kind;
  /** May be null, and may then be left out. */
  readonly optional: Optional;
  readonly source: Source;
  readonly inner: boolean;
}
export type Fields = Readonly<Record<string, Field>>;

export type FieldValue<F> =
  F extends Field<infer Kind, infer Optional>
    ? Optional extends true
      ? FieldShapes[Kind] | null
      : FieldShapes[Kind]
    : never;

const plain = <Kind extends Exclude<FieldKind, TextKind>>(kind: Kind): Field<Kind, false, 'client'> => ({
  kind,
  optional: false,
  source: 'client',
  inner: false,
});

/** Fields a client states. */
export const id = plain('id');
export const ids = plain('ids');
export const hash = plain('hash');
export const date = plain('date');
export const instant = plain('instant');
export const count = plain('count');
export const money = plain('money');
export const flag = plain('flag');
export const code = plain('code');
export const codes = plain('codes');
export const actKind = plain('actKind');

/** Who may read what was written. */
interface Readers {
  readonly inner: boolean;
}
/** Said inside the authority only. */
export const INNER: Readers = { inner: true };
/** Read by whoever publishes, too. */
export const OUTER: Readers = { inner: false };

const written =
  <Kind extends TextKind>(kind: Kind) =>
  ({ inner }: Readers): Field<Kind, false, 'client'> => ({ kind, optional: false, source: 'client', inner });

export const text = written('text');
export const texts = written('texts');
export const textList = written('textList');

/** @law APL-47 */
export const optional = <Kind extends FieldKind, Source extends 'client' | 'server'>(
  field: Field<Kind, false, Source>,
): Field<Kind, true, Source> => ({ ...field, optional: true });

/**
 * The same field, computed by the server.
 *
 * @law APL-58
 */
export const server = <Kind extends FieldKind, Optional extends boolean>(
  field: Field<Kind, Optional>,
): Field<Kind, Optional, 'server'> => ({ ...field, source: 'server' });

const idPattern = /^[\w:.-]{1,80}$/;
const hashPattern = /^[0-9a-f]{64}$/;
const codePattern = /^[\w:.-]{1,60}$/;

const isListOf = (value: unknown, test: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= 100 && value.every(test);
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair; both would break the record after the act was accepted.
 * A lone surrogate cannot be encoded either, so the same text would hash differently on the two sides.
 *
 * @law APL-47
 */
export function isStorableText(value: string): boolean {
  return (
    !value.includes('\u0000') && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)
  );
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 20_000 && value.trim().length > 0 && isStorableText(value);
const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const shapeTests: Record<FieldKind, (value: unknown) => boolean> = {
  id: matches(idPattern),
  ids: (value) => isListOf(value, matches(idPattern)),
  hash: matches(hashPattern),
  date: isCivilDate,
  instant: isInstant,
  count: isWholeNumber,
  money: isWholeNumber,
  flag: (value) => typeof value === 'boolean',
  code: matches(codePattern),
  codes: (value) => isListOf(value, matches(codePattern)),
  actKind: (value) => actKinds.some((kind) => kind === value),
  text: isText,
  texts: (value) => isListOf(value, isText),
  textList: (value) =>
    isListOf(value, (item) => typeof item === 'object' && item !== null && Object.values(item).every(isText)),
};

/** @law APL-47 */
export const isTextField = ({ kind }: Pick<Field, 'kind'>): boolean => textKinds.some((known) => known === kind);

/**
 * Whether a value has the shape its field asks for.
 *
 * @law APL-47
 */
export function hasShape({ kind, optional: mayBeNull }: Pick<Field, 'kind' | 'optional'>, value: unknown): boolean {
  if (value === null || value === undefined) return mayBeNull;
  return shapeTests[kind](value);
}
