import { useId, type ReactElement } from 'react';
import { words } from '../../words/words.ts';
import { RequiredMark } from '../required-mark.tsx';

interface Seat {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unfit: string | null;
  readonly warning: string | null;
}

interface SeatChoiceProps {
  readonly id: string;
  readonly legend: string;
  readonly people: readonly Seat[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly many?: boolean;
  /** Why nobody is offered. */
  readonly empty?: string;
  readonly problem: string | null;
}

/** People with their titles, and beside each why they may not, or what to know first. */
export function SeatChoice(props: SeatChoiceProps): ReactElement {
  const { id, legend, people, chosen, onChoose, many = false, empty = words.form.nobody, problem } = props;
  const name = useId();
  return (
    <fieldset className="person-choice field" id={id} tabIndex={-1} aria-invalid={problem === null ? undefined : true}>
      <legend>
        {legend}
        <RequiredMark />
      </legend>
      {people.length === 0 ? <p className="secondary">{empty}</p> : null}
      {people.map(({ id: personId, name: called, title, unfit, warning }) => (
        <label key={personId} className={unfit === null ? '' : 'unfit'}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(personId)}
            disabled={unfit !== null}
            onChange={({ target }) => {
              if (!many) onChoose([personId]);
              else onChoose(target.checked ? [...chosen, personId] : chosen.filter((one) => one !== personId));
            }}
          />
          <span className="strong">{called}</span>
          <span className="secondary small">{title}</span>
          <span className="grow" />
          <span className={`small ${unfit === null ? 'soon' : 'late'}`}>{unfit ?? warning ?? ''}</span>
        </label>
      ))}
      {problem === null ? null : <p className="small late">{problem}</p>}
    </fieldset>
  );
}
