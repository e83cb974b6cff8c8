/** What officers call things: the labels of the closed lists a screen shows. */
export {
  actKindLabels,
  actLabels,
  addressee,
  caseRoleLabels,
  checkAnswerLabels,
  clockLabels,
  conclusionLabels,
  consultationResultLabels,
  dayKindLabels,
  endingLabels,
  credentialKindLabels,
  fitnessLabels,
  hearingEndLabels,
  issueAnswerLabels,
  meetingLabels,
  nodeLabel,
  stopGroundLabels,
  decisionOutcomeLabels,
  evidenceKindLabels,
  nonPublicationGroundLabels,
  officeLabels,
  outOfScopeGroundLabels,
  partyStateLabels,
  partyTypeLabels,
  penaltyKindLabels,
  poolKindLabels,
  reviewCheckLabels,
  scopeFactLabels,
  serviceMethodLabels,
  stateLabels,
  submissionLabel,
  takeDownEventLabels,
  taskLabels,
} from '../../law/words.ts';
/** The closed lists themselves, for the choices a form offers. */
export { actKinds, coercionLabels, coercions, kindLabel, type ActKind, type Coercion } from '../../law/act-kinds.ts';
export { type ReplaceableRole } from '../../law/people/roles.ts';
export { type ClockName } from '../../law/process/clocks.ts';
export {
  consultationResults,
  endings,
  hearingEnds,
  issueAnswers,
  type IssueAnswer,
} from '../../law/processes/case/names.ts';
export { nonPublicationGrounds } from '../../law/processes/publication/names.ts';
export { stateNames, taskKinds, type StateName, type TaskKind } from '../../law/process/names.ts';
export { serviceMethods } from '../../law/processes/case/service-methods.ts';
export {
  reviewChecks,
  type CheckAnswer,
  type ReviewCheck,
  type WrittenCheck,
} from '../../law/processes/case/review/checks.ts';
export {
  decisionOutcomes,
  evidenceKinds,
  partyTypes,
  penaltyKinds,
  type ReviewedContent,
  type ScopeFacts,
} from '../../law/processes/case/review/content.ts';
export { outOfScopeGrounds, type OutOfScopeGround } from '../../law/processes/case/review/scope.ts';
