import { Input } from 'antd';
import { useState, type ReactElement } from 'react';
import {
  decisionOutcomeLabels,
  decisionOutcomes,
  penaltyKindLabels,
  penaltyKinds,
  scopeFactLabels,
  type ActKind,
  type ReviewedContent,
  type ScopeFacts,
} from '../../../server/contract/labels.ts';
import { fenOf, yuanOf } from '../../words/money.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../choice.tsx';
import { Field } from '../field.tsx';
import { Check, draftFieldId, PartFrame, TextField, type PartProps } from './fields.tsx';

type Decision = ReviewedContent['decision'];

const outcomesOf = (actKind: ActKind): readonly Decision['outcome'][] =>
  actKind === 'penalty'
    ? ['penalty', 'noPenalty']
    : actKind === 'license'
      ? ['granted', 'notGranted']
      : ['otherDecision'];

export function DecisionPart({ content, onChange, problems }: PartProps): ReactElement {
  const { decision } = content;
  const set = (changed: Partial<Decision>): void => {
    onChange({ ...content, decision: { ...decision, ...changed } });
  };
  const isPenalty = decision.outcome === 'penalty';
  return (
    <PartFrame title={words.draft.decision}>
      <Choice
        id={draftFieldId('decision.outcome')}
        legend={words.draft.outcome}
        options={outcomesOf(content.actKind).map((value) => ({ value, label: decisionOutcomeLabels[value] }))}
        chosen={decision.outcome}
        onChoose={(value) => {
          const outcome = decisionOutcomes.find((known) => known === value);
          if (outcome === undefined) return;
          set({ outcome, ...(outcome === 'penalty' ? {} : { penaltyKinds: [], fineFen: 0, confiscatedFen: 0 }) });
        }}
        problem={problems.get('decision.outcome') ?? null}
      />
      {isPenalty ? <PenaltyFields decision={decision} onChange={set} problems={problems} /> : null}
      <TextField
        path="decision.text"
        label={words.draft.text}
        hint={words.draft.textHint}
        rows={6}
        isRequired
        value={decision.text}
        onChange={(text) => {
          set({ text });
        }}
        problems={problems}
      />
    </PartFrame>
  );
}

interface PenaltyFieldsProps {
  readonly decision: Decision;
  readonly onChange: (changed: Partial<Decision>) => void;
  readonly problems: ReadonlyMap<string, string>;
}

function PenaltyFields({ decision, onChange, problems }: PenaltyFieldsProps): ReactElement {
  const problem = problems.get('decision.penaltyKinds') ?? null;
  return (
    <>
      <fieldset className="field" id={draftFieldId('decision.penaltyKinds')} tabIndex={-1}>
        <legend>{words.draft.penaltyKinds}</legend>
        <div className="checks-grid">
          {penaltyKinds.map((kind) => (
            <Check
              key={kind}
              label={penaltyKindLabels[kind]}
              isOn={decision.penaltyKinds.includes(kind)}
              onChange={(isOn) => {
                const kinds = penaltyKinds.filter((known) =>
                  known === kind ? isOn : decision.penaltyKinds.includes(known),
                );
                onChange({
                  penaltyKinds: kinds,
                  ...(kind === 'fine' && !isOn ? { fineFen: 0 } : {}),
                  ...(kind === 'confiscation' && !isOn ? { confiscatedFen: 0 } : {}),
                });
              }}
            />
          ))}
        </div>
        {problem === null ? null : <p className="small late">{problem}</p>}
      </fieldset>
      <div className="two">
        {decision.penaltyKinds.includes('fine') ? (
          <MoneyField
            path="decision.fineFen"
            label={words.draft.fine}
            fen={decision.fineFen}
            onChange={(fineFen) => {
              onChange({ fineFen });
            }}
            problems={problems}
          />
        ) : null}
        {decision.penaltyKinds.includes('confiscation') ? (
          <MoneyField
            path="decision.confiscatedFen"
            label={words.draft.confiscated}
            fen={decision.confiscatedFen}
            onChange={(confiscatedFen) => {
              onChange({ confiscatedFen });
            }}
            problems={problems}
          />
        ) : null}
      </div>
    </>
  );
}

interface MoneyFieldProps {
  readonly path: string;
  readonly label: string;
  readonly fen: number;
  readonly onChange: (fen: number) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** Typed in yuan, kept in fen; what is no amount is said at once and never sent. */
function MoneyField({ path, label, fen, onChange, problems }: MoneyFieldProps): ReactElement {
  const [typed, setTyped] = useState(fen === 0 ? '' : yuanOf(fen));
  const isWrong = typed !== '' && fenOf(typed) === null;
  return (
    <Field
      id={draftFieldId(path)}
      label={label}
      problem={isWrong ? words.draft.notMoney : (problems.get(path) ?? null)}
      isRequired
    >
      {(wiring) => (
        <Input
          {...wiring}
          inputMode="decimal"
          suffix={words.draft.yuan}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            const amount = target.value === '' ? 0 : fenOf(target.value);
            if (amount !== null) onChange(amount);
          }}
        />
      )}
    </Field>
  );
}

const scopeFactNames = Object.keys(scopeFactLabels) as (keyof ScopeFacts)[];

/** From these facts it follows whether review is mandatory; the handler states them, the review unit checks. */
export const ScopePart = ({ content, onChange }: PartProps): ReactElement => (
  <PartFrame title={words.draft.scope} note={words.draft.scopeNote}>
    <div className="checks-grid wide">
      {scopeFactNames.map((name) => (
        <Check
          key={name}
          label={scopeFactLabels[name]}
          isOn={content.scope[name]}
          onChange={(isOn) => {
            onChange({ ...content, scope: { ...content.scope, [name]: isOn } });
          }}
        />
      ))}
    </div>
  </PartFrame>
);
