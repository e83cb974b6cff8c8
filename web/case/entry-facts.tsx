import { useState, type ReactElement } from 'react';
import { hearingEndLabels, serviceMethodLabels } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { ActEntry } from '../../server/contract/timeline.ts';
import { words } from '../words/words.ts';

interface EntryFactsProps {
  readonly entry: ActEntry;
  readonly view: CaseView;
}

/** What was written and dated with the act, as far as it says something to a reader. */
export function EntryFacts({ entry, view }: EntryFactsProps): ReactElement | null {
  const labels: Labels = { ...words.case.fields, ...words.case.fieldsOf[entry.act] };
  const written: Readonly<Record<string, unknown>> = entry.fields;
  const facts = Object.entries(labels).flatMap(([name, label]) => {
    const shown = sentenceOf(name, written[name], view);
    return shown === '' ? [] : [{ label, shown }];
  });
  if (facts.length === 0) return null;
  return (
    <p className="pre">
      {facts.map(({ label, shown }) => (
        <span key={label} className="fact">
          <span className="secondary">{label}：</span>
          <LongText text={shown} />
        </span>
      ))}
    </p>
  );
}

const SHOWN = 110;

/** A long opinion is read on its own page; here its beginning says which one it was. */
function LongText({ text }: { readonly text: string }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  if (isWhole || text.length <= SHOWN + 30) return <>{text}</>;
  return (
    <>
      {text.slice(0, SHOWN)}…{' '}
      <button
        type="button"
        className="plain"
        onClick={() => {
          setWhole(true);
        }}
      >
        {words.case.wholeText}
      </button>
    </>
  );
}

type Labels = Readonly<Record<string, string>>;

/** Codes and ids in words; what has none stands as it was written. */
const tellers: Readonly<Record<string, (code: string, view: CaseView) => string>> = {
  method: (code) => (serviceMethodLabels as Labels)[code] ?? '',
  ground: (code) => (hearingEndLabels as Labels)[code] ?? '',
  officerId: nameIn,
  personId: nameIn,
};

function nameIn(id: string, { proceedings }: CaseView): string {
  return proceedings.involved.find(({ person }) => person.id === id)?.person.name ?? '';
}

function sentenceOf(name: string, value: unknown, view: CaseView): string {
  if (typeof value === 'string') return tellers[name]?.(value, view) ?? value;
  if (typeof value === 'boolean') return words.case.flags[name]?.[value ? 'yes' : 'no'] ?? '';
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').join('；') : '';
}
