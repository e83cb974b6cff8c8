import { obstacleToReviewer } from '../../../people/reviewer-fitness.ts';
import type { Refusal } from '../../../refusals.ts';
import type { ActType } from '../../../acts.ts';
import type { CaseContext } from '../context.ts';
import { reviewerFitnesses } from '../../../people/reviewer-fitness.ts';
import type { Proceeding } from './proceeding.ts';

/** As the record knew it on the day: of whom the act names, or else of whoever signs. Nothing known is nothing shown. */
interface WithFitness {
  readonly fitness?: string | null;
}

function obstacleOfFitness({ actKind, rules }: CaseContext, event: WithFitness): Refusal | null {
  const fitness = reviewerFitnesses.find((code) => code === event.fitness) ?? 'firstTime';
  return obstacleToReviewer(fitness, actKind, rules.review.firstTimeQualification);
}

/** By whichever door somebody comes to the review: named for it, standing in for who was, or signing by their office. */
type DoorToReview = Extract<
  ActType,
  'assignReviewer' | 'delegateReview' | 'askCosign' | 'signOpinion' | 'cosign' | 'issueOpinion'
>;

const obstacles: Record<DoorToReview, typeof obstacleOfFitness> = {
  assignReviewer: obstacleOfFitness,
  delegateReview: obstacleOfFitness,
  askCosign: obstacleOfFitness,
  signOpinion: obstacleOfFitness,
  cosign: obstacleOfFitness,
  issueOpinion: obstacleOfFitness,
};

/** Who reviews a penalty for the first time has the qualification (APL 58.2), whoever they review it for. */
export const reviewersFitness: Proceeding = { obstacles, changes: {} };
