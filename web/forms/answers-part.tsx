import { Input } from 'antd';
import type { ReactElement } from 'react';
import { reviewCheckLabels } from '../../server/contract.ts';
import type { Problem } from '../content.ts';
import { words } from '../words.ts';
import { Choice } from './choice.tsx';
import { PartFrame } from './content/fields.tsx';
import { Field } from './field.tsx';

/** By check: whether it was changed or explained, and how. */
export type Answers = Readonly<Record<string, { readonly how: 'changed' | 'explained'; readonly text: string }>>;

interface AnswersPartProps {
  readonly problems: readonly Problem[];
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  readonly isTried: boolean;
}

export const answerFieldId = (check: string): string => `draft-answer.${check}`;

/** Each problem of the opinion is answered before the draft goes back. */
export const AnswersPart = ({ problems, answers, onChange, isTried }: AnswersPartProps): ReactElement => (
  <PartFrame title={words.draft.answers}>
    <ol className="answers">
      {problems.map(({ check, number, problem, basis }) => {
        const answer = answers[check] ?? { how: 'changed', text: '' };
        return (
          <li key={check}>
            <p>
              <span className="number">{number}</span> <b>{reviewCheckLabels[check]}</b>
            </p>
            <p className="pre">{problem}</p>
            {basis === '' ? null : (
              <p className="small secondary">
                {words.case.basis}：{basis}
              </p>
            )}
            <Choice
              legend={words.draft.answerHow}
              options={[
                { value: 'changed', label: words.draft.changed },
                { value: 'explained', label: words.draft.explained },
              ]}
              chosen={answer.how}
              onChoose={(how) => {
                onChange({ ...answers, [check]: { ...answer, how: how === 'explained' ? 'explained' : 'changed' } });
              }}
              problem={null}
            />
            <Field
              id={answerFieldId(check)}
              label={words.draft.answerText(number)}
              problem={isTried && answer.text.trim() === '' ? words.draft.answerMissing : null}
              isRequired
            >
              {(wiring) => (
                <Input.TextArea
                  {...wiring}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  value={answer.text}
                  onChange={({ target }) => {
                    onChange({ ...answers, [check]: { ...answer, text: target.value } });
                  }}
                />
              )}
            </Field>
          </li>
        );
      })}
    </ol>
  </PartFrame>
);
