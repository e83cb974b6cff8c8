import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { meetingPeopleQuery } from '../../api/api.ts';
import { words } from '../../words/words.ts';
import type { ActField, PartProps } from '../act-field.ts';
import { Field } from '../field.tsx';
import { FieldInput } from '../field-inputs.tsx';
import { ManyChoices } from '../many-choices.tsx';
import { countedIn, opinionsIn } from './minutes.ts';
import { listIn, numberIn, textIn, votersIn } from './seats.ts';
import { openMeeting } from '../../case/open-meeting.ts';

const { form: labels } = words.meeting;

/** 集体讨论笔录: who was there, what each of them said, what was concluded and why. */
export function MinutesPart(props: PartProps): ReactElement | null {
  const { view, values } = props;
  const meeting = openMeeting(view);
  const people = useQuery(meetingPeopleQuery(view.head.id));
  if (meeting === undefined) return null;
  const members = meeting.members.map(({ id, name }) => ({ value: id, label: name }));
  const voters = votersIn(values);
  const present = listIn(values['present']);
  const observing = (people.data ?? [])
    .filter(({ id }) => !meeting.members.some((member) => member.id === id))
    .map(({ id, name, title }) => ({ value: id, label: name, note: title }));
  return (
    <>
      <Plain {...props} names={['heldOn']} />
      <Times {...props} />
      <Plain {...props} names={['place']} />
      <Choices {...props} name="present" options={members} />
      <p className={`small form-note ${voters.length < meeting.quorum ? 'late' : 'secondary'}`} role="status">
        {labels.sits(voters.length, meeting.quorum)}
      </p>
      <Choices {...props} name="recused" options={members.filter(({ value }) => present.includes(value))} />
      <Choices {...props} name="observers" options={observing} />
      <Plain {...props} names={['report', 'defense', 'reviewSummary']} />
      <Opinions {...props} members={meeting.members.filter(({ id }) => voters.includes(id))} />
      {view.meetings.rules.votes ? <Votes {...props} voters={voters.length} /> : null}
      <Plain {...props} names={['conclusion', 'reasons', 'dissent']} />
    </>
  );
}

const fieldOf = (fields: readonly ActField[], name: string): ActField | undefined =>
  fields.find((field) => field.name === name);

function Plain({ names, ...props }: PartProps & { readonly names: readonly string[] }): ReactElement {
  const { view, today, fields, values, onChange, idOf, problems } = props;
  return (
    <>
      {fields
        .filter(({ name }) => names.includes(name))
        .map((field) => (
          <FieldInput
            key={field.name}
            id={idOf(field.name)}
            field={field}
            caseId={view.head.id}
            today={today}
            value={values[field.name]}
            onChange={(value) => {
              onChange({ ...values, [field.name]: value });
            }}
            problem={problems.get(field.name) ?? null}
          />
        ))}
    </>
  );
}

interface ChoicesProps extends PartProps {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
}

function Choices({ name, options, ...props }: ChoicesProps): ReactElement {
  const { fields, values, onChange, idOf, problems } = props;
  const field = fieldOf(fields, name);
  return (
    <ManyChoices
      id={idOf(name)}
      legend={field?.label ?? ''}
      isOptional={field?.isOptional === true}
      options={options}
      chosen={listIn(values[name])}
      onChoose={(chosen) => {
        onChange({ ...values, [name]: chosen });
      }}
      problem={problems.get(name) ?? null}
    />
  );
}

const Times = ({ fields, values, onChange, idOf, problems }: PartProps): ReactElement => (
  <div className="line wrap times">
    {(['startedAt', 'endedAt'] as const).map((name) => (
      <Field
        key={name}
        id={idOf(name)}
        label={fieldOf(fields, name)?.label}
        problem={problems.get(name) ?? null}
        isRequired
      >
        {(wiring) => (
          <Input
            {...wiring}
            type="time"
            value={textIn(values[name])}
            onChange={({ target }) => {
              onChange({ ...values, [name]: target.value });
            }}
          />
        )}
      </Field>
    ))}
  </div>
);

interface OpinionsProps extends PartProps {
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** One opinion of each who sat and had a say. */
function Opinions({ members, values, onChange, idOf, problems }: OpinionsProps): ReactElement {
  const written = opinionsIn(values);
  const problem = problems.get('opinions') ?? null;
  return (
    <fieldset className="field" id={idOf('opinions')} tabIndex={-1}>
      <legend className="strong">{labels.opinions}</legend>
      {members.map(({ id, name }) => (
        <Field
          key={id}
          label={labels.opinionOf(name)}
          problem={problem !== null && textIn(written[id]).trim() === '' ? labels.missingOpinion(name) : null}
          isRequired
        >
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={textIn(written[id])}
              onChange={({ target }) => {
                onChange({ ...values, opinions: { ...written, [id]: target.value } });
              }}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

/** The sum stands beside the counts while they are typed. */
function Votes({ voters, ...props }: PartProps & { readonly voters: number }): ReactElement {
  const { fields, values, onChange, idOf, problems } = props;
  const counted = countedIn(values);
  return (
    <>
      <div className="line wrap times">
        {(['inFavor', 'against', 'abstained'] as const).map((name) => (
          <Field
            key={name}
            id={idOf(name)}
            label={fieldOf(fields, name)?.label}
            problem={problems.get(name) ?? null}
            isRequired
          >
            {(wiring) => (
              <InputNumber
                {...wiring}
                min={0}
                max={voters}
                precision={0}
                value={numberIn(values[name])}
                onChange={(value) => {
                  onChange({ ...values, [name]: value ?? 0 });
                }}
              />
            )}
          </Field>
        ))}
      </div>
      <p className={`small form-note ${counted === voters ? 'good' : 'late'}`} role="status">
        {labels.sum(counted, voters)}
      </p>
    </>
  );
}
