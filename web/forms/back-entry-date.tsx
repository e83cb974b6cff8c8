import type { ReactElement } from 'react';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { DateInput } from './date-input.tsx';
import { Field } from './field.tsx';

interface BackEntryDateProps {
  readonly value: string;
  readonly onChange: (date: string) => void;
}

/** In back entry every act carries the day on which it was really done. */
export function BackEntryDate({ value, onChange }: BackEntryDateProps): ReactElement {
  const me = useMe();
  return (
    <Field label={words.form.on} hint={words.case.backEntryNote} problem={null} isRequired>
      {(wiring) => <DateInput wiring={wiring} max={me.today} value={value} onChange={onChange} />}
    </Field>
  );
}
