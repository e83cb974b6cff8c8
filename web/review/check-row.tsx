import { Input } from 'antd';
import type { ReactElement } from 'react';
import {
  checkAnswerLabels,
  reviewCheckLabels,
  type CheckAnswer,
  type ReviewCheck,
} from '../../server/contract/labels.ts';
import { words } from '../words/words.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { checkFieldId, type CheckState, type Numbered } from './checks.ts';
import { cardId } from './margin.tsx';

export const answers = ['meets', 'fails', 'notApplicable'] as const satisfies readonly CheckAnswer[];
const signs = { meets: 'check', fails: 'close', notApplicable: 'dash' } as const satisfies Record<
  CheckAnswer,
  IconName
>;

interface CheckRowProps {
  readonly check: ReviewCheck;
  readonly number: number;
  readonly state: CheckState;
  /** Numbered problems that fail it; they are written where they were raised. */
  readonly issues: readonly Numbered[];
  readonly isFocus: boolean;
  readonly problems: ReadonlyMap<string, string>;
  readonly onAnswer: (answer: CheckAnswer) => void;
  readonly onWrite: (written: Partial<Pick<CheckState, 'problem' | 'basis'>>) => void;
  readonly isReadOnly?: boolean;
}

/** One check with its three answers; a failed one asks for the problem and its basis, at once and beside it. */
export function CheckRow(props: CheckRowProps): ReactElement {
  const { check, number, state, issues, isFocus, problems, onAnswer, isReadOnly = false } = props;
  const missing = problems.get(checkFieldId(check));
  return (
    <fieldset className={`check-row${missing === undefined ? '' : ' missing'}`} id={checkFieldId(check)} tabIndex={-1}>
      <legend className="hidden-text">
        {number} {reviewCheckLabels[check]}
      </legend>
      <span className="secondary" aria-hidden="true">
        {number}
      </span>
      <span aria-hidden="true">
        {reviewCheckLabels[check]} {isFocus ? <span className="tag act">{words.review.focus}</span> : null}
      </span>
      <span className="three">
        {answers.map((answer) => (
          <label key={answer} className={`${answer}${state.answer === answer ? ' on' : ''}`}>
            <input
              type="radio"
              name={check}
              value={answer}
              checked={state.answer === answer}
              disabled={isReadOnly || (issues.length > 0 && answer !== 'fails')}
              onChange={() => {
                onAnswer(answer);
              }}
            />
            {state.answer === answer ? <Icon name={signs[answer]} /> : null}
            {checkAnswerLabels[answer]}
          </label>
        ))}
      </span>
      {missing === undefined ? null : <p className="check-why small late">{missing}</p>}
      {issues.length > 0 ? (
        <SeeIssues issues={issues} />
      ) : state.answer === 'fails' || state.answer === 'notApplicable' ? (
        <Why {...props} />
      ) : null}
    </fieldset>
  );
}

const SeeIssues = ({ issues }: { readonly issues: readonly Numbered[] }): ReactElement => (
  <ul className="check-why small">
    {issues.map(({ number, problem }) => (
      <li key={number} className="cut">
        <button
          type="button"
          className="number in-text"
          aria-label={words.issues.see(number)}
          onClick={() => {
            document.getElementById(cardId(number))?.scrollIntoView({ block: 'nearest' });
            document.getElementById(cardId(number))?.focus();
          }}
        >
          {number}
        </button>{' '}
        {problem}
      </li>
    ))}
  </ul>
);

function Why({ check, state, problems, onWrite, isReadOnly = false }: CheckRowProps): ReactElement {
  if (isReadOnly) {
    return (
      <div className="check-why small">
        <p className="pre">{state.problem}</p>
        {state.basis === '' ? null : (
          <p className="secondary">
            {words.review.basis}：{state.basis}
          </p>
        )}
      </div>
    );
  }
  const isFailure = state.answer === 'fails';
  return (
    <div className="check-why">
      <WhyField
        id={checkFieldId(`${check}-problem`)}
        label={isFailure ? words.review.problem : words.review.whyNotApplicable}
        placeholder={isFailure ? words.review.problemExample : ''}
        value={state.problem}
        problem={problems.get(checkFieldId(`${check}-problem`))}
        onChange={(problem) => {
          onWrite({ problem });
        }}
      />
      {isFailure ? (
        <WhyField
          id={checkFieldId(`${check}-basis`)}
          label={words.review.basis}
          placeholder={words.review.basisExample}
          value={state.basis}
          problem={problems.get(checkFieldId(`${check}-basis`))}
          onChange={(basis) => {
            onWrite({ basis });
          }}
        />
      ) : null}
    </div>
  );
}

interface WhyFieldProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

const WhyField = ({ id, label, placeholder, value, problem, onChange }: WhyFieldProps): ReactElement => (
  <div className="why-field">
    <label htmlFor={id}>{label}</label>
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 1, maxRows: 8 }}
      placeholder={placeholder}
      aria-invalid={problem === undefined ? undefined : true}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      value={value}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    />
    {problem === undefined ? null : (
      <p className="small late" id={`${id}-problem`}>
        {problem}
      </p>
    )}
  </div>
);
