import type { ReactElement } from 'react';
import { RequiredMark } from './required-mark.tsx';

interface ManyChoicesProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string; readonly note?: string | undefined }[];
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
  readonly problem: string | null;
  readonly id?: string;
  readonly isOptional?: boolean;
}

/** Any number of answers, all in sight. */
export function ManyChoices(props: ManyChoicesProps): ReactElement {
  const { legend, hint, options, chosen, onChoose, problem, id, isOptional = false } = props;
  return (
    <fieldset className="field choice" id={id} tabIndex={-1} aria-invalid={problem === null ? undefined : true}>
      <legend>
        {legend}
        {isOptional ? null : <RequiredMark />}
      </legend>
      {hint === undefined ? null : <p className="small secondary">{hint}</p>}
      <div className="choice-options">
        {options.map(({ value, label, note }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) => {
                onChoose(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value));
              }}
            />
            {label}
            {note === undefined ? null : <span className="small secondary"> {note}</span>}
          </label>
        ))}
      </div>
      {problem === null ? null : <p className="small late">{problem}</p>}
    </fieldset>
  );
}
