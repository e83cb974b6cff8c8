import type { SentActType } from '../../../server/contract.ts';
import { words } from '../../words.ts';
import { note, only, reason, type ActForm } from '../act-field.ts';

const { fields } = words.form;

/** Questions, delegation, co-signing and the opinion taken back. */
export const reviewWorkForms = {
  withdrawOpinion: { fields: only(reason()), bindsContent: true, isDanger: true },
  askHandler: {
    fields: only(
      { name: 'question', kind: 'text', label: fields.question },
      { name: 'papers', kind: 'flag', label: fields.papers, initial: false },
    ),
  },
  answerQuestion: {
    fields: only({ name: 'answer', kind: 'text', label: fields.answer }),
    // The oldest first: it is the one shown above the field.
    given: ({ beside }) => ({ number: beside.openQuestions[0] }),
  },
  delegateReview: {
    fields: only({ name: 'personId', kind: 'person', of: 'reviewer', label: fields.delegate }, note),
  },
  returnDelegated: { fields: only({ name: 'note', kind: 'text', label: fields.delegated }) },
  askCosign: { fields: only({ name: 'personId', kind: 'person', of: 'reviewer', label: fields.cosigner }, note) },
  cosign: {
    fields: only(
      { name: 'agrees', kind: 'either', label: fields.cosigns, yes: fields.cosignsYes, no: fields.cosignsNo },
      note,
    ),
    bindsContent: true,
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
