import { compareProfiles, type Difference } from '../../law/profiles/compare.ts';
import { parseProfile } from '../../law/profiles/parse.ts';
import type { Problem } from '../../law/profiles/problems.ts';
import { profileFiles } from '../../law/profiles/profiles.ts';
import { resolveFile, resolveProfile, type ResolvedProfile, type ResolvedValue } from '../../law/profiles/resolve.ts';
import { type Leaf, type ProfileFile, provisionOf } from '../../law/profiles/schema.ts';
import { type ValueKey, valueKeys, valueSpecs } from '../../law/profiles/values.ts';
import { profileWords as words, saySource, sayValue, wordsBehind } from '../../law/profiles/words.ts';

export interface ProfileAnswer {
  /** 0 shown, 2 no such profile or not a profile: `output` says why and belongs on standard error. */
  readonly exitCode: 0 | 2;
  readonly output: string;
}

export interface ProfileOptions {
  readonly json?: boolean | undefined;
}

type Files = readonly ProfileFile[];

/** `lawgate profile list` */
export function listProfiles({ json }: ProfileOptions = {}, files: Files = profileFiles): ProfileAnswer {
  const rows = files.map(({ id, authority, title, version, draft, effectiveFrom, inherits }) => ({
    id,
    authority,
    title,
    version,
    effectiveFrom: effectiveFrom.value,
    draft: draft === true,
    inherits,
  }));
  if (json === true) return shown(toJson(rows));
  const heading = [words.id, words.authority, words.version, words.effectiveFrom, words.inherits, ''];
  const lines = rows.map((row) => [
    row.id,
    row.authority,
    String(row.version),
    row.effectiveFrom,
    row.inherits ?? '—',
    row.draft ? words.draft : '',
  ]);
  return shown(table([heading, ...lines]));
}

/** `lawgate profile show <id>` */
export function showProfile(id: string, options: ProfileOptions = {}, files: Files = profileFiles): ProfileAnswer {
  const resolution = resolveProfile(id, files);
  return resolution.ok ? showResolved(resolution.profile, options) : refused(resolution.problems, options);
}

/** `lawgate profile show <file.json>`: a profile from outside, whose text the caller has read. */
export function showProfileText(
  text: string,
  options: ProfileOptions = {},
  files: Files = profileFiles,
): ProfileAnswer {
  const parsed = parseProfile(text);
  if (!parsed.ok) return refused(parsed.problems, options);
  const resolution = resolveFile(parsed.profile, files);
  return resolution.ok ? showResolved(resolution.profile, options) : refused(resolution.problems, options);
}

/** `lawgate profile compare <a> <b>` */
export function compareTwoProfiles(
  a: string,
  b: string,
  options: ProfileOptions = {},
  files: Files = profileFiles,
): ProfileAnswer {
  const left = resolveProfile(a, files);
  const right = resolveProfile(b, files);
  if (!left.ok) return refused(left.problems, options);
  if (!right.ok) return refused(right.problems, options);
  const differences = compareProfiles(left.profile, right.profile);
  const profiles = [left.profile, right.profile] as const;
  if (options.json === true) return shown(toJson(differencesAsJson(differences, profiles)));
  return shown(differencesInWords(differences, profiles));
}

const shown = (output: string): ProfileAnswer => ({ exitCode: 0, output });

/** What is wrong with a file that is no profile, or an id nobody knows. */
export function refused(problems: readonly Problem[], { json }: ProfileOptions): ProfileAnswer {
  const lines = problems.map(({ code, sentence, remedy }) => `${sentence}${remedy}（${code}）`);
  return { exitCode: 2, output: json === true ? toJson({ problems }) : lines.join('\n') };
}

function showResolved(profile: ResolvedProfile, { json }: ProfileOptions): ProfileAnswer {
  const present = valueKeys.flatMap((key) => {
    const resolved = profile.values[key];
    return resolved === undefined ? [] : [{ key, resolved }];
  });
  if (json === true) {
    const values = present.map(({ key, resolved }) => [key, valueAsJson(key, resolved, profile.id)]);
    return shown(toJson({ ...profile, values: Object.fromEntries(values) as Record<string, unknown> }));
  }
  const body = present.flatMap(({ key, resolved }) => [
    [valueSpecs[key].label, sayValue(key, resolved.value)],
    ['', remarkOn(key, resolved, profile.id)],
  ]);
  return shown(`${headOf(profile)}\n\n${table(body)}`);
}

function headOf({ id, authority, title, version, effectiveFrom, draft, lineage }: ResolvedProfile): string {
  return table([
    [words.id, id],
    [words.authority, authority],
    [words.title, title],
    [words.version, String(version)],
    [words.effectiveFrom, `${effectiveFrom.value}  ${saySource(effectiveFrom.source)}`],
    ...(draft ? [['', words.draft]] : []),
    ...(lineage.length > 1 ? [[words.inherits, lineage.slice(1).join(' → ')]] : []),
  ]);
}

/** Where a value comes from: its source, from whom it is inherited, whether the text was seen; and if nothing reads it. */
function remarkOn(key: ValueKey, resolved: ResolvedValue<unknown>, profileId: string): string {
  return [
    saySource(resolved.source),
    ...(resolved.from === profileId ? [] : [words.inheritedFrom(resolved.from)]),
    ...(resolved.memory === true ? [words.memory] : []),
    ...(valueSpecs[key].isRead ? [] : [words.unread]),
  ].join(' · ');
}

const valueAsJson = (key: ValueKey, resolved: ResolvedValue<unknown>, profileId: string): unknown => ({
  label: valueSpecs[key].label,
  value: resolved.value,
  words: sayValue(key, resolved.value),
  source: sourceAsJson(resolved),
  from: resolved.from,
  inherited: resolved.from !== profileId,
  memory: resolved.memory === true,
  used: valueSpecs[key].isRead,
});

const sourceAsJson = (leaf: Leaf<unknown>): unknown => ({
  provision: provisionOf(leaf.source),
  label: saySource(leaf.source),
  words: wordsBehind(leaf),
});

type Two = readonly [ResolvedProfile, ResolvedProfile];

function differencesInWords(differences: readonly Difference[], [a, b]: Two): string {
  if (differences.length === 0) return words.same;
  const blocks = differences.map(({ key, label, sides: [left, right] }) => {
    const rows = [
      { id: a.id, side: left },
      { id: b.id, side: right },
    ].flatMap(({ id, side }) =>
      side === null
        ? [[`  ${id}`, words.absent]]
        : [
            [`  ${id}`, sayValue(key, side.value)],
            ['', remarkOn(key, side, id)],
          ],
    );
    return `${label}\n${table(rows)}`;
  });
  return [...blocks, words.differences(differences.length)].join('\n\n');
}

const differencesAsJson = (differences: readonly Difference[], [a, b]: Two): unknown =>
  differences.map(({ key, label, sides: [left, right] }) => ({
    key,
    label,
    [a.id]: left === null ? null : valueAsJson(key, left, a.id),
    [b.id]: right === null ? null : valueAsJson(key, right, b.id),
  }));

const toJson = (value: unknown): string => JSON.stringify(value, null, 2);

/** Chinese characters and full-width signs take two columns of a terminal. */
const columns = (text: string): number =>
  Array.from(text).reduce((width, sign) => width + (/[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]/.test(sign) ? 2 : 1), 0);

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, columns(cell))),
    [],
  );
  const padded = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columns(cell)))
      .join('  ')
      .trimEnd(),
  );
  return padded.join('\n');
}
