import { Button, Input } from 'antd';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import {
  reviewCheckLabels,
  reviewChecks,
  type ReviewCheck,
  type ReviewedContent,
} from '../../server/contract/labels.ts';
import { placeName } from '../words/content.ts';
import { placesOf } from '../components/passages.ts';
import { words } from '../words/words.ts';
import { issueFieldId, type MarkedIssue } from './checks.ts';
import type { Writing } from './opining.ts';
import { placeBelowMark } from './selection.ts';

interface IssueFormProps {
  readonly writing: Writing;
  readonly number: number;
  readonly issue: MarkedIssue;
  readonly content: ReviewedContent;
  /** Chosen without a pointer: the place is asked for. */
  readonly asksPlace: boolean;
}

/** One problem at its passage: the check it belongs to, what is wrong, on what basis. Kept as it is typed. */
export function IssueForm({ writing, number, issue, content, asksPlace }: IssueFormProps): ReactElement {
  const form = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (form.current === null) return;
    placeBelowMark(form.current, number);
    form.current.querySelector<HTMLElement>('select, input[type="radio"]')?.focus({ preventScroll: true });
  }, [number]);
  const choose = (check: ReviewCheck): void => {
    writing.writeIssue(number, { check });
    document.getElementById(issueFieldId(number, 'problem'))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const check = event.target instanceof HTMLTextAreaElement ? undefined : reviewChecks[Number(event.key) - 1];
    if (event.key === 'Escape') writing.open(null);
    else if (check !== undefined && isNoText(event.target)) choose(check);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // Keys of the form as a whole; each of its parts is a control of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={form}
      role="dialog"
      aria-label={words.issues.one(number)}
      className="issue-form"
      onKeyDown={onKeyDown}
    >
      <header className="line">
        <span className="number">{number}</span>
        {issue.quote === null ? (
          <b className="cut grow">{placeName(issue.target, content)}</b>
        ) : (
          <blockquote className="quote cut grow">{issue.quote}</blockquote>
        )}
      </header>
      {asksPlace ? <PlaceChoice {...{ writing, number, issue, content }} /> : null}
      <fieldset className="belongs">
        <legend className="small secondary">{words.issues.belongsTo}</legend>
        {reviewChecks.map((check, i) => (
          <label key={check} className={issue.check === check ? 'on' : ''}>
            <input
              type="radio"
              name={`belongs ${number}`}
              id={i === 0 ? issueFieldId(number, 'check') : undefined}
              checked={issue.check === check}
              onChange={() => {
                choose(check);
              }}
            />
            <kbd>{i + 1}</kbd> {reviewCheckLabels[check]}
          </label>
        ))}
        <Missing writing={writing} id={issueFieldId(number, 'check')} />
      </fieldset>
      <IssueField writing={writing} number={number} name="problem" value={issue.problem} />
      <IssueField writing={writing} number={number} name="basis" value={issue.basis} />
      <IssueField writing={writing} number={number} name="advice" value={issue.advice} />
      <footer className="line">
        <Button
          size="small"
          onClick={() => {
            writing.dropIssue(number);
          }}
        >
          {words.issues.remove}
        </Button>
        <span className="grow" />
        <Button
          size="small"
          onClick={() => {
            writing.open(null);
          }}
        >
          {words.issues.done} <kbd>Esc</kbd>
        </Button>
      </footer>
    </section>
  );
}

const isNoText = (target: EventTarget): boolean => !(target instanceof HTMLInputElement) || target.type === 'radio';

interface PartProps {
  readonly writing: Writing;
  readonly number: number;
}

function PlaceChoice({
  writing,
  number,
  issue,
  content,
}: PartProps & { readonly issue: MarkedIssue; readonly content: ReviewedContent }): ReactElement {
  const places = placesOf(content);
  const chosen = places.findIndex(({ target, offset }) => target === issue.target && offset === issue.offset);
  return (
    <label className="place">
      <span className="small secondary">{words.issues.place}</span>
      <select
        value={chosen}
        onChange={({ target }) => {
          const place = places[Number(target.value)];
          if (place !== undefined) writing.writeIssue(number, place);
        }}
      >
        {places.map(({ target, quote, offset }, i) => (
          <option key={`${target} ${offset ?? ''}`} value={i}>
            {words.issues.placeOf(placeName(target, content), (quote ?? '').slice(0, 18))}
          </option>
        ))}
      </select>
    </label>
  );
}

type FieldName = 'problem' | 'basis' | 'advice';
const examples = {
  problem: words.issues.problemExample,
  basis: words.issues.basisExample,
  advice: words.issues.adviceExample,
} as const;

interface IssueFieldProps extends PartProps {
  readonly name: FieldName;
  readonly value: string;
}

function IssueField({ writing, number, name, value }: IssueFieldProps): ReactElement {
  const id = issueFieldId(number, name);
  const isMissing = writing.isTried && writing.gaps.has(id);
  return (
    <div className="issue-field">
      <label htmlFor={id}>{words.issues[name]}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 6 }}
        placeholder={examples[name]}
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={isMissing ? `${id}-problem` : undefined}
        value={value}
        onChange={({ target }) => {
          writing.writeIssue(number, { [name]: target.value });
        }}
      />
      <Missing writing={writing} id={id} />
    </div>
  );
}

function Missing({ writing, id }: { readonly writing: Writing; readonly id: string }): ReactNode {
  const sentence = writing.isTried ? writing.gaps.get(id) : undefined;
  return sentence === undefined ? null : (
    <p className="small late" id={`${id}-problem`}>
      {sentence}
    </p>
  );
}
