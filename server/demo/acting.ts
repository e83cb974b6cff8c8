import type { Rules } from '../../law/profiles/rules.ts';
import { reviewChecks, type WrittenCheck } from '../../law/review/checks.ts';
import type { ReviewedContent } from '../../law/review/content.ts';
import { mustOfferHearing } from '../../law/review/hearing.ts';
import { proposalOf } from '../../law/review/proposal.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { workingDayAfter } from '../../law/time/working-days.ts';
import type { SentAct } from '../contract/acts.ts';
import { heads, personId, squads, type PersonKey } from './people.ts';
import type { Beat } from './scripts.ts';
import type { Story } from './demo-case.ts';
import { actWords as words } from './act-words.ts';
import { castWords } from './people-words.ts';

/** What an act of a story is made from. */
export interface Situation {
  readonly story: Story;
  readonly on: CivilDate;
  /** The last working day before. */
  readonly dayBefore: CivilDate;
  readonly rules: Rules;
  readonly content: ReviewedContent;
  readonly contentHash: string;
  readonly draftVersion: number;
  /** Of the page that would be public; empty before there is one. */
  readonly previewHash: string;
}

const RECORDER = 'publicityClerk';
/** Working days to the meeting that is still to come. */
const AHEAD = 2;

/** Beats that open a case or save a draft are more than an act; here is who does each. */
export function actorOf(beat: Beat | 'endBackEntry', { unit, reviewer }: Story): PersonKey {
  const [handler] = squads[unit].handlers;
  const others: Partial<Record<Beat | 'endBackEntry', PersonKey>> = {
    signSubmission: squads[unit].head,
    accept: reviewer,
    requestSupplement: reviewer,
    recordOutOfScope: reviewer,
    assignReviewer: 'reviewHead',
    requestExtension: reviewer,
    grantExtension: 'deputyHead',
    signOpinion: reviewer,
    findProblems: reviewer,
    issueOpinion: 'reviewHead',
    answerObjection: 'reviewHead',
    convene: 'authorityHead',
    conveneHeads: 'authorityHead',
    recordDeliberation: RECORDER,
    confirmDeliberation: 'authorityHead',
    approve: 'authorityHead',
    refuseApproval: 'authorityHead',
    publish: 'publicityClerk',
    recordAnnulment: 'publicityClerk',
    declinePublication: 'publicityClerk',
  };
  return others[beat] ?? handler;
}

type Making = (situation: Situation) => SentAct;

const makings: Record<Exclude<Beat, 'openCase'>, Making> = {
  finalizeDraft: ({ draftVersion }) => ({ type: 'finalizeDraft', draftVersion, newFacts: false, answers: null }),
  signSubmission: ({ contentHash }) => ({ type: 'signSubmission', contentHash }),
  submitForReview: ({ contentHash }) => ({ type: 'submitForReview', contentHash }),
  accept: () => ({ type: 'accept' }),
  requestSupplement: ({ story }) => ({ type: 'requestSupplement', missing: story.missing ?? words.missing }),
  recordOutOfScope: ({ story }) => {
    const ground = story.summaryProcedure === true ? 'summaryProcedure' : 'notListed';
    return { type: 'recordOutOfScope', ground, reason: words.outOfScope[ground] };
  },
  assignReviewer: ({ story }) => ({ type: 'assignReviewer', reviewerId: personId(story.reviewer) }),
  requestExtension: ({ story, rules }) => ({
    type: 'requestExtension',
    days: rules.review.extension.period?.n ?? 1,
    reason: story.extensionReason ?? words.extension,
  }),
  grantExtension: () => ({ type: 'grantExtension', reason: words.extensionGranted }),
  signOpinion: agreed,
  findProblems: faulty,
  issueOpinion: ({ contentHash }) => ({ type: 'issueOpinion', contentHash }),
  answerProblems: ({ draftVersion, story }) => ({
    type: 'finalizeDraft',
    draftVersion,
    newFacts: false,
    answers: answersTo(story),
  }),
  raiseObjection: ({ story }) => ({
    type: 'raiseObjection',
    issues: (story.problems ?? []).map((_, index) => String(index + 1)),
    reason: story.objection ?? words.objection,
  }),
  answerObjection: ({ story }) => ({
    type: 'answerObjection',
    upheld: false,
    answer: story.objectionAnswer ?? words.objectionAnswer,
  }),
  recordConsultation: ({ on, story }) => ({
    type: 'recordConsultation',
    heldOn: on,
    participants: [...squads[story.unit].handlers, story.reviewer, 'reviewHead' as const].map(personId),
    result: 'noAgreement',
    record: story.consultation ?? words.consultation,
  }),
  convene: ({ on }) => convening('disagreement', workingDayAfter(on, AHEAD, nationalCalendar)),
  conveneHeads: ({ on }) => convening('heads', on),
  recordDeliberation: minutes,
  confirmDeliberation: ({ contentHash }) => ({ type: 'confirmDeliberation', contentHash }),
  amendDraft: ({ draftVersion }) => ({ type: 'amendDraft', draftVersion }),
  serveNotice: ({ on, content, rules }) => ({
    type: 'serveNotice',
    servedOn: on,
    method: 'personal',
    hearingRight: mustOfferHearing(proposalOf(content, '', ''), rules.hearing, on),
    note: words.notice,
  }),
  recordDefense: ({ on, story }) => ({
    type: 'recordDefense',
    receivedOn: on,
    statement: story.defense ?? words.defense,
  }),
  recordWaiver: ({ on }) => ({ type: 'recordWaiver', waivedOn: on, hearing: true, note: words.waiver }),
  requestApproval: ({ contentHash }) => ({ type: 'requestApproval', contentHash, note: words.approvalAsked }),
  approve: ({ contentHash }) => ({ type: 'approve', contentHash, note: words.approved }),
  refuseApproval: ({ contentHash, story }) => ({
    type: 'refuseApproval',
    contentHash,
    reason: story.refusal ?? words.refused,
  }),
  serveDecision: ({ on }) => ({ type: 'serveDecision', servedOn: on, method: 'personal', note: words.served }),
  publish: ({ previewHash }) => ({ type: 'publish', previewHash }),
  recordAnnulment: ({ dayBefore, story }) => ({
    type: 'recordAnnulment',
    kind: story.annulment?.kind ?? 'annulled',
    effectiveOn: dayBefore,
    documentNumber: (story.annulment?.documentNumber ?? '').replace('{year}', dayBefore.slice(0, 4)),
    reason: story.annulment?.reason ?? words.annulled,
  }),
  declinePublication: () => ({ type: 'declinePublication', ground: 'notRequired', reason: words.notPublished }),
  closeCase: () => ({ type: 'closeCase', note: words.closed }),
};

export const actFor = (beat: Exclude<Beat, 'openCase'>, situation: Situation): SentAct => makings[beat](situation);

const convening = (meeting: 'disagreement' | 'heads', heldOn: CivilDate): SentAct => ({
  type: 'conveneDeliberation',
  meeting,
  heldOn,
  members: heads.map(personId),
  chairId: personId('authorityHead'),
  recorderId: personId(RECORDER),
  place: words.meetingPlace,
});

function minutes({ story, on }: Situation): SentAct {
  const { report, review, opinions = [], reasons } = story.meeting ?? {};
  return {
    type: 'recordDeliberation',
    heldOn: on,
    present: heads.map(personId),
    recused: [],
    observers: [...squads[story.unit].handlers, story.reviewer].map(personId),
    inFavor: 0,
    against: 0,
    abstained: 0,
    conclusion: 'approve',
    startedAt: `${on} 09:30`,
    endedAt: `${on} 10:20`,
    place: words.meetingPlace,
    report: report ?? words.meetingReport,
    defense: null,
    reviewSummary: review ?? words.meetingReview,
    opinions: heads.map((head, index) => ({
      member: personId(head),
      opinion: opinions[index] ?? words.meetingOpinion,
    })),
    reasons: reasons ?? words.meetingReasons,
    dissent: null,
  };
}

function agreed({ story, content, contentHash }: Situation): SentAct {
  const isLicense = story.actKind === 'license';
  const facts = {
    authority: castWords.authority,
    party: story.party.name,
    violation: story.violation,
    evidence: content.evidence.length,
    law: story.law.map(({ law, article }) => `《${law}》${article}`).join('、'),
    circumstances: story.circumstances,
  };
  return {
    type: 'signOpinion',
    kind: 'agree',
    contentHash,
    checks: reviewChecks.map((check) =>
      isLicense && check === 'discretion'
        ? { check, answer: 'notApplicable', problem: words.licenseDiscretion, basis: '' }
        : { check, answer: 'meets', problem: '', basis: '' },
    ),
    advice: isLicense ? words.licensed(facts) : words.agreed(facts),
  };
}

function faulty({ story, contentHash }: Situation): SentAct {
  const found = story.problems ?? [];
  const checks = reviewChecks.map((check): WrittenCheck => {
    const problem = found.find((one) => one.check === check);
    return problem === undefined ? { check, answer: 'meets', problem: '', basis: '' } : { ...problem, answer: 'fails' };
  });
  return { type: 'signOpinion', kind: 'problems', contentHash, checks, advice: words.faulty(found.length) };
}

/** Numbers follow the order of the checks. */
const answersTo = ({ problems = [], answers = [] }: Story): readonly Readonly<Record<string, string>>[] => {
  const inOrder = reviewChecks.filter((check) => problems.some((problem) => problem.check === check));
  return problems.map(({ check }, index) => ({
    number: String(inOrder.indexOf(check) + 1),
    answer: 'changed',
    text: answers[index] ?? '',
  }));
};
