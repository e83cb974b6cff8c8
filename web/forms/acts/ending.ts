import { endingLabels, endings } from '../../../server/contract/labels.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { day, labelled, maybe, note, only, reason, text, type ActForm } from '../act-field.ts';

const { fields, examples } = words.form;

/** Referral, dismissal, and coercive measures taken on the spot. */
export const endingForms = {
  proposeEnding: {
    fields: only(
      { name: 'ending', kind: 'choice', label: fields.ending, options: labelled(endings, endingLabels) },
      reason(fields.endingReason, examples.ending),
      { name: 'to', kind: 'line', label: fields.transferTo, isOptional: true },
    ),
  },
  withdrawEnding: { fields: only(reason()) },
  decideEnding: {
    fields: only(
      { name: 'approved', kind: 'either', label: fields.endingDecision, yes: fields.approves, no: fields.declines },
      maybe('reason', fields.endingDecisionReason),
    ),
  },
  recordTransfer: {
    fields: only(day('sentOn', fields.sentOn), text('receipt', fields.transferReceipt, examples.transferReceipt)),
  },
  takeUrgentMeasure: {
    fields: only(
      { name: 'takenAt', kind: 'moment', label: fields.takenAt },
      text('measure', fields.measure, examples.measure),
    ),
  },
  reportUrgentMeasure: { fields: only(text('note', fields.measureReport, examples.measureReport)) },
  decideUrgentMeasure: {
    fields: only(
      { name: 'approved', kind: 'either', label: fields.measureDecision, yes: fields.approves, no: fields.liftsAtOnce },
      reason(fields.reason, examples.measureDecision),
    ),
  },
  liftUrgentMeasure: { fields: only(day('liftedOn', fields.liftedOn), note) },
} as const satisfies Partial<Record<SentActType, ActForm>>;
