import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { ownPinQuery, queries, server } from '../../api/api.ts';
import { problemOf } from '../../api/sending.ts';
import { useSay } from '../../components/say.tsx';
import { Status } from '../../components/status.tsx';
import { Failed, Skeleton } from '../../components/waiting.tsx';
import { SendFailure } from '../../forms/failure.tsx';
import { Secret } from '../../forms/secret.tsx';
import { words } from '../../words/words.ts';

const say = words.account.pin;

/** The six digits a leader decides with from a mail: whether they are set, and the form that sets them. */
export function OwnPin(): ReactElement {
  const query = useQuery(ownPinQuery);
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { isSet, triesLeft } = query.data;
  const state = isSet && triesLeft > 0 ? 'set' : isSet ? 'locked' : 'none';
  return (
    <section className="card padded">
      <div className="line wrap">
        <h2 className="title-2">{say.title}</h2>
        <Status tone={state === 'set' ? 'good' : 'soon'} icon={state === 'set' ? 'passed' : 'problem'}>
          {say.states[state]}
        </Status>
      </div>
      <p className="secondary">{say.note}</p>
      <PinForm isSet={isSet} />
    </section>
  );
}

function PinForm({ isSet }: { readonly isSet: boolean }): ReactElement {
  const { done } = useSay();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => server.changePin({ body: { password, pin } }),
    onSuccess: () => {
      done(say.changed);
      for (const clear of [setPassword, setPin, setAgain]) clear('');
      setTried(false);
      void queries.invalidateQueries({ queryKey: ownPinQuery.queryKey });
    },
  });
  const isReady = password !== '' && /^\d{6}$/.test(pin) && again === pin;
  const send = (): void => {
    setTried(true);
    if (isReady) change.mutate();
  };
  const shown = (isWrong: boolean, sentence: string): string | null => (isTried && isWrong ? sentence : null);
  const refused = (field: string): string | null =>
    problemOf(change.error)?.fields.find((one) => one.field === field)?.sentence ?? null;
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Secret
        label={say.password}
        kind="current-password"
        value={password}
        onChange={setPassword}
        problem={shown(password === '', say.emptyPassword) ?? refused('password')}
      />
      <Secret
        label={say.pin}
        hint={say.rule}
        kind="digits"
        value={pin}
        onChange={setPin}
        problem={shown(!/^\d{6}$/.test(pin), say.form) ?? refused('pin')}
      />
      <Secret
        label={say.again}
        kind="digits"
        value={again}
        onChange={setAgain}
        problem={shown(again !== pin, say.differs)}
      />
      <SendFailure error={change.error} onRetry={send} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {change.isPending ? words.sending : isSet ? say.change : say.send}
      </Button>
    </form>
  );
}
