import { useId, type ReactElement, type ReactNode } from 'react';
import { RequiredMark } from './required-mark.tsx';

/** What ties an input to its label, its hint and its problem. */
export interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
}

interface FieldProps {
  /** Null where the input carries its own. */
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong, with an example; null when nothing is. */
  readonly problem: string | null;
  readonly isRequired?: boolean;
  /** Given where a summary above links to the field. */
  readonly id?: string;
  readonly children: (wiring: Wiring) => ReactNode;
}

export function Field({ label, hint, problem, isRequired = false, id, children }: FieldProps): ReactElement {
  const own = useId();
  const inputId = id ?? own;
  const notes = [hint === undefined ? null : `${inputId}-hint`, problem === null ? null : `${inputId}-problem`];
  const describedBy = notes.filter((note) => note !== null).join(' ');
  return (
    <div className="field">
      {label === null ? null : (
        <label htmlFor={inputId}>
          {label}
          {isRequired ? <RequiredMark /> : null}
        </label>
      )}
      {hint === undefined ? null : (
        <p className="small secondary" id={`${inputId}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id: inputId,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': problem === null ? undefined : true,
        'aria-required': isRequired ? true : undefined,
      })}
      {problem === null ? null : (
        <p className="small late" id={`${inputId}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
