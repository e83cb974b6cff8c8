/**
 * The closed lists of names a screen needs. They stand apart from the machines, so that a browser that knows the names
 * does not load the machines.
 */

/** The processes of a decision, each a machine of its own that runs as a workflow of its own. */
export const processKinds = ['case', 'publication'] as const;
export type ProcessKind = (typeof processKinds)[number];

/** What a process may be about. */
export const subjectKinds = ['case', 'authority'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const stateNames = [
  'opening',
  'drafting',
  'awaitingSignature',
  'readyToSubmit',
  'awaitingIntake',
  'awaitingSupplement',
  'unassigned',
  'assigned',
  'awaitingIssue',
  'problemsFound',
  'passed',
  'passVoided',
  'outsideScope',
  'awaitingApproval',
  'notApproved',
  'decided',
  'closed',
  'history',
  'awaitingObjectionAnswer',
  'consulting',
  'toDeliberate',
  'deliberating',
  'deliberationRecorded',
  'passedByDeliberation',
  'awaitingEndorsement',
  'headsDeliberating',
  'headsDeliberationRecorded',
  'endingProposed',
  'awaitingTransfer',
  'ended',
  'awaitingService',
  'toPublish',
  'published',
  'withdrawn',
  'expired',
  'notPublished',
] as const;
export type StateName = (typeof stateNames)[number];

/** States in which nothing can happen any more; the workflow of such a process ends. */
export const overStates = [
  'closed',
  'history',
  'ended',
  'withdrawn',
  'notPublished',
] as const satisfies readonly StateName[];

/** Where the party's rights stand: the leaf of the machine's region `party`. */
export const partyStates = [
  'unknown',
  'notRequired',
  'notNotified',
  'notDemanded',
  'defensePeriod',
  'demandPeriod',
  'defenseReceived',
  'settled',
] as const;
export type PartyState = (typeof partyStates)[number];

/**
 * Under which head a task stands in an inbox, in the order of the heads: what is late, due today, came back for another
 * review or has lost its pass, is new, and waits for somebody else.
 */
export const taskGroups = ['overdue', 'dueToday', 'resubmitted', 'normal', 'waiting'] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** What a task asks of its addressee. */
export const taskKinds = [
  'draft',
  'sign',
  'submit',
  'takeIn',
  'supplement',
  'assign',
  'review',
  'issue',
  'decideExtension',
  'answerProblems',
  'resubmitVoided',
  'giveDemand',
  'awaitPerformance',
  'giveNotice',
  'hearDefense',
  'reexamine',
  'requestApproval',
  'approve',
  'reviseRefused',
  'serve',
  'publish',
  'close',
  'answerObjection',
  'consult',
  'convene',
  'takeMinutes',
  'confirmMinutes',
  'endorse',
  'conveneHeads',
  'prepareReview',
  'cosign',
  'answerQuestion',
  'awaitHearingRequest',
  'arrangeHearing',
  'holdHearing',
  'decideRecusal',
  'replaceHandlers',
  'decideEnding',
  'transfer',
  'reportMeasure',
  'decideMeasure',
  'liftMeasure',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Grounds on which a decision is not published. */
export const nonPublicationGrounds = [
  'stateSecret',
  'tradeSecret',
  'privacy',
  'minor',
  'notRequired',
  'annulled',
] as const;
export type NonPublicationGround = (typeof nonPublicationGrounds)[number];

/** The steps a case goes through, as the bar above it shows them; which of them, and in what order, is the case's own. */
export const stepNames = [
  'opened',
  'drafted',
  'reviewed',
  'passed',
  'noticed',
  'demanded',
  'defended',
  'deliberated',
  'approved',
  'served',
  'published',
  'closed',
] as const;
export type StepName = (typeof stepNames)[number];

/**
 * `gate`: the condition of the decision, not yet met. `substituted`: met by a meeting where the local rule says so, and
 * never a pass. `skipped`: not due in this case.
 */
export const stepPositions = ['done', 'current', 'gate', 'substituted', 'ahead', 'skipped'] as const;
export type StepPosition = (typeof stepPositions)[number];

/** 争议讨论 and 负责人集体讨论决定 are two meetings (PRACTICE A3). */
export const meetings = ['disagreement', 'heads'] as const;
export type Meeting = (typeof meetings)[number];

/** What a meeting may conclude. */
export const conclusions = {
  disagreement: ['forHandler', 'forReviewer'],
  heads: ['approve', 'change', 'refuse'],
} as const satisfies Record<Meeting, readonly string[]>;
export type Conclusion = (typeof conclusions)[Meeting][number];

export const consultationResults = ['accepted', 'partly', 'rejected', 'noAgreement'] as const;
export type ConsultationResult = (typeof consultationResults)[number];

export const issueAnswers = ['changed', 'supplemented', 'disagreed'] as const;
export type IssueAnswer = (typeof issueAnswers)[number];

/** Ends of a case without a decision of this authority. */
export const endings = ['toOtherAuthority', 'suspectedCrime', 'dismissal'] as const;
export type Ending = (typeof endings)[number];

/** Ends of a hearing that was asked for and not held. */
export const hearingEnds = ['withdrawn', 'absent'] as const;
export type HearingEnd = (typeof hearingEnds)[number];

/** How fit a reviewer is (APL 58.2). */
export const fitnessCodes = ['qualified', 'experienced', 'firstTime'] as const;
export type Fitness = (typeof fitnessCodes)[number];
