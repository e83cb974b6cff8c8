import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rolesIn, system, type Actor } from '../../../law/people/roles.ts';
import { actsOf, decide, partyStateOf, stateName, type Standing } from '../../../law/procedure/procedure.ts';
import type { Act, ActType } from '../../../law/procedure/acts.ts';
import type { CaseContext } from '../../../law/procedure/case-context.ts';
import { openTasks } from '../../../law/procedure/tasks.ts';
import { profileIds } from '../../../law/profiles/profiles.ts';
import { reviewChecks } from '../../../law/review/checks.ts';
import { penaltyKinds, partyTypes, scopeFacts } from '../../../law/review/content.ts';
import { fingerprintOf } from '../../../law/record/fingerprint.ts';
import {
  aCase,
  actOf,
  authority,
  handlingUnit,
  people,
  reviewUnit,
  rulesFrom,
  rulesWith,
  stranger,
} from '../../fixtures/cases.ts';

/** People as they are, and people with one more office than they should have. */
const crowd: readonly Actor[] = [
  ...people,
  stranger,
  system,
  ...people.slice(0, 6).map(({ personId, offices }): Actor => ({
    personId,
    offices: [...offices, { office: 'reviewer', of: reviewUnit }, { office: 'authorityHead', of: authority }],
  })),
];
const anyone = fc.constantFrom(...crowd);
const aName = fc.constantFrom(...crowd.map(({ personId }) => personId));
const aHash = fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(64));
const anAct = fc.constantFrom<ActType>(...actsOf('case'));

/** What may be written into an act; what an act has no field for is left out by `actOf` of the table. */
const fields = fc.record(
  {
    contentHash: aHash,
    noticeHash: aHash,
    penaltyKinds: fc.subarray([...penaltyKinds], { maxLength: 2 }),
    fineFen: fc.constantFrom(0, 10_000, 500_000, 20_000_000),
    partyType: fc.constantFrom(...partyTypes),
    grounds: fc.subarray([...scopeFacts]),
    reviewerId: aName,
    personId: aName,
    role: fc.constantFrom('authorityHead', 'reviewUnitHead', 'deputyHead', 'handlingUnitHead', 'constructor'),
    adopted: fc.boolean(),
    newFacts: fc.boolean(),
    hearingRight: fc.boolean(),
    kind: fc.constantFrom('agree', 'problems'),
    answers: fc.constantFrom(
      reviewChecks.map(() => 'meets'),
      reviewChecks.map(() => 'fails'),
    ),
    ground: fc.constantFrom('summaryProcedure', 'noPenalty', 'notListed'),
    clock: fc.constantFrom('defense', 'supplement', 'review', 'intake', 'constructor'),
    outcome: fc.constant('published'),
    text: fc.constantFrom(null, 'f'.repeat(64)),
  },
  { requiredKeys: [] },
);

interface Try {
  readonly by: Actor;
  readonly type: ActType;
  readonly fields: Readonly<Record<string, unknown>>;
}

const tries = fc.array(fc.record({ by: anyone, type: anAct, fields }), { minLength: 60, maxLength: 140 });
const someRules = fc
  .tuple(fc.constantFrom(...profileIds), fc.constantFrom('beforeNotice', 'afterHearing', 'both'))
  .map(([id, order]) => rulesWith({ order }, rulesFrom(id)));

const firstAct = fc.record({
  actKind: fc.constantFrom('penalty', 'penalty', 'license'),
  summaryProcedure: fc.constantFrom(false, false, true),
});

interface Moment {
  readonly before: Standing;
  readonly act: Act;
  readonly by: Actor;
  readonly after: Standing;
}

/**
 * A walk: first what is likeliest to lead somewhere, then whatever comes. Every third step is by somebody whose task
 * is open, so that walks do not stay at the beginning.
 */
function walk(begin: Standing, attempts: readonly Try[]): readonly Moment[] {
  const taken: Moment[] = [];
  let at = begin;
  for (const [index, attempt] of attempts.entries()) {
    const { by, type, fields: given } = index % 3 === 0 ? attempt : towardsTask(at, attempt);
    const act = actOf({ by, type, fields: known(type, given) }, at);
    const decision = decide(at, act, { by, on: '2026-03-02', dues: {} });
    if (!decision.ok) continue;
    taken.push({ before: at, act, by, after: decision.next });
    at = decision.next;
  }
  return taken;
}

/** Fields an act does not have would be refused by the parser; only the ones it has are forged. */
function known(type: ActType, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = actOf({ by: system, type, fields: {} }, aCase().standing);
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in own || name === 'clock'));
}

const contextOf = (standing: Standing): CaseContext => standing.context as CaseContext;

const usualFields = (at: Standing): { readonly [T in ActType]?: Readonly<Record<string, unknown>> } => ({
  assignReviewer: { reviewerId: 'reviewer-1' },
  finalizeDraft: contextOf(at).actKind === 'penalty' ? { penaltyKinds: ['fine'], fineFen: 10_000 } : {},
});

function towardsTask(at: Standing, attempt: Try): Try {
  const tasks = openTasks('case-1', at, [], 1);
  const task = tasks[attempt.type.length % Math.max(1, tasks.length)];
  if (task === undefined) return attempt;
  const by = people.find((person) => rolesIn(person, at.context.parts).includes(task.role)) ?? attempt.by;
  const fieldsOfTask = usualFields(at)[task.act] ?? {};
  const type = task.act === 'recordWaiver' && attempt.type.length % 2 === 0 ? 'recordDefense' : task.act;
  return { by, type, fields: { ...fieldsOfTask, ...(attempt.type.length % 5 === 0 ? attempt.fields : {}) } };
}

const begun = fc.record({ rules: someRules, first: firstAct, attempts: tries }).map(({ rules, first, attempts }) => {
  const opening: Try = {
    by: people[0] as Actor,
    type: 'openCase',
    fields: {
      ...first,
      summaryProcedure: first.summaryProcedure && first.actKind === 'penalty',
      openedOn: '2026-03-02',
      authorityId: authority,
      handlingUnitId: handlingUnit,
      reviewUnitId: reviewUnit,
      handlers: ['officer-1', 'officer-2'],
    },
  };
  const start = aCase(rules).after({ ...opening, on: '2026-03-02' });
  return walk(start.standing, attempts);
});

interface Invariant {
  readonly title: string;
  readonly appliesTo: (moment: Moment) => boolean;
  readonly holds: (moment: Moment) => boolean;
  /** How often the walks must at least have come to it for the test to say anything. */
  readonly atLeast: number;
}

const isAct =
  (...types: readonly ActType[]) =>
  ({ act }: Moment): boolean =>
    types.includes(act.type);

const invariants: readonly Invariant[] = [
  {
    title: 'no decision without a pass or an out-of-scope record of the same bytes',
    appliesTo: isAct('approve'),
    holds: ({ before, act }) => {
      const { pass, outOfScope, proposal } = contextOf(before);
      const opened = (pass ?? outOfScope)?.contentHash;
      return (
        opened !== undefined && opened === proposal?.contentHash && act.type === 'approve' && act.contentHash === opened
      );
    },
    atLeast: 20,
  },
  {
    title: 'no penalty without a notice, and the party heard',
    appliesTo: (moment) => isAct('approve')(moment) && imposesPenaltyIn(moment.before),
    holds: ({ before }) => contextOf(before).notice !== null && partyStateOf(before) === 'settled',
    atLeast: 10,
  },
  {
    title: 'no decision by a handler of the case',
    appliesTo: isAct('approve', 'signSubmission'),
    holds: ({ before, by }) => !contextOf(before).parts.handlers.includes(by.personId),
    atLeast: 50,
  },
  {
    title: 'whoever takes in, assigns, reviews or issues never handles the case',
    appliesTo: isAct(
      'accept',
      'requestSupplement',
      'recordOutOfScope',
      'assignReviewer',
      'signOpinion',
      'issueOpinion',
    ),
    holds: ({ before, by }) => !contextOf(before).parts.handlers.includes(by.personId),
    atLeast: 200,
  },
  {
    title: 'the reviewer of a case is never one of its handlers',
    appliesTo: () => true,
    holds: ({ after }) => {
      const { handlers, reviewerId } = contextOf(after).parts;
      return reviewerId === null || !handlers.includes(reviewerId);
    },
    atLeast: 1000,
  },
  {
    title: 'nobody issues the opinion they signed',
    appliesTo: isAct('issueOpinion'),
    holds: ({ before, by }) => contextOf(before).opinion?.signedBy !== by.personId,
    atLeast: 30,
  },
  {
    title: 'a pass comes only from an issued agreement',
    appliesTo: ({ before, after }) => contextOf(after).pass !== null && contextOf(before).pass === null,
    holds: ({ before, act }) => act.type === 'issueOpinion' && contextOf(before).opinion?.passes === true,
    atLeast: 30,
  },
  {
    title: 'another draft is without a pass and without a record',
    appliesTo: isAct('finalizeDraft', 'amendDraft'),
    holds: ({ after }) => contextOf(after).pass === null && contextOf(after).outOfScope === null,
    atLeast: 100,
  },
  {
    title: 'a clock never agrees, decides or extends',
    appliesTo: ({ by }) => by === system,
    holds: ({ before, after }) => {
      const [was, is] = [contextOf(before), contextOf(after)];
      return (
        was.pass === is.pass &&
        was.decidedOn === is.decidedOn &&
        was.outOfScope === is.outOfScope &&
        was.clocks.review?.extendedBy === is.clocks.review?.extendedBy
      );
    },
    atLeast: 25,
  },
  {
    title: 'what was decided stays decided',
    appliesTo: ({ before }) => contextOf(before).decidedOn !== null,
    holds: ({ before, after }) =>
      contextOf(after).decidedOn === contextOf(before).decidedOn &&
      contextOf(after).proposal === contextOf(before).proposal,
    atLeast: 20,
  },
  {
    title: 'a standing that went through JSON goes on as if it had not',
    appliesTo: ({ act }) => act.type.length % 4 === 0,
    holds: ({ before, act, by, after }) => {
      const again = decide(JSON.parse(JSON.stringify(before)) as Standing, act, { by, on: '2026-03-02', dues: {} });
      return again.ok && fingerprintOf(again.next, 2) === fingerprintOf(after, 2);
    },
    atLeast: 200,
  },
];

const imposesPenaltyIn = (standing: Standing): boolean => {
  const { actKind, summaryProcedure, proposal } = contextOf(standing);
  return actKind === 'penalty' && !summaryProcedure && proposal !== null && proposal.penaltyKinds.length > 0;
};

describe('whatever anybody tries', () => {
  const moments: readonly Moment[] = fc.sample(begun, { numRuns: 300, seed: 20260302 }).flat();

  test.each(invariants)('$title', ({ appliesTo, holds, atLeast }) => {
    const cases = moments.filter(appliesTo);
    expect(cases.filter((moment) => !holds(moment)).map(({ act, by }) => ({ act, by }))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
  });

  test('thousands of acts were tried, and cases were decided and closed', () => {
    expect(moments.length).toBeGreaterThan(3000);
    expect(moments.filter(({ after }) => stateName(after) === 'closed').length).toBeGreaterThan(3);
  });
});
