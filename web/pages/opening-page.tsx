import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type ReactElement } from 'react';
import { openingQuery, peopleQuery } from '../api/api.ts';
import { Choice } from '../forms/choice.tsx';
import { Check, PartFrame, TextField } from '../forms/content/fields.tsx';
import { PartyPart } from '../forms/content/party-part.tsx';
import { ErrorSummary, SendFailure } from '../forms/failure.tsx';
import { DateInput } from '../forms/date-input.tsx';
import { Field } from '../forms/field.tsx';
import { KindPart } from '../forms/opening/kind-part.tsx';
import { useOpening } from '../forms/opening/sending.ts';
import {
  blankContent,
  labels,
  problemsIn,
  type Opening,
  type OpeningPartProps,
  type Written,
} from '../forms/opening/written.ts';
import { useKept } from '../api/kept.ts';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/draft.css';
import '../styles/forms.css';

export function OpeningPage(): ReactElement {
  const opening = useQuery(openingQuery);
  if (opening.isPending) return <Skeleton />;
  if (opening.isError) return <Failed error={opening.error} onRetry={() => void opening.refetch()} />;
  return <OpeningForm opening={opening.data} />;
}

function OpeningForm({ opening }: { readonly opening: Opening }): ReactElement {
  const me = useMe();
  const formId = useId();
  const [isTried, setTried] = useState(false);
  const kept = useKept<Written>('opening', {
    content: blankContent(opening.actKinds[0] ?? 'penalty'),
    coercion: null,
    summaryProcedure: false,
    openedOn: me.today,
    handlingUnitId: opening.handlingUnits[0]?.id ?? '',
    handlers: [me.person.id],
    caseNumber: '',
    backEntry: false,
  });
  const written = kept.value;
  const set = (changed: Partial<Written>): void => {
    kept.set({ ...written, ...changed });
  };
  const sending = useOpening(kept.clear);
  const problems = isTried ? problemsIn(written) : new Map<string, string>();
  const send = (): void => {
    setTried(true);
    if (problemsIn(written).size === 0) sending.mutate(written);
  };
  return (
    <div className="page opening stack">
      <header>
        <h1 className="title-1">{words.draft.open.title}</h1>
        <p className="secondary small">{words.draft.open.note}</p>
      </header>
      {kept.isFromBefore ? <p className="small act">{words.keptFromBefore}</p> : null}
      <ErrorSummary formId="draft" problems={problems} labels={labels} />
      <CaseFields opening={opening} written={written} onChange={set} problem={problems.get('coercion') ?? null} />
      <PartFrame title={words.draft.facts}>
        <TextField
          path="title"
          label={words.draft.title}
          hint={words.draft.titleHint}
          isRequired
          value={written.content.title}
          onChange={(title) => {
            set({ content: { ...written.content, title } });
          }}
          problems={problems}
        />
      </PartFrame>
      <PartyPart
        content={written.content}
        onChange={(content) => {
          set({ content });
        }}
        problems={problems}
      />
      <HandlersPart written={written} onChange={set} problem={problems.get('handlers') ?? null} />
      <SendFailure error={sending.error} onRetry={send} />
      <p id={formId}>
        <Button type="primary" loading={sending.isPending} onClick={send}>
          {sending.isPending ? words.sending : words.draft.open.send}
        </Button>
      </p>
    </div>
  );
}

function CaseFields({
  opening,
  written,
  onChange,
  problem,
}: OpeningPartProps & { readonly opening: Opening }): ReactElement {
  const me = useMe();
  return (
    <PartFrame title={words.draft.open.title}>
      <KindPart opening={opening} written={written} onChange={onChange} problem={problem} />
      <Choice
        legend={words.draft.open.unit}
        options={opening.handlingUnits.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={written.handlingUnitId}
        onChoose={(handlingUnitId) => {
          onChange({ handlingUnitId });
        }}
        problem={null}
      />
      <div className="two">
        <Field label={words.draft.open.openedOn} problem={null} isRequired>
          {(wiring) => (
            <DateInput
              wiring={wiring}
              max={me.today}
              value={written.openedOn}
              onChange={(openedOn) => {
                onChange({ openedOn });
              }}
            />
          )}
        </Field>
        <Field
          label={words.draft.open.number}
          hint={words.draft.open.numberHint(opening.suggestedNumber)}
          problem={null}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={written.caseNumber}
              onChange={({ target }) => {
                onChange({ caseNumber: target.value });
              }}
            />
          )}
        </Field>
      </div>
      <Check
        label={words.draft.open.backEntry}
        isOn={written.backEntry}
        onChange={(backEntry) => {
          onChange({ backEntry });
        }}
      />
    </PartFrame>
  );
}

function HandlersPart({ written, onChange, problem }: OpeningPartProps): ReactElement {
  const people = useQuery(peopleQuery({ unit: written.handlingUnitId }));
  const me = useMe();
  return (
    <PartFrame title={words.draft.open.handlers}>
      <fieldset className="field" id="draft-handlers" tabIndex={-1}>
        <legend className="hidden-text">{words.draft.open.handlers}</legend>
        <div className="checks-grid">
          {(people.data ?? []).map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              isOn={written.handlers.includes(id)}
              onChange={(isOn) => {
                // Who opens a case handles it.
                const others = written.handlers.filter((known) => known !== id);
                onChange({ handlers: isOn || id === me.person.id ? [...others, id] : others });
              }}
            />
          ))}
        </div>
        {problem === null ? null : <p className="small late">{problem}</p>}
      </fieldset>
    </PartFrame>
  );
}
