import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { accessQuery, isProblem, queries, server } from '../../api/api.ts';
import { useSay } from '../../components/say.tsx';
import { Tag } from '../../components/status.tsx';
import { Empty, Failed, Skeleton } from '../../components/waiting.tsx';
import { beijingTime } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { browserName } from './browser-name.ts';

const say = words.account;

/** Where this person is signed in and remembered; each entry ends at once by its button. */
export function OwnAccess(): ReactElement {
  const query = useQuery(accessQuery);
  const ends = useEnding((id: string) => server.endSession({ params: { id } }), say.sessions.ended);
  const forgets = useEnding((id: string) => server.forgetDevice({ params: { id } }), say.devices.forgotten);
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { sessions, devices } = query.data;
  return (
    <>
      <section className="card padded">
        <h2 className="title-2">{say.sessions.title}</h2>
        <p className="secondary">{say.sessions.note}</p>
        <ul className="access">
          {sessions.map(({ id, browser, begunAt, seenAt, isHere }) => (
            <Entry
              key={id}
              browser={browser}
              isHere={isHere}
              facts={say.sessions.facts(beijingTime(begunAt), beijingTime(seenAt))}
            >
              {isHere ? null : (
                <Button size="small" loading={ends.isPending} onClick={() => ends.mutate(id)}>
                  {say.sessions.end}
                </Button>
              )}
            </Entry>
          ))}
        </ul>
      </section>
      <section className="card padded">
        <h2 className="title-2">{say.devices.title}</h2>
        <p className="secondary">{say.devices.note}</p>
        {devices.length === 0 ? <Empty>{say.devices.none}</Empty> : null}
        <ul className="access">
          {devices.map(({ id, browser, rememberedAt, until, isSignedOut, isHere }) => (
            <Entry
              key={id}
              browser={browser}
              isHere={isHere}
              facts={
                say.devices.facts(beijingTime(rememberedAt), beijingTime(until)) +
                (isSignedOut ? say.devices.signedOut : '')
              }
            >
              <Button size="small" loading={forgets.isPending} onClick={() => forgets.mutate(id)}>
                {say.devices.forget}
              </Button>
            </Entry>
          ))}
        </ul>
      </section>
    </>
  );
}

interface EntryProps {
  readonly browser: string;
  readonly isHere: boolean;
  readonly facts: string;
  readonly children: ReactNode;
}

const Entry = ({ browser, isHere, facts, children }: EntryProps): ReactElement => (
  <li className="line wrap">
    <span className="strong">{browserName(browser)}</span>
    {isHere ? <Tag tone="act">{say.here}</Tag> : null}
    <span className="small secondary">{facts}</span>
    <span className="grow" />
    {children}
  </li>
);

function useEnding(end: (id: string) => Promise<null>, sentence: string) {
  const { done, refused } = useSay();
  return useMutation({
    mutationFn: end,
    onSuccess: () => {
      done(sentence);
    },
    onError: (error) => {
      refused(isProblem(error) ? error.problem : null);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: accessQuery.queryKey }),
  });
}
