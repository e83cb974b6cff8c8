import { hearingEndLabels, hearingEnds, type SentActType } from '../../../server/contract.ts';
import { words } from '../../words.ts';
import { day, labelled, maybe, note, only, reason, type ActForm } from '../act-field.ts';

const { fields } = words.form;

/** The hearing, and the party's request that somebody leave the case. */
export const hearingForms = {
  requestHearing: { fields: only(day('receivedOn', fields.receivedOn), maybe('statement', fields.hearingRequest)) },
  noticeHearing: {
    fields: ({ beside: { hearing } }) => [
      day('servedOn', fields.hearingNoticeServedOn),
      {
        name: 'heldOn',
        kind: 'date',
        isAhead: true,
        label: fields.hearingOn,
        hint: hearing.earliestOn === null ? undefined : fields.hearingEarliest(hearing.earliestOn),
      },
      { name: 'officerId', kind: 'person', of: 'anyone', label: fields.hearingOfficer },
      { name: 'place', kind: 'line', label: fields.place },
      { name: 'isPublic', kind: 'flag', label: fields.isPublic, initial: true },
    ],
  },
  recordHearing: {
    fields: ({ beside: { hearing } }) => [
      {
        name: 'heldOn',
        kind: 'date',
        label: fields.heldOn,
        hint: hearing.plannedOn === null ? undefined : fields.hearingPlanned(hearing.plannedOn),
      },
      { name: 'minutes', kind: 'text', label: fields.hearingMinutes },
      { name: 'report', kind: 'text', label: fields.hearingReport },
    ],
  },
  endHearing: {
    fields: only(
      day('endedOn', fields.endedOn),
      { name: 'ground', kind: 'choice', label: fields.ground, options: labelled(hearingEnds, hearingEndLabels) },
      note,
    ),
  },
  requestRecusal: {
    fields: only(
      { name: 'personId', kind: 'person', of: 'involved', label: fields.recusalOf },
      day('receivedOn', fields.receivedOn),
      reason(fields.recusalReason),
    ),
  },
  decideRecusal: {
    fields: only(
      { name: 'granted', kind: 'either', label: fields.recusal, yes: fields.recusalYes, no: fields.recusalNo },
      reason(),
    ),
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
