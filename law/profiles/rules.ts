import type { ActKind } from '../act-kinds.ts';
import type { PartyType, PenaltyKind, ScopeFacts } from '../review/content.ts';
import type { OpinionKind, ReviewCheck } from '../review/checks.ts';
import type { Provision } from '../statutes.ts';
import type { DayPeriod } from '../time/period.ts';

/** Decisions the local rule sends to review whatever they weigh. `ordinaryPenalty`: any penalty not decided on the spot. */
export type ReviewedAlways = 'penalty' | 'ordinaryPenalty' | 'licenseWithHearing';

export type ReviewOrder = 'beforeNotice' | 'afterHearing' | 'both';

/** What the supplement of missing materials does to the review clock. */
export type ClockPolicy = 'restart' | 'pause' | 'none';

/** How the name of a natural person appears to the public. */
export type PublicName = 'surnameOnly' | 'full' | 'omit';

/** What makes a published decision come down. */
export type TakeDownEvent = 'varied' | 'annulled' | 'declaredUnlawful' | 'declaredInvalid' | 'toBeRemade';

/** Decisions that are not published by themselves. */
export type UnpublishedKind = 'notGranted' | 'noPenalty' | 'warningOnly';

export type StepUp = 'none' | 'pin' | 'totp' | 'passkey';

/** Why a clock may stand still, where the rules say so. */
export type StopGround = 'appraisal' | 'hearing' | 'publicNotice' | 'recusal' | 'papers' | 'forceMajeure';

export interface ScopeRules {
  /** Beside these, the grounds of APL 58 hold for every penalty: no profile can narrow them. */
  readonly grounds: readonly (keyof ScopeFacts)[];
  readonly alwaysFor: readonly ReviewedAlways[];
  /** Kinds of act for which the authority's own published list says which decisions are major. */
  readonly listFor: readonly ActKind[];
  /** Kinds of act for which the authority fixes its own standard of "major". */
  readonly ownStandardFor: readonly ActKind[];
  readonly summaryProcedureExempt: boolean;
  readonly noPenaltyDecisionExempt: boolean;
  readonly referralExempt: boolean;
}

export interface ReviewExtension {
  readonly allowed: boolean;
  /** How often; 0 when not allowed. */
  readonly max: number;
  /** How much at a time; null when not allowed. */
  readonly period: (DayPeriod & { readonly unit: 'workingDay' | 'calendarDay' }) | null;
  /** Always the leader in charge of the review unit, never silence (PRACTICE A10). */
  readonly grantedBy: 'deputyHead';
}

export interface ReviewRules {
  readonly scope: ScopeRules;
  readonly unitName: string;
  readonly period: DayPeriod;
  readonly clockStart: 'acceptance' | 'receipt';
  /** Within this period of receipt all missing items are told, once. */
  readonly intake: DayPeriod;
  readonly extension: ReviewExtension;
  readonly supplement: {
    readonly allowed: boolean;
    readonly period: DayPeriod;
    readonly clockPolicy: ClockPolicy;
    /** The end of the period sends the file back; it never counts as agreement. */
    readonly onLapse: 'return';
  };
  readonly order: ReviewOrder;
  /** Exactly one of them passes. */
  readonly opinionKinds: readonly OpinionKind[];
  readonly focus: readonly ReviewCheck[];
  readonly resubmit: boolean;
  readonly objection: {
    readonly allowed: boolean;
    readonly period: DayPeriod;
    readonly answerPeriod: DayPeriod;
    readonly path: readonly ('consultation' | 'disagreementDeliberation')[];
    readonly substitutesPass: boolean;
  };
  readonly lightForm: boolean;
  readonly answersForOpinion: 'reviewUnit' | 'authorityHead';
  /** Share of reviewers among officers; null where the authority has still to fix it. */
  readonly reviewerMinRatio: number | null;
  readonly firstTimeQualification: 'penaltyReviewers' | 'allReviewers' | 'none';
  readonly reviewerAsHearingOfficer: 'allow' | 'warn' | 'refuse';
}

/** An amount from which on a party may ask for a hearing: 以上 includes the amount itself. */
export interface HearingThreshold {
  readonly of: 'fine' | 'confiscation';
  readonly partyType: PartyType;
  readonly amountFen: number;
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
}

/** The values of a resolved profile, as a case carries them from its opening to its closing. */
export interface Rules {
  readonly profileId: string;
  readonly profileVersion: number;
  readonly actKinds: readonly ActKind[];
  readonly review: ReviewRules;
  readonly defense: { readonly period: DayPeriod };
  readonly hearing: {
    readonly kinds: readonly PenaltyKind[];
    readonly thresholds: readonly HearingThreshold[];
    readonly requestPeriod: DayPeriod;
    /** Counted backward from the hearing, strictly. */
    readonly noticePeriod: DayPeriod;
    readonly licenseHoldPeriod: DayPeriod;
  };
  readonly decision: { readonly periods: Readonly<Partial<Record<ActKind, DayPeriod>>> };
  readonly service: { readonly periods: Readonly<Partial<Record<ActKind, DayPeriod>>> };
  /** Absent in cases opened before the rules had it. */
  readonly referral?: { readonly decisionPeriod: DayPeriod; readonly transferHours: number };
  /** Absent in cases opened before the rules had it. */
  readonly coercion?: { readonly reportHours: number };
  readonly publication: {
    readonly periods: Readonly<Partial<Record<ActKind, DayPeriod>>>;
    readonly otherPeriod: DayPeriod;
    readonly takeDown: { readonly period: DayPeriod; readonly events: readonly TakeDownEvent[] };
    /** How long a decision stays public; without one it stays. */
    readonly displayTerms: Readonly<Partial<Record<ActKind, DayPeriod>>>;
    readonly naturalPersonName: PublicName;
    readonly notPublished: readonly UnpublishedKind[];
  };
  readonly approval: { readonly stepUp: StepUp; readonly twoSteps: boolean };
  /** `{year}` and `{seq}` stand for the year and the number allocated. */
  readonly numbers: { readonly decision: Readonly<Record<ActKind, string>>; readonly opinion: string };
  /** The provision behind each period, by its key in the profile (`review.period`), so that a receipt can cite it. */
  readonly provisions: Readonly<Partial<Record<string, Provision>>>;
}
