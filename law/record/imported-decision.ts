import { actKindLabels, actKinds, type ActKind } from '../act-kinds.ts';
import { isStorableText } from '../fields.ts';
import type { PartyType } from '../processes/case/review/content.ts';
import { isCivilDate, type CivilDate } from '../time/civil-date.ts';
import { importedKinds, importedPartyTypes } from './import-words.ts';
import { checkPartyCode } from './party-code.ts';

/** A decision as another system or a public page tells of it. Null: the source is silent, which is not "none". */
export interface ImportedDecision {
  readonly id: string;
  readonly sourceUrl: string | null;
  readonly actKind: ActKind;
  readonly outcome: string | null;
  readonly authority: string | null;
  readonly authorityRegion: string | null;
  readonly partyType: PartyType | null;
  readonly party: string | null;
  readonly partyCode: string | null;
  readonly field: string | null;
  readonly violation: string | null;
  readonly factsSummary: string | null;
  readonly lawCited: readonly { readonly law: string | null; readonly article: string | null }[];
  readonly penaltyKinds: readonly string[];
  readonly fineFen: number | null;
  readonly confiscatedFen: number | null;
  readonly decisionNo: string | null;
  readonly filedDate: CivilDate | null;
  readonly noticeDate: CivilDate | null;
  readonly hearing: boolean | null;
  readonly hearingNotified: boolean | null;
  readonly reviewDate: CivilDate | null;
  readonly discussionDate: CivilDate | null;
  readonly decisionDate: CivilDate | null;
  readonly servedDate: CivilDate | null;
  readonly publishedDate: CivilDate | null;
  readonly publicityTermEnd: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly sourceKind: string | null;
  readonly publishedKind: string | null;
  /** Bounds of a decision date the source does not give. */
  readonly decisionDateNotBefore: CivilDate | null;
  readonly decisionDateNotAfter: CivilDate | null;
  readonly tags: readonly string[];
  readonly notes: string | null;
}

export const importProblemCodes = [
  'not-a-decision',
  'field-unknown',
  'field-missing',
  'id-malformed',
  'id-repeated',
  'text-malformed',
  'list-malformed',
  'flag-malformed',
  'date-malformed',
  'amount-malformed',
  'code-malformed',
  'kind-unknown',
  'date-in-future',
  'dates-impossible',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** Where in the file: `3.decisionDate`. */
  readonly path: string;
}

export type ParsedDecision =
  | { readonly ok: true; readonly decision: ImportedDecision }
  | { readonly ok: false; readonly id: string | null; readonly problems: readonly ImportProblem[] };

/** What a field became, or why it cannot be read. */
type Read<T> = { readonly value: T } | { readonly problem: ImportProblemCode };
type Reader<T> = (value: unknown) => Read<T>;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 20_000 && isStorableText(value);

const wanted =
  <T>(test: (value: unknown) => value is T, problem: ImportProblemCode): Reader<T> =>
  (value) =>
    test(value) ? { value } : { problem };

/** Null, and a field that is not there, mean the same: the source is silent. */
const orSilent =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null || value === undefined ? { value: null } : reader(value);

const required =
  <T>(reader: Reader<T>): Reader<T> =>
  (value) =>
    value === null || value === undefined ? { problem: 'field-missing' } : reader(value);

const text = orSilent(wanted(isText, 'text-malformed'));
const flag = orSilent(wanted((value): value is boolean => typeof value === 'boolean', 'flag-malformed'));
const date = orSilent(wanted((value): value is CivilDate => isCivilDate(value), 'date-malformed'));
const id = wanted(
  (value): value is string => typeof value === 'string' && /^[\w:.-]{1,80}$/.test(value),
  'id-malformed',
);

const listOf =
  <T>(test: (item: unknown) => item is T): Reader<readonly T[]> =>
  (value) => {
    if (value === null || value === undefined) return { value: [] };
    return Array.isArray(value) && value.length <= 200 && value.every(test) ? { value } : { problem: 'list-malformed' };
  };

type CitedLaw = ImportedDecision['lawCited'][number];
const isCitedLaw = (item: unknown): item is CitedLaw =>
  typeof item === 'object' &&
  item !== null &&
  Object.keys(item).every((key) => key === 'law' || key === 'article') &&
  Object.values(item).every((value) => value === null || isText(value));

/** Yuan with at most two decimals, kept as fen. */
const amount = orSilent((value): Read<number> => {
  if (typeof value !== 'number' || value < 0 || value > 1e12) return { problem: 'amount-malformed' };
  const fen = Math.round(value * 100);
  return Math.abs(fen - value * 100) < 1e-3 ? { value: fen } : { problem: 'amount-malformed' };
});

/** A code with a wrong check digit is remarkable; one of another length or alphabet is no code at all. */
const partyCode = orSilent((value): Read<string> => {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return checkPartyCode(code) === 'malformed' ? { problem: 'code-malformed' } : { value: code };
});

const named =
  <T>(names: Readonly<Record<string, T>>): Reader<T> =>
  (value) => {
    const found = typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : undefined;
    return found === undefined ? { problem: 'kind-unknown' } : { value: found };
  };

const kindsByLabel: Readonly<Record<string, ActKind>> = {
  ...Object.fromEntries(actKinds.map((kind) => [actKindLabels[kind], kind])),
  ...importedKinds,
};

const readers: { readonly [K in keyof Source]: Reader<Source[K]> } = {
  id: required(id),
  sourceUrl: text,
  actKind: required(named(kindsByLabel)),
  outcome: text,
  authority: text,
  authorityRegion: text,
  partyType: orSilent(named<PartyType>(importedPartyTypes)),
  party: text,
  partyCode,
  field: text,
  violation: text,
  factsSummary: text,
  lawCited: listOf(isCitedLaw),
  penaltyKinds: listOf(isText),
  fineYuan: amount,
  confiscatedYuan: amount,
  decisionNo: text,
  filedDate: date,
  noticeDate: date,
  hearing: flag,
  hearingNotified: flag,
  reviewDate: date,
  discussionDate: date,
  decisionDate: date,
  servedDate: date,
  publishedDate: date,
  publicityTermEnd: date,
  validUntil: date,
  sourceKind: text,
  publishedKind: text,
  decisionDateNotBefore: date,
  decisionDateNotAfter: date,
  tags: listOf(isText),
  notes: text,
};

/** The fields as the file names them: sums in yuan. */
type Source = Omit<ImportedDecision, 'fineFen' | 'confiscatedFen'> & {
  readonly fineYuan: number | null;
  readonly confiscatedYuan: number | null;
};

/** Fields of a file of decisions, in the order they are documented. */
export const importedFields = Object.keys(readers) as (keyof Source)[];
export type ImportedField = keyof Source;

/**
 * Reads a file of decisions. Each is judged by itself: one that cannot be read does not keep the others out.
 *
 * @law PRACTICE
 */
export function readImportedDecisions(file: unknown, today: CivilDate): readonly ParsedDecision[] {
  if (!Array.isArray(file)) return [{ ok: false, id: null, problems: [{ code: 'not-a-decision', path: '' }] }];
  const seen = new Set<string>();
  return file.map((row: unknown, index): ParsedDecision => {
    const parsed = readImportedDecision(row, String(index), today);
    if (!parsed.ok) return parsed;
    const known = parsed.decision.id;
    if (seen.has(known)) return refused(known, [{ code: 'id-repeated', path: `${index}.id` }]);
    seen.add(known);
    return parsed;
  });
}

/**
 * Reads one decision; every field that cannot be read is named with its place.
 *
 * @law PRACTICE
 */
export function readImportedDecision(row: unknown, place: string, today: CivilDate): ParsedDecision {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return refused(null, [{ code: 'not-a-decision', path: place }]);
  }
  const given = row as Readonly<Record<string, unknown>>;
  const read = importedFields.map((name) => [name, readers[name](given[name])] as const);
  const problems = [
    ...read.flatMap(([name, result]) =>
      'problem' in result ? [{ code: result.problem, path: `${place}.${name}` }] : [],
    ),
    ...Object.keys(given)
      .filter((key) => !Object.hasOwn(readers, key))
      .map((key): ImportProblem => ({ code: 'field-unknown', path: `${place}.${key.slice(0, 60)}` })),
  ];
  const givenId = id(given['id']);
  const ownId = 'value' in givenId ? givenId.value : null;
  if (problems.length > 0) return refused(ownId, problems);
  const { fineYuan, confiscatedYuan, ...plain } = Object.fromEntries(
    read.map(([name, result]) => [name, (result as { readonly value: unknown }).value]),
  ) as unknown as Source;
  const decision = { ...plain, fineFen: fineYuan, confiscatedFen: confiscatedYuan };
  const impossible = impossibilities(decision, place, today);
  return impossible.length > 0 ? refused(ownId, impossible) : { ok: true, decision };
}

const refused = (ownId: string | null, problems: readonly ImportProblem[]): ParsedDecision => ({
  ok: false,
  id: ownId,
  problems,
});

const pastDates = [
  'filedDate',
  'noticeDate',
  'reviewDate',
  'discussionDate',
  'decisionDate',
  'servedDate',
  'publishedDate',
  'decisionDateNotBefore',
] as const satisfies readonly (keyof ImportedDecision)[];

/** What cannot have been: something already done on a day to come, or a day outside its own bounds. */
function impossibilities(decision: ImportedDecision, place: string, today: CivilDate): readonly ImportProblem[] {
  const future = pastDates
    .filter((name) => (decision[name] ?? '') > today)
    .map((name): ImportProblem => ({ code: 'date-in-future', path: `${place}.${name}` }));
  const { decisionDateNotBefore: from, decisionDateNotAfter: to, decisionDate: on } = decision;
  const isOutside =
    (from !== null && to !== null && from > to) ||
    (on !== null && from !== null && on < from) ||
    (on !== null && to !== null && on > to);
  return isOutside ? [...future, { code: 'dates-impossible', path: `${place}.decisionDate` }] : future;
}
