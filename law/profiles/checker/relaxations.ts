import type { Act } from '../../acts.ts';
import { isExtensionAsked } from '../../processes/case/selectors.ts';
import type { CaseContext } from '../../processes/case/context.ts';
import type { ProcessState } from '../../process/state.ts';
import { ENDLESS } from '../rules.ts';
import type { ValueKey } from '../values.ts';
import { actorNamed } from './cast.ts';
import {
  caseIn,
  inTheNameOf,
  judged,
  stateOf,
  takenAsPassed,
  withContext,
  type Loosening,
  type OpenedCase,
  type Point,
  type Step,
} from './loosening.ts';
import type { Property } from './told.ts';
import { absent } from './model-acts.ts';
import { factsAfter } from './path-facts.ts';

const act = (type: Act['type'], fields: object = {}): Act => ({ type, text: null, ...fields }) as Act;

const step = (
  next: Point | null,
  by: string | null,
  done: Act,
  key: ValueKey,
  breaks: Property | null = null,
): readonly Step[] =>
  next === null ? [] : [{ processState: next.processState, facts: next.facts, told: { by, act: done, key }, breaks }];

/** Whom an act names or is done by. */
const personIn = (done: Act, by: string): string => {
  if (done.type === 'assignReviewer') return done.reviewerId;
  return done.type === 'noticeHearing' ? done.officerId : by;
};

/** The case as if a person had never handled it; afterwards they have again. */
const asIfNotHandling = {
  without: (context: OpenedCase, by: string, done: Act): CaseContext => {
    const person = personIn(done, by);
    return {
      ...context,
      participants: { ...context.participants, handlers: context.participants.handlers.filter((id) => id !== person) },
      involved: context.involved.filter(({ personId, as }) => personId !== person || as !== 'handler'),
    };
  },
  restored: (after: OpenedCase, before: OpenedCase): CaseContext => ({
    ...after,
    participants: { ...after.participants, handlers: before.participants.handlers },
    involved: [...before.involved, ...after.involved.filter((fact) => !before.involved.includes(fact))],
  }),
};

const ofReviewers: readonly Loosening[] = [
  {
    key: 'review.handlerMayReview',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.handlerMayReview,
    waives: { refusals: ['handler-cannot-review'], ...asIfNotHandling },
  },
  {
    key: 'review.formerHandlerMayReview',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.formerHandlerMayReview,
    waives: {
      ...asIfNotHandling,
      refusals: ['handler-cannot-review'],
      without: (context, by, done) =>
        context.participants.handlers.includes(personIn(done, by))
          ? context
          : asIfNotHandling.without(context, by, done),
    },
  },
  {
    key: 'hearing.officer',
    provision: 'APL-64(4)',
    isOn: ({ hearing }) => hearing.officer === 'anyone',
    waives: { refusals: ['investigator-cannot-preside'], ...asIfNotHandling },
  },
  {
    key: 'review.issuerMayBeReviewer',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.issuerMayBeReviewer,
    waives: {
      refusals: ['issuer-is-reviewer'],
      without: (context) => ({
        ...context,
        draft: { ...context.draft, opinion: context.draft.opinion && { ...context.draft.opinion, signedBy: '' } },
      }),
      restored: (after, before) => ({
        ...after,
        draft: {
          ...after.draft,
          opinion: after.draft.opinion &&
            before.draft.opinion && { ...after.draft.opinion, signedBy: before.draft.opinion.signedBy },
        },
      }),
    },
  },
  {
    key: 'review.scope.confirmedBy',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.scope.confirmedBy === 'caseHandler',
    steps: (point) => {
      if (stateOf(point) !== 'awaitingIntake') return [];
      const next = inTheNameOf(point, 'recordOutOfScope', 'handler');
      return step(next, 'handler', next?.act ?? act('recordOutOfScope'), 'review.scope.confirmedBy');
    },
  },
];

const ofThePass: readonly Loosening[] = [
  {
    key: 'review.afterDecision',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.afterDecision.length > 0,
    steps: (point, { review }) =>
      stateOf(point) === 'readyToSubmit' && review.afterDecision.includes(caseIn(point).actKind)
        ? step(takenAsPassed(point), null, act('submitForReview'), 'review.afterDecision')
        : [],
  },
  {
    key: 'review.passSurvives',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.passSurvives === 'minorEdits',
    steps: (point) => step(edited(point), 'handler', act('amendDraft'), 'review.passSurvives'),
  },
  {
    key: 'approval.headMayEdit',
    provision: 'APL-58.1',
    isOn: ({ approval }) => approval.headMayEdit,
    steps: (point) => {
      const changed = stateOf(point) === 'awaitingApproval' ? edited(point) : null;
      if (changed === null) return [];
      const approved = act('approve', { contentHash: absent(caseIn(point)) });
      return step(judged(changed, approved, actorNamed('head'), 'head'), 'head', approved, 'approval.headMayEdit');
    },
  },
  {
    key: 'review.lightFormFor',
    provision: 'GBF118-opinion',
    isOn: ({ review }) => review.lightFormFor === 'everything',
    steps: (point) => {
      if (stateOf(point) !== 'assigned') return [];
      const signed = inTheNameOf(point, 'signOpinion', 'reviewer');
      return step(signed && takenAsPassed(signed), 'reviewer', act('signOpinion'), 'review.lightFormFor');
    },
  },
];

/** Other bytes under the old pass: what the system believes to have passed is not what did. */
function edited(point: Point): Point | null {
  const context = caseIn(point);
  const {
    proposal,
    draft: { pass },
  } = context;
  if (pass === null || proposal === null || context.decidedOn !== null) return null;
  const contentHash = absent(context);
  const draft = { ...context.draft, pass: { ...pass, contentHash } };
  const after = { ...context, proposal: { ...proposal, contentHash }, draft };
  const deed = { act: act('amendDraft', { contentHash }), by: 'handler', before: context, after };
  return { processState: withContext(point.processState, after), facts: factsAfter(point.facts, deed) };
}

const ofClocks: readonly Loosening[] = [
  {
    key: 'review.supplement',
    provision: 'APL-58.1',
    isOn: ({ review }) => review.supplement.allowed && review.supplement.onLapse !== 'return',
    steps: (point, { review }) => {
      if (stateOf(point) !== 'awaitingSupplement') return [];
      const lapse = act('clockExpired', { clock: 'supplement' });
      const complete = inTheNameOf(point, 'supplement');
      const next =
        review.supplement.onLapse === 'agree' ? takenAsPassed(point) : complete && inTheNameOf(complete, 'accept');
      return step(next, null, lapse, 'review.supplement', 'clocksNeverAgree');
    },
  },
  {
    key: 'review.extension',
    provision: 'SEED-004.2.3.3',
    isOn: ({ review }) => review.extension.allowed && review.extension.grantedBy !== 'deputyHead',
    steps: (point, { review }) => {
      if (!isExtensionAsked(point.processState)) return [];
      const by = { reviewUnitHead: 'reviewHead', caseHandler: 'handler', silence: null, deputyHead: 'deputy' }[
        review.extension.grantedBy
      ];
      const next = inTheNameOf(point, 'grantExtension', by);
      return step(next, by, act('grantExtension'), 'review.extension', 'clocksNeverAgree');
    },
  },
  {
    key: 'review.extension',
    provision: 'SEED-004.2.3.3',
    isOn: ({ review }) => review.extension.allowed && review.extension.max === ENDLESS,
    steps: (point) => {
      const again = notYetExtended(point);
      const asked = again && inTheNameOf(again, 'requestExtension', 'reviewer');
      const granted = asked && inTheNameOf(asked, 'grantExtension', 'deputy');
      return step(granted, 'deputy', act('grantExtension'), 'review.extension', 'clocksNeverAgree');
    },
  },
];

/** An extended review as if it had not been: so it can be extended again, and again. */
function notYetExtended(point: Point): Point | null {
  const context = caseIn(point);
  const { review } = context.clocks;
  if (review === undefined || review.extendedBy === 0 || !isUnderReview(point.processState)) return null;
  const clocks = { ...context.clocks, review: { ...review, extendedBy: 0, extendedOn: null } };
  const value = point.processState.value as { matter: { underReview: object } };
  const underReview = { ...value.matter.underReview, extension: 'notAsked' };
  const processState = withContext(point.processState, { ...context, extension: null, clocks });
  return { ...point, processState: { ...processState, value: { ...value, matter: { underReview } } } };
}

const isUnderReview = ({ value }: ProcessState): boolean =>
  typeof (value as { matter?: unknown }).matter === 'object' && 'underReview' in (value as { matter: object }).matter;

const ofDisagreement: readonly Loosening[] = [
  {
    key: 'review.objection.substitutesPass',
    provision: 'APL-58.1',
    isOn: ({ review, actKinds }) => review.objection.substitutesPass && actKinds.includes('penalty'),
    steps: (point) => {
      const {
        actKind,
        draft: { deliberation },
      } = caseIn(point);
      const isForHandler = stateOf(point) === 'deliberationRecorded' && deliberation?.conclusion === 'forHandler';
      const confirmed = isForHandler && actKind === 'penalty' ? inTheNameOf(point, 'confirmDeliberation') : null;
      const passed = confirmed && takenAsPassed(confirmed);
      return step(passed, 'member-1', act('confirmDeliberation'), 'review.objection.substitutesPass');
    },
  },
  {
    key: 'review.objection.path',
    provision: 'SEED-001.2.3.11(2)',
    isOn: ({ review }) => review.objection.allowed && !review.objection.path.includes('disagreementDeliberation'),
    bars: (done, point) =>
      done.type === 'conveneDeliberation' && stateOf(point) === 'toDeliberate' ? 'disagreementHeard' : null,
  },
  {
    key: 'review.objection.onSilence',
    provision: 'SEED-001.2.3.11(2)',
    isOn: ({ review }) => review.objection.onSilence !== 'overdue',
    steps: (point, { review }) => {
      if (stateOf(point) !== 'awaitingObjectionAnswer') return [];
      const answered = inTheNameOf(point, 'answerObjection', null, { upheld: true });
      const next =
        review.objection.onSilence === 'agree'
          ? answered && takenAsPassed(answered)
          : inTheNameOf(point, 'withdrawObjection');
      const lapse = act('clockExpired', { clock: 'objectionAnswer' });
      return step(next, null, lapse, 'review.objection.onSilence', 'disagreementHeard');
    },
  },
];

const ofTheWayOn: readonly Loosening[] = [
  {
    key: 'review.resubmit',
    provision: 'GBF118-opinion',
    isOn: ({ review }) => !review.resubmit,
    bars: (done, point) =>
      done.type === 'finalizeDraft' && caseIn(point).draft.opinion?.passes === false ? 'alwaysAWayOn' : null,
  },
];

/**
 * What some rules relax of the review itself, each as it would work out.
 *
 * @law APL-58
 */
export const relaxations: readonly Loosening[] = [
  ...ofReviewers,
  ...ofThePass,
  ...ofClocks,
  ...ofDisagreement,
  ...ofTheWayOn,
];
