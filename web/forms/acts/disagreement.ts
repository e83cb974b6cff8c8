import {
  consultationResultLabels,
  consultationResults,
  type CaseView,
  type SentActType,
} from '../../../server/contract.ts';
import { words } from '../../words.ts';
import { day, labelled, note, only, reason, type ActForm } from '../act-field.ts';

const { fields } = words.form;

const peopleIn = ({ beside }: CaseView) =>
  beside.involved.map(({ person: { id, name } }) => ({ value: id, label: name }));

/** Objection, consultation, the meetings, and approval in two steps. */
export const disagreementForms = {
  raiseObjection: { fields: only(reason(fields.objection)), given: () => ({ issues: [] }) },
  withdrawObjection: { fields: only(reason()), isDanger: true },
  answerObjection: {
    fields: only(
      { name: 'upheld', kind: 'either', label: fields.upheld, yes: fields.upheldYes, no: fields.upheldNo },
      { name: 'answer', kind: 'text', label: fields.answer },
    ),
  },
  recordConsultation: {
    fields: (view) => [
      day('heldOn', fields.consultedOn),
      { name: 'participants', kind: 'choices', label: fields.participants, options: peopleIn(view), initial: [] },
      {
        name: 'result',
        kind: 'choice',
        label: fields.consultationResult,
        options: labelled(consultationResults, consultationResultLabels),
      },
      { name: 'record', kind: 'text', label: fields.consultationRecord },
    ],
  },
  conveneDeliberation: { fields: only() },
  recordDeliberation: { fields: only() },
  returnDeliberationRecord: { fields: only(reason(fields.toCorrect)) },
  confirmDeliberation: { fields: only(), bindsContent: true },
  endorse: { fields: only(note), bindsContent: true },
} as const satisfies Partial<Record<SentActType, ActForm>>;
