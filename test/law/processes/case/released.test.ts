import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inOwnRight, system, type Actor } from '../../../../law/people/roles.ts';
import type { Act, ActType } from '../../../../law/acts.ts';
import { runningClocks } from '../../../../law/process/clocks.ts';
import { beginning, decide, isOver, permittedActs, versionOf } from '../../../../law/process.ts';
import type { ProcessKind } from '../../../../law/process/names.ts';
import type { ProcessState } from '../../../../law/process/state.ts';
import type { Rules } from '../../../../law/profiles/rules.ts';
import { fingerprintOf } from '../../../../law/record/fingerprint.ts';
import {
  actOf,
  authority,
  draft,
  expires,
  finalDraft,
  handlingUnit,
  opening,
  people,
  reviewer,
  reviewUnit,
  rulesFrom,
  secondReviewer,
  someDay,
  does,
  type Step,
} from '../../../fixtures/cases.ts';

/**
 * What a released machine is and does, kept when it was released. Running cases live by it: if one of these goes red,
 * the change belongs into a new version. Kept anew only for a version that no case has ever begun under:
 * `KEEP_RELEASED='case 1' npm run test:law -- released`.
 */
const released = ['case 1', 'publication 1'] as const;

interface Kept {
  /** SHA-256 of the machine's states, transitions and guards by name. */
  readonly definition: string;
  readonly rules: Readonly<Record<string, Rules>>;
  readonly walks: readonly Walk[];
}

interface Walk {
  readonly profile: string;
  readonly input: object;
  readonly tries: readonly Try[];
}

interface Try {
  readonly by: string;
  readonly act: Act;
  /** Fingerprint of the standing it led to, or the refusal. */
  readonly outcome: string;
}

const everybody: readonly Actor[] = [...people, system];
const actorNamed = (id: string): Actor => {
  const found = everybody.find(({ personId }) => personId === id);
  if (found === undefined) throw new Error(`expected one of the people, got ${id}`);
  return inOwnRight(found);
};

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`released/${name.replace(' ', '-')}.json`, import.meta.url));
const partsOf = (name: string): readonly [ProcessKind, string] => name.split(' ') as [ProcessKind, string];

/** Guards made of others are functions; what they are made of hangs on them. */
const readable = (_key: string, value: unknown): unknown =>
  typeof value === 'function' ? { made: value.name, of: (value as { guards?: unknown }).guards ?? null } : value;

function definitionHash(name: string): string {
  const [kind, version] = partsOf(name);
  const text = JSON.stringify(versionOf({ kind, version }).machine.definition, readable);
  return createHash('sha256').update(text).digest('hex');
}

function outcomeOf(processState: ProcessState, { by, act }: Pick<Try, 'by' | 'act'>, revision: number) {
  const decision = decide(processState, act, { by: actorNamed(by), on: someDay, dues: {} });
  return decision.ok
    ? { next: decision.next, outcome: fingerprintOf(decision.next, revision) }
    : { next: processState, outcome: decision.refusal };
}

function walkedAgain(name: string, { profile, input, tries }: Walk, rules: Kept['rules']): readonly string[] {
  const [kind, version] = partsOf(name);
  let processState = beginning(kind, { ...input, rules: rules[profile] }, version);
  return tries.map((each, index) => {
    const { next, outcome } = outcomeOf(processState, each, index + 1);
    processState = next;
    return outcome;
  });
}

const keptOf = (name: string): Kept => JSON.parse(readFileSync(fileOf(name), 'utf8')) as Kept;
const advice = '这个版本已经发布，在办案件仍按它办理：请恢复它，把改动写进新的版本。';

describe.each(released)('machine %s, as released', (name) => {
  test('has the same states, transitions and guards', () => {
    expect(existsSync(fileOf(name))).toBe(true);
    expect({ [advice]: definitionHash(name) }).toEqual({ [advice]: keptOf(name).definition });
  });

  test('answers every act as it did, allowed or refused', () => {
    const { walks, rules } = keptOf(name);
    expect(walks.flatMap(({ tries }) => tries).length).toBeGreaterThan(name.startsWith('case') ? 500 : 10);
    for (const walk of walks) {
      const was = walk.tries.map(({ outcome }) => outcome);
      expect({ [advice]: walkedAgain(name, walk, rules) }).toEqual({ [advice]: was });
    }
  });
});

/** Numbers that look random and are the same for ever. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

function keep(name: string): void {
  const [kind, version] = partsOf(name);
  const profiles = ['national-2026', 'yuxi-sfj-2019', 'midong-2019', 'huaminglu-2019'];
  const walks = Array.from({ length: kind === 'case' ? 20 : 12 }, (_, index): Walk => {
    const profile = profiles[index % profiles.length] ?? '';
    const input = kind === 'case' ? { backEntry: false } : publicationInput;
    const begin = beginning(kind, { ...input, rules: rulesFrom(profile) }, version);
    return { profile, input, tries: triesFrom(begin, numbers(index + 1), index) };
  });
  const rules = Object.fromEntries(profiles.map((profile) => [profile, rulesFrom(profile)]));
  const kept: Kept = { definition: definitionHash(name), rules, walks };
  writeFileSync(fileOf(name), `${JSON.stringify(kept)}\n`);
}

const publicationInput = {
  participants: {
    authorityId: authority,
    handlingUnitId: handlingUnit,
    reviewUnitId: reviewUnit,
    handlers: ['officer-1', 'officer-2'],
    reviewerId: reviewer.personId,
    standIns: {},
  },
  actKind: 'penalty',
  backEntry: false,
  decidedOn: someDay,
};

const LENGTH = 45;

/** What lies at hand is tried, by whoever is offered it or sees it barred; now and then a clock speaks. */
function triesFrom(begin: ProcessState, random: Generator<number, never>, index: number): readonly Try[] {
  const first = begin.kind === 'case' ? opening(index % 5 === 4 ? { actKind: 'license' } : {}) : opened;
  const tries: Try[] = [];
  let at = begin;
  for (let step: Step | null = first; step !== null && tries.length < LENGTH; step = stepFrom(at, random)) {
    const act = actOf(step, at);
    const attempt = { by: step.by.personId, act };
    const { next, outcome } = outcomeOf(at, attempt, tries.length + 1);
    tries.push({ ...attempt, outcome });
    at = next;
  }
  return tries;
}

const opened = does(system, 'openPublication', { decidedOn: someDay });

function stepFrom(at: ProcessState, random: Generator<number, never>): Step | null {
  if (isOver(at)) return null;
  const isPenalty = (at.context as { actKind?: string }).actKind === 'penalty';
  const [pick, spice] = [random.next().value, random.next().value];
  const clocks = runningClocks(at.context.clocks);
  const clock = clocks[spice % Math.max(1, clocks.length)];
  if (pick % 9 === 0 && clock !== undefined) return expires(clock);
  if (pick % 9 === 1 && (at.kind === 'publication' || spice % 3 === 0))
    return at.kind === 'case' ? settledBy(spice) : does(system, 'decisionServed', { servedOn: someDay });
  const crowd = people.flatMap((by) =>
    permittedActs(at, { by, on: someDay, dues: {} }).map(({ type, refusal }) => ({ by, type, refusal })),
  );
  const allowed = crowd.filter(({ refusal, type }) => refusal === null && !sideActs.includes(type));
  const choice = pick % 7 === 0 || allowed.length === 0 ? crowd : allowed;
  const chosen = choice[pick % Math.max(1, choice.length)];
  return chosen === undefined
    ? null
    : { by: chosen.by, type: chosen.type, fields: spiced(chosen.type, spice, isPenalty) };
}

const settledBy = (spice: number): Step =>
  does(system, 'publicationSettled', { outcome: spice % 2 === 0 ? 'published' : 'notPublished' });
const sideActs: readonly ActType[] = [
  'remind',
  'replaceLeader',
  'endBackEntry',
  'withdrawSubmission',
  'reopenDraft',
  'declineSignature',
  'returnMaterials',
  'returnOpinion',
];

function spiced(type: ActType, spice: number, isPenalty: boolean): Step['fields'] {
  const letter = (['a', 'b', 'c'] as const)[spice % 3] ?? 'a';
  switch (type) {
    case 'finalizeDraft':
      return {
        ...finalDraft({ contentHash: draft(letter) }).fields,
        ...(isPenalty ? { fineFen: 100_000 + (spice % 4) * 300_000 } : { penaltyKinds: [], fineFen: 0 }),
      };
    case 'assignReviewer':
      return { reviewerId: (spice % 3 === 0 ? secondReviewer : reviewer).personId };
    case 'reexamineDefense':
      return { adopted: spice % 2 === 0 };
    case 'signOpinion':
      return spice % 3 === 0
        ? { kind: 'problems', answers: ['fails', ...Array.from({ length: 7 }, () => 'meets')] }
        : {};
    default:
      return {};
  }
}

if (process.env['KEEP_RELEASED'] !== undefined) keep(process.env['KEEP_RELEASED']);
