import type { z } from 'zod';
import { statutes } from '../statutes.ts';
import { type Problem, problem } from './problems.ts';
import { type Leaf, type ProfileFile, profileFileSchema, provisionOf } from './schema.ts';

export type ParsedProfile =
  { readonly ok: true; readonly profile: ProfileFile } | { readonly ok: false; readonly problems: readonly Problem[] };

type Issue = z.core.$ZodIssue;

/**
 * A profile file from outside. A key the format does not know is refused, never ignored: what is not understood
 * must not look as if it governed.
 *
 * @law PROFILE
 */
export function parseProfile(text: string): ParsedProfile {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problems: [problem('profile-not-json', '')] };
  const parsed = profileFileSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, json)) };
  const unmarked = unmarkedMemory(parsed.data);
  return unmarked.length === 0 ? { ok: true, profile: parsed.data } : { ok: false, problems: unmarked };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A syntax error has no path and no value to name: the one problem `profile-not-json` says it all.
    return undefined;
  }
}

function problemsOf(issue: Issue, json: unknown): readonly Problem[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem('profile-unknown-key', pathOf([...issue.path, key])));
  }
  if (issue.path.length > 0 && valueAt(json, issue.path) === undefined) return [problem('profile-key-missing', path)];
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'source')
    return [problem('profile-source-invalid', path)];
  return [problem('profile-value-invalid', path || '参数文件', expectedBy(issue))];
}

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join(' → ');

// Every step but the last is an object: zod reports nothing inside a value it could not enter.
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], json);

/** The refinements of value-kinds.ts by the name each gives itself. */
const refinements = {
  repeated: '同一项不得重复。',
  empty: '至少填写一项。',
  backwards: '起不得晚于或者大于止。',
  passesAndNot: '审核意见种类中应当既有通过的，也有不通过的。',
  date: '请填写存在的日期，格式为 2026-03-02。',
  yearlyDay: '请填写每年都有的月、日。',
} as const;

const smallestNumber = (least: number): string => `不得小于${least}。`;
/** Only what is no number is said in other words. */
const smallest: Readonly<Record<string, (least: number) => string>> = {
  string: () => '不得为空。',
  array: (least) => `至少填写${least}项。`,
};

/** What may stand there, in words. */
function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `可以填写：${issue.values.map(String).join('、')}。`;
    case 'too_small':
      return (smallest[issue.origin] ?? smallestNumber)(Number(issue.minimum));
    case 'too_big':
      return issue.origin === 'string' ? `不得超过${issue.maximum}个字。` : `不得大于${issue.maximum}。`;
    case 'custom':
      return refinements[(issue.params as { profile: keyof typeof refinements }).profile];
    default:
      return '请核对格式，可用的值见 docs/profile.schema.json。';
  }
}

/** A value from an instrument nobody here has read must show so wherever it is shown. */
function unmarkedMemory({ effectiveFrom, values }: ProfileFile): readonly Problem[] {
  const leaves: readonly [string, Leaf<unknown>][] = [['effectiveFrom', effectiveFrom], ...Object.entries(values)];
  return leaves
    .filter(([, { source, memory }]) => statutes[provisionOf(source)].source === '[M]' && memory !== true)
    .map(([key]) => problem('profile-memory-unmarked', key));
}
