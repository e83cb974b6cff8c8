import { Input } from 'antd';
import type { ReactElement } from 'react';
import {
  issueAnswerLabels,
  issueAnswers,
  reviewCheckLabels,
  type IssueAnswer,
  type ReviewedContent,
} from '../../server/contract/labels.ts';
import type { IssueView } from '../../server/contract/review-work.ts';
import { fieldName, placeName } from '../words/content.ts';
import { fieldText } from '../components/passages.ts';
import { Difference } from '../case/issues/difference.tsx';
import { words } from '../words/words.ts';
import { Choice } from './choice.tsx';
import { draftFieldId, PartFrame } from './content/fields.tsx';
import { Field } from './field.tsx';
import '../styles/issues.css';

export interface Answer {
  readonly answer: IssueAnswer | null;
  readonly text: string;
}
/** By the number of the problem. */
export type Answers = Readonly<Record<string, Answer>>;

interface AnswersPartProps {
  readonly issues: readonly IssueView[];
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  /** What the opinion was about, and the draft as it is being written. */
  readonly before: ReviewedContent | null;
  readonly content: ReviewedContent;
  readonly problems: ReadonlyMap<number, string>;
}

export const answerFieldId = (number: number): string => `draft-answer.${number}`;
export const answerTo = (answers: Answers, { number }: IssueView): Answer =>
  answers[number] ?? { answer: null, text: '' };

/** What is still missing in an answer; null when nothing is. */
export function answerGap({ answer, text }: Answer): string | null {
  if (answer === null) return words.issues.answerMissing;
  return answer === 'disagreed' && text.trim() === '' ? words.issues.reasonMissing : null;
}

/** Each numbered problem is answered before the draft goes back. */
export const AnswersPart = ({ issues, answers, onChange, ...rest }: AnswersPartProps): ReactElement => (
  <PartFrame title={words.draft.answers}>
    <ol className="answers">
      {issues.map((issue) => (
        <li key={issue.number}>
          <AnswerForm
            {...rest}
            issue={issue}
            answer={answerTo(answers, issue)}
            onChange={(answer) => {
              onChange({ ...answers, [issue.number]: answer });
            }}
          />
        </li>
      ))}
    </ol>
    {issues.some((issue) => answerTo(answers, issue).answer === 'disagreed') ? (
      <p className="small secondary">{words.issues.forObjection}</p>
    ) : null}
  </PartFrame>
);

interface AnswerFormProps extends Pick<AnswersPartProps, 'before' | 'content' | 'problems'> {
  readonly issue: IssueView;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}

function AnswerForm({ issue, answer, onChange, before, content, problems }: AnswerFormProps): ReactElement {
  const { number, check, quote, problem, basis, advice, target } = issue;
  const missing = problems.get(number) ?? null;
  const isOfText = missing !== null && answer.answer === 'disagreed';
  return (
    <>
      <p className="line wrap">
        <span className="number">{number}</span> <b>{reviewCheckLabels[check]}</b>
        <ToField target={target} content={before ?? content} />
      </p>
      {quote === null ? null : <blockquote className="quote">{quote}</blockquote>}
      <p className="pre">{problem}</p>
      <p className="small secondary">
        {words.issues.basis}：{basis}
        {advice === null ? '' : `　${words.issues.advice}：${advice}`}
      </p>
      <FieldDifference target={target} before={before} content={content} />
      <Choice
        id={answerFieldId(number)}
        legend={words.issues.answerOf(number)}
        options={issueAnswers.map((value) => ({ value, label: issueAnswerLabels[value] }))}
        chosen={answer.answer}
        onChoose={(value) => {
          onChange({ ...answer, answer: issueAnswers.find((known) => known === value) ?? null });
        }}
        problem={isOfText ? null : missing}
      />
      {answer.answer === null ? null : (
        <Field
          label={words.issues.answerText(number)}
          problem={isOfText ? missing : null}
          isRequired={answer.answer === 'disagreed'}
        >
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 8 }}
              value={answer.text}
              onChange={({ target: field }) => {
                onChange({ ...answer, text: field.value });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}

const pathOf = (target: string): string =>
  target.replace(/^draft:/, '').replace(/^evidence:(\d+)$/, 'evidence.$1.name');

function ToField({ target, content }: { readonly target: string; readonly content: ReviewedContent }): ReactElement {
  if (target === 'file') return <span className="secondary small">{placeName(target, content)}</span>;
  const path = pathOf(target);
  return (
    <a
      className="small"
      href={`#${draftFieldId(path)}`}
      onClick={(event) => {
        event.preventDefault();
        const field = document.getElementById(draftFieldId(path)) ?? document.getElementById(draftFieldId('evidence'));
        field?.focus();
        field?.scrollIntoView({ block: 'center' });
      }}
    >
      {words.issues.toField(target.startsWith('evidence') ? placeName(target, content) : fieldName(path))}
    </a>
  );
}

interface FieldDifferenceProps {
  readonly target: string;
  readonly before: ReviewedContent | null;
  readonly content: ReviewedContent;
}

/** What has become of the field so far, once anything has. */
function FieldDifference({ target, before, content }: FieldDifferenceProps): ReactElement | null {
  if (before === null || !target.startsWith('draft:')) return null;
  const [was, is] = [fieldText(before, pathOf(target)), fieldText(content, pathOf(target))];
  return was === is ? null : <Difference before={was} after={is} />;
}
