import { actLabels, clockLabels, stopGroundLabels } from '../../../server/contract/labels.ts';
import type { CaseView } from '../../../server/contract/case-view.ts';
import { actsIn } from '../../../server/contract/timeline.ts';
import type { SentActType } from '../../../server/contract/acts.ts';
import { words } from '../../words/words.ts';
import { day, labelled, note, reason, type ActForm, type Option } from '../act-field.ts';

const { fields, examples } = words.form;

const stoppable = ({ proceedings }: CaseView): readonly Option[] =>
  labelled(
    proceedings.stoppable.map(({ clock }) => clock),
    clockLabels,
  );

const grounds = ({ proceedings }: CaseView): readonly Option[] =>
  labelled([...new Set(proceedings.stoppable.flatMap((clock) => clock.grounds))], stopGroundLabels);

/** Who handles the case, clocks that stand still, and what was written down wrongly. */
export const handOverForms = {
  correctRecord: {
    fields: ({ timeline }) => [
      {
        name: 'revision',
        kind: 'choice',
        isNumber: true,
        label: fields.corrected,
        options: actsIn(timeline)
          .filter((entry) => entry.process === 'case' && entry.by !== null)
          .map(({ revision, act, on }) => ({
            value: String(revision),
            label: `${revision} · ${on} · ${actLabels[act]}`,
          })),
      },
      { name: 'correction', kind: 'text', label: fields.correction },
      reason(fields.correctionReason),
    ],
  },
  assignHandlers: {
    fields: ({ head }) => [
      {
        name: 'handlers',
        kind: 'people',
        act: 'assignHandlers',
        label: fields.handlers,
        hint: fields.handlersHint,
        initial: head.handlers.map(({ id }) => id),
      },
      reason(fields.reason, examples.handOver),
    ],
  },
  stopClock: {
    fields: (view) => [
      { name: 'clock', kind: 'choice', label: fields.clock, options: stoppable(view) },
      { name: 'ground', kind: 'choice', label: fields.ground, options: grounds(view) },
      day('from', fields.stoppedFrom),
      { name: 'paper', kind: 'line', label: fields.stopPaper },
    ],
  },
  resumeClock: {
    fields: (view) => [
      {
        name: 'clock',
        kind: 'choice',
        label: fields.clock,
        options: labelled(view.proceedings.standingStill, clockLabels),
      },
      day('until', fields.stoppedUntil),
      note,
    ],
  },
} as const satisfies Partial<Record<SentActType, ActForm>>;
