import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { words } from '../words/words.ts';
import type { ActField } from './act-field.ts';
import { Choice } from './choice.tsx';
import { DateInput } from './date-input.tsx';
import { Field, type Wiring } from './field.tsx';
import { ManyChoices } from './many-choices.tsx';
import { PeopleField } from './people-field.tsx';

interface FieldInputProps {
  readonly field: ActField;
  readonly id: string;
  readonly caseId: string;
  readonly today: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly problem: string | null;
}

/** One field of an act's form, by its kind. */
export function FieldInput(props: FieldInputProps): ReactElement {
  const { field, id, value, onChange, problem } = props;
  switch (field.kind) {
    case 'choice':
      return (
        <Choice
          id={id}
          legend={field.label}
          options={field.options}
          chosen={value}
          onChoose={onChange}
          problem={problem}
        />
      );
    case 'either':
      return (
        <Choice
          id={id}
          legend={field.label}
          hint={field.hint}
          options={[
            { value: 'yes', label: field.yes },
            { value: 'no', label: field.no },
          ]}
          chosen={value === true ? 'yes' : value === false ? 'no' : null}
          onChoose={(chosen) => {
            onChange(chosen === 'yes');
          }}
          problem={problem}
        />
      );
    case 'choices':
      return (
        <ManyChoices
          id={id}
          legend={field.label}
          hint={field.hint}
          options={field.options}
          chosen={Array.isArray(value) ? (value as string[]) : []}
          onChoose={onChange}
          problem={problem}
        />
      );
    case 'person':
    case 'people':
      return (
        <PeopleField
          id={id}
          question={{ forCase: props.caseId, act: field.act }}
          legend={field.label}
          hint={field.hint}
          many={field.kind === 'people'}
          chosen={chosenIn(value)}
          onChoose={(ids) => {
            onChange(field.kind === 'people' ? ids : ids[0]);
          }}
          problem={problem}
        />
      );
    default:
      return <Labelled {...props} />;
  }
}

/** What a choice of people holds: one id, several, or nothing yet. */
export function chosenIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function Labelled({ field, id, today, value, onChange, problem }: FieldInputProps): ReactElement {
  return (
    <Field
      id={id}
      label={field.kind === 'flag' ? null : field.label}
      hint={field.hint}
      problem={problem}
      isRequired={field.isOptional !== true && field.kind !== 'flag'}
    >
      {(wiring) => <KindInput field={field} wiring={wiring} today={today} value={value} onChange={onChange} />}
    </Field>
  );
}

interface InputProps {
  readonly field: ActField;
  readonly wiring: Wiring;
  readonly today: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Beijing time, as the input writes it. */
const localMoment = (instant: string): string => instant.slice(0, 16);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function KindInput({ field, wiring, today, value, onChange }: InputProps): ReactElement {
  switch (field.kind) {
    case 'date':
      return (
        <DateInput
          wiring={wiring}
          max={field.isAhead === true ? '' : today}
          value={textOf(value)}
          onChange={onChange}
        />
      );
    case 'moment':
      return (
        <Input
          {...wiring}
          type="datetime-local"
          max={`${today}T23:59`}
          value={localMoment(textOf(value))}
          onChange={({ target }) => {
            onChange(target.value === '' ? null : `${target.value}:00+08:00`);
          }}
        />
      );
    case 'count':
      return (
        <InputNumber
          {...wiring}
          min={1}
          max={field.max}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <Checkbox
          {...wiring}
          checked={value === true}
          onChange={({ target }) => {
            onChange(target.checked);
          }}
        >
          {field.label}
        </Checkbox>
      );
    case 'texts':
      return <TextList wiring={wiring} value={Array.isArray(value) ? value.map(textOf) : ['']} onChange={onChange} />;
    case 'line':
      return (
        <Input
          {...wiring}
          value={textOf(value)}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      );
    default:
      return (
        <Input.TextArea
          {...wiring}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={textOf(value)}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      );
  }
}

interface TextListProps {
  readonly wiring: Wiring;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** One line each; an empty line at the end invites the next. */
function TextList({ wiring, value, onChange }: TextListProps): ReactElement {
  return (
    <div className="text-list">
      {value.map((line, i) => (
        // A line has no other name than its place.
        <div key={i} className="line">
          <span className="secondary">{i + 1}</span>
          <Input
            {...(i === 0 ? wiring : {})}
            aria-label={words.form.item(i + 1)}
            value={line}
            onChange={({ target }) => {
              onChange(value.map((old, at) => (at === i ? target.value : old)));
            }}
          />
          <Button
            aria-label={words.form.removeItem(i + 1)}
            disabled={value.length === 1}
            onClick={() => {
              onChange(value.filter((_, at) => at !== i));
            }}
          >
            {words.form.remove}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          onChange([...value, '']);
        }}
      >
        {words.form.addItem}
      </Button>
    </div>
  );
}
