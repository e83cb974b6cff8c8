import { hearingEndLabels, hearingEnds } from '../../../server/contract/labels.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { hearingNotice } from '../../case/proceedings.tsx';
import { words } from '../../words/words.ts';
import { day, labelled, maybe, note, only, reason, type ActForm } from '../act-field.ts';

const { fields, examples } = words.form;

/** The hearing, and the party's request that somebody leave the case. */
export const hearingForms = {
  requestHearing: {
    fields: ({ clocks }) => {
      const due = clocks.find(({ clock, endedOn }) => clock === 'hearingRequest' && endedOn === null);
      const hint = due === undefined ? undefined : fields.hearingRequestDue(due.on);
      return [{ ...day('receivedOn', fields.receivedOn), hint }, maybe('statement', fields.hearingRequest)];
    },
  },
  noticeHearing: {
    fields: ({ proceedings: { hearing } }) => [
      day('servedOn', fields.hearingNoticeServedOn),
      {
        name: 'heldOn',
        kind: 'date',
        isAhead: true,
        label: fields.hearingOn,
        hint: hearing.earliestOn === null ? undefined : fields.hearingEarliest(hearing.earliestOn),
      },
      { name: 'officerId', kind: 'person', act: 'noticeHearing', label: fields.hearingOfficer },
      { name: 'place', kind: 'line', label: fields.place },
      { name: 'isPublic', kind: 'flag', label: fields.isPublic, initial: true },
    ],
    // Another day alone is what is mostly meant by another notice.
    initial: (view) =>
      view.proceedings.hearing.noticedOn === null
        ? {}
        : { officerId: view.proceedings.hearing.officer?.id ?? null, ...hearingNotice(view) },
  },
  recordHearing: {
    fields: ({ proceedings: { hearing } }) => [
      {
        name: 'heldOn',
        kind: 'date',
        label: fields.heldOn,
        hint: hearing.plannedOn === null ? undefined : fields.hearingPlanned(hearing.plannedOn),
      },
      { name: 'minutes', kind: 'text', label: fields.hearingMinutes },
      { name: 'report', kind: 'text', label: fields.hearingReport },
    ],
    // On no other day than the party was told of.
    initial: ({ proceedings: { hearing } }, today) => ({ heldOn: hearing.plannedOn ?? today }),
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
      { name: 'personId', kind: 'person', act: 'requestRecusal', label: fields.recusalOf },
      day('receivedOn', fields.receivedOn),
      reason(fields.recusalReason, examples.recusal),
    ),
  },
  decideRecusal: {
    fields: only(
      { name: 'granted', kind: 'either', label: fields.recusal, yes: fields.recusalYes, no: fields.recusalNo },
      reason(fields.reason, examples.recusalDecision),
    ),
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
