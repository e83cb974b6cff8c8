import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { actKinds } from '../../../law/act-kinds.ts';
import { profileById } from '../../../law/profiles/profiles.ts';
import type { ResolvedProfile, ResolvedValues } from '../../../law/profiles/resolve.ts';
import { rulesOf } from '../../../law/profiles/rules-of.ts';
import { type ValueKey, valueKeys, valueSpecs } from '../../../law/profiles/values.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where values are named and handed to the rules; whoever reads one stands elsewhere. */
const declaring = /^law\/profiles\/(?:values|loose-values|value-kinds|value-spec|rules|rules-of)\.ts$/;

const program = ['law', 'workflows', 'activities', 'db', 'server', 'web']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/(?:^|\/)dist\//.test(file) && !declaring.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

function profileOf(id: string): ResolvedProfile {
  const profile = profileById(id);
  if (profile === null) throw new Error(`expected the profile ${id}, got none`);
  return profile;
}

/** Every value there is, also those that few profiles set. */
const everyValue: ResolvedProfile = (() => {
  const profile = profileOf('yuxi-sfj-2019');
  const some = profile.values['review.period'];
  return {
    ...profile,
    values: Object.fromEntries(valueKeys.map((key) => [key, profile.values[key] ?? some])) as unknown as ResolvedValues,
  };
})();

/** Any other value of the same shape. */
function other(value: unknown): unknown {
  if (typeof value === 'string') return `${value} `;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value.map(other), ...(value.length === 0 ? ['other'] : [])];
  if (value === null) return 'other';
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, other(each)]));
}

/** Paths in `Rules` that change with the value; none where no rule is made of it. */
function pathsOf(key: ValueKey): readonly (readonly string[])[] {
  const leaf = everyValue.values[key];
  const changed = { ...everyValue, values: { ...everyValue.values, [key]: { ...leaf, value: other(leaf?.value) } } };
  return differences(rulesOf(everyValue), rulesOf(changed), []);
}

function differences(a: unknown, b: unknown, at: readonly string[]): readonly (readonly string[])[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (!isRecord(a) || !isRecord(b)) return [at];
  return Object.keys(a).flatMap((name) => differences(a[name], b[name], [...at, name]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the rules keep the value, and what lies in it; a family of periods is taken by the kind of act. */
function placesOf(key: ValueKey): readonly (readonly string[])[] {
  const paths = pathsOf(key);
  const [first = []] = paths;
  const shared = first.filter((name, index) => paths.every((each) => each[index] === name));
  const place = actKinds.some((kind) => kind === shared.at(-1)) ? shared.slice(0, -1) : shared;
  return paths.length === 0
    ? []
    : [place, ...paths.filter((each) => each.length > place.length).map((each) => each.slice(0, place.length + 1))];
}

/** `scope.grounds`, `scope: { grounds }`, `{ grounds } = rules.review.scope`. */
function isTaken(text: string, place: readonly string[]): boolean {
  const [name = '', parent = 'rules'] = place.toReversed();
  const forms = [
    `\\b${parent}\\??\\.${name}\\b`,
    `\\b${parent}: \\{[^{}]*\\b${name}\\b`,
    `\\{[^{}]*\\b${name}\\b[^{}]*\\}\\s*=\\s*[\\w.()?]*\\b${parent}\\b`,
  ];
  return new RegExp(forms.join('|')).test(text);
}

const isRead = (key: ValueKey, text: string): boolean =>
  text.includes(`values['${key}']`) || placesOf(key).some((place) => isTaken(text, place));

describe('a value of a profile', () => {
  test.each(valueKeys.filter((key) => valueSpecs[key].isRead))('%s is read', (key) => {
    expect(isRead(key, program)).toBe(true);
  });

  test.each(valueKeys.filter((key) => !valueSpecs[key].isRead))('%s is marked, for nothing reads it', (key) => {
    expect(isRead(key, program)).toBe(false);
  });

  test.each([
    ['hearing.licenseHoldPeriod', 'return hearing.licenseHoldPeriod;'],
    ['review.scope.listFor', 'const { alwaysFor, listFor } = rules.review.scope;'],
    ['review.unitName', 'const titleOf = ({ review: { unitName } }: Rules) => unitName;'],
    ['annual.due', "const due = profile.values['annual.due'];"],
  ] as const)('%s would count as read by: %s', (key, text) => {
    expect(isRead(key, text)).toBe(true);
  });

  test.each([
    ['hearing.licenseHoldPeriod', 'return license.holdPeriod;'],
    ['review.unitName', 'const unit = { id: unitId, name: first.unitName };'],
    ['annual.due', "sayDue(annual.due, 'annual.due');"],
  ] as const)('%s would not by: %s', (key, text) => {
    expect(isRead(key, text)).toBe(false);
  });
});
