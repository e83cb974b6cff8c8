/**
 * The closed lists of names a screen needs. They stand apart from the machines, so that a browser that knows the names
 * does not load the machines.
 */

/** The processes of a decision, each a machine of its own that runs as a workflow of its own. */
export const processKinds = ['case', 'publication'] as const;
export type ProcessKind = (typeof processKinds)[number];

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
  'awaitingService',
  'toPublish',
  'published',
  'withdrawn',
  'expired',
  'notPublished',
] as const;
export type StateName = (typeof stateNames)[number];

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
  'giveNotice',
  'hearDefense',
  'reexamine',
  'requestApproval',
  'approve',
  'reviseRefused',
  'serve',
  'publish',
  'close',
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
