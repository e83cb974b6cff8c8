import { isReplaceableRole, rolesIn, type CaseRole, type ReplaceableRole } from '../../people/roles.ts';
import type { Refusal } from '../../refusals.ts';
import type { CaseContext } from './context.ts';
import type { EventOf, CaseEvent } from './event.ts';
import { firstOf } from '../../process/first-of.ts';

/**
 * What stands against asking for more days: no source for it, used, pending, too many, or too late.
 *
 * @law PROFILE
 */
export function obstacleToExtensionRequest(context: CaseContext, event: EventOf<'requestExtension'>): Refusal | null {
  const { allowed, period } = context.rules.review.extension;
  return (
    firstOf(
      [!allowed, 'extension-not-provided'],
      [(context.clocks.review?.extendedBy ?? 0) > 0, 'extension-already-used'],
      [context.extension !== null, 'extension-already-requested'],
      [event.days === 0, 'act-malformed'],
      [event.days > (period?.n ?? 0), 'extension-too-long'],
    ) ?? tooLate(event)
  );
}

/**
 * What stands against granting it: the wrong person, or the period is over.
 *
 * @law PROFILE
 */
export const obstacleToGrant = (context: CaseContext, event: CaseEvent): Refusal | null =>
  obstacleToExtensionDecider(context, event) ?? tooLate(event);

/**
 * The leader in charge decides; never the one who asked, the head of the review unit, or the handler's side
 * (PRACTICE A10). A head whom somebody stands in for is still that head.
 *
 * @law PROFILE
 */
export function obstacleToExtensionDecider(context: CaseContext, event: CaseEvent): Refusal | null {
  const { participants } = context;
  const roles = [...rolesIn(event.by, participants), ...rolesIn(event.by, { ...participants, standIns: {} })];
  const barred: readonly CaseRole[] = ['reviewUnitHead', 'caseHandler', 'handlingUnitHead'];
  const isParty = context.extension?.askedBy === event.by.personId || roles.some((role) => barred.includes(role));
  return isParty ? 'extension-by-asker' : null;
}

const tooLate = (event: CaseEvent): Refusal | null =>
  event.dues.review !== undefined && event.on > event.dues.review ? 'extension-too-late' : null;

const reviewSide: readonly CaseRole[] = ['reviewUnitMember', 'reviewUnitHead'];
const handlingSide: readonly CaseRole[] = ['handlingUnitHead', 'caseHandler'];

/** Each side names stand-ins for the leaders it waits for: the review unit its own two, the handling unit the rest. */
const namedBy: Record<ReplaceableRole, readonly CaseRole[]> = {
  deputyHead: reviewSide,
  reviewUnitHead: reviewSide,
  handlingUnitHead: handlingSide,
  authorityHead: handlingSide,
};

/**
 * What stands against naming another leader. A handler names nobody on the side that reviews the case, and nobody
 * names themselves.
 *
 * @law APL-57
 */
export function obstacleToReplacement(context: CaseContext, event: EventOf<'replaceLeader'>): Refusal | null {
  const { role, by, personId } = event;
  const { participants } = context;
  if (!isReplaceableRole(role)) return 'act-malformed';
  const roles = rolesIn(by, participants);
  const isOnWrongSide = namedBy[role] === reviewSide && roles.includes('caseHandler');
  return firstOf(
    [isOnWrongSide || !roles.some((held) => namedBy[role].includes(held)), 'not-your-act'],
    [participants.handlers.includes(personId) || personId === by.personId, 'stand-in-unfit'],
  );
}
