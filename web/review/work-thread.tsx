import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { CaseView, PermittedActView } from '../../server/contract/case-view.ts';
import { shortDate } from '../words/dates.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { useOpenAct } from '../case/act-area.tsx';
import { Icon } from '../components/icon.tsx';
import '../styles/issues.css';

interface WorkThreadProps {
  readonly view: CaseView;
}

/** The same on the page of the case, where the handler answers. */
export function ThreadCard({ view }: WorkThreadProps): ReactElement | null {
  const open = useOpenAct(view);
  const { questions, delegation, prepared, cosigners, objections } = view.reviewWork;
  const act = view.permittedActs.find(({ type, allowed }) => type === 'answerQuestion' && allowed);
  if (delegation === null && questions.length + prepared.length + cosigners.length + objections.length === 0)
    return null;
  return (
    <section className="card padded">
      <Questions view={view} answer={act === undefined ? null : { act, onOpen: open }} />
      <Help view={view} />
    </section>
  );
}

/** Questions and their answers, and who helps with the review: beside the opinion, and none of it a part of it. */
export const WorkThread = ({ view }: WorkThreadProps): ReactElement => (
  <>
    <Questions view={view} />
    <Help view={view} />
  </>
);

interface QuestionsProps extends WorkThreadProps {
  readonly answer?: { readonly act: PermittedActView; readonly onOpen: (act: PermittedActView) => void } | null;
}

function Questions({ view, answer = null }: QuestionsProps): ReactElement | null {
  const { today } = useMe();
  const { questions } = view.reviewWork;
  if (questions.length === 0) return null;
  return (
    <section className="thread" aria-label={words.review.thread}>
      <h3 className="title-3">{words.review.thread}</h3>
      <ol>
        {questions.map((one) => (
          <li key={one.number}>
            <p className="small secondary">
              {words.review.question(one.number)} · {one.asked.by.name} {shortDate(one.asked.on, today)}
              {one.papers ? ` · ${words.review.askedPapers}` : ''}
            </p>
            <p className="pre">{one.question}</p>
            {one.answered === null ? (
              <p className={one.isOpen ? 'soon' : 'secondary'}>
                <Icon name="waiting" /> {one.isOpen ? words.review.notAnswered : words.review.roundOver}
              </p>
            ) : (
              <div className="reply">
                <p className="small secondary">
                  {one.answered.by.name} {shortDate(one.answered.on, today)}
                </p>
                <p className="pre">{one.answer}</p>
              </div>
            )}
          </li>
        ))}
      </ol>
      {answer === null ? null : (
        <Button
          onClick={() => {
            answer.onOpen(answer.act);
          }}
        >
          {words.form.answerQuestion}
        </Button>
      )}
    </section>
  );
}

function Help({ view }: WorkThreadProps): ReactElement | null {
  const { today } = useMe();
  const { delegation, prepared, cosigners, objections } = view.reviewWork;
  if (delegation === null && prepared.length + cosigners.length + objections.length === 0) return null;
  return (
    <section className="thread" aria-label={words.review.help}>
      <h3 className="title-3">{words.review.help}</h3>
      {delegation === null ? null : (
        <p>
          {words.review.delegated(delegation.to.name, delegation.given.by.name, shortDate(delegation.given.on, today))}
          {delegation.note === null ? '' : `：${delegation.note}`}
        </p>
      )}
      {prepared.map(({ note, given }) => (
        <p key={given.at} className="pre">
          <span className="secondary">{words.review.prepared(given.by.name, shortDate(given.on, today))}</span>
          {note}
        </p>
      ))}
      {cosigners.map(({ person, note, signed }) => (
        <p key={person.id}>
          <b>{person.name}</b>{' '}
          {signed === null ? (
            <span className="soon">{words.review.cosignPending}</span>
          ) : (
            <span className="good">{words.review.cosigned(shortDate(signed.on, today))}</span>
          )}
          {note === null ? null : <span className="small secondary"> {note}</span>}
        </p>
      ))}
      {objections.map(({ note, given }) => (
        <p key={given.at} className="pre">
          <span className="late">{words.review.cosignRefused(given.by.name, shortDate(given.on, today))}</span>
          {note}
        </p>
      ))}
    </section>
  );
}
