import { useId, type ReactElement } from 'react';
import type { z } from 'zod';
import type { contract } from '../../server/contract/api.ts';
import '../styles/people.css';
import { words } from '../words/words.ts';
import { RequiredMark } from './required-mark.tsx';
import { fitnessLabels } from '../../server/contract/labels.ts';

type PersonView = z.output<typeof contract.people.answer>[number];

export interface PersonChoiceProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly people: readonly PersonView[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly many?: boolean;
  readonly problem: string | null;
  readonly id?: string;
}

/** Everybody who might, with the load of each and why some may not. */
export function PersonChoice(props: PersonChoiceProps): ReactElement {
  const { legend, hint, people, chosen, onChoose, many = false, problem, id } = props;
  const name = useId();
  return (
    <fieldset className="person-choice field" id={id} tabIndex={-1} aria-invalid={problem === null ? undefined : true}>
      <legend>
        {legend}
        <RequiredMark />
      </legend>
      {hint === undefined ? null : <p className="small secondary">{hint}</p>}
      {people.length === 0 ? <p className="secondary">{words.form.nobody}</p> : null}
      {people.map((person) => (
        <label key={person.id} className={person.unfit === null ? '' : 'unfit'}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(person.id)}
            // Who was chosen before and may not be any more can still be taken out.
            disabled={person.unfit !== null && !(many && chosen.includes(person.id))}
            onChange={({ target }) => {
              if (!many) onChoose([person.id]);
              else onChoose(target.checked ? [...chosen, person.id] : chosen.filter((one) => one !== person.id));
            }}
          />
          <span className="who">
            <span className="strong">{person.name}</span>
            <span className="secondary small">{person.unit?.name}</span>
            {person.from === 'pool' ? <span className="tag act">{words.staff.pool.toUs}</span> : null}
          </span>
          <About person={person} />
        </label>
      ))}
      {problem === null ? null : <p className="small late">{problem}</p>}
    </fieldset>
  );
}

function About({
  person: { unfit, warning, openReviews, fitness, inCase },
}: {
  readonly person: PersonView;
}): ReactElement {
  const load = openReviews === null ? null : words.form.openReviews(openReviews);
  const known = [inCase, load, fitness === null ? null : fitnessLabels[fitness]].filter((fact) => fact !== null);
  return (
    <span className="about-person small">
      {unfit === null ? <span className="secondary">{known.join('，')}</span> : <span className="late">{unfit}</span>}
      {unfit !== null || warning === null ? null : <span className="soon">{warning}</span>}
    </span>
  );
}
