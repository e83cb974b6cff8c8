import { type ActKind, actKinds } from '../act-kinds.ts';
import type { Provision } from '../statutes.ts';
import type { DayPeriod } from '../time/period.ts';
import type { ResolvedProfile, ResolvedValues } from './resolve.ts';
import {
  type ApprovalRules,
  type AutomationRules,
  ENDLESS,
  type HearingThreshold,
  type ReviewExtension,
  type ReviewRules,
  type Rules,
} from './rules.ts';
import { provisionOf } from './schema.ts';
import type { OptionalKey, RequiredKey, ValueKey, ValueOf } from './values.ts';

/**
 * The bare values of a profile, as a case carries them.
 *
 * @law PROFILE
 */
export function rulesOf(profile: ResolvedProfile): Rules {
  const { values } = profile;
  const of = reader(values);
  return {
    profileId: profile.id,
    profileVersion: profile.version,
    actKinds: of('actKinds'),
    review: reviewRules(values),
    defense: { period: of('defense.period') },
    hearing: {
      kinds: of('hearing.kinds'),
      thresholds: of('hearing.thresholds').map(inFen),
      requestPeriod: of('hearing.requestPeriod'),
      noticePeriod: of('hearing.noticePeriod'),
      licenseHoldPeriod: of('hearing.licenseHoldPeriod'),
      officer: of('hearing.officer'),
    },
    deliberation: { quorum: of('deliberation.quorum'), votes: of('deliberation.votes') },
    decision: { periods: byActKind(values, 'decision.periods'), stops: of('decision.stops') },
    referral: { decisionPeriod: of('referral.decisionPeriod'), transferHours: of('referral.transferHours') },
    coercion: { reportHours: of('coercion.reportHours') },
    service: { periods: byActKind(values, 'service.periods') },
    publication: {
      periods: byActKind(values, 'publication.periods'),
      otherPeriod: of('publication.otherPeriod'),
      takeDown: { period: of('publication.takeDown.period'), events: of('publication.takeDown.events') },
      displayTerms: byActKind(values, 'publication.displayTerms'),
      naturalPersonName: of('publication.naturalPersonName'),
      notPublished: of('publication.notPublished'),
    },
    approval: approvalRules(values),
    automation: automationRules(values),
    numbers: numbersOf(values),
    provisions: periodProvisions(profile),
  };
}

/** Values that are periods of a clock. */
const periodKeys =
  /^(review\.(period|intake|supplement|extension)|review\.objection\.(period|answerPeriod)|defense\.period|hearing\.(requestPeriod|noticePeriod|licenseHoldPeriod)|referral\.(decisionPeriod|transferHours)|coercion\.reportHours|(decision|service|publication)\.(periods|displayTerms)\..+|publication\.(otherPeriod|takeDown\.period))$/;

const periodProvisions = (profile: ResolvedProfile): Rules['provisions'] =>
  Object.fromEntries(
    Object.entries(profile.values)
      .filter(([key]) => periodKeys.test(key))
      .map(([key, { source }]) => [key, provisionOf(source)]),
  );

type Reader = <K extends RequiredKey>(key: K) => ValueOf<K>;

const reader =
  (values: ResolvedValues): Reader =>
  (key) =>
    values[key].value as ValueOf<typeof key>;

function reviewRules(values: ResolvedValues): ReviewRules {
  const of = reader(values);
  return {
    scope: {
      grounds: of('review.scope.grounds'),
      alwaysFor: of('review.scope.alwaysFor'),
      listFor: of('review.scope.listFor'),
      ownStandardFor: of('review.scope.ownStandardFor'),
      summaryProcedureExempt: of('review.scope.summaryProcedureExempt'),
      noPenaltyDecisionExempt: of('review.scope.noPenaltyDecisionExempt'),
      referralExempt: of('review.scope.referralExempt'),
      confirmedBy: of('review.scope.confirmedBy'),
    },
    unitName: of('review.unitName'),
    period: of('review.period'),
    clockStart: of('review.clockStart'),
    intake: of('review.intake'),
    extension: extensionOf(of('review.extension')),
    supplement: of('review.supplement'),
    order: of('review.order'),
    opinionKinds: of('review.opinionKinds'),
    focus: of('review.focus'),
    resubmit: of('review.resubmit'),
    objection: {
      allowed: of('review.objection.allowed'),
      period: of('review.objection.period'),
      answerPeriod: of('review.objection.answerPeriod'),
      path: of('review.objection.path'),
      substitutesPass: of('review.objection.substitutesPass'),
      onSilence: of('review.objection.onSilence'),
    },
    lightForm: of('review.lightForm'),
    lightFormFor: of('review.lightFormFor'),
    answersForOpinion: of('review.answersForOpinion'),
    reviewerMinRatio: of('review.reviewerMinRatio'),
    firstTimeQualification: of('review.firstTimeQualification'),
    reviewerAsHearingOfficer: of('review.reviewerAsHearingOfficer'),
    stops: of('review.stops'),
    pool: of('review.pool'),
    handlerMayReview: of('review.handlerMayReview'),
    formerHandlerMayReview: of('review.formerHandlerMayReview'),
    issuerMayBeReviewer: of('review.issuerMayBeReviewer'),
    passSurvives: of('review.passSurvives'),
    afterDecision: of('review.afterDecision'),
  };
}

function approvalRules(values: ResolvedValues): ApprovalRules {
  const of = reader(values);
  return {
    stepUp: of('approval.stepUp'),
    twoSteps: of('approval.twoSteps'),
    actingHead: of('approval.actingHead'),
    headsDeliberation: {
      grounds: of('approval.headsDeliberation.grounds'),
      kinds: of('approval.headsDeliberation.kinds'),
    },
    headMayEdit: of('approval.headMayEdit'),
  };
}

function automationRules(values: ResolvedValues): AutomationRules {
  const of = reader(values);
  return {
    onTimeout: of('automation.onTimeout'),
    onNobody: of('automation.onNobody'),
    automaticTasks: of('automation.automaticTasks'),
    samePerson: of('automation.samePerson'),
    handlerDecides: of('automation.handlerDecides'),
    missingLeader: of('automation.missingLeader'),
    mailLink: of('automation.mailLink'),
  };
}

const extensionOf = (rule: ValueOf<'review.extension'>): ReviewExtension =>
  rule.allowed
    ? { allowed: true, max: rule.max ?? ENDLESS, period: rule.period, grantedBy: rule.grantedBy }
    : { allowed: false, max: 0, period: null, grantedBy: 'deputyHead' };

const inFen = ({ amountYuan, ...row }: ValueOf<'hearing.thresholds'>[number]): HearingThreshold => ({
  ...row,
  amountFen: amountYuan * 100,
});

type Family<K extends OptionalKey = OptionalKey> = K extends `${infer Name}.${ActKind}` ? Name : never;

function byActKind(values: ResolvedValues, family: Family): Partial<Record<ActKind, DayPeriod>> {
  const periods = actKinds.flatMap((kind) => {
    const resolved = values[`${family}.${kind}`];
    return resolved === undefined ? [] : [[kind, resolved.value] as const];
  });
  return Object.fromEntries(periods);
}

function numbersOf(values: ResolvedValues): Rules['numbers'] {
  const of = reader(values);
  const named = (pattern: string): string => pattern.replace('{authority}', () => of('numbers.authorityWord'));
  const decision = Object.entries(of('numbers.decision')).map(([kind, pattern]) => [kind, named(pattern)]);
  return { decision: Object.fromEntries(decision) as Record<ActKind, string>, opinion: named(of('numbers.opinion')) };
}

/**
 * The provision behind a value, for the receipt of a due day; null when this profile has no such value.
 *
 * @law PROFILE
 */
export function provisionFor(profile: ResolvedProfile, key: ValueKey): Provision | null {
  const resolved = profile.values[key];
  return resolved === undefined ? null : provisionOf(resolved.source);
}
