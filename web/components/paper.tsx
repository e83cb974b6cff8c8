import { Fragment, useMemo, type ReactElement, type ReactNode } from 'react';
import { addressee, type ReviewedContent } from '../../server/contract/labels.ts';
import { piecesOf } from './diff.ts';
import { linesOf, runsOf, type Mark } from './passages.ts';
import { words } from '../words/words.ts';
import '../styles/paper.css';

interface Marking {
  /** The text of the round before: what differs is marked. */
  readonly before?: ReviewedContent | undefined;
  readonly marks?: readonly Mark[];
  readonly onMark?: ((number: number) => void) | undefined;
}

interface PaperProps extends Marking {
  readonly content: ReviewedContent;
  readonly authority: string;
  /** Once decided the number stands in its slot. */
  readonly number?: string | null;
  readonly children?: ReactNode;
}

const noMarks: readonly Mark[] = [];

/** The draft as the document it will be. Number, date and seal are slots of their own and not part of what is reviewed. */
export function Paper(props: PaperProps): ReactElement {
  const { content, authority, before, marks = noMarks, onMark, number = null, children } = props;
  const { party, facts, evidence, law, discretion, decision } = content;
  const text = (field: string, now: string, was: string | undefined): ReactElement => (
    <Text field={field} now={now} before={was} marks={marks} onMark={onMark} />
  );
  return (
    <article className="paper" aria-label={words.paper.label}>
      <h2>
        {words.paper.titles[decision.outcome]}
        {number === null ? words.paper.draft : ''}
      </h2>
      <p className="paper-number">{number ?? words.paper.numberSlot}</p>
      <p className="flat">
        {addressee(content.actKind)}：{text('party.name', party.name, before?.party.name)}
        {party.code === null || party.code === '' ? '' : words.paper.code(party.code)}
      </p>
      {paragraphsOf(facts.summary, before?.facts.summary).map(({ now, was, at }) => (
        <p key={`facts ${at}`}>
          <Text field="facts.summary" now={now} before={was} at={at} marks={marks} onMark={onMark} />
        </p>
      ))}
      {evidence.length === 0 ? null : (
        <p>
          {words.paper.evidenceStart}
          {listed(evidence.map(({ name }, i) => text(`evidence.${i}.name`, name, undefined)))}
          {words.paper.evidenceEnd}
        </p>
      )}
      {law.length === 0 ? null : (
        <p>
          {words.paper.lawStart}
          {listed(law.map((cited, i) => citation(text, cited, i)))}。
        </p>
      )}
      {discretion.standard === '' ? null : (
        <p>
          {words.paper.discretion}
          {text('discretion.standard', discretion.standard, before?.discretion.standard)}
          {discretion.circumstances === '' ? '' : '；'}
          {text('discretion.circumstances', discretion.circumstances, before?.discretion.circumstances)}
        </p>
      )}
      {paragraphsOf(decision.text, before?.decision.text).map(({ now, was, at }) => (
        <p key={`decision ${at}`}>
          <Text field="decision.text" now={now} before={was} at={at} marks={marks} onMark={onMark} />
        </p>
      ))}
      <p className="paper-seal">
        {authority}
        <br />
        <span className="secondary">{words.paper.dateSlot}</span>
      </p>
      {children}
    </article>
  );
}

const listed = (items: readonly ReactElement[]): readonly ReactElement[] =>
  items.map((item, i) => (
    // The items of a list have no other name than their place.
    <Fragment key={i}>
      {i === 0 ? '' : '、'}
      {item}
    </Fragment>
  ));

function citation(
  text: (field: string, now: string, was: string | undefined) => ReactElement,
  { law, article }: ReviewedContent['law'][number],
  i: number,
): ReactElement {
  const [open, close] = law.includes('《') ? ['', ''] : ['《', '》'];
  return (
    <>
      {open}
      {text(`law.${i}.law`, law, undefined)}
      {close}
      {text(`law.${i}.article`, article, undefined)}
    </>
  );
}

interface Paragraph {
  readonly now: string;
  readonly was: string | undefined;
  readonly at: number;
}

/** Paragraph by paragraph where the count is the same; otherwise the whole text is compared in one piece. */
function paragraphsOf(now: string, before: string | undefined): readonly Paragraph[] {
  const lines = linesOf(now);
  if (before === undefined) return lines.map(({ text, at }) => ({ now: text, was: undefined, at }));
  const old = linesOf(before);
  if (old.length === lines.length) return lines.map(({ text, at }, i) => ({ now: text, was: old[i]?.text, at }));
  return [{ now, was: before, at: 0 }];
}

interface TextProps {
  readonly field: string;
  readonly now: string;
  readonly before: string | undefined;
  /** Where this text begins in its field. */
  readonly at?: number;
  readonly marks: readonly Mark[];
  readonly onMark: ((number: number) => void) | undefined;
}

function Text({ field, now, before, at = 0, marks, onMark }: TextProps): ReactElement {
  const pieces = useMemo(
    () => (before === undefined || before === now ? [{ is: 'same', text: now } as const] : piecesOf(before, now)),
    [now, before],
  );
  const own = marks.filter(({ target }) => target === `draft:${field}`);
  const runs = runsOf(
    pieces,
    at,
    own.filter((mark) => mark.at !== null),
  );
  const ofField = marks.filter((mark) => isOfWholeField(mark, field) && at === 0);
  return (
    <span data-field={field}>
      {runs.map((run, i) => (
        <Fragment key={i}>
          {run.is === 'gone' ? (
            <del>{run.text}</del>
          ) : (
            <Stretch run={{ ...run, within: [...run.within, ...ofField] }} />
          )}
          {run.ends.map((mark) => (
            <MarkNumber key={mark.number} mark={mark} onMark={onMark} />
          ))}
        </Fragment>
      ))}
      {ofField.map((mark) => (
        <MarkNumber key={mark.number} mark={mark} onMark={onMark} />
      ))}
    </span>
  );
}

const isOfWholeField = ({ target, at }: Mark, field: string): boolean =>
  at === null && (target === `draft:${field}` || `${target.replace('evidence:', 'evidence.')}.name` === field);

function Stretch({ run: { is, text, at, within } }: { readonly run: ReturnType<typeof runsOf>[number] }): ReactElement {
  const isOpen = within.some(({ tone }) => tone === 'open');
  const marked = within.length === 0 ? text : isOpen ? <mark>{text}</mark> : <mark className="done">{text}</mark>;
  const part = <span data-at={at}>{marked}</span>;
  return is === 'new' ? <ins>{part}</ins> : part;
}

interface MarkNumberProps {
  readonly mark: Mark;
  readonly onMark: ((number: number) => void) | undefined;
}

const MarkNumber = ({ mark: { number, tone }, onMark }: MarkNumberProps): ReactElement => (
  <button
    type="button"
    id={`mark-${number}`}
    className={`number in-text${tone === 'done' ? ' done' : ''}`}
    aria-label={words.issues.markOf(number)}
    onClick={() => {
      onMark?.(number);
    }}
  >
    {number}
  </button>
);
