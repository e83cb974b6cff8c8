import { approvalActs } from './acts/approval.ts';
import { clockStopsActs } from './acts/clock-stops.ts';
import { deliberationActs } from './acts/deliberation.ts';
import { disagreementActs } from './acts/disagreement.ts';
import { draftingActs } from './acts/drafting.ts';
import { executionActs } from './acts/execution.ts';
import { extensionActs } from './acts/extension.ts';
import { hearingActs } from './acts/hearing.ts';
import { intakeActs } from './acts/intake.ts';
import { openingActs } from './acts/opening.ts';
import { opinionActs } from './acts/opinion.ts';
import { partyActs } from './acts/party.ts';
import { recusalActs } from './acts/recusal.ts';
import { referralActs } from './acts/referral.ts';
import { reviewWorkActs } from './acts/review-work.ts';
import { upkeepActs } from './acts/upkeep.ts';
import { urgentMeasureActs } from './acts/urgent-measure.ts';

/** The acts of a case, in the order in which they are offered. */
export const caseActs = {
  ...openingActs,
  ...draftingActs,
  ...intakeActs,
  ...extensionActs,
  ...opinionActs,
  ...partyActs,
  ...approvalActs,
  ...executionActs,
  ...disagreementActs,
  ...deliberationActs,
  ...reviewWorkActs,
  ...hearingActs,
  ...recusalActs,
  ...referralActs,
  ...urgentMeasureActs,
  ...clockStopsActs,
  ...upkeepActs,
} as const;
