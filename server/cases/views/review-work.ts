import { mayReviewLight } from '../../../law/processes/case/proceedings/review-work.ts';
import type { CaseFile } from '../../request/case-file.ts';
import type { TimelineEntry } from '../../contract/case-view.ts';
import type { PersonRef } from '../../contract/primitives.ts';
import type { ReviewWorkView } from '../../contract/review-work.ts';
import { namesOf, type Viewing } from '../../request/viewing.ts';

/** How the review of the present round is being done; the newest entry of the timeline stands first. */
export async function reviewWorkOf(
  { db }: Viewing,
  { context }: CaseFile,
  timeline: readonly TimelineEntry[],
): Promise<ReviewWorkView> {
  const acts = timeline.filter(({ what, process }) => what === 'act' && process === 'case').toReversed();
  const ofRound = acts.slice(acts.findLastIndex(({ act }) => act === 'accept') + 1);
  const { delegateId, cosigners = [] } = context.participants;
  const names = await namesOf(db, [delegateId, ...cosigners]);
  const delegation = ofRound.findLast(({ act }) => act === 'delegateReview');
  const to = names.find(delegateId);
  const written = (type: TimelineEntry['act']) => ofRound.filter(({ act }) => act === type);
  return {
    isLight: context.light === true,
    mayBeLight: mayReviewLight(context),
    questions: questionsIn(ofRound, context.questions?.open ?? []),
    delegation:
      to === null || delegation === undefined
        ? null
        : { to, given: stampOf(delegation), note: textOf(delegation, 'note') },
    prepared: written('returnDelegated').map((entry) => ({
      note: textOf(entry, 'note') ?? '',
      given: stampOf(entry),
    })),
    cosigners: cosigners.flatMap((id) => cosignerIn(ofRound, names.find(id), context.cosigned?.includes(id) === true)),
    objections: written('cosign')
      .filter(({ fields }) => fields['agrees'] === false)
      .map((entry) => ({ note: textOf(entry, 'note'), given: stampOf(entry) })),
  };
}

function cosignerIn(
  acts: readonly TimelineEntry[],
  person: PersonRef | null,
  hasSigned: boolean,
): ReviewWorkView['cosigners'] {
  const asked = acts.findLast(({ act, fields }) => act === 'askCosign' && fields['personId'] === person?.id);
  if (asked === undefined || person === null) return [];
  const agreed = acts.filter(({ act, fields }) => act === 'cosign' && fields['agrees'] === true);
  // Somebody may have signed in the place of one who is away.
  const signed = hasSigned ? (agreed.findLast(({ by }) => by?.id === person.id) ?? agreed.at(-1)) : undefined;
  return [
    {
      person,
      note: textOf(asked, 'note'),
      asked: stampOf(asked),
      signed: signed === undefined ? null : stampOf(signed),
    },
  ];
}

function questionsIn(acts: readonly TimelineEntry[], open: readonly number[]): ReviewWorkView['questions'] {
  return acts
    .filter(({ act }) => act === 'askHandler')
    .map((asked, index) => {
      const number = index + 1;
      const answered = acts.find(({ act, fields }) => act === 'answerQuestion' && fields['number'] === number);
      return {
        number,
        papers: asked.fields['papers'] === true,
        question: textOf(asked, 'question') ?? '',
        asked: stampOf(asked),
        answer: answered === undefined ? null : textOf(answered, 'answer'),
        answered: answered === undefined ? null : stampOf(answered),
        isOpen: open.includes(number),
      };
    });
}

const stampOf = ({ by, on, at }: TimelineEntry) => ({ by: by ?? { id: '-', name: '' }, on, at });

function textOf({ texts }: TimelineEntry, name: string): string | null {
  const text = texts[name];
  return typeof text === 'string' ? text : null;
}
