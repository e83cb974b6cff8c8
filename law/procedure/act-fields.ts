import { actKinds, type ActKind } from '../act-kinds.ts';
import { isCivilDate, type CivilDate } from '../time/civil-date.ts';

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
/** A trailing `?` marks a field that may be null. */
export type FieldSpec = FieldKind | `${FieldKind}?`;

export type FieldValue<S extends FieldSpec> = S extends `${infer K extends FieldKind}?`
  ? FieldShapes[K] | null
  : S extends FieldKind
    ? FieldShapes[S]
    : never;

const textKinds = ['text', 'texts', 'textList'] as const;
export type TextKind = (typeof textKinds)[number];

const idPattern = /^[\w:.-]{1,80}$/;
const hashPattern = /^[0-9a-f]{64}$/;
const codePattern = /^[\w:.-]{1,60}$/;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

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
export function isStorableText(text: string): boolean {
  return (
    !text.includes('\u0000') && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
  );
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 20_000 && value.trim().length > 0 && isStorableText(value);
const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const shapeTests: Record<FieldKind, (value: unknown) => boolean> = {
  id: matches(idPattern),
  ids: (value) => isListOf(value, matches(idPattern)),
  hash: matches(hashPattern),
  date: (value) => typeof value === 'string' && isCivilDate(value),
  instant: (value) => matches(instantPattern)(value) && !Number.isNaN(Date.parse(value as string)),
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
export const kindOf = (spec: FieldSpec): FieldKind => spec.replace('?', '') as FieldKind;
/** @law APL-47 */
export const isOptional = (spec: FieldSpec): boolean => spec.endsWith('?');
/** @law APL-47 */
export const isTextField = (spec: FieldSpec): boolean => textKinds.some((kind) => kind === kindOf(spec));

/**
 * Whether a value has the shape its field asks for.
 *
 * @law APL-47
 */
export function hasShape(spec: FieldSpec, value: unknown): boolean {
  if (value === null || value === undefined) return isOptional(spec);
  return shapeTests[kindOf(spec)](value);
}
