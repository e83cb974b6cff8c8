import type { Refusal } from '../../refusals.ts';
import { isHearingPending } from '../../review/gate.ts';
import type { CaseContext, EventOf } from '../case-context.ts';
import type { Change } from '../case-evolution.ts';
import { isNoticeOutdated, withoutReview } from '../case-evolution.ts';
import { dropClock, endClock, startClock } from '../clocks.ts';
import { firstOf } from '../first-of.ts';
import { hearingEnds } from '../names.ts';
import { obstacleToTaking, withInvolved } from './involvement.ts';
import { clocksIn, type Road } from './road.ts';

function obstacleToRequest(context: CaseContext, event: EventOf<'requestHearing'>): Refusal | null {
  const { notice, decidedOn } = context;
  const due = event.dues.hearingRequest;
  return firstOf(
    [decidedOn !== null, 'act-not-in-this-state'],
    [notice?.hearingRight !== true, 'no-hearing-right'],
    [event.receivedOn > event.on, 'date-in-future'],
    [event.receivedOn < (notice?.servedOn ?? ''), 'date-before-previous'],
    [due !== undefined && event.receivedOn > due, 'hearing-request-late'],
  );
}

function obstacleToNotice(context: CaseContext, event: EventOf<'noticeHearing'>): Refusal | null {
  return (
    obstacleToTaking(context, event.officerId, 'hearingOfficer') ??
    firstOf(
      [context.parts.handlers.includes(event.officerId), 'investigator-cannot-preside'],
      [context.recused?.includes(event.officerId) === true, 'recused-cannot-act'],
      [event.servedOn > event.on, 'date-in-future'],
      [event.servedOn < (context.hearing?.askedOn ?? ''), 'date-before-previous'],
      [event.heldOn <= event.servedOn, 'hearing-too-early'],
    )
  );
}

/** Counted days cannot be known here; the clock of the notice knows the last day on which no hearing may be held. */
function obstacleToHearing({ hearing, clocks }: CaseContext, event: EventOf<'recordHearing'>): Refusal | null {
  const due = event.dues.hearingNotice;
  const isNoticeRunning = clocks.hearingNotice?.endedOn === null;
  return firstOf(
    [event.heldOn > event.on, 'date-in-future'],
    [hearing?.plannedOn !== event.heldOn, 'hearing-on-another-day'],
    [isNoticeRunning && (due === undefined || event.heldOn <= due), 'hearing-too-early'],
  );
}

/** What the party said at the hearing is a defense: no heavier penalty because of it, and a new review (PRACTICE A6). */
function heard(context: CaseContext, event: EventOf<'recordHearing'>): Change {
  const { clocks, hearing, notice, opinion } = context;
  const ended = endClock(endClock(clocks, 'hearingNotice', event.on), 'defense', event.on);
  const fallen = dropClock(dropClock(withoutReview(ended), 'objection'), 'objectionAnswer');
  return {
    opinion: opinion?.issued === true ? opinion : null,
    extension: null,
    disagreement: undefined,
    hearing: hearing && { ...hearing, heldOn: event.heldOn },
    defendedAgainst: notice && notice.proposal,
    pass: null,
    outOfScope: null,
    substitute: undefined,
    endorsed: undefined,
    headsConclusion: undefined,
    deliberation: undefined,
    clocks: fallen,
  };
}

const withoutHearing = (context: CaseContext, base: Change): Change => ({
  hearing: undefined,
  clocks: dropClock(dropClock(clocksIn(context, base), 'hearingRequest'), 'hearingNotice'),
});

/** The hearing: asked for within the period, notified in time, presided by no investigator, and reviewed afterwards. */
export const hearings: Road = {
  obstacles: {
    requestHearing: obstacleToRequest,
    noticeHearing: obstacleToNotice,
    recordHearing: obstacleToHearing,
    endHearing: (_context, event) =>
      firstOf(
        [!hearingEnds.some((known) => known === event.ground), 'act-malformed'],
        [event.endedOn > event.on, 'date-in-future'],
      ),
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
      event.hearing === true ? { clocks: endClock(clocksIn(context, base), 'hearingRequest', event.on) } : {},
    requestHearing: (context, event) => ({
      hearing: { askedOn: event.receivedOn, noticedOn: null, plannedOn: null, heldOn: null, endedOn: null },
      defendedAgainst: context.notice && context.notice.proposal,
      clocks: endClock(context.clocks, 'hearingRequest', event.on),
    }),
    noticeHearing: (context, event) => ({
      parts: { ...context.parts, hearingOfficerId: event.officerId },
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
