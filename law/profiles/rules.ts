import type { ActKind } from '../act-kinds.ts';
import type { PartyType, PenaltyKind, ScopeFacts } from '../processes/case/review/content.ts';
import type { OpinionKind, ReviewCheck } from '../processes/case/review/checks.ts';
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
export type UnpublishedKind = 'notGranted' | 'noPenalty' | 'warningOnly' | 'summaryProcedure';

/** What proves, once more, who decides from a mail. `none` is for a demonstration alone. */
export type StepUp = 'none' | 'pin' | 'password' | 'totp' | 'passkey';

/** Why a clock may stand still, where the rules say so. */
export type StopGround = 'appraisal' | 'hearing' | 'publicNotice' | 'recusal' | 'papers' | 'forceMajeure';

/** What reviewers and counsel of other units may do in a review. */
export type ReviewerPool = 'none' | 'assists' | 'signs';

/** Whether somebody may act for an absent head. */
export type ActingHead = 'none' | 'writtenAuthority';

/** Tasks settled by an act that decides something; other systems let a node settle them by itself. */
export type AutomaticTask = 'sign' | 'review' | 'issue' | 'approve' | 'decideExtension';

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
  /** Safe: `reviewUnit`. Only the checker reads it. */
  readonly confirmedBy: 'reviewUnit' | 'caseHandler';
}

/** Stands for extensions without a limit where plain JSON has no infinity. */
export const ENDLESS = 9999;

export interface ReviewExtension {
  readonly allowed: boolean;
  /** How often; 0 when not allowed, `ENDLESS` without a limit (which the checker refuses). */
  readonly max: number;
  /** How much at a time; null when not allowed. */
  readonly period: (DayPeriod & { readonly unit: 'workingDay' | 'calendarDay' }) | null;
  /** The leader in charge of the review unit (PRACTICE A10); the checker refuses anybody else. */
  readonly grantedBy: 'deputyHead' | 'reviewUnitHead' | 'caseHandler' | 'silence';
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
    /** The end of the period sends the file back; the checker refuses an agreement. */
    readonly onLapse: 'return' | 'accept' | 'agree';
  };
  readonly order: ReviewOrder;
  /** One of them passes; the checker refuses a second one. */
  readonly opinionKinds: readonly OpinionKind[];
  readonly focus: readonly ReviewCheck[];
  readonly resubmit: boolean;
  readonly objection: {
    readonly allowed: boolean;
    readonly period: DayPeriod;
    readonly answerPeriod: DayPeriod;
    readonly path: readonly ('consultation' | 'disagreementDeliberation')[];
    readonly substitutesPass: boolean;
    /** Safe: `overdue`. Only the checker reads it. */
    readonly onSilence: 'overdue' | 'agree' | 'dismiss';
  };
  readonly lightForm: boolean;
  /** Safe: `outsideGrounds`. Only the checker reads it. */
  readonly lightFormFor: 'outsideGrounds' | 'everything';
  readonly answersForOpinion: 'reviewUnit' | 'authorityHead';
  /** Share of reviewers among officers; null where the authority has still to fix it. */
  readonly reviewerMinRatio: number | null;
  readonly firstTimeQualification: 'penaltyReviewers' | 'allReviewers' | 'none';
  readonly reviewerAsHearingOfficer: 'allow' | 'warn' | 'refuse';
  /** Grounds on which the review clock may be stopped. */
  readonly stops: readonly StopGround[];
  readonly pool: ReviewerPool;
  /** Safe: false, `nothing`, none. Only the checker reads these. */
  readonly handlerMayReview: boolean;
  readonly formerHandlerMayReview: boolean;
  readonly issuerMayBeReviewer: boolean;
  readonly passSurvives: 'nothing' | 'minorEdits';
  readonly afterDecision: readonly ActKind[];
}

export interface ApprovalRules {
  readonly stepUp: StepUp;
  /** First the deputy head in charge of the handling unit, then the head. */
  readonly twoSteps: boolean;
  readonly actingHead: ActingHead;
  /** When the heads must decide together (APL 57.2): a fact of the case, or a kind of penalty. */
  readonly headsDeliberation: {
    readonly grounds: readonly (keyof ScopeFacts)[];
    readonly kinds: readonly PenaltyKind[];
  };
  /** Safe: false. Only the checker reads it. */
  readonly headMayEdit: boolean;
}

/** What a system would do by itself. Only the checker reads these: the machines know nothing but the safe value. */
export interface AutomationRules {
  readonly onTimeout: 'overdue' | 'agree';
  readonly onNobody: 'wait' | 'agree';
  readonly automaticTasks: readonly AutomaticTask[];
  readonly samePerson: 'ask' | 'agree';
  readonly handlerDecides: 'refuse' | 'skip';
  readonly missingLeader: 'wait' | 'agree';
  readonly mailLink: 'page' | 'open';
}

/** An amount from which on a party may ask for a hearing: 以上 includes the amount itself. */
export interface HearingThreshold {
  readonly of: 'fine' | 'confiscation';
  readonly partyType: PartyType;
  readonly amountFen: number;
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
}

/**
 * The values of a resolved profile, as a case carries them from its opening to its closing. Cases opened under machine
 * version 1 carry no `deliberation`, `referral`, `coercion`, `automation`, and none of the fields that came with them;
 * nothing that version runs may read those.
 */
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
    /** Safe: `notInvestigator` (APL 64(4)). Only the checker reads it. */
    readonly officer: 'notInvestigator' | 'anyone';
  };
  readonly deliberation: {
    /** Share of the members who must be present: more than half at 0.5, at least that share otherwise. */
    readonly quorum: number;
    readonly votes: boolean;
  };
  readonly decision: {
    readonly periods: Readonly<Partial<Record<ActKind, DayPeriod>>>;
    /** Grounds on which the clock of the decision may be stopped. */
    readonly stops: readonly StopGround[];
  };
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
  readonly approval: ApprovalRules;
  readonly automation: AutomationRules;
  /** `{year}` and `{seq}` stand for the year and the number allocated. */
  readonly numbers: { readonly decision: Readonly<Record<ActKind, string>>; readonly opinion: string };
  /** The provision behind each period, by its key in the profile (`review.period`), so that a receipt can cite it. */
  readonly provisions: Readonly<Partial<Record<string, Provision>>>;
}
