import { contextOf } from '../../../../law/processes.ts';
import * as fc from 'fast-check';
import { rolesIn, system, type Actor } from '../../../../law/people/roles.ts';
import type { Act, ActType } from '../../../../law/acts.ts';
import { clockNames, runningClocks, type Dues } from '../../../../law/process/clocks.ts';
import { actsOf } from '../../../../law/acts.ts';
import { decide, isOver, permittedActs } from '../../../../law/process.ts';
import type { ProcessState } from '../../../../law/process/state.ts';
import { openTasks } from '../../../../law/process.ts';
import { profileIds } from '../../../../law/profiles/profiles.ts';
import type { Rules } from '../../../../law/profiles/rules.ts';
import type { Refusal } from '../../../../law/refusals.ts';
import { reviewChecks } from '../../../../law/processes/case/review/checks.ts';
import { partyTypes, penaltyKinds, scopeFacts } from '../../../../law/processes/case/review/content.ts';
import { addDays, type CivilDate } from '../../../../law/time/civil-date.ts';
import {
  aCase,
  actOf,
  authority,
  deputy,
  demand,
  everyOffice,
  execution,
  does,
  finalDraft,
  handler,
  head,
  minuteTaker,
  opening,
  otherDeputy,
  people,
  plain,
  presider,
  reviewer,
  reviewHead,
  reviewUnit,
  proceeding,
  rulesFrom,
  rulesWith,
  secondHandler,
  secondReviewer,
  standingFor,
  stranger,
  thirdOfficer,
  type Person,
  type Step,
} from '../../../fixtures/cases.ts';

/** People as they are, and those whom the duties of somebody absent fell to today. */
const everybody: readonly Person[] = [...people, presider, minuteTaker, thirdOfficer, everyOffice];
const substitutes: readonly Person[] = [
  standingFor(thirdOfficer, handler),
  standingFor(reviewer, handler),
  standingFor(head, handler),
  standingFor(handler, reviewer),
  standingFor(secondReviewer, reviewer),
  standingFor(reviewer, reviewHead),
  standingFor(otherDeputy, head),
  standingFor(handler, head),
];
/** People with one more office than they should have. */
const overloaded: readonly Actor[] = people.slice(0, 6).map(({ personId, authorityId, offices }) => ({
  personId,
  authorityId,
  offices: [...offices, { office: 'reviewer', of: reviewUnit }, { office: 'authorityHead', of: authority }],
}));
const crowd: readonly Actor[] = [...everybody, ...substitutes, ...overloaded, stranger, system];
const ids = everybody.map(({ personId }) => personId);
const aName = fc.constantFrom(...ids, 'nobody-1');
const aHash = fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(64));

/** What may be written into an act; what an act has no field for is left out. */
const fields = fc.record(
  {
    contentHash: aHash,
    noticeHash: aHash,
    penaltyKinds: fc.subarray([...penaltyKinds], { maxLength: 2 }),
    fineFen: fc.constantFrom(0, 10_000, 500_000, 20_000_000),
    partyType: fc.constantFrom(...partyTypes),
    grounds: fc.subarray([...scopeFacts], { maxLength: 2 }),
    handlers: fc.subarray([...ids], { minLength: 1, maxLength: 3 }),
    members: fc.subarray([...ids], { minLength: 2, maxLength: 5 }),
    present: fc.subarray([...ids], { minLength: 1, maxLength: 5 }),
    reviewerId: aName,
    officerId: aName,
    personId: aName,
    role: fc.constantFrom('authorityHead', 'reviewUnitHead', 'deputyHead', 'handlingUnitHead', 'constructor'),
    performBy: fc.constantFrom('2026-03-01', '2026-03-04', '2026-03-20'),
    rightsTold: fc.boolean(),
    adopted: fc.boolean(),
    newFacts: fc.boolean(),
    hearing: fc.boolean(),
    light: fc.boolean(),
    agrees: fc.boolean(),
    upheld: fc.boolean(),
    granted: fc.boolean(),
    approved: fc.boolean(),
    kind: fc.constantFrom('agree', 'problems'),
    answers: fc.constantFrom(
      reviewChecks.map(() => 'meets'),
      reviewChecks.map(() => 'fails'),
    ),
    raised: fc.constantFrom(null, ['discretion']),
    result: fc.constantFrom('accepted', 'partly', 'rejected', 'noAgreement'),
    conclusion: fc.constantFrom('forHandler', 'forReviewer', 'approve', 'change', 'refuse'),
    ending: fc.constantFrom('toOtherAuthority', 'suspectedCrime', 'dismissal'),
    ground: fc.constantFrom('summaryProcedure', 'noPenalty', 'notListed', 'withdrawn', 'absent', 'appraisal'),
    clock: fc.constantFrom(...clockNames, 'constructor'),
    outcome: fc.constant('published'),
    text: fc.constantFrom(null, 'f'.repeat(64)),
  },
  { requiredKeys: [] },
);

export interface Try {
  readonly by: Actor;
  readonly type: ActType;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Four throws of a die: which way to choose, who, what, and how. */
  readonly way: number;
  readonly who: number;
  readonly what: number;
  readonly how: number;
}

export const aTry = fc.record({
  by: fc.constantFrom(...crowd),
  type: fc.constantFrom<ActType>(...actsOf('case')),
  fields,
  way: fc.nat(7),
  who: fc.nat(),
  what: fc.nat(),
  how: fc.nat(),
});

/** All six profiles, as if each coerced too; all orders of review and notice, and what a profile may say beside. */
const someRules = fc
  .record({
    id: fc.constantFrom(...profileIds),
    order: fc.constantFrom('beforeNotice', 'afterHearing', 'both'),
    twoSteps: fc.boolean(),
    votes: fc.boolean(),
    substitutesPass: fc.boolean(),
    reviewerAsHearingOfficer: fc.constantFrom('allow', 'warn', 'refuse'),
    lightForm: fc.boolean(),
  })
  .map(({ id, order, twoSteps, votes, substitutesPass, reviewerAsHearingOfficer, lightForm }): Rules => {
    const of = rulesFrom(id);
    const objection = { ...of.review.objection, substitutesPass };
    const rules = rulesWith({ order, reviewerAsHearingOfficer, lightForm, objection }, of);
    return {
      ...rules,
      actKinds: [...new Set([...rules.actKinds, 'coercion'] as const)],
      approval: { ...rules.approval, twoSteps },
      deliberation: { ...rules.deliberation, votes },
    };
  });

const firstAct = fc.record({
  kind: fc.constantFrom(
    { actKind: 'penalty' },
    { actKind: 'penalty' },
    { actKind: 'license' },
    { actKind: 'coercion', coercion: 'execution' },
    { actKind: 'coercion', coercion: 'measure' },
  ),
  summaryProcedure: fc.constantFrom(false, false, false, true),
});

export interface Moment {
  readonly before: ProcessState;
  readonly act: Act;
  readonly by: Actor;
  readonly on: CivilDate;
  readonly dues: Dues;
  /** What was refused leaves the case as it was. */
  readonly refusal: Refusal | null;
  readonly after: ProcessState;
}

/** Where hours count: noon in Beijing. */
export const momentOn = (on: CivilDate): string => `${on}T04:00:00Z`;

export interface Walk {
  readonly moments: readonly Moment[];
}

/** A change of what is frozen throws: a case that was judged is not touched by it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Every clock of a walk runs three days, or to the day of its paper: how days are counted is not its business. */
const duesOf = ({ context: { clocks } }: ProcessState): Dues =>
  Object.fromEntries(
    runningClocks(clocks).map((name) => [name, clocks[name]?.until ?? addDays(clocks[name]?.from ?? '', 3)]),
  );

/** One act on one day, as it was judged. */
function judged(before: ProcessState, { by, type, fields: given }: Chosen, on: CivilDate, dues: Dues): Moment {
  const act = { ...actOf({ by, type, fields: {}, on }, before), ...known(type, given) } as Act;
  const decision = decide(before, act, { by, on, dues, at: momentOn(on) });
  const after = decision.ok ? frozen(decision.next) : before;
  return { before, act, by, on, dues, refusal: decision.ok ? null : decision.refusal, after };
}

function walk(begun: readonly Moment[], tries: readonly Try[]): Walk {
  const moments = [...begun];
  let at = frozen((begun.at(-1) as Moment).after);
  for (const [index, attempt] of tries.entries()) {
    if (isOver(at)) break;
    const on = addDays('2026-03-02', Math.floor(index / 6));
    const dues = duesOf(at);
    const moment = judged(at, chosen(at, attempt, on, dues), on, dues);
    moments.push(moment);
    at = moment.after;
  }
  return { moments };
}

const blank = aCase().processState;

/** Fields an act does not have would be refused by the parser; only the ones it has are forged. */
function known(type: ActType, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = actOf({ by: system, type, fields: {} }, blank);
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in own || name === 'clock'));
}

export type Chosen = Pick<Try, 'by' | 'type' | 'fields'>;

/** Of eight tries two are anybody's, four are by somebody whose task is open, two are something else that is offered. */
export function chosen(at: ProcessState, attempt: Try, on: CivilDate, dues: Dues): Chosen {
  const { way } = attempt;
  if (way < 2) return attempt.who % 3 < 2 ? (ofSystem(at, dues, on) ?? attempt) : attempt;
  return way < 6 ? towardsTask(at, attempt) : offered(at, attempt, on, dues);
}

/** A clock speaks where it has run out, and a publication is settled some day. */
function ofSystem(at: ProcessState, dues: Dues, on: CivilDate): Chosen | null {
  if (contextOf('case', at).decidedOn !== null) {
    return { by: system, type: 'publicationSettled', fields: { outcome: 'published' } };
  }
  const clock = runningClocks(at.context.clocks).find((name) => name !== 'caseDecision' && (dues[name] ?? on) < on);
  return clock === undefined ? null : { by: system, type: 'clockExpired', fields: { clock } };
}

function towardsTask(at: ProcessState, attempt: Try): Chosen {
  const tasks = openTasks('case-1', at, [], 1);
  const task = tasks[attempt.what % Math.max(1, tasks.length)];
  if (task === undefined) return attempt;
  const able = everybody.filter((person) => rolesIn(person, at.context.participants).includes(task.role));
  const by = able[attempt.who % Math.max(1, able.length)] ?? attempt.by;
  return { by, type: task.act, fields: sensible(at, task.act, attempt) };
}

function offered(at: ProcessState, attempt: Try, on: CivilDate, dues: Dues): Chosen {
  const by = everybody[attempt.who % everybody.length] ?? attempt.by;
  const acts = permittedActs(at, { by, on, dues }).filter(({ refusal }) => refusal === null);
  const type = acts[attempt.what % Math.max(1, acts.length)]?.type ?? attempt.type;
  return { by, type, fields: sensible(at, type, attempt) };
}

const leaders = [head.personId, deputy.personId, otherDeputy.personId];

const usual = (
  at: ProcessState,
  { how: pick }: Try,
): { readonly [T in ActType]?: Readonly<Record<string, unknown>> } => ({
  assignReviewer: { reviewerId: pick % 2 === 0 ? reviewer.personId : secondReviewer.personId },
  delegateReview: { personId: secondReviewer.personId },
  askCosign: { personId: secondReviewer.personId },
  assignHandlers: { handlers: [handler.personId, pick % 2 === 0 ? secondHandler.personId : thirdOfficer.personId] },
  conveneDeliberation: { members: leaders, leaders, chairId: head.personId, recorderId: minuteTaker.personId },
  serveDemand: { performBy: addDays(at.context.lastOn ?? '2026-03-02', 2) },
  noticeHearing: { officerId: presider.personId, heldOn: addDays(at.context.lastOn ?? '2026-03-02', 7) },
  finalizeDraft:
    contextOf('case', at).actKind === 'penalty'
      ? {
          penaltyKinds: ['fine'],
          fineFen: pick % 3 === 0 && !contextOf('case', at).summaryProcedure ? 20_000_000 : 10_000,
          grounds: [[], ['complex'], ['majorPublicInterest']][pick % 3],
        }
      : { penaltyKinds: [], fineFen: 0, grounds: ['majorRights'] },
});

/** Where there is a choice, a choice is made: codes and flags at random, people and measures mostly as they should be. */
const choices: readonly string[] = [
  'adopted',
  'hearing',
  'light',
  'agrees',
  'upheld',
  'granted',
  'approved',
  'kind',
  'answers',
  'raised',
  'result',
  'conclusion',
  'ending',
  'ground',
];

function sensible(at: ProcessState, type: ActType, attempt: Try): Readonly<Record<string, unknown>> {
  const forged = Object.entries(attempt.fields);
  const isForged = attempt.how % 7 === 0;
  const chosenFields = forged.filter(([name]) => isForged || (attempt.how % 2 === 0 && choices.includes(name)));
  return { ...usual(at, attempt)[type], ...Object.fromEntries(chosenFields) };
}

const license = [opening({ actKind: 'license' }), finalDraft({ penaltyKinds: [], fineFen: 0 })];
const beginnings: readonly (readonly Step[])[] = [
  plain.submitted,
  plain.passed,
  plain.approvalAsked,
  proceeding.hearingNoticed,
  proceeding.disputed,
  proceeding.minuted,
  proceeding.headsMinuted,
  [...license, ...proceeding.minuted.slice(2)],
  execution.demanded,
  [...execution.opened, demand(), finalDraft({ penaltyKinds: [], fineFen: 0 }), ...proceeding.minuted.slice(2)],
  [opening(), finalDraft({ grounds: [] }), ...plain.submitted.slice(2), does(reviewer, 'recordOutOfScope')],
];

/** Other rules may bar what the story went on with: then the walk goes on from there. */
function asFarAsAllowed(rules: Rules, past: readonly Step[]): readonly Moment[] {
  const moments: Moment[] = [];
  for (const step of past) {
    const { processState: before } =
      moments.at(-1) === undefined ? aCase(rules) : { processState: (moments.at(-1) as Moment).after };
    const moment = judged(before, { ...step, fields: step.fields }, step.on ?? '2026-03-02', step.dues ?? {});
    if (moment.refusal !== null) break;
    moments.push(moment);
  }
  return moments;
}

/** Walks of a case from its opening: who does what, in an order nobody planned. */
export const walks = fc
  .record({
    rules: someRules,
    first: firstAct,
    /** Half of the walks begin where few would come by themselves. */
    past: fc.constantFrom<readonly Step[]>([], ...Array.from({ length: 7 }, () => []), ...beginnings),
    tries: fc.array(aTry, { minLength: 60, maxLength: 120 }),
  })
  .map(({ rules, first, past, tries }): Walk => {
    if (past.length > 0) return walk(asFarAsAllowed(rules, past), tries);
    const openedBy = {
      by: handler,
      type: 'openCase',
      fields: {
        ...first.kind,
        summaryProcedure: first.summaryProcedure && first.kind.actKind === 'penalty',
        openedOn: '2026-03-02',
        authorityId: authority,
        handlingUnitId: 'unit-enforcement',
        reviewUnitId: reviewUnit,
        handlers: [handler.personId, secondHandler.personId],
      },
    } as const;
    return walk([judged(frozen(aCase(rules).processState), openedBy, '2026-03-02', {})], tries);
  });
