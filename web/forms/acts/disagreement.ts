import { conclusionLabels, consultationResultLabels, consultationResults } from '../../../server/contract/labels.ts';
import type { CaseView } from '../../../server/contract/case-view.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { day, labelled, maybe, note, reason, only, type ActField, type ActForm } from '../act-field.ts';
import { ConvenePart, conveningOf } from '../meeting/convene-part.tsx';
import { MinutesPart } from '../meeting/minutes-part.tsx';
import { minutesBegun, minutesToAct, wrongInMinutes } from '../meeting/minutes.ts';

const { fields } = words.form;
const { form: labels } = words.meeting;

/** Both sides by name: handlers and whoever reviewed. */
const peopleIn = ({ proceedings, head }: CaseView) => {
  const involved = proceedings.involved.filter(({ as }) => as !== 'hearingOfficer').map(({ person }) => person);
  const known = new Map([...head.handlers, ...involved].map(({ id, name }) => [id, name]));
  return [...known].map(([value, label]) => ({ value, label }));
};

const unsettled = ({ issues }: CaseView) => issues.filter(({ state }) => state !== 'settled');

const isDisputed = ({ answer, earlier }: CaseView['issues'][number]): boolean =>
  (answer ?? earlier.at(-1)?.answer) === 'disagreed';

/** Ticked where the handler already said they disagree. */
function objectionFields(view: CaseView): readonly ActField[] {
  const open = unsettled(view);
  if (open.length === 0) return [];
  return [
    {
      name: 'issues',
      kind: 'choices',
      label: labels.objectIssues,
      hint: labels.objectionHint,
      options: open.map(({ number, problem }) => ({ value: String(number), label: `${number}. ${problem}` })),
      initial: open.filter(isDisputed).map(({ number }) => String(number)),
    },
  ];
}

const choices = (name: string, label: string, isOptional = false): ActField => ({
  name,
  kind: 'choices',
  label,
  options: [],
  initial: [],
  isOptional,
});
const line = (name: string, label: string): ActField => ({ name, kind: 'line', label });
const text = (name: string, label: string): ActField => ({ name, kind: 'text', label });
const count = (name: string, label: string): ActField => ({ name, kind: 'count', label, initial: 0, max: 99 });

function minutesFields(view: CaseView): readonly ActField[] {
  return [
    day('heldOn', labels.heldOn),
    line('startedAt', labels.startedAt),
    line('endedAt', labels.endedAt),
    line('place', labels.place),
    choices('present', labels.present),
    choices('recused', labels.recused, true),
    choices('observers', labels.observers, true),
    text('report', labels.report),
    maybe('defense', labels.defense),
    text('reviewSummary', labels.reviewSummary),
    text('opinions', labels.opinions),
    ...(view.meetings.rules.votes
      ? [count('inFavor', labels.inFavor), count('against', labels.against), count('abstained', labels.abstained)]
      : []),
    {
      name: 'conclusion',
      kind: 'choice',
      label: labels.conclusion,
      options: labelled(view.meetings.conclusions, {
        ...conclusionLabels,
        ...(view.meetings.rules.substitutes ? { forHandler: words.meeting.substitutedConclusion } : {}),
      }),
    },
    text('reasons', labels.reasons),
    maybe('dissent', labels.dissent),
  ];
}

/** Objection, consultation, the meetings, and approval in two steps. */
export const disagreementForms = {
  raiseObjection: {
    fields: (view) => [...objectionFields(view), reason(fields.objection)],
    given: () => ({ issues: [] }),
  },
  withdrawObjection: { fields: only(reason()), isDanger: true },
  answerObjection: {
    fields: only(
      { name: 'upheld', kind: 'either', label: fields.upheld, yes: fields.upheldYes, no: fields.upheldNo },
      text('answer', fields.answer),
    ),
  },
  recordConsultation: {
    fields: (view) => [
      day('heldOn', fields.consultedOn),
      {
        name: 'participants',
        kind: 'choices',
        label: fields.participants,
        options: peopleIn(view),
        initial: peopleIn(view).map(({ value }) => value),
      },
      {
        name: 'result',
        kind: 'choice',
        label: fields.consultationResult,
        options: labelled(resultsFor(view), consultationResultLabels),
      },
      text('record', fields.consultationRecord),
    ],
  },
  conveneDeliberation: {
    fields: only(
      choices('members', labels.members),
      { name: 'chairId', kind: 'choice', label: labels.chair, options: [] },
      { name: 'recorderId', kind: 'choice', label: labels.recorder, options: [] },
      { name: 'heldOn', kind: 'date', label: labels.meetingDay, isAhead: true },
      line('place', labels.place),
    ),
    given: conveningOf,
    Part: ConvenePart,
  },
  recordDeliberation: {
    fields: minutesFields,
    initial: minutesBegun,
    wrong: wrongInMinutes,
    toAct: minutesToAct,
    Part: MinutesPart,
  },
  returnDeliberationRecord: { fields: only(reason(fields.toCorrect)) },
  confirmDeliberation: { fields: only() },
  endorse: { fields: only(note) },
} as const satisfies Partial<Record<SentActType, ActForm>>;

/** Each side concedes only its own; that they do not agree, either may record. */
const resultsFor = ({ myRoles }: CaseView) =>
  consultationResults.filter((result) =>
    myRoles.includes('caseHandler') ? result !== 'accepted' : result === 'accepted' || result === 'noAgreement',
  );
