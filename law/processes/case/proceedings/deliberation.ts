import type { Refusal } from '../../../refusals.ts';
import { obstaclesToAsking } from '../review/gate.ts';
import type { CaseContext, Deliberation } from '../context.ts';
import type { EventOf, CaseEvent } from '../event.ts';
import type { Change } from '../evolution.ts';
import { firstOf } from '../../../process/first-of.ts';
import { conclusions, type Conclusion, type Meeting } from '../names.ts';
import { isAside, obstacleToDecider } from './approval.ts';
import { wasInvestigator, wasReviewer } from './involvement.ts';
import { reopened } from './review-work.ts';
import { meetingDue } from '../selectors.ts';
import type { Proceeding } from './proceeding.ts';

/** Fewer heads than these are no meeting. */
const FEWEST_MEMBERS = 3;

function obstacleToConvening(context: CaseContext, event: EventOf<'conveneDeliberation'>): Refusal | null {
  const { members, leaders, chairId, recorderId, by } = event;
  const everybody = [...members, recorderId];
  return (
    obstacleToDecider(context, by.personId) ??
    firstOf(
      [wasReviewer(context, by.personId), 'reviewer-attends-only'],
      [event.meeting !== meetingDue(context), 'meeting-of-another-kind'],
      [new Set(members).size < FEWEST_MEMBERS || !members.includes(chairId), 'meeting-too-small'],
      [everybody.some((id) => wasInvestigator(context, id)), 'investigator-cannot-deliberate'],
      [everybody.some((id) => context.recused?.includes(id) === true), 'recused-cannot-act'],
      [members.some((id) => wasReviewer(context, id)), 'reviewer-attends-only'],
      // Who confirms the minutes checks somebody else's work.
      [recorderId === chairId, 'chair-cannot-record'],
      [members.some((id) => leaders?.includes(id) !== true), 'member-not-leader'],
      [event.heldOn < event.on, 'date-before-previous'],
    ) ??
    obstacleToHeads(context, event)
  );
}

/** The heads decide after the pass, the defense and the hearing, not beside them (PRACTICE A3). */
const obstacleToHeads = (context: CaseContext, event: CaseEvent): Refusal | null =>
  meetingDue(context) === 'heads'
    ? (obstaclesToAsking(context, context.proposal?.contentHash ?? '', event.party)[0] ?? null)
    : null;

function obstacleToRecord(context: CaseContext, event: EventOf<'recordDeliberation'>): Refusal | null {
  const {
    participants,
    rules,
    draft: { deliberation },
  } = context;
  const members = deliberation?.members ?? [];
  const voting = [...new Set(event.present)].filter((id) => members.includes(id) && !event.recused.includes(id));
  const known: readonly string[] = conclusions[deliberation?.meeting ?? 'heads'];
  return (
    firstOf(
      [event.heldOn > event.on, 'date-in-future'],
      [event.heldOn < (deliberation?.heldOn ?? ''), 'date-before-previous'],
      [event.present.some((id) => !members.includes(id)), 'member-not-leader'],
      // The case may have changed hands since the meeting was convened.
      [voting.some((id) => wasInvestigator(context, id)), 'investigator-cannot-deliberate'],
      [voting.some((id) => wasReviewer(context, id)), 'reviewer-attends-only'],
      [voting.some((id) => isAside(context, id)), 'recused-cannot-act'],
      [!voting.includes(participants.chairId ?? ''), 'chair-absent'],
      [voting.length < votersNeeded(new Set(members).size, rules.deliberation.quorum), 'quorum-not-met'],
      [!known.includes(event.conclusion), 'conclusion-unknown'],
      [rules.deliberation.votes && !votesAgree(event, voting.length), 'votes-do-not-add-up'],
      [isReviewerUnheard(context, event), 'reviewer-not-heard'],
    ) ?? obstacleToHeads(context, event)
  );
}

/** A meeting that decides against an opinion must have heard who gave it (PRACTICE A2). */
const isReviewerUnheard = (context: CaseContext, { conclusion, observers }: EventOf<'recordDeliberation'>): boolean =>
  conclusion === 'forHandler' &&
  context.rules.review.objection.substitutesPass &&
  context.actKind !== 'penalty' &&
  !observers.some((id) => id === context.draft.opinion?.signedBy);

/**
 * How many members must sit and vote: more than half at a share of one half, at least the share at any other.
 *
 * @law PROFILE
 */
export const votersNeeded = (members: number, share: number): number =>
  share === 0.5 ? Math.floor(members / 2) + 1 : Math.ceil(members * share);

/** Every voter is counted once, and the conclusion follows the majority of those who voted. */
function votesAgree(
  { inFavor, against, abstained, conclusion }: EventOf<'recordDeliberation'>,
  voters: number,
): boolean {
  const isFavorable = conclusion === 'forHandler' || conclusion === 'approve';
  return inFavor + against + abstained === voters && inFavor > voters / 2 === isFavorable;
}

/**
 * Whether this meeting may stand in for a pass: only outside APL 58, where the authority's own clause says the meeting
 * decides, with the reviewer heard (PRACTICE A2). It never becomes a pass.
 *
 * @law PROFILE
 */
export const maySubstitute = ({ rules, actKind, draft: { deliberation } }: CaseContext): boolean =>
  rules.review.objection.substitutesPass &&
  actKind !== 'penalty' &&
  deliberation?.meeting === 'disagreement' &&
  deliberation.conclusion === 'forHandler';

function confirmed(context: CaseContext, event: EventOf<'confirmDeliberation'>): Change {
  const { disagreement, round } = context;
  const { deliberation } = context.draft;
  if (deliberation === null || deliberation.conclusion === null) return {};
  const { conclusion, contentHash } = deliberation;
  const over = {
    draft: { deliberation: null },
    participants: withoutMeeting(context),
    ...steppedAside(context, deliberation),
  };
  if (deliberation.meeting === 'heads') {
    return { ...over, headsTookUp: true, draft: { ...over.draft, headsConclusion: { contentHash, conclusion } } };
  }
  const ended = { ...over, disagreement: disagreement && { ...disagreement, conclusion } };
  if (maySubstitute(context)) return { ...ended, draft: { ...over.draft, substitute: { contentHash, round } } };
  return conclusion === 'forHandler' ? { ...ended, ...reopened(context, event.on) } : ended;
}

/** Who stepped aside in one meeting stays aside: in the next, and when the head decides. */
const steppedAside = ({ aside = [] }: CaseContext, { recused }: Deliberation): Change =>
  recused === undefined ? {} : { aside: [...new Set([...aside, ...recused])] };

const withoutMeeting = ({ participants }: CaseContext): CaseContext['participants'] => ({
  ...participants,
  chairId: undefined,
  recorderId: undefined,
});

/** Both meetings, from convening to the confirmed record: who may sit, when it counts, and what follows. */
export const deliberations: Proceeding = {
  obstacles: {
    conveneDeliberation: obstacleToConvening,
    recordDeliberation: obstacleToRecord,
    // Nobody defends himself against what he was never told; who was told once is heard until the decision.
    recordDefense: ({ notice, clocks }) =>
      firstOf([notice === null && clocks.demand === undefined, 'act-not-in-this-state']),
    confirmDeliberation: (context, event) =>
      firstOf(
        // The case may have changed hands since; the chair sends the record back, and another meeting is called.
        [wasInvestigator(context, event.by.personId), 'investigator-cannot-deliberate'],
        [context.draft.deliberation?.contentHash !== event.contentHash, 'content-changed-since-seen'],
        [context.draft.deliberation?.conclusion === null, 'act-not-in-this-state'],
      ),
  },
  changes: {
    conveneDeliberation: (context, event) => ({
      participants: { ...context.participants, chairId: event.chairId, recorderId: event.recorderId },
      draft: {
        deliberation: {
          meeting: event.meeting as Meeting,
          contentHash: context.proposal?.contentHash ?? '',
          heldOn: event.heldOn,
          members: event.members,
          conclusion: null,
        },
      },
    }),
    recordDeliberation: ({ draft: { deliberation } }, event) => ({
      draft: {
        deliberation: deliberation && {
          ...deliberation,
          conclusion: event.conclusion as Conclusion,
          recused: event.recused.length === 0 ? undefined : event.recused,
        },
      },
    }),
    returnDeliberationRecord: ({ draft: { deliberation } }) => ({
      draft: { deliberation: deliberation && { ...deliberation, conclusion: null } },
    }),
    confirmDeliberation: confirmed,
    // What the party still says, the heads hear before they conclude; outside their meeting, the deputy who endorses.
    recordDefense: ({ draft: { deliberation } }) => ({
      draft: {
        headsConclusion: null,
        ...(deliberation?.meeting === 'heads'
          ? { deliberation: { ...deliberation, conclusion: null } }
          : { endorsed: null }),
      },
    }),
    reexamineDefense: ({ rules, draft }, event) => {
      const isReviewedAgain = !event.adopted && rules.review.order === 'both' && draft.pass !== null;
      return isReviewedAgain ? { draft: { pass: null, endorsed: null, deliberation: null } } : {};
    },
  },
};
