import { useId, type ReactElement } from 'react';
import { RequiredMark } from './required-mark.tsx';

interface ChoiceProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: unknown;
  readonly onChoose: (value: string) => void;
  readonly problem: string | null;
  readonly id?: string;
}

/** A few answers, all in sight. */
export function Choice({ legend, hint, options, chosen, onChoose, problem, id }: ChoiceProps): ReactElement {
  const name = useId();
  return (
    <fieldset className="field choice" id={id} tabIndex={-1} aria-invalid={problem === null ? undefined : true}>
      <legend>
        {legend}
        <RequiredMark />
      </legend>
      {hint === undefined ? null : <p className="small secondary">{hint}</p>}
      <div className="choice-options">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={() => {
                onChoose(value);
              }}
            />
            {label}
          </label>
        ))}
      </div>
      {problem === null ? null : <p className="small late">{problem}</p>}
    </fieldset>
  );
}
