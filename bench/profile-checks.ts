import { checkProfile } from '../law/profiles/checker/check.ts';
import { profileById, profileIds } from '../law/profiles/profiles.ts';

export interface ProfileChecksLine {
  readonly name: 'profile checks';
  readonly profiles: number;
  /** Over all profiles. */
  readonly states: number;
  readonly steps: number;
  /** One profile on one core, the compiler warm. */
  readonly msPerProfile: number;
  readonly slowestMs: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Every shipped profile proved, after one that only warms the compiler. */
export function profileChecks(): Promise<ProfileChecksLine> {
  const profiles = profileIds.flatMap((id) => profileById(id) ?? []);
  const [first] = profiles;
  if (first !== undefined) checkProfile(first);
  const runs = profiles.map((profile) => {
    const begun = performance.now();
    const { states, edges } = checkProfile(profile);
    return { states, edges, ms: performance.now() - begun };
  });
  return Promise.resolve({
    name: 'profile checks',
    profiles: runs.length,
    states: sum(runs.map(({ states }) => states)),
    steps: sum(runs.map(({ edges }) => edges)),
    msPerProfile: Math.round(sum(runs.map(({ ms }) => ms)) / runs.length),
    slowestMs: Math.round(Math.max(...runs.map(({ ms }) => ms))),
  });
}
