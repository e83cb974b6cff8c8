import * as z from 'zod';
import { actKinds, coercions } from '../../law/act-kinds.ts';
import { caseRoles } from '../../law/people/roles.ts';
import { personalActTypes, type PersonalActType } from '../../law/acts.ts';
import { partyStates, stepNames, stepPositions } from '../../law/processes/case/names.ts';
import { processKinds, stateNames } from '../../law/process/names.ts';
import { periodUnits } from '../../law/time/period.ts';
import { checkAnswers, reviewChecks } from '../../law/processes/case/review/checks.ts';
import { proceedingsView } from './proceedings.ts';
import { clockView, periodLength } from './clock-view.ts';
import { reviewedContent } from './content.ts';
import { meetingFacts } from './meetings.ts';
import { civilDate, hash, instant, personRef, unitRef } from './primitives.ts';
import { provisionRef, refusalView } from './problem.ts';
import { dutyView } from './responsibility.ts';
import { issueView, reviewWorkView } from './review-work.ts';
import { caseHead, taskView } from './tasks.ts';
import { timelineEntry } from './timeline.ts';

const personalTypes = [...personalActTypes] as [PersonalActType, ...PersonalActType[]];
const stamp = z.object({ by: personRef, on: civilDate, at: instant });

/** An act as it can be offered now; barred ones carry the reason and stay visible. */
export const permittedAct = z
  .object({
    type: z.enum(personalTypes),
    process: z.enum(processKinds),
    allowed: z.boolean(),
    refusal: refusalView.nullable(),
    provision: provisionRef,
    /** The revision to send with it. */
    expectedRevision: z.number().int(),
  })
  .meta({ id: 'PermittedAct' });
export type PermittedActView = z.output<typeof permittedAct>;

export const writtenCheck = z
  .object({ check: z.enum(reviewChecks), answer: z.enum(checkAnswers), problem: z.string(), basis: z.string() })
  .meta({ id: 'Check' });

export const opinionView = z
  .object({
    /** `light`: in the internal approval form, without a letter, its number and its issuer. */
    form: z.enum(['letter', 'light']),
    kind: z.string(),
    label: z.string(),
    passes: z.boolean(),
    number: z.string().nullable(),
    contentHash: hash,
    signed: stamp.nullable(),
    issued: stamp.nullable(),
    checks: z.array(writtenCheck),
    advice: z.string().nullable(),
    /** `signed`: not issued yet. `valid`: the gate is open for these bytes. `voided`: they were changed. */
    validity: z.enum(['signed', 'issued', 'valid', 'voided', 'withdrawn']),
    /** Taken back by its reviewer, with the reason. */
    withdrawn: z.object({ by: personRef, on: civilDate, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Opinion' });
export type OpinionView = z.output<typeof opinionView>;

export const roundView = z
  .object({
    round: z.number().int(),
    contentHash: hash.nullable(),
    content: reviewedContent.nullable(),
    signed: stamp.nullable(),
    submitted: stamp.nullable(),
    receivedOn: civilDate.nullable(),
    acceptedOn: civilDate.nullable(),
    /** Working days from acceptance to the issued opinion. */
    workingDaysUsed: z.number().int().nullable(),
    opinion: opinionView.nullable(),
    /** The handler's answers to the problems of the round before. */
    answers: z.array(z.record(z.string(), z.string())),
    /** Against the round before, one sentence each. */
    changes: z.array(z.string()),
  })
  .meta({ id: 'Round' });
export type RoundView = z.output<typeof roundView>;

export type { StepName } from '../../law/processes/case/names.ts';

export const step = z
  .object({
    step: z.enum(stepNames),
    /** `gate`: the condition of the decision, not yet met. `skipped`: not due in this case. */
    is: z.enum(stepPositions),
    on: civilDate.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'Step' });

export const caseView = z
  .object({
    /** Somebody who has a part in the case; who only publishes is given `PublishingCase`. */
    sight: z.literal('whole'),
    head: caseHead,
    publicationState: z.enum(stateNames).nullable(),
    publicationRevision: z.number().int().nullable(),
    openedOn: civilDate.nullable(),
    enteredAt: instant,
    summaryProcedure: z.boolean(),
    /** Which of the two a case of coercion is about. */
    coercion: z.enum(coercions).nullable(),
    profile: z.object({ id: z.string(), version: z.number().int(), title: z.string() }),
    authority: unitRef,
    reviewUnit: unitRef,
    reviewer: personRef.nullable(),
    /** Roles of the signed-in person in this case. */
    myRoles: z.array(z.enum(caseRoles)),
    mayEditDraft: z.boolean(),
    /** The draft as last finalized: what signature, review and approval bind to. */
    content: z.object({ hash, content: reviewedContent }).nullable(),
    /** Version of the working copy; 0 when there is none. Read it with `GET /cases/{id}/draft`. */
    draftVersion: z.number().int(),
    draftDiffers: z.boolean(),
    rounds: z.array(roundView),
    /** Numbered problems, settled ones too. */
    issues: z.array(issueView),
    reviewWork: reviewWorkView,
    clocks: z.array(clockView),
    steps: z.array(step),
    /** Where the party's rights stand. */
    party: z.object({
      state: z.enum(partyStates),
      noticeServedOn: civilDate.nullable(),
      hearingRight: z.boolean().nullable(),
      /** By the local threshold, for the draft as it is. */
      hearingRightDue: z.boolean(),
    }),
    extension: z
      .object({ days: z.number().int(), unit: z.enum(periodUnits), askedBy: personRef, reason: z.string().nullable() })
      .nullable(),
    /** Grounds on which review is mandatory; empty when none. */
    reviewGrounds: z.array(z.string()),
    outOfScope: z.object({ ground: z.string(), reason: z.string(), confirmed: stamp }).nullable(),
    /** What stands in the way of a decision now, in the order of the duties. */
    gate: z.array(refusalView),
    /** Reason why the pass is void, one sentence for each change. */
    changesSincePass: z.array(z.string()),
    decision: z
      .object({ number: z.string().nullable(), decided: stamp, contentHash: hash, servedOn: civilDate.nullable() })
      .nullable(),
    refusedApproval: z.object({ ...stamp.shape, reason: z.string() }).nullable(),
    /** Values of the profile that the forms need. */
    rules: z.object({
      opinionKinds: z.array(z.object({ code: z.string(), label: z.string(), passes: z.boolean() })),
      reviewFocus: z.array(z.enum(reviewChecks)),
      /** How much longer a review may take at most; `times` is null where it may as often as one likes. */
      extension: z.object({ period: periodLength, times: z.number().int().nullable() }).nullable(),
      /** Between the notice of a hearing and the hearing. */
      hearingNotice: periodLength,
      /** To decide on a suspected crime, and to hand it over; null in cases opened before the rules had it. */
      referral: z.object({ decision: periodLength, transfer: periodLength }).nullable(),
      /** To report a measure taken on the spot; null in cases opened before the rules had it. */
      coercionReport: periodLength.nullable(),
      supplementAllowed: z.boolean(),
      takeDownEvents: z.array(z.string()),
      actKinds: z.array(z.enum(actKinds)),
      /** Whether the local rule lets anybody act for an absent head. */
      actingHead: z.boolean(),
    }),
    responsibility: z.array(dutyView),
    proceedings: proceedingsView,
    meetings: meetingFacts,
    permittedActs: z.array(permittedAct),
    tasks: z.array(taskView),
    timeline: z.array(timelineEntry),
    ledger: z.object({ entries: z.number().int(), intact: z.boolean() }),
  })
  .meta({ id: 'Case' });
export type CaseView = z.output<typeof caseView>;
