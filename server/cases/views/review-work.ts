import type { CaseContext } from '../../../law/processes/case/context.ts';
import { mayReviewLight } from '../../../law/processes/case/proceedings/review-work.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { PersonRef } from '../../contract/primitives.ts';
import type { ReviewWorkView } from '../../contract/review-work.ts';
import { actsOf, lastAct, type ActEntry, type TimelineEntry } from '../../contract/timeline.ts';
import type { Course } from './course.ts';
import { namesOf, type Viewing } from '../../request/viewing.ts';

interface Told {
  /** The newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly course: Course;
}

/** How the review of the present round is being done. */
export async function reviewWorkOf(
  { db }: Viewing,
  { context }: CaseFile,
  { timeline, course }: Told,
): Promise<ReviewWorkView> {
  const ofRound = timeline.filter(({ round }) => round === context.round).toReversed();
  const { delegateId, cosigners = [] } = context.participants;
  const names = await namesOf(db, [delegateId, ...cosigners]);
  const delegation = lastAct(timeline, 'delegateReview');
  const to = names.find(delegateId);
  return {
    isLight: context.light === true,
    mayBeLight: mayReviewLight(context),
    questions: questionsIn({ timeline, course }, context),
    delegation:
      to === null || delegation === undefined
        ? null
        : { to, given: stampOf(delegation), note: delegation.fields.note ?? null },
    prepared: actsOf(ofRound, 'returnDelegated').map((entry) => ({ note: entry.fields.note, given: stampOf(entry) })),
    cosigners: cosigners.flatMap((id) => {
      const asked = actsOf(timeline, 'askCosign').find(({ fields }) => fields.personId === id);
      const person = names.find(id);
      if (asked === undefined || person === null) return [];
      const signed = context.cosigned?.includes(id) === true ? signatureOf(person, ofRound) : undefined;
      const stamp = signed === undefined ? null : stampOf(signed);
      return [{ person, note: asked.fields.note ?? null, asked: stampOf(asked), signed: stamp }];
    }),
    objections: actsOf(ofRound, 'cosign')
      .filter(({ fields }) => !fields.agrees)
      .map((entry) => ({ note: entry.fields.note ?? null, given: stampOf(entry) })),
  };
}

/** Somebody may have signed in the place of one who is away. */
function signatureOf(person: PersonRef, ofRound: readonly TimelineEntry[]): ActEntry<'cosign'> | undefined {
  const agreed = actsOf(ofRound, 'cosign').filter(({ fields }) => fields.agrees);
  return agreed.findLast(({ by }) => by?.id === person.id) ?? agreed.at(-1);
}

/** The questions the case still counts, each by the number the law gave it. */
function questionsIn({ timeline, course }: Told, { questions }: CaseContext): ReviewWorkView['questions'] {
  const numberOf = ({ entryHash }: ActEntry) => course.get(entryHash)?.after.questions?.asked;
  const answers = actsOf(timeline, 'answerQuestion');
  return Array.from({ length: questions?.asked ?? 0 }, (_, index) => index + 1).flatMap((number) => {
    const asked = actsOf(timeline, 'askHandler').find((entry) => numberOf(entry) === number);
    if (asked === undefined) return [];
    const answered = answers.find(({ fields, revision }) => fields.number === number && revision > asked.revision);
    return [
      {
        number,
        papers: asked.fields.papers,
        question: asked.fields.question,
        asked: stampOf(asked),
        answer: answered?.fields.answer ?? null,
        answered: answered === undefined ? null : stampOf(answered),
        isOpen: questions?.open.includes(number) === true,
      },
    ];
  });
}

const stampOf = ({ by, on, at }: ActEntry) => ({ by: by ?? { id: '-', name: '' }, on, at });
