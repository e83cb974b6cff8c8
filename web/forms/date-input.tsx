import { Button, Input } from 'antd';
import { useRef, type ReactElement } from 'react';
import { isDate, weekdayOf } from '../words/dates.ts';
import { Icon } from '../components/icon.tsx';
import { words } from '../words/words.ts';
import type { Wiring } from './field.tsx';

interface DateInputProps {
  readonly wiring: Wiring;
  readonly value: string;
  readonly max?: string;
  readonly onChange: (date: string) => void;
}

/** Always `2026-03-02`, whatever the browser's own language writes; its calendar is one press away. */
export function DateInput({ wiring, value, max, onChange }: DateInputProps): ReactElement {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <div className="line date-input">
      <Input
        {...wiring}
        inputMode="numeric"
        placeholder={words.form.datePlaceholder}
        maxLength={10}
        value={value}
        onChange={({ target }) => {
          onChange(target.value.trim());
        }}
      />
      <span className="file-button">
        <Button
          aria-label={words.form.calendar}
          onClick={() => {
            // Chrome before 99 has no way to open it; the date is typed then.
            if (calendar.current !== null && 'showPicker' in calendar.current) calendar.current.showPicker();
          }}
        >
          <Icon name="calendar" />
        </Button>
        <input
          ref={calendar}
          type="date"
          className="calendar-source"
          tabIndex={-1}
          aria-hidden="true"
          max={max}
          value={isDate(value) ? value : ''}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      </span>
      <span className="small secondary no-wrap">{isDate(value) ? words.weekday(weekdayOf(value)) : ''}</span>
    </div>
  );
}
