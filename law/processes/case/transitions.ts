import { and } from 'xstate';
import { by } from '../../process/transition.ts';
import { ASSIGNED, DRAFTING, evolved, to } from './machine-setup.ts';

/** Transitions that several states share. */

export const withdraw = to(DRAFTING, by('PROFILE', 'caseHandler', 'handlingUnitHead'));
/** Changing what was reviewed is lawful; it costs the pass (APL 58). */
const voidPass = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'reviewedInScope']),
  actions: evolved,
  meta: by('APL-58', 'caseHandler'),
} as const;
export const redraft = to(DRAFTING, by('APL-58', 'caseHandler'));
const amend = [voidPass, redraft] as const;
/** An adopted defense takes the file back to the handler; region `party` records what it changes. */
export const reviseIfAdopted = {
  target: DRAFTING,
  guard: and(['allowed', 'adopted']),
  meta: by('APL-45', 'caseHandler'),
} as const;
/** What the party said voids the pass where it was adopted, or where the rules want a review after it. */
export const voidIfAdopted = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'reviewedAgain', 'reviewedInScope']),
  meta: by('APL-45', 'caseHandler'),
} as const;
/** After a hearing the review is done again, whatever it said before (PRACTICE A6); region `hearing` records it. */
export const reviewAfterHearing = [
  {
    target: '#case.matter.passVoided',
    guard: and(['allowed', 'reviewedInScope']),
    meta: by('APL-58.1(2)', 'hearingOfficer'),
  },
  { target: DRAFTING, guard: 'allowed', meta: by('APL-58.1(2)', 'hearingOfficer') },
] as const;
/** A file on its way through the review goes back to be completed with the record of the hearing. */
export const completeAfterHearing = {
  target: DRAFTING,
  guard: 'allowed',
  meta: by('APL-58.1(2)', 'hearingOfficer'),
} as const;
export const takeBackOpinion = to(ASSIGNED, by('PROFILE', 'legalReviewer', 'reviewUnitMember'));
export const propose = to('#case.matter.endingProposed', by('APL-57.1(4)', 'caseHandler'));
export const askHead = [
  {
    target: '#case.matter.awaitingEndorsement',
    guard: and(['allowed', 'twoSteps']),
    actions: evolved,
    meta: by('APL-57', 'caseHandler'),
  },
  to('#case.matter.awaitingApproval', by('APL-57', 'caseHandler')),
] as const;

/** What may befall a file that has passed and waits for its decision. */
export const whilePassed = {
  amendDraft: amend,
  reexamineDefense: [voidIfAdopted, reviseIfAdopted],
  recordHearing: reviewAfterHearing,
  withdrawOpinion: takeBackOpinion,
} as const;

export const drafting = {
  finalizeDraft: to('#case.matter.awaitingSignature', by('APL-57', 'caseHandler')),
  proposeEnding: propose,
} as const;
