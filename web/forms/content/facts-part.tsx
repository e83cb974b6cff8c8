import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ReviewedContent } from '../../../server/contract/labels.ts';
import { words } from '../../words/words.ts';
import { PartFrame, removeWords, TextField, type PartProps } from './fields.tsx';

export const FactsPart = ({ content, onChange, problems }: PartProps): ReactElement => (
  <PartFrame title={words.draft.facts}>
    <TextField
      path="title"
      label={words.draft.title}
      hint={words.draft.titleHint}
      isRequired
      value={content.title}
      onChange={(title) => {
        onChange({ ...content, title });
      }}
      problems={problems}
    />
    <TextField
      path="facts.violation"
      label={content.actKind === 'penalty' ? words.draft.violation : words.draft.matter}
      isRequired
      value={content.facts.violation}
      onChange={(violation) => {
        onChange({ ...content, facts: { ...content.facts, violation } });
      }}
      problems={problems}
    />
    <TextField
      path="facts.summary"
      label={words.draft.summary}
      hint={words.draft.summaryHint}
      rows={5}
      isRequired
      value={content.facts.summary}
      onChange={(summary) => {
        onChange({ ...content, facts: { ...content.facts, summary } });
      }}
      problems={problems}
    />
  </PartFrame>
);

/** A row that is not whole is told of at its first field. */
const problemsOfRow = (problems: ReadonlyMap<string, string>, i: number): ReadonlyMap<string, string> => {
  const problem = problems.get(`law.${i}`);
  return problem === undefined ? problems : new Map([...problems, [`law.${i}.law`, problem]]);
};

type Cited = ReviewedContent['law'][number];

export function LawPart({ content, onChange, problems }: PartProps): ReactElement {
  const set = (law: readonly Cited[]): void => {
    onChange({ ...content, law: [...law] });
  };
  const change = (at: number, changed: Partial<Cited>): void => {
    set(content.law.map((cited, i) => (i === at ? { ...cited, ...changed } : cited)));
  };
  return (
    <PartFrame title={words.draft.law} note={words.draft.lawNote}>
      {content.law.map((cited, i) => (
        // A row has no other name than its place.
        <div className="row-fields" key={i}>
          <TextField
            path={`law.${i}.law`}
            label={words.draft.lawName}
            value={cited.law}
            onChange={(law) => {
              change(i, { law });
            }}
            problems={problemsOfRow(problems, i)}
          />
          <TextField
            path={`law.${i}.article`}
            label={words.draft.article}
            value={cited.article}
            onChange={(article) => {
              change(i, { article });
            }}
            problems={problems}
          />
          <Button
            aria-label={removeWords(i + 1)}
            onClick={() => {
              set(content.law.filter((_, at) => at !== i));
            }}
          >
            {words.form.remove}
          </Button>
        </div>
      ))}
      {problems.has('law') ? <p className="small late">{problems.get('law')}</p> : null}
      <Button
        id="draft-law"
        size="small"
        onClick={() => {
          set([...content.law, { law: '', article: '' }]);
        }}
      >
        {words.draft.addLaw}
      </Button>
    </PartFrame>
  );
}

export const DiscretionPart = ({ content, onChange, problems }: PartProps): ReactElement => (
  <PartFrame title={words.draft.discretion}>
    <TextField
      path="discretion.standard"
      label={words.draft.standard}
      rows={2}
      value={content.discretion.standard}
      onChange={(standard) => {
        onChange({ ...content, discretion: { ...content.discretion, standard } });
      }}
      problems={problems}
    />
    <TextField
      path="discretion.circumstances"
      label={words.draft.circumstances}
      rows={2}
      value={content.discretion.circumstances}
      onChange={(circumstances) => {
        onChange({ ...content, discretion: { ...content.discretion, circumstances } });
      }}
      problems={problems}
    />
  </PartFrame>
);
