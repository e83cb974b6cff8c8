import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CaseView } from '../../../server/contract/case-view.ts';
import type { MeetingPerson } from '../../../server/contract/meetings.ts';
import { meetingPeopleQuery } from '../../api/api.ts';
import { Failed, Skeleton } from '../../components/waiting.tsx';
import { useMe } from '../../api/session.ts';
import { words } from '../../words/words.ts';
import type { PartProps, Values } from '../act-field.ts';
import { FieldInput } from '../field-inputs.tsx';
import { listIn, quorumOf } from './seats.ts';
import { SeatChoice } from './seat-choice.tsx';

const { form: labels } = words.meeting;

/** Whom the head calls: leaders only, and who handled or reviewed the case is told why they do not sit. */
export function ConvenePart(props: PartProps): ReactElement {
  const { view } = props;
  const people = useQuery(meetingPeopleQuery(view.head.id));
  if (people.isPending) return <Skeleton />;
  if (people.isError) return <Failed error={people.error} onRetry={() => void people.refetch()} />;
  return <Seats {...props} people={people.data} />;
}

function Seats({ people, ...props }: PartProps & { readonly people: readonly MeetingPerson[] }): ReactElement {
  const { view, today, fields, values, onChange, idOf, problems } = props;
  const me = useMe();
  const members = listIn(values['members']);
  const leaders = people.filter(({ isLeader }) => isLeader);
  const attending = people.filter(({ attendsAs }) => attendsAs !== null);
  const set = (more: Values): void => {
    onChange({ ...values, ...more });
  };
  /** Whoever convenes takes the chair, unless they say otherwise. */
  const seat = (chosen: readonly string[]): void => {
    const chair = [values['chairId'], me.person.id].find((id) => typeof id === 'string' && chosen.includes(id));
    set({ members: chosen, chairId: chair ?? null });
  };
  return (
    <>
      <SeatChoice
        id={idOf('members')}
        legend={labels.members}
        many
        people={leaders.map((one) => ({ ...one, unfit: one.unfitAsMember }))}
        chosen={members}
        onChoose={seat}
        problem={problems.get('members') ?? null}
      />
      <p className="small form-note">
        <button
          type="button"
          className="plain small"
          onClick={() => {
            seat(leaders.filter(({ unfitAsMember }) => unfitAsMember === null).map(({ id }) => id));
          }}
        >
          {labels.everybody}
        </button>{' '}
        <span role="status" className={members.length > 0 && members.length < 3 ? 'late' : 'secondary'}>
          {members.length < 3 ? labels.fewest : labels.quorum(members.length, quorumOf(view, members.length))}
        </span>
      </p>
      <SeatChoice
        id={idOf('chairId')}
        legend={labels.chair}
        empty={labels.chooseMembers}
        people={leaders.filter(({ id }) => members.includes(id)).map((one) => ({ ...one, unfit: null }))}
        chosen={listIn(values['chairId'])}
        onChoose={([chairId]) => {
          set({ chairId });
        }}
        problem={problems.get('chairId') ?? null}
      />
      <SeatChoice
        id={idOf('recorderId')}
        legend={labels.recorder}
        people={people
          .filter(({ isLeader, attendsAs }) => !isLeader && attendsAs !== 'handler')
          .map((one) => ({ ...one, unfit: one.unfitAsRecorder }))}
        chosen={listIn(values['recorderId'])}
        onChoose={([recorderId]) => {
          set({ recorderId });
        }}
        problem={problems.get('recorderId') ?? null}
      />
      {attending.length === 0 ? null : (
        <p className="small secondary form-note">
          {labels.attend}
          {words.case.names(attending)}
        </p>
      )}
      {fields
        .filter(({ name }) => name === 'heldOn' || name === 'place')
        .map((field) => (
          <FieldInput
            key={field.name}
            id={idOf(field.name)}
            field={field}
            caseId={view.head.id}
            today={today}
            value={values[field.name]}
            onChange={(value) => {
              set({ [field.name]: value });
            }}
            problem={problems.get(field.name) ?? null}
          />
        ))}
    </>
  );
}

export const conveningOf = ({ meetings }: CaseView): Values => ({ meeting: meetings.due ?? 'heads' });
