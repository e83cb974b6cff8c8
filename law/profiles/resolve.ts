import { type Problem, problem } from './problems.ts';
import { type Leaf, type ProfileFile, type ProfileValues, provisionOf } from './schema.ts';
import { type OptionalKey, type RequiredKey, requiredKeys, type ValueKey, valueKeys, type ValueOf } from './values.ts';

/** A value in force, with its source and the profile it was taken from. */
export interface ResolvedValue<T> extends Leaf<T> {
  readonly from: string;
}

export type ResolvedValues = {
  readonly [K in RequiredKey]: ResolvedValue<ValueOf<K>>;
} & { readonly [K in OptionalKey]?: ResolvedValue<ValueOf<K>> };

/** A profile with everything it inherits. */
export interface ResolvedProfile {
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  readonly version: number;
  readonly draft: boolean;
  readonly effectiveFrom: Leaf<string>;
  /** Itself first, then what it inherits from. */
  readonly lineage: readonly string[];
  readonly values: ResolvedValues;
}

export type Resolution =
  | { readonly ok: true; readonly profile: ResolvedProfile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const latest = (id: string, files: readonly ProfileFile[]): ProfileFile | undefined =>
  files
    .filter((file) => file.id === id)
    .reduce<ProfileFile | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);

const idsOf = (files: readonly ProfileFile[]): string => [...new Set(files.map(({ id }) => id))].join('、');

/**
 * The effective profile of that id: its newest version, silent values inherited.
 *
 * @law PROFILE
 */
export function resolveProfile(id: string, files: readonly ProfileFile[]): Resolution {
  const file = latest(id, files);
  if (file === undefined) return { ok: false, problems: [problem('profile-unknown', id, idsOf(files))] };
  return resolveFile(file, files);
}

/**
 * The same for a file that is not among the known ones, or an older version.
 *
 * @law PROFILE
 */
export function resolveFile(file: ProfileFile, files: readonly ProfileFile[]): Resolution {
  const lineage = lineageOf(file, files);
  if (!Array.isArray(lineage)) return { ok: false, problems: [lineage] };
  const values = lineage.reduceRight<Partial<Record<ValueKey, ResolvedValue<unknown>>>>(
    (inherited, ancestor) => ({ ...withoutLapsed(inherited, ancestor.id), ...ownValues(ancestor) }),
    {},
  );
  const missing = requiredKeys.filter((key) => values[key] === undefined);
  if (missing.length > 0) return { ok: false, problems: missing.map((key) => problem('profile-key-missing', key)) };
  const { id, authority, title, version, effectiveFrom, draft } = file;
  return {
    ok: true,
    profile: {
      id,
      authority,
      title,
      version,
      draft: draft === true,
      effectiveFrom,
      lineage: lineage.map((ancestor) => ancestor.id),
      values: inOrder(values) as ResolvedValues,
    },
  };
}

function lineageOf(file: ProfileFile, files: readonly ProfileFile[]): ProfileFile[] | Problem {
  const lineage = [file];
  for (let at = file; at.inherits !== null;) {
    const parent = latest(at.inherits, files);
    if (parent === undefined) return problem('profile-parent-unknown', at.inherits, idsOf(files));
    if (lineage.some(({ id }) => id === parent.id)) return problem('profile-inherits-itself', parent.id);
    lineage.push(parent);
    at = parent;
  }
  return lineage;
}

function ownValues({ id, values }: ProfileFile): Partial<Record<ValueKey, ResolvedValue<unknown>>> {
  const own = Object.entries(values as Record<string, Leaf<unknown>>);
  return Object.fromEntries(own.map(([key, leaf]) => [key, { ...leaf, from: id }]));
}

/**
 * A suggested extension is no source of a power: an authority whose own document is silent may not extend
 * (PRACTICE A10), though it may use the suggested period itself.
 */
function withoutLapsed(
  inherited: Partial<Record<ValueKey, ResolvedValue<unknown>>>,
  heir: string,
): Partial<Record<ValueKey, ResolvedValue<unknown>>> {
  const extension = inherited['review.extension'];
  if (extension === undefined || provisionOf(extension.source) !== 'SUGGESTED') return inherited;
  const lapsed: Leaf<ValueOf<'review.extension'>> = {
    value: { allowed: false },
    source: { clause: 'PRACTICE', note: '本机关没有延长审核期限的依据，建议值不作为延长的依据' },
  };
  return { ...inherited, 'review.extension': { ...lapsed, from: heir } };
}

const inOrder = (values: Partial<Record<ValueKey, ResolvedValue<unknown>>>): ProfileValues =>
  Object.fromEntries(valueKeys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
