import { conclusionLabels, consultationResultLabels, consultationResults } from '../../../server/contract/labels.ts';
import type { CaseView } from '../../../server/contract/case-view.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { day, labelled, maybe, note, reason, only, type ActField, type ActForm } from '../act-field.ts';
import { ConvenePart, conveningOf } from '../meeting/convene-part.tsx';
import { MinutesPart } from '../meeting/minutes-part.tsx';
import { minutesBegun, minutesToAct, wrongInMinutes } from '../meeting/minutes.ts';

const { fields } = words.form;
const { form: said } = words.meeting;

/** Both sides by name: handlers and whoever reviewed. */
const peopleIn = ({ beside, head }: CaseView) => {
  const involved = beside.involved.filter(({ as }) => as !== 'hearingOfficer').map(({ person }) => person);
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
      label: said.objectIssues,
      hint: said.objectionHint,
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
    day('heldOn', said.heldOn),
    line('startedAt', said.startedAt),
    line('endedAt', said.endedAt),
    line('place', said.place),
    choices('present', said.present),
    choices('recused', said.recused, true),
    choices('observers', said.observers, true),
    text('report', said.report),
    maybe('defense', said.defense),
    text('reviewSummary', said.reviewSummary),
    text('opinions', said.opinions),
    ...(view.meetings.rules.votes
      ? [count('inFavor', said.inFavor), count('against', said.against), count('abstained', said.abstained)]
      : []),
    {
      name: 'conclusion',
      kind: 'choice',
      label: said.conclusion,
      options: labelled(view.meetings.conclusions, {
        ...conclusionLabels,
        ...(view.meetings.rules.substitutes ? { forHandler: words.meeting.substitutedConclusion } : {}),
      }),
    },
    text('reasons', said.reasons),
    maybe('dissent', said.dissent),
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
      choices('members', said.members),
      { name: 'chairId', kind: 'choice', label: said.chair, options: [] },
      { name: 'recorderId', kind: 'choice', label: said.recorder, options: [] },
      { name: 'heldOn', kind: 'date', label: said.meetingDay, isAhead: true },
      line('place', said.place),
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
