/** What happens in a case, one act each; the working days since the act before it. */
export const gaps = {
  openCase: 0,
  finalizeDraft: 6,
  signSubmission: 1,
  submitForReview: 0,
  accept: 1,
  requestSupplement: 1,
  recordOutOfScope: 1,
  assignReviewer: 0,
  requestExtension: 3,
  grantExtension: 1,
  signOpinion: 2,
  findProblems: 2,
  issueOpinion: 1,
  answerProblems: 2,
  raiseObjection: 2,
  answerObjection: 1,
  recordConsultation: 1,
  convene: 1,
  conveneHeads: 1,
  recordDeliberation: 0,
  confirmDeliberation: 1,
  amendDraft: 1,
  serveNotice: 1,
  recordDefense: 3,
  recordWaiver: 2,
  requestApproval: 1,
  approve: 1,
  refuseApproval: 1,
  serveDecision: 2,
  publish: 2,
  recordAnnulment: 12,
  declinePublication: 2,
  closeCase: 1,
} as const;
export type Step = keyof typeof gaps;

const submitted = ['openCase', 'finalizeDraft', 'signSubmission', 'submitForReview'] as const;
const assigned = [...submitted, 'accept', 'assignReviewer'] as const;
const passed = [...assigned, 'signOpinion', 'issueOpinion'] as const;
const foundFaulty = [...assigned, 'findProblems', 'issueOpinion'] as const;
const disputed = [...foundFaulty, 'raiseObjection', 'answerObjection', 'recordConsultation'] as const;
const noticed = [...passed, 'serveNotice'] as const;
const asked = [...noticed, 'recordWaiver', 'requestApproval'] as const;
const together = [...asked, 'conveneHeads', 'recordDeliberation', 'confirmDeliberation'] as const;
const decided = [...asked, 'approve'] as const;
const served = [...decided, 'serveDecision'] as const;
const published = [...served, 'publish'] as const;
const outside = [...submitted, 'recordOutOfScope'] as const;

/** How far a case has come, by the state it is left in. */
export const scripts = {
  drafting: ['openCase'],
  awaitingSignature: ['openCase', 'finalizeDraft'],
  readyToSubmit: ['openCase', 'finalizeDraft', 'signSubmission'],
  awaitingIntake: submitted,
  awaitingSupplement: [...submitted, 'requestSupplement'],
  unassigned: [...submitted, 'accept'],
  assigned,
  extensionAsked: [...assigned, 'requestExtension'],
  extended: [...assigned, 'requestExtension', 'grantExtension'],
  awaitingIssue: [...assigned, 'signOpinion'],
  problemsFound: foundFaulty,
  secondRound: [...foundFaulty, 'answerProblems', 'signSubmission', 'submitForReview', 'accept', 'assignReviewer'],
  deliberating: [...disputed, 'convene'],
  passed,
  passVoided: [...passed, 'amendDraft'],
  defensePeriod: noticed,
  defenseReceived: [...noticed, 'recordDefense'],
  awaitingApproval: asked,
  notApproved: [...asked, 'refuseApproval'],
  outsideScope: outside,
  decidedOutsideScope: [...outside, 'requestApproval', 'approve'],
  decided,
  decidedTogether: [...together, 'approve'],
  toPublish: served,
  published,
  withdrawn: [...published, 'recordAnnulment'],
  notPublished: [...served, 'declinePublication'],
  closed: [...published, 'closeCase'],
} as const satisfies Record<string, readonly Step[]>;
export type ScriptName = keyof typeof scripts;
