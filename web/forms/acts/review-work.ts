import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { note, only, reason, text, type ActForm } from '../act-field.ts';

const { fields, examples } = words.form;

/** Questions, delegation, co-signing and the opinion taken back. */
export const reviewWorkForms = {
  withdrawOpinion: {
    fields: only(reason(fields.reason, examples.withdrawnOpinion)),
    isDanger: true,
  },
  askHandler: {
    fields: only(text('question', fields.question, examples.question), {
      name: 'papers',
      kind: 'flag',
      label: fields.papers,
      initial: false,
    }),
  },
  answerQuestion: {
    fields: only(text('answer', fields.answer, examples.answer)),
    // The oldest first: it is the one shown above the field.
    given: ({ proceedings }) => ({ number: proceedings.openQuestions[0] }),
  },
  delegateReview: {
    fields: only({ name: 'personId', kind: 'person', act: 'delegateReview', label: fields.delegate }, note),
  },
  returnDelegated: { fields: only(text('note', fields.delegated, examples.delegated)) },
  askCosign: { fields: only({ name: 'personId', kind: 'person', act: 'askCosign', label: fields.cosigner }, note) },
  cosign: {
    fields: only(
      { name: 'agrees', kind: 'either', label: fields.cosigns, yes: fields.cosignsYes, no: fields.cosignsNo },
      note,
    ),
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
