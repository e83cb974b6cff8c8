import { useId, type ReactElement } from 'react';
import type { z } from 'zod';
import { fitnessLabels, type contract } from '../../server/contract.ts';
import { words } from '../words.ts';

export type PersonView = z.output<typeof contract.people.answer>[number];

interface PersonChoiceProps {
  readonly legend: string;
  readonly people: readonly PersonView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly problem: string | null;
  readonly id?: string;
}

/** Everybody who might, with the load of each and why some may not. */
export function PersonChoice({ legend, people, chosen, onChoose, problem, id }: PersonChoiceProps): ReactElement {
  const name = useId();
  return (
    <fieldset className="person-choice" id={id} aria-invalid={problem === null ? undefined : true}>
      <legend>{legend}</legend>
      {people.length === 0 ? <p className="secondary">{words.form.nobody}</p> : null}
      {people.map((person) => (
        <label key={person.id} className={person.unfit === null ? '' : 'unfit'}>
          <input
            type="radio"
            name={name}
            checked={chosen === person.id}
            disabled={person.unfit !== null}
            onChange={() => {
              onChoose(person.id);
            }}
          />
          <span className="strong">{person.name}</span>
          <span className="secondary small">{person.unit?.name}</span>
          {person.from === 'pool' ? <span className="tag act">{words.staff.pool.toUs}</span> : null}
          <span className="grow" />
          <span className={`small ${person.unfit === null ? 'secondary' : 'late'}`}>
            {person.unfit ?? (person.openReviews === null ? '' : words.form.openReviews(person.openReviews))}
            {person.unfit === null && person.fitness !== null ? `，${fitnessLabels[person.fitness]}` : ''}
          </span>
          {person.warning === null || person.unfit !== null ? null : (
            <span className="small soon">{person.warning}</span>
          )}
        </label>
      ))}
      {problem === null ? null : <p className="small late">{problem}</p>}
    </fieldset>
  );
}
