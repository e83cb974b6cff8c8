import { Button, Input } from 'antd';
import type { ReactElement } from 'react';
import { reviewChecks, type CheckAnswer, type ReviewCheck } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { BackEntryDate } from '../forms/back-entry-date.tsx';
import { SendFailure } from '../forms/failure.tsx';
import { useKeys, useSendKey } from '../components/keys.ts';
import { useOnline } from '../api/online.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';
import { CheckRow } from './check-row.tsx';
import { answerTo, checkFieldId, problemsUnder, unanswered, whyNot, withRest } from './checks.ts';
import type { Writing } from './opining.ts';
import { WorkThread } from './work-thread.tsx';

interface OpinionPanelProps {
  readonly view: CaseView;
  readonly writing: Writing;
  readonly others: ReactElement;
}

/** Eight answers, a conclusion that follows from them, and one signature. */
export function OpinionPanel({ view, writing, others }: OpinionPanelProps): ReactElement {
  const { opinion, gaps, isTried } = writing;
  useSendKey(writing.sign);
  useCheckKeys(writing);
  return (
    <section className="review-right" aria-label={words.review.readOnlyTitle}>
      <ChecksHead
        isLight={view.reviewWork.isLight}
        count={8 - unanswered(writing).length}
        onRest={() => {
          writing.set(withRest(writing));
        }}
      />
      <div className="checks">
        {reviewChecks.map((check, i) => (
          <CheckRow
            key={check}
            check={check}
            number={i + 1}
            state={{ ...opinion.checks[check], answer: answerTo(writing, check) }}
            issues={problemsUnder(writing, check)}
            isFocus={isFocus(view, check)}
            problems={isTried ? gaps : new Map()}
            onAnswer={(answer) => {
              writing.writeCheck(check, { answer });
              focusWhy(check, answer);
            }}
            onWrite={(written) => {
              writing.writeCheck(check, written);
            }}
          />
        ))}
        <Compared view={view} />
        <WorkThread view={view} />
      </div>
      <footer className="review-end">
        <Conclusion view={view} writing={writing} />
        {view.head.backEntry ? <BackEntryDate value={writing.on} onChange={writing.setOn} /> : null}
        <SendFailure error={writing.error} onRetry={writing.sign} />
        <SignBar view={view} writing={writing} others={others} />
      </footer>
    </section>
  );
}

/** Where everything is a focus, nothing is. */
const isFocus = ({ rules: { reviewFocus } }: CaseView, check: ReviewCheck): boolean =>
  reviewFocus.length < reviewChecks.length && reviewFocus.includes(check);

/** The next thing to do after 不符合 is to write why. */
function focusWhy(check: ReviewCheck, answer: CheckAnswer): void {
  if (answer === 'meets') return;
  requestAnimationFrame(() => {
    document.getElementById(checkFieldId(`${check}-problem`))?.focus();
  });
}

const focusCheck = (check: ReviewCheck | undefined): void => {
  if (check !== undefined) document.querySelector<HTMLElement>(`#${checkFieldId(check)} input`)?.focus();
};

/** 1–8 go to a check; Y, N and 0 answer the one in focus, or the first still open. */
function useCheckKeys(writing: Writing): void {
  const answer = (given: CheckAnswer): void => {
    const focused = reviewChecks.find((check) =>
      document.getElementById(checkFieldId(check))?.contains(document.activeElement),
    );
    const check = focused ?? reviewChecks.find((known) => answerTo(writing, known) === null);
    if (check === undefined || problemsUnder(writing, check).length > 0) return;
    writing.writeCheck(check, { answer: given });
    if (given === 'meets') focusCheck(reviewChecks[reviewChecks.indexOf(check) + 1] ?? check);
    else focusWhy(check, given);
  };
  useKeys({
    ...Object.fromEntries(
      reviewChecks.map((check, i) => [
        String(i + 1),
        () => {
          focusCheck(check);
        },
      ]),
    ),
    y: () => {
      answer('meets');
    },
    n: () => {
      answer('fails');
    },
    '0': () => {
      answer('notApplicable');
    },
  });
}

interface ChecksHeadProps {
  readonly isLight: boolean;
  readonly count: number;
  readonly onRest: () => void;
}

const ChecksHead = ({ isLight, count, onRest }: ChecksHeadProps): ReactElement => (
  <header className="line checks-head">
    <h2 className="title-2">{isLight ? words.review.lightTitle : words.review.checksTitle}</h2>
    <span className="secondary small">{words.review.answeredCount(count)}</span>
    <span className="grow" />
    <Button size="small" disabled={count === 8} onClick={onRest}>
      {words.review.restMeets}
    </Button>
    <span className="secondary small key-hint" aria-hidden="true">
      <kbd>Y</kbd> <kbd>N</kbd> <kbd>0</kbd>
    </span>
  </header>
);

export function Compared({ view }: { readonly view: CaseView }): ReactElement | null {
  const round = view.rounds.at(-1);
  if (round === undefined || round.changes.length === 0) return null;
  return (
    <section className="compared">
      <h3 className="title-3">
        {words.review.comparedWith(round.round - 1)}{' '}
        <span className="secondary small">{words.review.onlyChanges(round.changes.length)}</span>
      </h3>
      <ul className="change-list">
        {round.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </section>
  );
}

function Conclusion({ view, writing }: Omit<OpinionPanelProps, 'others'>): ReactElement {
  const { opinion, kind: chosen } = writing;
  const listedCount = reviewChecks.reduce(
    (count, check) =>
      count + (answerTo(writing, check) === 'fails' ? Math.max(1, problemsUnder(writing, check).length) : 0),
    0,
  );
  const { isLight } = view.reviewWork;
  return (
    <>
      <fieldset className="conclusion">
        <legend className="title-3">{words.review.conclusion}</legend>
        {view.rules.opinionKinds.map((kind) => {
          const reason = whyNot(kind, writing);
          const listed = !kind.passes && listedCount > 0 ? words.review.problemsListed(listedCount) : '';
          return (
            <label key={kind.code} className={reason === null ? '' : 'barred'}>
              <input
                type="radio"
                name="kind"
                checked={chosen?.code === kind.code}
                disabled={reason !== null}
                onChange={() => {
                  writing.set({ ...opinion, kind: kind.code });
                }}
              />
              <span className={chosen?.code === kind.code ? 'strong' : ''}>{words.case.opinion(kind.label)}</span>
              <span className="small secondary">{reason ?? listed}</span>
            </label>
          );
        })}
      </fieldset>
      {chosen === null ? null : (
        <Input.TextArea
          aria-label={words.review.advice}
          placeholder={words.review.advice}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={opinion.advice}
          onChange={({ target }) => {
            writing.set({ ...opinion, advice: target.value });
          }}
        />
      )}
      <p className="small secondary">
        <Icon name="lock" /> {words.review.bindsNote}
        <br />
        {isLight ? words.review.lightNote : words.review.issuerNote(view.reviewUnit.name)}
      </p>
    </>
  );
}

function SignBar({ view, writing, others }: OpinionPanelProps): ReactElement {
  const isOnline = useOnline();
  const label = writing.kind?.label ?? null;
  const { isLight } = view.reviewWork;
  const first = isLight ? words.review.lightSignFirst : words.review.signFirst;
  const text = label === null ? first : isLight ? words.review.lightSign(label) : words.review.sign(label);
  return (
    <div className="line sign-bar">
      <Button type="primary" className="grow" loading={writing.isSending} disabled={!isOnline} onClick={writing.sign}>
        {writing.isSending ? words.sending : text}{' '}
        <kbd>
          Ctrl <Icon name="enter" />
        </kbd>
      </Button>
      {others}
    </div>
  );
}
