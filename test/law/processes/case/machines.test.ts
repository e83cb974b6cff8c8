import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type AnyStateMachine } from 'xstate';
import { system } from '../../../../law/people/roles.ts';
import type { CaseContext } from '../../../../law/processes/case/context.ts';
import { caseMachine } from '../../../../law/processes/case/machine.ts';
import { beginning, isOver } from '../../../../law/process.ts';
import { stateNames, type StateName } from '../../../../law/process/names.ts';
import { publicationMachine } from '../../../../law/processes/publication/machine.ts';
import type { Rules } from '../../../../law/profiles/rules.ts';
import { reviewChecks } from '../../../../law/processes/case/review/checks.ts';
import {
  aCase,
  clerk,
  deputy,
  does,
  draft,
  expires,
  finalDraft,
  handler,
  head,
  nationalRules,
  opening,
  people,
  reviewer,
  reviewHead,
  rulesFrom,
  rulesWith,
  someDay,
  storyOf,
  unitHead,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

const machines = [
  ['case 1', caseMachine],
  ['publication 1', publicationMachine],
] as const satisfies readonly (readonly [string, AnyStateMachine])[];

interface Node {
  readonly config: {
    readonly after?: unknown;
    readonly invoke?: unknown;
    readonly entry?: unknown;
    readonly exit?: unknown;
    readonly always?: unknown;
  };
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly { readonly actions: readonly unknown[] }[]>;
}

const nodesOf = (node: Node): readonly Node[] => [node, ...Object.values(node.states).flatMap(nodesOf)];

describe('a machine is states, guards and assignments, nothing else', () => {
  test.each(machines)('%s: no timers, no calls, no entry or exit actions', (_which, machine) => {
    const nodes = nodesOf(machine.root);
    expect(nodes.length).toBeGreaterThan(5);
    for (const { config } of nodes) {
      for (const key of ['after', 'invoke', 'entry', 'exit', 'always'] as const) expect(config[key]).toBeUndefined();
    }
  });

  test.each(machines)('%s: every action is an assignment', (_which, machine) => {
    const transitions = nodesOf(machine.root).flatMap(({ transitions: of }) => [...of.values()].flat());
    expect(transitions.length).toBeGreaterThan(10);
    const kinds = transitions.flatMap(({ actions }) => actions.map((action) => (action as { type?: string }).type));
    expect(new Set(kinds)).toEqual(new Set(['xstate.assign']));
  });

  test('taking a transition asks the caller to do nothing', () => {
    const [start] = initialTransition(caseMachine, { rules: nationalRules, backEntry: false });
    const event = {
      ...opening().fields,
      type: 'openCase',
      caseNumber: '',
      contentHash: draft('a'),
      summaryProcedure: false,
      text: draft('a'),
      by: opening().by,
      on: '2026-03-02',
      dues: {},
      party: 'unknown',
      as: ['anyOfficer'],
    };
    const [next, actions] = transition(caseMachine, start, event as never);
    expect(next.value).not.toEqual(start.value);
    expect(actions).toEqual([]);
  });
});

const fails = reviewChecks.map((_check, index) => (index === 0 ? 'fails' : 'meets'));

/** Everything that moves a case, by whoever may do it, with what a person may choose between. */
const moves: readonly Step[] = [
  does(unitHead, 'signSubmission'),
  does(unitHead, 'declineSignature'),
  does(handler, 'reopenDraft'),
  does(handler, 'submitForReview'),
  does(reviewer, 'accept'),
  does(reviewer, 'requestSupplement'),
  does(handler, 'supplement'),
  does(reviewer, 'returnMaterials'),
  does(reviewer, 'recordOutOfScope'),
  does(handler, 'withdrawSubmission'),
  does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
  does(reviewer, 'requestExtension'),
  does(deputy, 'grantExtension'),
  does(deputy, 'declineExtension'),
  does(reviewer, 'signOpinion'),
  does(reviewer, 'signOpinion', { kind: 'problems', answers: fails }),
  does(reviewHead, 'returnOpinion'),
  does(reviewHead, 'issueOpinion'),
  does(handler, 'serveNotice'),
  does(handler, 'recordDefense'),
  does(handler, 'recordWaiver'),
  does(handler, 'reexamineDefense', { adopted: false }),
  does(handler, 'reexamineDefense', { adopted: true }),
  does(handler, 'amendDraft'),
  does(handler, 'requestApproval'),
  does(head, 'approve'),
  does(head, 'refuseApproval'),
  does(handler, 'serveDecision'),
  does(handler, 'closeCase'),
  expires('supplement'),
  expires('defense'),
  does(system, 'publicationSettled', { outcome: 'published' }),
];

/** What matters to where a case can still go. */
const signature = ({ processState, context }: Story): string =>
  JSON.stringify([
    processState.value,
    context.draft.pass?.contentHash,
    context.draft.outOfScope !== null,
    context.draft.opinion?.passes,
    context.mustRevise,
    context.supplementAsked,
    context.proposal?.contentHash,
    context.servedOn !== null,
  ]);

interface World {
  readonly stories: ReadonlyMap<string, Story>;
  readonly ways: ReadonlyMap<string, ReadonlySet<string>>;
}

type Measures = Parameters<typeof finalDraft>[0];

/** Two texts stand for as many as can be written: the one that does not lie in the case was never there before. */
function rewritten({ processState, context }: Story): Story {
  const { spent: _spent, defendedAgainst, ...rest } = context;
  const known = defendedAgainst && { ...defendedAgainst, contentHash: '' };
  const fresh: CaseContext = { ...rest, defendedAgainst: known };
  return storyOf({ ...processState, context: fresh });
}

/** Every standing a case can come to, breadth first, and the ways between them. */
function explored(rules: Rules, opened: Parameters<typeof opening>[0], measures: Measures = {}): World {
  const begin = aCase(rules).after(opening(opened));
  const other = { ...measures, contentHash: draft('c'), noticeHash: draft('d'), text: draft('e') };
  const steps = [...moves, finalDraft(measures), finalDraft(other)];
  const stories = new Map([[signature(begin), begin]]);
  const ways = new Map<string, Set<string>>();
  const queue = [begin];
  for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
    const out = new Set<string>();
    for (const next of steps.flatMap((step) => story?.next(step) ?? []).map(rewritten)) {
      const key = signature(next);
      out.add(key);
      if (stories.has(key)) continue;
      stories.set(key, next);
      queue.push(next);
    }
    ways.set(signature(story), out);
  }
  return { stories, ways };
}

/** The standings from which a case can still be closed. */
function closable({ stories, ways }: World): ReadonlySet<string> {
  const reached = new Set([...stories].filter(([, { state }]) => state === 'closed').map(([key]) => key));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const [key, out] of ways) if ([...out].some((next) => reached.has(next))) reached.add(key);
  }
  return reached;
}

const noPenalty = { penaltyKinds: [], fineFen: 0 } as const;
const worlds: readonly (readonly [string, World])[] = [
  ['a penalty, review first', explored(nationalRules, {})],
  ['a penalty, notice first', explored(rulesWith({ order: 'afterHearing' }), {})],
  ['a penalty, reviewed again after what the party said', explored(rulesWith({ order: 'both' }), {})],
  ['a penalty outside the scope', explored(nationalRules, {}, { grounds: [] })],
  ['a penalty on the spot', explored(nationalRules, { summaryProcedure: true }, { fineFen: 100, grounds: [] })],
  ['no penalty', explored(nationalRules, {}, noPenalty)],
  ['no penalty, notice first', explored(rulesWith({ order: 'afterHearing' }), {}, noPenalty)],
  ['a license', explored(nationalRules, { actKind: 'license' }, noPenalty)],
  ['a penalty without extension or supplement', explored(rulesFrom('midong-2019'), {})],
];

describe.each(worlds)('%s', (_what, world) => {
  test('can be closed from wherever it has come to: no dead end', () => {
    const ends = closable(world);
    const stuck = [...world.stories]
      .filter(([key]) => !ends.has(key))
      .map(([, { processState }]) => processState.value);
    expect(world.stories.size).toBeGreaterThan(20);
    expect(stuck).toEqual([]);
  });

  test('always waits for somebody, or for service and publication', () => {
    const idle = [...world.stories.values()].filter(
      (story) => story.taskKinds().length === 0 && story.state !== 'closed' && story.context.servedOn === null,
    );
    expect(idle.map(({ processState }) => processState.value)).toEqual([]);
  });

  test('never asks for what is refused', () => {
    const refused = [...world.stories.values()].flatMap((story) =>
      story
        .tasks()
        .filter(({ act }) => {
          const outcome = people.map((by) => story.when({ by, type: act, fields: {} }));
          return !outcome.some((state) => stateNames.some((name) => name === state));
        })
        .map(({ kind }) => `${kind} in ${story.state}/${story.party}`),
    );
    expect([...new Set(refused)]).toEqual([]);
  });

  test('is decided only on a pass or a record of the same bytes, the party heard', () => {
    const decided = [...world.stories.values()].filter(({ context }) => context.decidedOn !== null);
    expect(decided.length).toBeGreaterThan(0);
    for (const { context, party } of decided) {
      const opened = context.draft.pass ?? context.draft.outOfScope;
      expect(opened?.contentHash).toBe(context.proposal?.contentHash);
      const isHeard = party === 'settled' || party === 'notRequired';
      expect(isHeard || context.proposal?.penaltyKinds.length === 0).toBe(true);
    }
  });
});

test('every state of the main procedure is reached', () => {
  const reached = new Set(worlds.flatMap(([, { stories }]) => [...stories.values()].map(({ state }) => state)));
  const ofPublication: readonly StateName[] = [
    'awaitingService',
    'toPublish',
    'published',
    'withdrawn',
    'expired',
    'notPublished',
  ];
  const ofOtherRoads = stateNames.slice(stateNames.indexOf('history') + 1, stateNames.indexOf('awaitingService'));
  expect(ofOtherRoads).toHaveLength(12);
  const elsewhere: readonly StateName[] = [...ofOtherRoads, ...ofPublication];
  const missing = stateNames.filter((name) => !reached.has(name) && !elsewhere.includes(name));
  expect(missing).toEqual(['opening', 'history']);
});

test('every state of a publication is reached', () => {
  const { participants } = aCase().after(opening()).context;
  const begin = storyOf(
    beginning('publication', {
      participants,
      actKind: 'penalty',
      rules: nationalRules,
      backEntry: false,
      decidedOn: someDay,
    }),
  );
  const steps = [
    does(system, 'openPublication', { decidedOn: someDay }),
    does(system, 'decisionServed', { servedOn: someDay }),
    does(clerk, 'publish'),
    does(clerk, 'declinePublication'),
    does(clerk, 'recordAnnulment'),
    expires('display'),
  ];
  const reached = new Map<StateName, Story>([[begin.state, begin]]);
  for (const [, story] of reached) {
    for (const next of steps.flatMap((step) => story.next(step))) {
      if (!reached.has(next.state)) reached.set(next.state, next);
    }
  }
  expect([...reached.keys()].sort()).toEqual(
    ['awaitingService', 'expired', 'notPublished', 'opening', 'published', 'toPublish', 'withdrawn'].sort(),
  );
  expect(
    [...reached.values()].filter(({ processState }) => isOver(processState)).map(({ state }) => state),
  ).toHaveLength(2);
});
