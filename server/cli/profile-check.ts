import { checkProfile, type Proof, type Refutation } from '../../law/profiles/checker/check.ts';
import { checkWords as words, propertyLabels } from '../../law/profiles/checker/words.ts';
import { parseProfile } from '../../law/profiles/parse.ts';
import { profileFiles } from '../../law/profiles/profiles.ts';
import { resolveFile, resolveProfile, type Resolution, type ResolvedProfile } from '../../law/profiles/resolve.ts';
import type { ProfileFile } from '../../law/profiles/schema.ts';
import { unmetValues } from '../../law/profiles/unmet.ts';
import { certificateOf } from '../admin/proof.ts';
import { adminWords } from '../admin/admin-words.ts';
import type { ProfileOptions } from './profile.ts';
import { refused } from './profile.ts';

export interface CheckAnswer {
  /** 0 proved, 1 refused with its story or asking for what the program cannot do yet, 2 no such profile or not one. */
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
}

type Files = readonly ProfileFile[];

/** `lawgate profile check <id>` */
export const checkKnown = (id: string, options: ProfileOptions = {}, files: Files = profileFiles): CheckAnswer =>
  checkResolved(resolveProfile(id, files), options);

/** `lawgate profile check <file.json>`: a profile from outside, whose text the caller has read. */
export function checkText(text: string, options: ProfileOptions = {}, files: Files = profileFiles): CheckAnswer {
  const parsed = parseProfile(text);
  return parsed.ok ? checkResolved(resolveFile(parsed.profile, files), options) : refused(parsed.problems, options);
}

function checkResolved(resolution: Resolution, options: ProfileOptions): CheckAnswer {
  if (!resolution.ok) return refused(resolution.problems, options);
  const { profile } = resolution;
  const begun = performance.now();
  const answer = checkProfile(profile);
  const ms = Math.round(performance.now() - begun);
  const unmet = answer.ok ? unmetValues(answer.rules) : [];
  if (options.json === true) {
    return { exitCode: answer.ok && unmet.length === 0 ? 0 : 1, output: toJson(answer, unmet, ms) };
  }
  return answer.ok ? proved(answer, profile, { unmet, ms }) : refuted(answer, profile);
}

interface Found {
  /** Values that are safe, and that this version of the program would not carry out: no door activates them. */
  readonly unmet: readonly string[];
  readonly ms: number;
}

function proved(answer: Proof, { title, version }: ResolvedProfile, { unmet, ms }: Found): CheckAnswer {
  const { values, machine } = certificateOf(answer);
  const lines = [
    words.proved(title, version),
    ...answer.proved.map((property) => `  ✓ ${propertyLabels[property]}`),
    words.measured(answer.states, answer.edges, ms, answer.tours),
    words.certificate(machine, values),
    ...(unmet.length === 0 ? [] : [adminWords.unmetValues(unmet)]),
  ];
  return { exitCode: unmet.length === 0 ? 0 : 1, output: lines.join('\n') };
}

function refuted({ story, others }: Refutation, { title }: ResolvedProfile): CheckAnswer {
  const also = others.map((property) => propertyLabels[property]);
  const lines = [words.refused(title), story, ...(also.length === 0 ? [] : [words.alsoBreaks(also)])];
  return { exitCode: 1, output: lines.join('\n') };
}

function toJson(answer: Proof | Refutation, unmet: readonly string[], ms: number): string {
  const found = answer.ok ? { ok: true, ...certificateOf(answer), tours: answer.tours, unmet } : answer;
  return JSON.stringify({ ...found, ms }, null, 2);
}
