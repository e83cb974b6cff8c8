import type { Refusal } from '../../../refusals.ts';
import { isHearingPending } from '../review/gate.ts';
import type { CivilDate } from '../../../time/civil-date.ts';
import { type CaseContext, nothingDecided } from '../context.ts';
import type { EventOf, CaseEvent } from '../event.ts';
import type { Change } from '../evolution.ts';
import { isNoticeOutdated, withoutReview, issuedOnly } from '../evolution.ts';
import { dropClock, endClock, startClock } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { hearingEnds } from '../names.ts';
import { obstacleToTaking, withInvolved } from './involvement.ts';
import { clocksIn, type Proceeding } from './proceeding.ts';

function obstacleToRequest(context: CaseContext, event: EventOf<'requestHearing'>): Refusal | null {
  const { notice, decidedOn, hearing, hearingWaived, clocks } = context;
  // What was received in time is heard, though it be entered after the period was over.
  const due = clocks.hearingRequest?.endedOn ?? event.dues.hearingRequest;
  return firstOf(
    [decidedOn !== null, 'act-not-in-this-state'],
    [notice?.hearingRight !== true, 'no-hearing-right'],
    [hearing !== undefined || hearingWaived === true, 'hearing-request-late'],
    [event.receivedOn > event.on, 'date-in-future'],
    [event.receivedOn < (notice?.servedOn ?? ''), 'date-before-previous'],
    [due !== undefined && event.receivedOn > due, 'hearing-request-late'],
  );
}

function obstacleToNotice(context: CaseContext, event: EventOf<'noticeHearing'>): Refusal | null {
  return (
    obstacleToTaking(context, event.officerId, 'hearingOfficer') ??
    firstOf(
      [context.participants.handlers.includes(event.officerId), 'investigator-cannot-preside'],
      [context.recused?.includes(event.officerId) === true, 'recused-cannot-act'],
      [event.servedOn > event.on, 'date-in-future'],
      [event.servedOn < (context.hearing?.askedOn ?? ''), 'date-before-previous'],
      [event.heldOn <= event.servedOn, 'hearing-too-early'],
    )
  );
}

/** Counted days cannot be known here; the clock of the notice knows the last day on which no hearing may be held. */
function obstacleToDay({ hearing, clocks }: CaseContext, day: CivilDate, event: CaseEvent): Refusal | null {
  const lastBefore = clocks.hearingNotice?.endedOn ?? event.dues.hearingNotice;
  return firstOf(
    [day > event.on, 'date-in-future'],
    [hearing?.plannedOn !== day, 'hearing-on-another-day'],
    [lastBefore === undefined || day <= lastBefore, 'hearing-too-early'],
  );
}

/** The file moves with the hearing, so it must not move without one: not after its end, and not a second time. */
const isToBeHeld = ({ hearing }: CaseContext): boolean =>
  hearing !== undefined && hearing.heldOn === null && hearing.endedOn === null;

/** A party is absent only from a hearing it was told of in time, on its day. */
function obstacleToEnd(context: CaseContext, event: EventOf<'endHearing'>): Refusal | null {
  const obstacle = firstOf(
    [!hearingEnds.some((known) => known === event.ground), 'act-malformed'],
    [event.endedOn > event.on, 'date-in-future'],
    [event.endedOn < (context.hearing?.askedOn ?? ''), 'date-before-previous'],
  );
  return obstacle ?? (event.ground === 'absent' ? obstacleToDay(context, event.endedOn, event) : null);
}

/** What the party said at the hearing is a defense: no heavier penalty because of it, and a new review (PRACTICE A6). */
function heard(context: CaseContext, event: EventOf<'recordHearing'>): Change {
  const { clocks, hearing, notice, draft } = context;
  const ended = endClock(endClock(clocks, 'hearingNotice', event.on), 'defense', event.on);
  const fallen = dropClock(dropClock(withoutReview(ended), 'objection'), 'objectionAnswer');
  return {
    draft: { ...nothingDecided, opinion: issuedOnly(draft.opinion) },
    extension: null,
    disagreement: undefined,
    conceded: undefined,
    hearing: hearing && { ...hearing, heldOn: event.heldOn },
    heardOn: event.heldOn,
    defendedAgainst: notice && notice.proposal,
    clocks: fallen,
  };
}

const withoutHearing = (context: CaseContext, base: Change): Change => ({
  hearing: undefined,
  hearingWaived: undefined,
  clocks: dropClock(dropClock(clocksIn(context, base), 'hearingRequest'), 'hearingNotice'),
});

/** The hearing: asked for within the period, notified in time, presided by no investigator, and reviewed afterwards. */
export const hearings: Proceeding = {
  obstacles: {
    requestHearing: obstacleToRequest,
    noticeHearing: obstacleToNotice,
    recordHearing: (context, event) =>
      firstOf([!isToBeHeld(context), 'act-not-in-this-state']) ?? obstacleToDay(context, event.heldOn, event),
    endHearing: obstacleToEnd,
    // After a hearing no unit may find that nothing is to be reviewed (PRACTICE A6).
    recordOutOfScope: ({ heardOn }) => firstOf([heardOn !== undefined, 'hearing-not-reviewed']),
    submitForReview: (context) =>
      firstOf([context.rules.review.order === 'afterHearing' && isHearingPending(context), 'hearing-pending']),
  },
  changes: {
    serveNotice: (context, event, base) => {
      const without = withoutHearing(context, base);
      const clocks = clocksIn(context, without);
      return event.hearingRight
        ? { ...without, clocks: startClock(clocks, 'hearingRequest', event.servedOn) }
        : without;
    },
    recordWaiver: (context, event, base) =>
      event.hearing === true && context.hearing === undefined
        ? { clocks: endClock(clocksIn(context, base), 'hearingRequest', event.on), hearingWaived: true }
        : {},
    requestHearing: (context, event) => ({
      hearing: { askedOn: event.receivedOn, noticedOn: null, plannedOn: null, heldOn: null, endedOn: null },
      defendedAgainst: context.notice && context.notice.proposal,
      clocks: endClock(context.clocks, 'hearingRequest', event.on),
    }),
    noticeHearing: (context, event) => ({
      participants: { ...context.participants, hearingOfficerId: event.officerId },
      hearing: context.hearing && { ...context.hearing, noticedOn: event.servedOn, plannedOn: event.heldOn },
      involved: withInvolved(context.involved, [event.officerId], 'hearingOfficer', 'assignment', event.on),
      clocks: startClock(context.clocks, 'hearingNotice', event.servedOn),
    }),
    recordHearing: heard,
    endHearing: (context, event) => ({
      hearing: context.hearing && { ...context.hearing, endedOn: event.endedOn },
      clocks: dropClock(context.clocks, 'hearingNotice'),
    }),
    finalizeDraft: (context, event, base) => (isNoticeOutdated(context, event) ? withoutHearing(context, base) : {}),
  },
};
