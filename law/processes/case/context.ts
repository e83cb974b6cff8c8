import type { Coercion } from '../../act-kinds.ts';
import type { Rules } from '../../profiles/rules.ts';
import type { Proposal } from './review/proposal.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import type { Involved } from '../../people/conflicts.ts';
import type { ReviewCheck } from './review/checks.ts';
import type { ProcessContext, ProcessState } from '../../process/state.ts';
import type { Conclusion, Ending, IssueAnswer, Meeting } from './names.ts';
import type { ClockName } from '../../process/clocks.ts';

/** What a case is, beside the state it is in: ids, codes, dates and hashes; no names and no facts. */
export interface CaseContext extends ProcessContext {
  readonly summaryProcedure: boolean;
  readonly openedOn: CivilDate | null;
  /** The profile's values in force when the case was opened; the case keeps them. */
  readonly rules: Rules;
  /** Number of submissions so far; the first review is round 1. */
  readonly round: number;
  readonly proposal: Proposal | null;
  /** Business date on which the present draft was finalized: no paper about it can be older. */
  readonly finalizedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly supplementAsked: boolean;
  readonly extension: { readonly days: number; readonly askedBy: string } | null;
  readonly draft: Draft;
  readonly notice: Notice | null;
  /** A defense was adopted and the draft not yet revised. */
  readonly mustRevise: boolean;
  /** The heaviest draft the party could defend itself against; later drafts may not be heavier because of the defense. */
  readonly defendedAgainst: Proposal | null;
  readonly decidedOn: CivilDate | null;
  readonly servedOn: CivilDate | null;
  readonly publication: PublicationOutcome;
  /** Clocks that ran out while their duty is still open; what was late and is done stands in the ledger. */
  readonly overdue: readonly ClockName[];
  /** Id in the source from which a historical decision was entered. */
  readonly historyOf: string | null;
  /** Everybody who ever took a side, over every hand-over. */
  readonly involved: readonly Involved[];
  /** Of a case of coercion, which of the two it is. */
  readonly coercion?: Coercion | undefined;
  /** What follows is absent until it happens. */
  readonly issues?: readonly Issue[] | undefined;
  /** As they stood before the opinion that is signed and not yet issued. */
  readonly issuesBefore?: readonly Issue[] | undefined;
  readonly disagreement?: Disagreement | undefined;
  /** The review unit gave way to an objection, and reviews the same bytes again. */
  readonly conceded?: boolean | undefined;
  /** Bytes that do not come again: a defense against them was adopted, or 复审 still found problems in them. */
  readonly spent?: readonly string[] | undefined;
  /** The heads concluded on this case together once: from then on none of them decides it alone. */
  readonly headsTookUp?: boolean | undefined;
  /** Who stepped aside in a meeting whose record is confirmed. */
  readonly aside?: readonly string[] | undefined;
  readonly hearing?: HearingCourse | undefined;
  /** The party said it wants no hearing, after the present notice. */
  readonly hearingWaived?: boolean | undefined;
  /** A hearing was held; a new notice begins another course and does not undo it. */
  readonly heardOn?: CivilDate | undefined;
  /** Whose recusal the party asked for and nobody decided yet. */
  readonly recusal?: { readonly personId: string; readonly askedOn: CivilDate } | undefined;
  readonly recused?: readonly string[] | undefined;
  readonly ending?:
    { readonly ending: Ending; readonly proposedBy: string; readonly approvedOn: CivilDate | null } | undefined;
  readonly measure?: UrgentMeasure | undefined;
  readonly questions?: { readonly asked: number; readonly open: readonly number[] } | undefined;
  /** Co-signers who agreed to the signed opinion; the others in `participants.cosigners` are still asked. */
  readonly cosigned?: readonly string[] | undefined;
  /** The present submission asks for the light form. */
  readonly light?: boolean | undefined;
  /** The submission stood still for missing materials between these days. */
  readonly supplementedBetween?: { readonly asked: CivilDate; readonly received: CivilDate | null } | undefined;
}

/** What was said of the bytes of the present draft, and decided on them: another draft has none of it. */
export interface Draft {
  readonly opinion: Opinion | null;
  /** The bytes that passed; null when nothing has, or when what passed was changed. */
  readonly pass: { readonly contentHash: string; readonly round: number } | null;
  readonly outOfScope: { readonly contentHash: string; readonly ground: string } | null;
  readonly deliberation: Deliberation | null;
  /** What the heads concluded, on which bytes. */
  readonly headsConclusion: { readonly contentHash: string; readonly conclusion: Conclusion } | null;
  /** Decided by deliberation against an opinion, where the local rule outside APL 58 says so; never a pass (PRACTICE A2). */
  readonly substitute: { readonly contentHash: string; readonly round: number } | null;
  readonly endorsed: { readonly contentHash: string; readonly by: string } | null;
}

/** What falls with the bytes it was decided on, or with their review; the opinion stays as what was once said of them. */
export const nothingDecided = {
  pass: null,
  outOfScope: null,
  deliberation: null,
  headsConclusion: null,
  substitute: null,
  endorsed: null,
} as const satisfies Omit<Draft, 'opinion'>;

/** A draft of which nobody has said anything yet. */
export const freshDraft: Draft = { ...nothingDecided, opinion: null };

/** One problem a reviewer named, by its number in the case; what was written about it lies in the content store. */
export interface Issue {
  readonly no: number;
  readonly check: ReviewCheck;
  readonly round: number;
  readonly state: 'open' | 'answered' | 'settled';
  readonly answer: IssueAnswer | null;
}

export interface Disagreement {
  /** The bytes the opinion found problems in. */
  readonly contentHash: string;
  /** Numbers of the issues objected to. */
  readonly issues: readonly number[];
  readonly raisedOn: CivilDate;
  readonly conclusion: Conclusion | null;
}

/** A meeting from its convening to its confirmed record. */
export interface Deliberation {
  readonly meeting: Meeting;
  readonly contentHash: string;
  readonly heldOn: CivilDate;
  readonly members: readonly string[];
  readonly conclusion: Conclusion | null;
  /** Who stepped aside, by the record as it stands; absent where nobody did. */
  readonly recused?: readonly string[] | undefined;
}

export interface HearingCourse {
  readonly askedOn: CivilDate;
  readonly noticedOn: CivilDate | null;
  readonly plannedOn: CivilDate | null;
  readonly heldOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
}

export interface UrgentMeasure {
  readonly takenAt: string;
  readonly stage: 'taken' | 'reported' | 'approved' | 'toLift' | 'lifted';
}

export interface Opinion {
  readonly kind: string;
  readonly passes: boolean;
  readonly contentHash: string;
  readonly signedBy: string;
  /** Signed by the reviewer only, or issued by the head of the review unit. */
  readonly issued: boolean;
}

export interface Notice {
  readonly proposal: Proposal;
  readonly servedOn: CivilDate;
  readonly hearingRight: boolean;
}

export type PublicationOutcome = 'pending' | 'published' | 'notPublished' | 'withdrawn' | 'expired';

export type CaseState = ProcessState<CaseContext>;

export interface CaseInput {
  readonly rules: Rules;
  readonly backEntry: boolean;
}

/**
 * A case before its first act. XState calls this with no input on every transition and discards the result, so it must
 * not fail on undefined.
 *
 * @law APL-54
 */
export const newCaseContext = (input: CaseInput | undefined): CaseContext => ({
  participants: { authorityId: '', handlingUnitId: '', reviewUnitId: '', handlers: [], reviewerId: null, standIns: {} },
  actKind: 'penalty',
  summaryProcedure: false,
  openedOn: null,
  rules: input?.rules as Rules,
  backEntry: input?.backEntry ?? false,
  lastOn: null,
  round: 0,
  proposal: null,
  finalizedOn: null,
  receivedOn: null,
  supplementAsked: false,
  extension: null,
  draft: freshDraft,
  notice: null,
  mustRevise: false,
  defendedAgainst: null,
  decidedOn: null,
  servedOn: null,
  publication: 'pending',
  clocks: {},
  overdue: [],
  historyOf: null,
  involved: [],
});
