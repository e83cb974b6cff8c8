import { contextOf } from '../../../../law/processes.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getNextTransitions } from 'xstate';
import { rolesIn, system } from '../../../../law/people/roles.ts';
import type { ActType } from '../../../../law/acts.ts';
import type { CaseContext } from '../../../../law/processes/case/context.ts';
import { caseMachine } from '../../../../law/processes/case/machine.ts';
import { clockRules, periodOf, runningClocks, type ClockName } from '../../../../law/process/clocks.ts';
import { decide, isOver, permittedActs, stateName } from '../../../../law/process.ts';
import { partyStateOf } from '../../../../law/processes/case/selectors.ts';
import type { ProcessState } from '../../../../law/process/state.ts';
import { stateNames, type StateName } from '../../../../law/process/names.ts';
import { fingerprintOf } from '../../../../law/record/fingerprint.ts';
import { openTasks } from '../../../../law/process.ts';
import type { Transition } from '../../../../law/process/transition.ts';
import { handler, head, reviewer } from '../../../fixtures/cases.ts';
import { effort } from '../../../fixtures/effort.ts';
import { takenAt } from './transitions-taken.ts';
import { momentOn, walks, type Moment, type Walk } from './walks.ts';

const hasDone =
  (...types: readonly ActType[]) =>
  ({ act, refusal }: Moment): boolean =>
    refusal === null && types.includes(act.type);

const walked: readonly Walk[] = fc.sample(walks, { numRuns: 700 * effort, seed: 20260302 });
const tried: readonly Moment[] = walked.flatMap(({ moments }) => moments);

const done: readonly Moment[] = tried.filter(({ refusal }) => refusal === null);

interface Truth {
  readonly title: string;
  readonly of: readonly Moment[];
  readonly holds: (moment: Moment) => boolean;
  /** How often the walks must at least have come to it for the test to say anything. */
  readonly atLeast: number;
}

const imposesPenaltyIn = (processState: ProcessState): boolean => {
  const { actKind, summaryProcedure, proposal } = contextOf('case', processState);
  return actKind === 'penalty' && !summaryProcedure && proposal !== null && proposal.penaltyKinds.length > 0;
};

/** The places of the file, or of the regions beside it, in which each clock may run. */
const placesOf: Partial<Record<ClockName, (processState: ProcessState) => boolean>> = {
  intake: (processState) => stateName(processState) === 'awaitingIntake',
  supplement: (processState) => stateName(processState) === 'awaitingSupplement',
  review: (processState) => ['unassigned', 'assigned', 'awaitingIssue'].includes(stateName(processState)),
  objection: (processState) => stateName(processState) === 'problemsFound',
  objectionAnswer: (processState) => stateName(processState) === 'awaitingObjectionAnswer',
  defense: (processState) => partyStateOf(processState) === 'defensePeriod',
  demand: (processState) => ['demandPeriod', 'defenseReceived'].includes(partyStateOf(processState)),
  hearingRequest: (processState) => regionOf(processState, 'hearing') === 'offered',
  hearingNotice: (processState) => regionOf(processState, 'hearing') === 'noticed',
  referralDecision: (processState) => stateName(processState) === 'endingProposed',
  referralTransfer: (processState) => stateName(processState) === 'awaitingTransfer',
  coercionReport: (processState) => regionOf(processState, 'measure') === 'taken',
  service: (processState) => stateName(processState) === 'decided',
  caseDecision: (processState) => !['decided', 'closed', 'ended'].includes(stateName(processState)),
};
const regionOf = ({ value }: ProcessState, region: string): unknown => (value as Record<string, unknown>)[region];

const truths: readonly Truth[] = [
  {
    title: 'no decision but on a pass, an out-of-scope record or a lawful meeting, of the same bytes',
    of: done.filter(hasDone('approve')),
    holds: ({ before, act }) => {
      const {
        proposal,
        draft: { pass, outOfScope, substitute },
      } = contextOf('case', before);
      const opened = (pass ?? outOfScope ?? substitute)?.contentHash;
      return act.type === 'approve' && opened === proposal?.contentHash && act.contentHash === opened;
    },
    atLeast: 20,
  },
  {
    title: 'a meeting decides in the place of a pass only outside APL 58, where the rules say so',
    of: done.filter(({ after }) => contextOf('case', after).draft.substitute !== null),
    holds: ({ after }) => {
      const {
        actKind,
        rules,
        draft: { pass },
      } = contextOf('case', after);
      return actKind !== 'penalty' && rules.review.objection.substitutesPass && pass === null;
    },
    atLeast: 3,
  },
  {
    title: 'no penalty without a notice, and the party heard',
    of: done.filter((moment) => hasDone('approve')(moment) && imposesPenaltyIn(moment.before)),
    holds: ({ before }) => contextOf('case', before).notice !== null && partyStateOf(before) === 'settled',
    atLeast: 10,
  },
  {
    title: 'no execution without a demand whose days are over, and every statement answered',
    of: done.filter(({ before, act }) => act.type === 'approve' && contextOf('case', before).coercion === 'execution'),
    holds: ({ before }) => {
      const { demand } = contextOf('case', before).clocks;
      return demand !== undefined && demand.endedOn !== null && partyStateOf(before) === 'settled';
    },
    atLeast: 5,
  },
  {
    title: 'whatever is decided, somebody decides it in the office of the head (ACL 18(1))',
    of: done.filter(({ before, after }) => contextOf('case', before).decidedOn !== contextOf('case', after).decidedOn),
    holds: ({ before, act, by }) =>
      act.type === 'approve' && rolesIn(by, before.context.participants).includes('authorityHead'),
    atLeast: 20,
  },
  {
    title: 'no decision while a hearing, a recusal or the heads’ meeting is owed',
    of: done.filter(hasDone('approve')),
    holds: ({ before }) => {
      const {
        clocks,
        hearing,
        recusal,
        draft: { headsConclusion },
      } = contextOf('case', before);
      const isHearingOver = hearing === undefined || hearing.heldOn !== null || hearing.endedOn !== null;
      const isAgreed = headsConclusion === null || headsConclusion.conclusion === 'approve';
      return clocks.hearingRequest?.endedOn !== null && isHearingOver && recusal === undefined && isAgreed;
    },
    atLeast: 20,
  },
  {
    title: 'whoever takes in, assigns, reviews or issues never handled the case',
    of: done.filter(
      hasDone(
        'accept',
        'requestSupplement',
        'recordOutOfScope',
        'assignReviewer',
        'signOpinion',
        'issueOpinion',
        'cosign',
        'returnOpinion',
      ),
    ),
    holds: ({ before, by }) =>
      !(contextOf('case', before).involved ?? []).some(
        ({ personId, as }) => personId === by.personId && as === 'handler',
      ),
    atLeast: 300,
  },
  {
    title: 'nobody stands on both sides of a case',
    of: done,
    holds: ({ after }) => {
      const { involved, participants } = contextOf('case', after);
      const handlers = new Set([
        ...involved.filter(({ as }) => as === 'handler').map(({ personId }) => personId),
        ...participants.handlers,
      ]);
      return !involved.some(({ personId, as }) => as !== 'handler' && handlers.has(personId));
    },
    atLeast: 3000,
  },
  {
    title: 'who was recused does nothing more',
    of: done.filter(
      ({ before, act }) =>
        (contextOf('case', before).recused ?? []).length > 0 && act.type !== 'remind' && act.type !== 'correctRecord',
    ),
    holds: ({ before, by }) => contextOf('case', before).recused?.includes(by.personId) === false,
    atLeast: 50,
  },
  {
    title: 'nobody issues the opinion they signed or co-signed',
    of: done.filter(hasDone('issueOpinion')),
    holds: ({ before, by }) => {
      const {
        participants,
        draft: { opinion },
      } = contextOf('case', before);
      return opinion?.signedBy !== by.personId && participants.cosigners?.includes(by.personId) !== true;
    },
    atLeast: 50,
  },
  {
    title: 'nobody approves what they endorsed',
    of: done.filter(({ before, act }) => act.type === 'approve' && contextOf('case', before).rules.approval.twoSteps),
    holds: ({ before, by }) =>
      contextOf('case', before).draft.endorsed !== null && contextOf('case', before).draft.endorsed?.by !== by.personId,
    atLeast: 5,
  },
  {
    title: 'a pass comes only from an issued agreement, or a signed one in the light form',
    of: done.filter(
      ({ before, after }) =>
        contextOf('case', after).draft.pass !== null && contextOf('case', before).draft.pass === null,
    ),
    holds: ({ before, act, after }) =>
      act.type === 'issueOpinion'
        ? contextOf('case', before).draft.opinion?.passes === true
        : act.type === 'signOpinion' &&
          contextOf('case', before).light === true &&
          contextOf('case', after).draft.opinion?.passes === true,
    atLeast: 50,
  },
  {
    title: 'a file shown as passed has its pass, and one shown as void has none',
    of: done.filter(({ after }) => ['passed', 'passVoided', 'drafting', 'ended'].includes(stateName(after))),
    holds: ({ after }) => (contextOf('case', after).draft.pass !== null) === (stateName(after) === 'passed'),
    atLeast: 500,
  },
  {
    title: 'another draft is without a pass, a record and a conclusion',
    of: done.filter(hasDone('finalizeDraft', 'amendDraft')),
    holds: ({ after }) => {
      const {
        draft: { pass, outOfScope, substitute, headsConclusion, deliberation },
      } = contextOf('case', after);
      return (
        pass === null &&
        outOfScope === null &&
        [substitute, headsConclusion, deliberation].every((none) => none === null)
      );
    },
    atLeast: 200,
  },
  {
    title: 'after a hearing there is no pass from before it',
    of: done.filter(hasDone('recordHearing')),
    holds: ({ after }) =>
      contextOf('case', after).draft.pass === null && contextOf('case', after).heardOn !== undefined,
    atLeast: 5,
  },
  {
    title: 'a clock never agrees, decides, extends or concludes',
    of: done.filter(({ by }) => by === system),
    holds: ({ before, after }) => {
      const [was, is] = [contextOf('case', before), contextOf('case', after)];
      return (
        was.draft.pass === is.draft.pass &&
        was.decidedOn === is.decidedOn &&
        was.draft.outOfScope === is.draft.outOfScope &&
        was.draft.substitute === is.draft.substitute &&
        was.draft.headsConclusion === is.draft.headsConclusion &&
        was.disagreement === is.disagreement &&
        was.clocks.review?.extendedBy === is.clocks.review?.extendedBy
      );
    },
    atLeast: 50,
  },
  {
    title: 'the business date never goes back',
    of: done,
    holds: ({ before, after, on }) =>
      contextOf('case', after).lastOn === on && (contextOf('case', before).lastOn ?? '') <= on,
    atLeast: 3000,
  },
  {
    title: 'every running clock has an owner, a period and a place',
    of: done,
    holds: ({ after }) => {
      const { clocks, rules, actKind } = contextOf('case', after);
      return runningClocks(clocks).every((name) => {
        const isGiven = periodOf(name, actKind, rules) !== null || clocks[name]?.until !== undefined;
        const hasPeriod = isGiven || name === 'caseDecision' || name === 'service';
        return clockRules[name].owner.length > 0 && hasPeriod && placesOf[name]?.(after) !== false;
      });
    },
    atLeast: 3000,
  },
  {
    title: 'nothing is overdue that does not run',
    of: done,
    holds: ({ after }) =>
      contextOf('case', after).overdue.every((name) => contextOf('case', after).clocks[name]?.endedOn === null),
    atLeast: 3000,
  },
  {
    title: 'what is over has no clock and no task',
    of: done.filter(({ after }) => isOver(after)),
    holds: ({ after }) =>
      runningClocks(contextOf('case', after).clocks).length === 0 && openTasks('case-1', after, [], 1).length === 0,
    atLeast: 50,
  },
  {
    title: 'what was decided stays decided',
    of: done.filter(({ before }) => contextOf('case', before).decidedOn !== null),
    holds: ({ before, after }) =>
      contextOf('case', after).decidedOn === contextOf('case', before).decidedOn &&
      contextOf('case', after).proposal === contextOf('case', before).proposal,
    atLeast: 20,
  },
  {
    title: 'a refused act changes nothing',
    of: tried.filter(({ refusal }) => refusal !== null),
    holds: ({ before, after }) => after === before && Object.isFrozen(after.context),
    atLeast: 5000,
  },
  {
    title: 'a standing that went through JSON goes on as if it had not',
    of: tried.filter((_moment, index) => index % 10 === 0),
    holds: ({ before, act, by, on, dues, after, refusal }) => {
      const at = momentOn(on);
      const again = decide(JSON.parse(JSON.stringify(before)) as ProcessState, act, { by, on, dues, at });
      return again.ok ? fingerprintOf(again.next, 2) === fingerprintOf(after, 2) : again.refusal === refusal;
    },
    atLeast: 1000,
  },
  {
    title: 'and offers everybody the same acts',
    of: done.filter((_moment, index) => index % 60 === 0),
    holds: ({ after, on, dues }) => {
      const again = JSON.parse(JSON.stringify(after)) as ProcessState;
      return [handler, reviewer, head].every((by) => {
        const offered = permittedActs(after, { by, on, dues });
        return JSON.stringify(permittedActs(again, { by, on, dues })) === JSON.stringify(offered);
      });
    },
    atLeast: 50,
  },
  {
    title: 'a task asks for an act its role could do here, of somebody who holds the role',
    of: done,
    holds: ({ after }) =>
      openTasks('case-1', after, [], 1).every(({ act, role, personId }) => {
        const isNamed = ![
          'legalReviewer',
          'reviewDelegate',
          'hearingOfficer',
          'deliberationChair',
          'deliberationRecorder',
        ].includes(role);
        return waysIn(after, act).some(({ roles }) => roles.includes(role)) && (isNamed || personId !== null);
      }),
    atLeast: 3000,
  },
  {
    title: 'a case that is not over waits for somebody, or for its publication',
    of: done.filter(({ after }) => !isOver(after)),
    holds: ({ after }) => openTasks('case-1', after, [], 1).length > 0 || contextOf('case', after).servedOn !== null,
    atLeast: 3000,
  },
];

const waysIn = ({ value, context }: ProcessState, act: ActType): readonly Transition[] =>
  getNextTransitions(caseMachine.resolveState({ value: value as never, context: context as CaseContext }))
    .filter(({ eventType, meta }) => eventType === act && meta !== undefined)
    .map(({ meta }) => meta as Transition);

const told = ({ before, act, by, on }: Moment): unknown => ({ from: stateName(before), act, by: by.personId, on });

describe('whatever anybody tries', () => {
  test.each(truths)('$title', ({ of, holds, atLeast }) => {
    expect(
      of
        .filter((moment) => !holds(moment))
        .slice(0, 3)
        .map(told),
    ).toEqual([]);
    expect(of.length).toBeGreaterThanOrEqual(atLeast);
  });

  test('whoever decided, somebody who never handled the case had agreed to these bytes before', () => {
    const decided = walked.filter(({ moments }) => moments.some(hasDone('approve')));
    const unreviewed = decided.filter((walk) => !isReviewedBefore(walk));
    expect(unreviewed.slice(0, 1).map(({ moments }) => moments.map(told))).toEqual([]);
    expect(decided.length).toBeGreaterThan(20);
  });

  test('whoever executed, the party had been called on to perform, had its days, and was answered', () => {
    const executed = walked.filter(({ moments }) =>
      moments.some((moment) => hasDone('approve')(moment) && contextOf('case', moment.before).coercion === 'execution'),
    );
    const withoutDemand = executed.filter((walk) => !isDemandedBefore(walk));
    expect(withoutDemand.slice(0, 1).map(({ moments }) => moments.map(told))).toEqual([]);
    expect(executed.length).toBeGreaterThan(5);
  });

  test('more than twenty thousand acts were tried, thousands allowed, and cases decided, closed and ended', () => {
    expect(tried.length).toBeGreaterThan(20_000);
    expect(done.length).toBeGreaterThan(5000);
    for (const state of ['decided', 'closed', 'ended'] as const) {
      expect(done.filter(({ after }) => stateName(after) === state).length).toBeGreaterThan(5);
    }
  });

  test('they came to every state of a case', () => {
    const reached = new Set<StateName>(tried.map(({ after }) => stateName(after)));
    const ofCase = stateNames.slice(1, stateNames.indexOf('awaitingService'));
    expect(ofCase.filter((state) => !reached.has(state))).toEqual(['history']);
  });

  test('and took most ways of the machine', () => {
    const taken = new Set(
      done.flatMap(({ before, act, by, on, dues }) =>
        takenAt(caseMachine, before, { ...act, by, on, dues, at: momentOn(on) }),
      ),
    );
    expect(taken.size).toBeGreaterThan(120);
  });
});

const isOverBy = ({ act }: Moment): boolean =>
  act.type === 'recordConcealment' || (act.type === 'clockExpired' && act.clock === 'demand');

/** Told from what was done: the days of the last demand ended by themselves, or by signs of concealment. */
function isDemandedBefore({ moments }: Walk): boolean {
  const acts = moments.slice(0, moments.findIndex(hasDone('approve'))).filter(({ refusal }) => refusal === null);
  const demandedAt = acts.findLastIndex(hasDone('serveDemand'));
  const saidAt = acts.findLastIndex(hasDone('recordDefense'));
  const answeredAt = acts.findLastIndex(hasDone('reexamineDefense'));
  return demandedAt >= 0 && acts.slice(demandedAt).some(isOverBy) && saidAt <= answeredAt;
}

/** Told from what was done, not from what the case says of itself. */
function isReviewedBefore({ moments }: Walk): boolean {
  const at = moments.findIndex(hasDone('approve'));
  const { before } = moments[at] as Moment;
  const { proposal, actKind, rules, participants } = contextOf('case', before);
  const handled = new Set(moments.flatMap(({ after }) => contextOf('case', after).participants.handlers));
  const earlier = moments.slice(0, at).filter(({ refusal }) => refusal === null);
  const isOfTheseBytes = (moment: Moment): boolean =>
    contextOf('case', moment.before).proposal?.contentHash === proposal?.contentHash;
  return earlier.filter(isOfTheseBytes).some((moment) => {
    const { act, by, before: then, after } = moment;
    if (act.type === 'recordOutOfScope')
      return rolesIn(by, participants).includes('reviewUnitMember') && !handled.has(by.personId);
    if (act.type === 'confirmDeliberation') return actKind !== 'penalty' && rules.review.objection.substitutesPass;
    const {
      draft: { opinion },
    } = contextOf('case', after);
    if (opinion?.passes !== true || !opinion.issued || handled.has(opinion.signedBy)) return false;
    return act.type === 'issueOpinion'
      ? by.personId !== opinion.signedBy
      : act.type === 'signOpinion' && contextOf('case', then).light === true;
  });
}
