import * as z from 'zod';
import { consultationResults, meetings, conclusions } from '../../law/processes/case/names.ts';
import { operation } from './operation.ts';
import { civilDate, hash, instant, personRef, uuid } from './primitives.ts';

const stamp = z.object({ by: personRef, on: civilDate, at: instant });
const conclusion = z.enum([...conclusions.disagreement, ...conclusions.heads]);

/** 集体讨论笔录, as its recorder wrote it. Sent back, it stays, with the reason. */
export const minutesView = z
  .object({
    /** Of the entry in the ledger: its address as a paper. */
    revision: z.number().int(),
    recorded: stamp,
    heldOn: civilDate,
    startedAt: z.string(),
    endedAt: z.string(),
    place: z.string(),
    present: z.array(personRef),
    recused: z.array(personRef),
    observers: z.array(personRef),
    /** Null where this authority takes no vote. */
    votes: z.object({ inFavor: z.number().int(), against: z.number().int(), abstained: z.number().int() }).nullable(),
    report: z.string(),
    defense: z.string().nullable(),
    reviewSummary: z.string(),
    opinions: z.array(z.object({ member: personRef, opinion: z.string() })),
    conclusion,
    reasons: z.string(),
    dissent: z.string().nullable(),
    returned: stamp.extend({ reason: z.string() }).nullable(),
    confirmed: stamp.nullable(),
  })
  .meta({ id: 'Minutes' });
export type MinutesView = z.output<typeof minutesView>;

export const meetingView = z
  .object({
    meeting: z.enum(meetings),
    convened: stamp,
    plannedOn: civilDate,
    place: z.string().nullable(),
    members: z.array(personRef),
    chair: personRef,
    recorder: personRef,
    /** How many members must sit and vote. */
    quorum: z.number().int(),
    minutes: z.array(minutesView),
    /** `replaced`: convened again in another way. `fallen`: what was discussed is no longer what is proposed. */
    state: z.enum(['convened', 'recorded', 'confirmed', 'replaced', 'fallen']),
  })
  .meta({ id: 'Meeting' });
export type MeetingView = z.output<typeof meetingView>;

/** One disagreement about an opinion, from the objection to its end. */
export const disagreementView = z
  .object({
    round: z.number().int(),
    contentHash: hash.nullable(),
    objection: stamp.extend({ issues: z.array(z.number().int()), reason: z.string() }),
    answer: stamp.extend({ upheld: z.boolean(), answer: z.string() }).nullable(),
    withdrawn: stamp.extend({ reason: z.string() }).nullable(),
    consultation: stamp
      .extend({
        heldOn: civilDate,
        participants: z.array(personRef),
        result: z.enum(consultationResults),
        record: z.string(),
      })
      .nullable(),
    meetings: z.array(meetingView),
    /** `substituted`: decided by the meeting where the local rule says so; never a pass. */
    outcome: z.enum([
      'open',
      'withdrawn',
      'upheld',
      'agreed',
      'conceded',
      'forHandler',
      'forReviewer',
      'substituted',
      'fallen',
    ]),
  })
  .meta({ id: 'Disagreement' });
export type DisagreementView = z.output<typeof disagreementView>;

/** Two different meetings (APL 57, 58): on a disagreement about the review, and of the heads before they decide. */
export const meetingFacts = z
  .object({
    disagreements: z.array(disagreementView),
    headsMeetings: z.array(meetingView),
    /** Which meeting may be convened now; null when none. */
    due: z.enum(meetings).nullable(),
    /** The heads must decide together on this draft. */
    headsRequired: z.boolean(),
    /** The meeting's conclusion opened the gate against the opinion, under this authority's own rule. */
    substituted: z.boolean(),
    /** Which conclusions a meeting that is now convened may come to. */
    conclusions: z.array(conclusion),
    rules: z.object({
      objectionAllowed: z.boolean(),
      hasConsultation: z.boolean(),
      /** Share of the members who must sit and vote. */
      quorum: z.number(),
      votes: z.boolean(),
      /** A meeting for the handler decides here, and nothing goes to another review. */
      substitutes: z.boolean(),
    }),
  })
  .meta({ id: 'Meetings' });
export type MeetingFacts = z.output<typeof meetingFacts>;

export const meetingPerson = z
  .object({
    ...personRef.shape,
    title: z.string(),
    isLeader: z.boolean(),
    /** Why not as a member or chair, with what is known and since when; null when they may. */
    unfitAsMember: z.string().nullable(),
    unfitAsRecorder: z.string().nullable(),
    /** Attends without a vote, since they handled or reviewed the case. */
    attendsAs: z.enum(['handler', 'reviewer']).nullable(),
    warning: z.string().nullable(),
  })
  .meta({ id: 'MeetingPerson' });
export type MeetingPerson = z.output<typeof meetingPerson>;

export const meetingOperations = {
  /** Whom a meeting on this case may be made of. */
  meetingPeople: operation({
    method: 'get',
    path: '/cases/{id}/meeting-people',
    summary: '集体讨论可以召集的人员',
    params: z.object({ id: uuid }),
    answer: z.array(meetingPerson),
  }),
};
