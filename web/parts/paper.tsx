import { useMemo, type ReactElement, type ReactNode } from 'react';
import { addressee, type ReviewedContent } from '../../server/contract.ts';
import { piecesOf } from '../diff.ts';
import { words } from '../words.ts';
import '../styles/paper.css';

interface PaperProps {
  readonly content: ReviewedContent;
  readonly authority: string;
  /** The text of the round before: what differs is marked. */
  readonly before?: ReviewedContent | undefined;
  /** Once decided the number stands in its slot. */
  readonly number?: string | null;
  readonly children?: ReactNode;
}

/** The draft as the document it will be. Number, date and seal are slots of their own and not part of what is reviewed. */
export function Paper({ content, authority, before, number = null, children }: PaperProps): ReactElement {
  const { party, facts, evidence, law, discretion, decision } = content;
  return (
    <article className="paper" aria-label={words.paper.label}>
      <h2>
        {words.paper.titles[decision.outcome]}
        {number === null ? words.paper.draft : ''}
      </h2>
      <p className="paper-number">{number ?? words.paper.numberSlot}</p>
      <p className="flat">
        {addressee(content.actKind)}：
        <Text now={party.name} before={before?.party.name} />
        {party.code === null || party.code === '' ? '' : words.paper.code(party.code)}
      </p>
      {paragraphsOf(facts.summary, before?.facts.summary).map(({ now, was }, i) => (
        // The paragraphs of a text have no other name than their place.
        <p key={`facts ${i}`}>
          <Text now={now} before={was} />
        </p>
      ))}
      {evidence.length === 0 ? null : <p>{words.paper.evidence(evidence.map(({ name }) => name))}</p>}
      {law.length === 0 ? null : (
        <p>{words.paper.law(law.map((cited) => words.paper.cited(cited.law, cited.article)))}</p>
      )}
      {discretion.standard === '' ? null : (
        <p>
          {words.paper.discretion}
          <Text now={discretion.standard} before={before?.discretion.standard} />
          {discretion.circumstances === '' ? '' : '；'}
          <Text now={discretion.circumstances} before={before?.discretion.circumstances} />
        </p>
      )}
      {paragraphsOf(decision.text, before?.decision.text).map(({ now, was }, i) => (
        <p key={`decision ${i}`}>
          <Text now={now} before={was} />
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

interface Paragraph {
  readonly now: string;
  readonly was: string | undefined;
}

/** Paragraph by paragraph where the count is the same; otherwise the whole text is compared in one piece. */
function paragraphsOf(now: string, before: string | undefined): readonly Paragraph[] {
  const lines = now.split(/\n+/).filter((line) => line.trim() !== '');
  const old = before?.split(/\n+/).filter((line) => line.trim() !== '');
  if (old === undefined) return lines.map((line) => ({ now: line, was: undefined }));
  if (old.length === lines.length) return lines.map((line, i) => ({ now: line, was: old[i] }));
  return [{ now: lines.join('\n'), was: old.join('\n') }];
}

function Text({ now, before }: { readonly now: string; readonly before: string | undefined }): ReactElement {
  const pieces = useMemo(() => (before === undefined || before === now ? null : piecesOf(before, now)), [now, before]);
  if (pieces === null) return <>{now}</>;
  return (
    <>
      {pieces.map(({ is, text }, i) => {
        if (is === 'gone') return <del key={i}>{text}</del>;
        return is === 'new' ? <ins key={i}>{text}</ins> : <span key={i}>{text}</span>;
      })}
    </>
  );
}
