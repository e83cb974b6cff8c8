import { checkProfile, type Proof, type Refutation } from '../../law/profiles/checker/check.ts';
import { checkWords as words, propertyLabels } from '../../law/profiles/checker/words.ts';
import { parseProfile } from '../../law/profiles/parse.ts';
import { profileFiles } from '../../law/profiles/profiles.ts';
import { resolveFile, resolveProfile, type Resolution, type ResolvedProfile } from '../../law/profiles/resolve.ts';
import type { ProfileFile } from '../../law/profiles/schema.ts';
import { certificateOf } from '../administration/proof.ts';
import type { ProfileOptions } from './profile.ts';
import { refused } from './profile.ts';

export interface CheckAnswer {
  /** 0 proved, 1 refused with its story, 2 no such profile or not a profile. */
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
  if (options.json === true) return { exitCode: answer.ok ? 0 : 1, output: toJson(answer, ms) };
  return answer.ok ? proved(answer, profile, ms) : told(answer, profile);
}

function proved(answer: Proof, { title, version }: ResolvedProfile, ms: number): CheckAnswer {
  const { values, machine } = certificateOf(answer);
  const lines = [
    words.proved(title, version),
    ...answer.proved.map((property) => `  ✓ ${propertyLabels[property]}`),
    words.measured(answer.states, answer.edges, ms, answer.tours),
    words.certificate(machine, values),
  ];
  return { exitCode: 0, output: lines.join('\n') };
}

function told({ story, others }: Refutation, { title }: ResolvedProfile): CheckAnswer {
  const also = others.map((property) => propertyLabels[property]);
  const lines = [words.refused(title), story, ...(also.length === 0 ? [] : [words.alsoBreaks(also)])];
  return { exitCode: 1, output: lines.join('\n') };
}

function toJson(answer: Proof | Refutation, ms: number): string {
  const found = answer.ok ? { ok: true, ...certificateOf(answer), tours: answer.tours } : answer;
  return JSON.stringify({ ...found, ms }, null, 2);
}
