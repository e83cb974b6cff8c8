import type { ReactElement } from 'react';
import type { CaseView, StepName } from '../../server/contract/case-view.ts';
import { stateLabels } from '../../server/contract/labels.ts';
import { shortDate } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';

type Step = CaseView['steps'][number];

/** Of the case as it is, or as it was when it is looked back at. */
interface Course extends Pick<CaseView, 'steps'> {
  readonly head: Pick<CaseView['head'], 'round' | 'state'>;
  readonly outOfScope: object | null;
}

/** Where the case stands, from the machine that runs it. */
export function StepBar({ view, today }: { readonly view: Course; readonly today: string }): ReactElement {
  return (
    <ol className="steps" aria-label={words.case.steps.label}>
      {view.steps.map((step, i) => (
        <li
          key={step.step}
          className={`${step.is}${step.overdue ? ' overdue' : ''}`}
          aria-current={step.is === 'current' ? 'step' : undefined}
        >
          <i className="dot" aria-hidden="true">
            {dotOf(step, i)}
          </i>
          {step.is === 'substituted' ? words.case.steps.substituted : nameOf(step.step, view)}
          <small>{noteOf(step, view, today)}</small>
        </li>
      ))}
    </ol>
  );
}

/** Where no review was due, nobody agreed to anything: the review unit confirmed that. */
function nameOf(step: StepName, { outOfScope }: Course): string {
  if (outOfScope !== null && step === 'reviewed') return words.case.steps.scopeAsked;
  return outOfScope !== null && step === 'passed' ? words.case.steps.outOfScope : words.case.steps.names[step];
}

function dotOf({ is }: Step, index: number): ReactElement | string {
  if (is === 'done') return '✓';
  if (is === 'gate') return <Icon name="lock" />;
  if (is === 'substituted') return <Icon name="problem" />;
  if (is === 'skipped') return '–';
  return is === 'current' ? '' : String(index + 1);
}

function noteOf(step: Step, view: Course, today: string): string {
  const late = step.overdue ? words.case.steps.overdue : '';
  if (step.is === 'done') return step.on === null ? words.case.steps.done : shortDate(step.on, today);
  if (step.is === 'substituted') return words.case.steps.substitutedNote;
  if (step.is === 'skipped') return words.case.steps.skipped;
  if (step.is === 'gate') return words.case.steps.gate;
  if (step.is === 'current') return late + currentNote(step.step, view);
  return late === '' ? words.case.steps.ahead : late;
}

const currentNote = (step: StepName, { head }: Course): string => {
  if (step !== 'reviewed') return words.case.steps.current;
  return head.round > 1 ? words.case.steps.inRound(head.round, stateLabels[head.state]) : stateLabels[head.state];
};
