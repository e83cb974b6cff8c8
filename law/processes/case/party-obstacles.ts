import type { Refusal } from '../../refusals.ts';
import { mustOfferHearing } from './review/hearing.ts';
import { imposesPenalty } from './review/proposal.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import { laterOf } from '../../time/civil-date.ts';
import type { CaseContext } from './context.ts';
import type { EventOf } from './event.ts';
import { firstOf } from '../../process/first-of.ts';
import { isServiceMethod } from './service-methods.ts';

/**
 * What the law has against serving this notice: nothing to tell, too early, or without the right it must tell of.
 *
 * @law APL-44
 */
export function obstacleToNotice(context: CaseContext, event: EventOf<'serveNotice'>): Refusal | null {
  const { proposal, rules } = context;
  if (proposal === null) return 'draft-incomplete';
  return firstOf(
    [context.decidedOn !== null || !imposesPenalty(proposal), 'act-not-in-this-state'],
    [!isServiceMethod(event.method), 'act-malformed'],
    [isReviewFirst(context) && !isReviewed(context), 'order-review-first'],
    [mustOfferHearing(proposal, rules.hearing, event.servedOn) && !event.hearingRight, 'hearing-right-not-notified'],
    [event.servedOn > event.on, 'date-in-future'],
    [event.servedOn < earliestNotice(context), 'date-before-previous'],
  );
}

/**
 * Whether a review comes before the notice; `both` asks for another one after it.
 *
 * @law PROFILE
 */
export const isReviewFirst = ({ rules }: CaseContext): boolean =>
  rules.review.order === 'beforeNotice' || rules.review.order === 'both';

const isReviewed = ({ draft: { pass, outOfScope } }: CaseContext): boolean => pass !== null || outOfScope !== null;

/**
 * A notice cannot have been served before its draft was final, nor before the review that comes first: an older date
 * would let the period for the defense run out on the day it is entered.
 */
function earliestNotice(context: CaseContext): CivilDate {
  const { finalizedOn, clocks } = context;
  const reviewedOn = (isReviewFirst(context) && clocks.review?.endedOn) || '';
  return laterOf(finalizedOn, reviewedOn);
}

/**
 * What the law has against recording what the party said.
 *
 * @law APL-45
 */
export const obstacleToDefense = (context: CaseContext, event: EventOf<'recordDefense'>): Refusal | null =>
  firstOf(
    [context.decidedOn !== null, 'act-not-in-this-state'],
    [event.receivedOn > event.on, 'date-in-future'],
    [isBeforeNotice(context, event.receivedOn), 'date-before-previous'],
    [isBeforeOpening(context, event.receivedOn), 'date-before-previous'],
  );

/**
 * What the law has against recording that the party says nothing.
 *
 * @law APL-45
 */
export const obstacleToWaiver = (context: CaseContext, event: EventOf<'recordWaiver'>): Refusal | null =>
  firstOf(
    [event.waivedOn > event.on, 'date-in-future'],
    [isBeforeNotice(context, event.waivedOn), 'date-before-previous'],
  );

/** Against an execution, on which no notice is served, the party may have spoken before its last demand. */
const isBeforeOpening = ({ openedOn }: CaseContext, date: CivilDate): boolean => openedOn !== null && date < openedOn;

const isBeforeNotice = ({ notice }: CaseContext, date: CivilDate): boolean => notice !== null && date < notice.servedOn;
