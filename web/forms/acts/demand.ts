import { serviceMethodLabels, serviceMethods } from '../../../server/contract/labels.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { day, labelled, text, type ActForm, only } from '../act-field.ts';

const { fields, examples } = words.form;

/** The demand before an execution, and what ends its days at once. */
export const demandForms = {
  serveDemand: {
    fields: only(
      day('servedOn', fields.servedOn),
      { name: 'method', kind: 'choice', label: fields.method, options: labelled(serviceMethods, serviceMethodLabels) },
      { name: 'performBy', kind: 'date', isAhead: true, label: fields.performBy, hint: fields.performByHint },
      { ...text('obligation', fields.obligation, examples.obligation), hint: fields.obligationHint },
      { ...text('proof', fields.proof, examples.proof), hint: fields.proofHint },
      { name: 'rightsTold', kind: 'flag', label: fields.rightsTold, initial: false },
    ),
  },
  recordConcealment: {
    fields: only(day('foundOn', fields.foundOn), text('evidence', fields.concealment, examples.concealment)),
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
