import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { LeaveView } from '../../server/contract/staff.ts';
import { leavesQuery, refreshPeople, server, type LeaveOverview } from '../api/api.ts';
import { isDate, shortDate } from '../words/dates.ts';
import { newId } from '../api/ids.ts';
import { Tag } from '../components/status.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { useSay } from '../components/say.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { Choice } from './choice.tsx';
import { DateInput } from './date-input.tsx';
import { SendFailure } from './failure.tsx';
import { Field } from './field.tsx';

const say = words.staff.leave;

/** 请假交接: from when until when, and who stands in; what is entered can be ended early. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const me = useMe();
  const [personId, setPerson] = useState(me.person.id);
  const query = useQuery(leavesQuery(personId));
  return (
    <Modal open title={say.title} onCancel={onClose} footer={<Button onClick={onClose}>{say.close}</Button>}>
      <p className="small secondary">{say.note}</p>
      {query.isPending ? <Skeleton /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined ? null : (
        <>
          <People overview={query.data} chosen={personId} onChoose={setPerson} />
          <Present overview={query.data} today={me.today} />
          <LeaveForm key={personId} overview={query.data} today={me.today} onEntered={onClose} />
        </>
      )}
    </Modal>
  );
}

/** Heads enter the leave of their people too. */
function People({
  overview: { people, person },
  chosen,
  onChoose,
}: {
  readonly overview: LeaveOverview;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}): ReactElement | null {
  const all = people.some(({ id }) => id === person.id) ? people : [person, ...people];
  if (all.length < 2) return null;
  return (
    <Field label={say.person} problem={null}>
      {({ id }) => (
        <Select
          id={id}
          value={chosen}
          onChange={onChoose}
          options={all.map(({ id: value, name }) => ({ value, label: name }))}
        />
      )}
    </Field>
  );
}

function Present({
  overview: { leaves },
  today,
}: {
  readonly overview: LeaveOverview;
  readonly today: string;
}): ReactElement {
  if (leaves.length === 0) return <p className="small secondary">{say.none}</p>;
  return (
    <>
      <h3 className="title-3">{say.present}</h3>
      {leaves.map((leave) => (
        <PresentLeave key={leave.id} leave={leave} today={today} />
      ))}
    </>
  );
}

function PresentLeave({ leave, today }: { readonly leave: LeaveView; readonly today: string }): ReactElement {
  const end = useEndLeave();
  return (
    <>
      <div className="line wrap">
        <span>{say.row(shortDate(leave.fromOn, today), shortDate(leave.untilOn, today), leave.substitute.name)}</span>
        <Tag tone={leave.begun ? 'soon' : 'calm'}>{leave.begun ? say.begun : say.planned}</Tag>
        <span className="grow" />
        <Button
          size="small"
          loading={end.isPending}
          onClick={() => {
            end.mutate(leave.id);
          }}
        >
          {leave.begun ? say.end : say.callOff}
        </Button>
      </div>
      <SendFailure
        error={end.error}
        onRetry={() => {
          end.mutate(leave.id);
        }}
      />
    </>
  );
}

/** Back before the planned day: the tasks come back with it. */
function useEndLeave() {
  const { done } = useSay();
  return useMutation({
    mutationFn: (id: string) => server.endLeave({ params: { id } }),
    onSuccess: () => {
      done(say.ended);
      refreshPeople();
    },
  });
}

interface LeaveFormProps {
  readonly overview: LeaveOverview;
  readonly today: string;
  readonly onEntered: () => void;
}

function LeaveForm({ overview, today, onEntered }: LeaveFormProps): ReactElement {
  const { done } = useSay();
  const [id] = useState(newId);
  const [fromOn, setFrom] = useState(today);
  const [untilOn, setUntil] = useState('');
  const [substituteId, setSubstitute] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const enter = useMutation({
    mutationFn: (body: { substituteId: string }) =>
      server.enterLeave({ body: { id, personId: overview.person.id, fromOn, untilOn, reason, ...body } }),
    onSuccess: () => {
      done(say.entered(overview.substitutes.find((one) => one.id === substituteId)?.name ?? ''));
      refreshPeople();
      onEntered();
    },
  });
  const send = (): void => {
    setTried(true);
    const isWhole = isDate(fromOn) && isDate(untilOn) && reason.trim() !== '';
    if (isWhole && substituteId !== null) enter.mutate({ substituteId });
  };
  const shown = (problem: string | null): string | null => (isTried ? problem : null);
  if (overview.substitutes.length === 0) return <p className="late small">{say.noSubstitute}</p>;
  return (
    <form
      className="leave-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label={say.from} problem={shown(isDate(fromOn) ? null : say.badDate)} isRequired>
        {(wiring) => <DateInput wiring={wiring} value={fromOn} onChange={setFrom} />}
      </Field>
      <Field label={say.until} problem={shown(isDate(untilOn) ? null : say.badDate)} isRequired>
        {(wiring) => <DateInput wiring={wiring} value={untilOn} onChange={setUntil} />}
      </Field>
      <Choice
        legend={say.substitute}
        options={overview.substitutes.map(({ id: value, name, title }) => ({
          value,
          label: title === '' ? name : `${name}（${title}）`,
        }))}
        chosen={substituteId}
        onChoose={setSubstitute}
        problem={shown(substituteId === null ? say.empty : null)}
      />
      <Field
        label={say.reason}
        hint={say.reasonHint}
        problem={shown(reason.trim() === '' ? say.empty : null)}
        isRequired
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={200}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
        )}
      </Field>
      <SendFailure error={enter.error} onRetry={send} />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {enter.isPending ? words.sending : say.enter}
      </Button>
    </form>
  );
}
