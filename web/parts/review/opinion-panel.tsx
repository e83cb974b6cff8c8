import { Button, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import {
  reviewChecks,
  type CaseView,
  type CheckAnswer,
  type PermittedActView,
  type ReviewCheck,
} from '../../../server/contract.ts';
import { BackEntryDate } from '../../forms/back-entry-date.tsx';
import { SendFailure } from '../../forms/failure.tsx';
import { useKeys, useSendKey } from '../../keys.ts';
import { useKept } from '../../kept.ts';
import { useOnline } from '../../online.ts';
import { useSay } from '../../say.tsx';
import { useAct } from '../../sending.ts';
import { useMe } from '../../session.ts';
import { words } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { checkFieldId, CheckRow } from './check-row.tsx';
import {
  blankOpinion,
  failing,
  gapsOf,
  kindOf,
  unanswered,
  whyNot,
  withRest,
  writtenChecks,
  type CheckState,
  type OpinionState,
} from './checks.ts';

interface OpinionPanelProps {
  readonly view: CaseView;
  readonly act: PermittedActView;
  readonly onSigned: () => void;
  readonly others: ReactElement;
}

/** Eight answers, a conclusion that follows from them, and one signature. */
export function OpinionPanel({ view, act, onSigned, others }: OpinionPanelProps): ReactElement {
  const me = useMe();
  const say = useSay();
  const [revision] = useState(act.expectedRevision);
  const kept = useKept<OpinionState>(`opinion ${view.head.id} ${view.head.round}`, blankOpinion());
  const [isTried, setTried] = useState(false);
  const [on, setOn] = useState(view.timeline.at(-1)?.on ?? me.today);
  const opinion = kept.value;
  const kind = kindOf(opinion, view.rules.opinionKinds);
  const sending = useAct((recorded) => {
    kept.clear();
    say.done(words.recorded(words.case.opinion(kind?.label ?? ''), recorded.revision));
    onSigned();
  });
  const write = (check: ReviewCheck, written: Partial<CheckState>): void => {
    kept.set({ ...opinion, checks: { ...opinion.checks, [check]: { ...opinion.checks[check], ...written } } });
  };
  const gaps = gapsOf(opinion);
  const sign = (): void => {
    setTried(true);
    const [firstGap] = gaps.keys();
    if (firstGap !== undefined) document.getElementById(checkFieldId(firstGap))?.focus();
    if (gaps.size > 0 || kind === null || view.content === null) return;
    sending.mutate({
      caseId: view.head.id,
      act: {
        type: 'signOpinion',
        kind: kind.code,
        contentHash: view.content.hash,
        checks: writtenChecks(opinion),
        advice: opinion.advice.trim() === '' ? null : opinion.advice,
      },
      expectedRevision: revision,
      on: view.head.backEntry ? on : null,
    });
  };
  useSendKey(sign);
  useCheckKeys(opinion, write);
  return (
    <section className="review-right" aria-label={words.review.readOnlyTitle}>
      <ChecksHead
        count={8 - unanswered(opinion).length}
        onRest={() => {
          kept.set(withRest(opinion));
        }}
      />
      <div className="checks">
        {reviewChecks.map((check, i) => (
          <CheckRow
            key={check}
            check={check}
            number={i + 1}
            state={opinion.checks[check]}
            isFocus={isFocus(view, check)}
            problems={isTried ? gaps : new Map()}
            onAnswer={(answer) => {
              write(check, { answer });
              focusWhy(check, answer);
            }}
            onWrite={(written) => {
              write(check, written);
            }}
          />
        ))}
        <Compared view={view} />
      </div>
      <footer className="review-end">
        <Conclusion
          view={view}
          opinion={opinion}
          onKind={(code) => {
            kept.set({ ...opinion, kind: code });
          }}
          onAdvice={(advice) => {
            kept.set({ ...opinion, advice });
          }}
        />
        {view.head.backEntry ? <BackEntryDate value={on} onChange={setOn} /> : null}
        <SendFailure error={sending.error} onRetry={sign} />
        <SignBar label={kind?.label ?? null} isSending={sending.isPending} onSign={sign} others={others} />
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
function useCheckKeys(opinion: OpinionState, write: (check: ReviewCheck, written: Partial<CheckState>) => void): void {
  const answer = (given: CheckAnswer): void => {
    const focused = reviewChecks.find((check) =>
      document.getElementById(checkFieldId(check))?.contains(document.activeElement),
    );
    const check = focused ?? reviewChecks.find((known) => opinion.checks[known].answer === null);
    if (check === undefined) return;
    write(check, { answer: given });
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

const ChecksHead = ({ count, onRest }: { readonly count: number; readonly onRest: () => void }): ReactElement => (
  <header className="line checks-head">
    <h2 className="title-2">{words.review.checksTitle}</h2>
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

interface ConclusionProps {
  readonly view: CaseView;
  readonly opinion: OpinionState;
  readonly onKind: (code: string) => void;
  readonly onAdvice: (advice: string) => void;
}

function Conclusion({ view, opinion, onKind, onAdvice }: ConclusionProps): ReactElement {
  const chosen = kindOf(opinion, view.rules.opinionKinds);
  const fails = failing(opinion).length;
  return (
    <>
      <fieldset className="conclusion">
        <legend className="title-3">{words.review.conclusion}</legend>
        {view.rules.opinionKinds.map((kind) => {
          const reason = whyNot(kind, opinion);
          const listed = !kind.passes && fails > 0 ? words.review.problemsListed(fails) : '';
          return (
            <label key={kind.code} className={reason === null ? '' : 'barred'}>
              <input
                type="radio"
                name="kind"
                checked={chosen?.code === kind.code}
                disabled={reason !== null}
                onChange={() => {
                  onKind(kind.code);
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
            onAdvice(target.value);
          }}
        />
      )}
      <p className="small secondary">
        <Icon name="lock" /> {words.review.bindsNote}
        <br />
        {words.review.issuerNote(view.reviewUnit.name)}
      </p>
    </>
  );
}

interface SignBarProps {
  readonly label: string | null;
  readonly isSending: boolean;
  readonly onSign: () => void;
  readonly others: ReactElement;
}

function SignBar({ label, isSending, onSign, others }: SignBarProps): ReactElement {
  const isOnline = useOnline();
  const text = label === null ? words.review.signFirst : words.review.sign(label);
  return (
    <div className="line sign-bar">
      <Button type="primary" className="grow" loading={isSending} disabled={!isOnline} onClick={onSign}>
        {isSending ? words.sending : text}{' '}
        <kbd>
          Ctrl <Icon name="enter" />
        </kbd>
      </Button>
      {others}
    </div>
  );
}
