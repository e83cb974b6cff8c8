import type { Rules } from '../../law/profiles/rules.ts';
import { reviewChecks, type WrittenCheck } from '../../law/processes/case/review/checks.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import { mustOfferHearing } from '../../law/processes/case/review/hearing.ts';
import { proposalOf } from '../../law/processes/case/review/proposal.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { workingDayAfter } from '../../law/time/working-days.ts';
import type { SentAct } from '../contract/acts.ts';
import { heads, personId, squads, type PersonKey } from './people.ts';
import type { Step } from './scripts.ts';
import type { DemoCase } from './demo-case.ts';
import { actWords as words } from './act-words.ts';
import { peopleWords } from './people-words.ts';

/** What an act of a case is made from. */
export interface Situation {
  readonly demoCase: DemoCase;
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

/** Steps that open a case or save a draft are more than an act; here is who does each. */
export function actorOf(step: Step | 'endBackEntry', { unit, reviewer }: DemoCase): PersonKey {
  const [handler] = squads[unit].handlers;
  const others: Partial<Record<Step | 'endBackEntry', PersonKey>> = {
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
  return others[step] ?? handler;
}

type Making = (situation: Situation) => SentAct;

const makings: Record<Exclude<Step, 'openCase'>, Making> = {
  finalizeDraft: ({ draftVersion }) => ({ type: 'finalizeDraft', draftVersion, newFacts: false, answers: null }),
  signSubmission: ({ contentHash }) => ({ type: 'signSubmission', contentHash }),
  submitForReview: ({ contentHash }) => ({ type: 'submitForReview', contentHash }),
  accept: () => ({ type: 'accept' }),
  requestSupplement: ({ demoCase }) => ({ type: 'requestSupplement', missing: demoCase.missing ?? words.missing }),
  recordOutOfScope: ({ demoCase }) => {
    const ground = demoCase.summaryProcedure === true ? 'summaryProcedure' : 'notListed';
    return { type: 'recordOutOfScope', ground, reason: words.outOfScope[ground] };
  },
  assignReviewer: ({ demoCase }) => ({ type: 'assignReviewer', reviewerId: personId(demoCase.reviewer) }),
  requestExtension: ({ demoCase, rules }) => ({
    type: 'requestExtension',
    days: rules.review.extension.period?.n ?? 1,
    reason: demoCase.extensionReason ?? words.extension,
  }),
  grantExtension: () => ({ type: 'grantExtension', reason: words.extensionGranted }),
  signOpinion: agreed,
  findProblems: faulty,
  issueOpinion: ({ contentHash }) => ({ type: 'issueOpinion', contentHash }),
  answerProblems: ({ draftVersion, demoCase }) => ({
    type: 'finalizeDraft',
    draftVersion,
    newFacts: false,
    answers: answersTo(demoCase),
  }),
  raiseObjection: ({ demoCase }) => ({
    type: 'raiseObjection',
    issues: (demoCase.problems ?? []).map((_, index) => String(index + 1)),
    reason: demoCase.objection ?? words.objection,
  }),
  answerObjection: ({ demoCase }) => ({
    type: 'answerObjection',
    upheld: false,
    answer: demoCase.objectionAnswer ?? words.objectionAnswer,
  }),
  recordConsultation: ({ on, demoCase }) => ({
    type: 'recordConsultation',
    heldOn: on,
    participants: [...squads[demoCase.unit].handlers, demoCase.reviewer, 'reviewHead' as const].map(personId),
    result: 'noAgreement',
    record: demoCase.consultation ?? words.consultation,
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
  recordDefense: ({ on, demoCase }) => ({
    type: 'recordDefense',
    receivedOn: on,
    statement: demoCase.defense ?? words.defense,
  }),
  recordWaiver: ({ on }) => ({ type: 'recordWaiver', waivedOn: on, hearing: true, note: words.waiver }),
  requestApproval: ({ contentHash }) => ({ type: 'requestApproval', contentHash, note: words.approvalAsked }),
  approve: ({ contentHash }) => ({ type: 'approve', contentHash, note: words.approved }),
  refuseApproval: ({ contentHash, demoCase }) => ({
    type: 'refuseApproval',
    contentHash,
    reason: demoCase.refusal ?? words.refused,
  }),
  serveDecision: ({ on }) => ({ type: 'serveDecision', servedOn: on, method: 'personal', note: words.served }),
  publish: ({ previewHash }) => ({ type: 'publish', previewHash }),
  recordAnnulment: ({ dayBefore, demoCase }) => ({
    type: 'recordAnnulment',
    kind: demoCase.annulment?.kind ?? 'annulled',
    effectiveOn: dayBefore,
    documentNumber: (demoCase.annulment?.documentNumber ?? '').replace('{year}', dayBefore.slice(0, 4)),
    reason: demoCase.annulment?.reason ?? words.annulled,
  }),
  declinePublication: () => ({ type: 'declinePublication', ground: 'notRequired', reason: words.notPublished }),
  closeCase: () => ({ type: 'closeCase', note: words.closed }),
};

export const actFor = (step: Exclude<Step, 'openCase'>, situation: Situation): SentAct => makings[step](situation);

const convening = (meeting: 'disagreement' | 'heads', heldOn: CivilDate): SentAct => ({
  type: 'conveneDeliberation',
  meeting,
  heldOn,
  members: heads.map(personId),
  chairId: personId('authorityHead'),
  recorderId: personId(RECORDER),
  place: words.meetingPlace,
});

function minutes({ demoCase, on }: Situation): SentAct {
  const { report, review, opinions = [], reasons } = demoCase.meeting ?? {};
  return {
    type: 'recordDeliberation',
    heldOn: on,
    present: heads.map(personId),
    recused: [],
    observers: [...squads[demoCase.unit].handlers, demoCase.reviewer].map(personId),
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

function agreed({ demoCase, content, contentHash }: Situation): SentAct {
  const isLicense = demoCase.actKind === 'license';
  const facts = {
    authority: peopleWords.authority,
    party: demoCase.party.name,
    violation: demoCase.violation,
    evidence: content.evidence.length,
    law: demoCase.law.map(({ law, article }) => `《${law}》${article}`).join('、'),
    circumstances: demoCase.circumstances,
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

function faulty({ demoCase, contentHash }: Situation): SentAct {
  const found = demoCase.problems ?? [];
  const checks = reviewChecks.map((check): WrittenCheck => {
    const problem = found.find((one) => one.check === check);
    return problem === undefined ? { check, answer: 'meets', problem: '', basis: '' } : { ...problem, answer: 'fails' };
  });
  return { type: 'signOpinion', kind: 'problems', contentHash, checks, advice: words.faulty(found.length) };
}

/** Numbers follow the order of the checks. */
const answersTo = ({ problems = [], answers = [] }: DemoCase): readonly Readonly<Record<string, string>>[] => {
  const inOrder = reviewChecks.filter((check) => problems.some((problem) => problem.check === check));
  return problems.map(({ check }, index) => ({
    number: String(inOrder.indexOf(check) + 1),
    answer: 'changed',
    text: answers[index] ?? '',
  }));
};
