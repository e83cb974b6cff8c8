import { periodNamed, periodNames } from '../../law/profiles/named-periods.ts';
import { profileFiles } from '../../law/profiles/profiles.ts';
import { resolveProfile } from '../../law/profiles/resolve.ts';
import { dueCommand, type CommandAnswer, type DueArguments } from './due.ts';
import { words } from './program-words.ts';

export interface NamedDueArguments extends DueArguments {
  readonly profile?: string | undefined;
  readonly period?: string | undefined;
}

/** Clocks of a case that a profile calls otherwise. */
const otherNames: Readonly<Record<string, string>> = { caseDecision: 'decision' };

/** `lawgate due`, with the period typed or taken from a profile. */
export function namedDueCommand({ profile: id, period: name, ...args }: NamedDueArguments): CommandAnswer {
  if (id === undefined && name === undefined) return dueCommand(args);
  const resolution = resolveProfile(id ?? 'national-2026', profileFiles);
  if (!resolution.ok) return { exitCode: 2, output: JSON.stringify(resolution.problems[0]) };
  const found = name === undefined ? null : periodNamed(resolution.profile, asInProfile(name));
  return found === null ? unknownPeriod(name, resolution.profile.id) : dueCommand(args, found);
}

function asInProfile(name: string): string {
  const [clock = '', ...kind] = name.split('.');
  return [otherNames[clock] ?? clock, ...kind].join('.');
}

function unknownPeriod(name: string | undefined, profile: string): CommandAnswer {
  const sentence = name === undefined ? words.due.periodMissing : words.due.periodUnknown(name, profile);
  const remedy = words.due.periodRemedy(periodNames.join('、'));
  return { exitCode: 2, output: JSON.stringify({ code: 'period-unknown', provision: 'PROFILE', sentence, remedy }) };
}
