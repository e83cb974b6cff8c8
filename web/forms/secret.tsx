import { Input } from 'antd';
import type { ReactElement } from 'react';
import { Field } from './field.tsx';

interface SecretProps {
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'current-password' | 'new-password' | 'digits';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
}

/** What nobody is to read over a shoulder. Digits are no password: no browser keeps them, and a phone shows its digits. */
export const Secret = ({ label, hint, kind, value, onChange, problem }: SecretProps): ReactElement => {
  const ofDigits = { autoComplete: 'off', inputMode: 'numeric', maxLength: 6 } as const;
  const ofPassword = { autoComplete: kind, maxLength: 200 };
  return (
    <Field label={label} hint={hint} problem={problem} isRequired>
      {(wiring) => (
        <Input.Password
          {...wiring}
          {...(kind === 'digits' ? ofDigits : ofPassword)}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      )}
    </Field>
  );
};
