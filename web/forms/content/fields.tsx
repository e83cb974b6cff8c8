import { Input } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { ReviewedContent } from '../../../server/contract/labels.ts';
import { words } from '../../words/words.ts';
import { Field } from '../field.tsx';

/** What every part of the draft's form is given. Problems are known by path: `party.name`. */
export interface PartProps {
  readonly content: ReviewedContent;
  readonly onChange: (content: ReviewedContent) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** Where a linked summary finds a field. */
export const draftFieldId = (path: string): string => `draft-${path}`;

interface TextFieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problems: ReadonlyMap<string, string>;
  /** A text of several lines. */
  readonly rows?: number;
  readonly isRequired?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { path, label, hint, value, onChange, problems, rows, isRequired = false } = props;
  return (
    <Field
      id={draftFieldId(path)}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problem={problems.get(path) ?? null}
      isRequired={isRequired}
    >
      {(wiring) =>
        rows === undefined ? (
          <Input
            {...wiring}
            value={value}
            onChange={({ target }) => {
              onChange(target.value);
            }}
          />
        ) : (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: rows, maxRows: 24 }}
            value={value}
            onChange={({ target }) => {
              onChange(target.value);
            }}
          />
        )
      }
    </Field>
  );
}

interface PartFrameProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export const PartFrame = ({ title, note, children }: PartFrameProps): ReactElement => (
  <section className="card padded draft-part" aria-label={title}>
    <header className="line wrap">
      <h2 className="title-2">{title}</h2>
      {note === undefined ? null : <span className="small secondary">{note}</span>}
    </header>
    {children}
  </section>
);

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export const Check = ({ label, isOn, onChange }: CheckProps): ReactElement => (
  <label className="check">
    <input
      type="checkbox"
      checked={isOn}
      onChange={({ target }) => {
        onChange(target.checked);
      }}
    />
    {label}
  </label>
);

export const removeWords = (n: number): string => words.form.removeItem(n);
