import { words } from '../../words/words.ts';

/** In the order they are looked for: an app calls itself Chrome too, and Chrome Safari. */
const programs = [
  ['MicroMessenger', '微信'],
  ['DingTalk', '钉钉'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

const systems = [
  ['Windows', 'Windows'],
  ['HarmonyOS', '鸿蒙'],
  ['Android', '安卓手机'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** Chrome（Windows）: enough to tell the office computer from the telephone. */
export function browserName(userAgent: string): string {
  const named = (list: readonly (readonly [string, string])[]): string | undefined =>
    list.find(([sign]) => userAgent.includes(sign))?.[1];
  const [program, system] = [named(programs), named(systems)];
  if (program === undefined) return system ?? words.account.unknownBrowser;
  return system === undefined ? program : `${program}（${system}）`;
}
