import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useRef, useState, type ReactElement } from 'react';
import type { z } from 'zod';
import { actKindLabels, partyTypeLabels, type contract, type ReviewedContent } from '../../server/contract.ts';
import { isProblem, openingQuery, peopleQuery, refreshCase, server } from '../api.ts';
import { Choice } from '../forms/choice.tsx';
import { Check, PartFrame, TextField } from '../forms/content/fields.tsx';
import { PartyPart } from '../forms/content/party-part.tsx';
import { ErrorSummary, SendFailure } from '../forms/failure.tsx';
import { DateInput } from '../forms/date-input.tsx';
import { Field } from '../forms/field.tsx';
import { newId } from '../ids.ts';
import { useKept } from '../kept.ts';
import { money } from '../money.ts';
import { Failed, Skeleton } from '../parts/waiting.tsx';
import { useSay } from '../say.tsx';
import { settled } from '../sending.ts';
import { useMe } from '../session.ts';
import { words } from '../words.ts';
import '../styles/draft.css';
import '../styles/forms.css';

type Opening = z.output<typeof contract.opening.answer>;

interface Written {
  readonly content: ReviewedContent;
  readonly summaryProcedure: boolean;
  readonly openedOn: string;
  readonly handlingUnitId: string;
  readonly handlers: readonly string[];
  readonly caseNumber: string;
  readonly backEntry: boolean;
}

const blankContent = (actKind: ReviewedContent['actKind']): ReviewedContent => ({
  actKind,
  title: '',
  party: { type: 'organization', name: '', code: null, address: null, representative: null },
  facts: { violation: '', summary: '' },
  evidence: [],
  law: [],
  discretion: { standard: '', circumstances: '' },
  decision: { outcome: outcomeOf(actKind), penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '' },
  scope: {
    majorPublicInterest: false,
    majorSocialImpact: false,
    majorRights: false,
    hearingHeld: false,
    complex: false,
    requiredByLaw: false,
  },
});

const outcomeOf = (actKind: ReviewedContent['actKind']): ReviewedContent['decision']['outcome'] =>
  actKind === 'penalty' ? 'penalty' : actKind === 'license' ? 'granted' : 'otherDecision';

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
      <CaseFields opening={opening} written={written} onChange={set} />
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

const labels: ReadonlyMap<string, string> = new Map([
  ['title', words.draft.title],
  ['party.name', words.draft.partyName],
  ['handlers', words.draft.open.handlers],
]);

function problemsIn({ content, handlers, summaryProcedure }: Written): ReadonlyMap<string, string> {
  return new Map([
    ...(content.title.trim() === '' ? [['title', words.form.required] as const] : []),
    ...(content.party.name.trim() === '' ? [['party.name', words.form.required] as const] : []),
    ...(handlers.length < (summaryProcedure ? 1 : 2) ? [['handlers', words.draft.open.handlersMissing] as const] : []),
  ]);
}

function useOpening(onDone: () => void) {
  const navigate = useNavigate();
  const say = useSay();
  // One intention, one case: a repeat after a broken connection opens no second one.
  const ids = useRef<{ readonly commandId: string; readonly caseId: string } | null>(null);
  return useMutation({
    mutationFn: async ({ content, openedOn, backEntry, caseNumber, handlers, ...rest }: Written) => {
      ids.current ??= { commandId: newId(), caseId: newId() };
      const body = {
        ...rest,
        ...ids.current,
        openedOn,
        backEntry,
        handlers: [...handlers],
        caseNumber: caseNumber.trim() === '' ? null : caseNumber.trim(),
        content,
        on: backEntry ? openedOn : null,
      };
      return settled(await server.openCase({ body }));
    },
    onSuccess: ({ caseId, revision }) => {
      onDone();
      refreshCase(caseId);
      say.done(words.recorded(words.draft.open.title, revision));
      void navigate({ to: '/cases/$caseId/draft', params: { caseId } });
    },
    onError: (error) => {
      if (isProblem(error) && error.problem.status < 500) ids.current = null;
    },
  });
}

interface OpeningPartProps {
  readonly written: Written;
  readonly onChange: (changed: Partial<Written>) => void;
}

function CaseFields({ opening, written, onChange }: OpeningPartProps & { readonly opening: Opening }): ReactElement {
  const me = useMe();
  const amounts = opening.hearingThresholds.map(
    ({ of, partyType, amountFen }) =>
      `${partyType in partyTypeLabels ? partyTypeLabels[partyType as keyof typeof partyTypeLabels] : partyType}${words.draft.open.thresholdOf[of]} ${money(amountFen)}`,
  );
  return (
    <PartFrame title={words.draft.open.title}>
      <Choice
        legend={words.draft.actKind}
        options={opening.actKinds.map((value) => ({ value, label: actKindLabels[value] }))}
        chosen={written.content.actKind}
        onChoose={(value) => {
          const actKind = opening.actKinds.find((known) => known === value);
          if (actKind === undefined) return;
          const decision = { ...written.content.decision, outcome: outcomeOf(actKind), penaltyKinds: [] };
          onChange({ content: { ...written.content, actKind, decision }, summaryProcedure: false });
        }}
        problem={null}
      />
      {written.content.actKind === 'penalty' ? (
        <>
          <Check
            label={words.draft.open.summary}
            isOn={written.summaryProcedure}
            onChange={(summaryProcedure) => {
              onChange({ summaryProcedure });
            }}
          />
          {amounts.length === 0 ? null : (
            <p className="small secondary">{words.draft.open.threshold(amounts.join('；'))}</p>
          )}
        </>
      ) : null}
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

function HandlersPart({
  written,
  onChange,
  problem,
}: OpeningPartProps & { readonly problem: string | null }): ReactElement {
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
