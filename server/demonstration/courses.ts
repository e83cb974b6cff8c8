import { imposesPenalty, type Story } from './story.ts';

/** What happens in a case, one act each; the working days since the act before it. */
const gaps = {
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
export type Beat = keyof typeof gaps;

/** Working days the party has for its defense, and one more. */
const LAPSE = 6;
/** Working days of the review; the review clock begins with `accept`. */
const REVIEW = 5;

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
const courses = {
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
} as const satisfies Record<string, readonly Beat[]>;
export type CourseName = keyof typeof courses;

export interface PlannedBeat {
  readonly beat: Beat;
  /** Working days before today, 0 or less. */
  readonly offset: number;
}

/** When each act of a case happens, counted back from its last one. */
export function planOf(story: Story, reviewBegun: (period: number, dueIn: number) => number): readonly PlannedBeat[] {
  const beats = beatsOf(story);
  const fromOpening = beats.map((_, index) =>
    sum(beats.slice(0, index + 1).map((beat, at) => gapOf(beat, beats[at - 1]))),
  );
  const shift = shiftOf(story, beats, fromOpening, reviewBegun);
  const offsetAt = (index: number): number =>
    story.live === true ? 0 : Math.min(0, (fromOpening[index] ?? 0) + shift);
  return beats.map((beat, index) => ({ beat, offset: offsetAt(index) }));
}

function beatsOf(story: Story): readonly Beat[] {
  const all: readonly Beat[] = courses[story.course];
  const withParty = imposesPenalty(story) ? all : all.filter((beat) => !['serveNotice', 'recordWaiver'].includes(beat));
  return story.lapse === true ? withParty.filter((beat) => beat !== 'recordWaiver') : withParty;
}

const gapOf = (beat: Beat, previous: Beat | undefined): number =>
  beat === 'requestApproval' && previous === 'serveNotice' ? LAPSE : gaps[beat];

function shiftOf(
  { last = 0, reviewDueIn }: Story,
  beats: readonly Beat[],
  fromOpening: readonly number[],
  reviewBegun: (period: number, dueIn: number) => number,
): number {
  if (reviewDueIn === undefined) return last - (fromOpening.at(-1) ?? 0);
  return reviewBegun(REVIEW, reviewDueIn) - (fromOpening[beats.indexOf('accept')] ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
