import type { ReactElement } from 'react';
import { actKindLabels, coercionLabels, coercions, partyTypeLabels } from '../../../server/contract/labels.ts';
import { money } from '../../words/money.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../choice.tsx';
import { Check, draftFieldId } from '../content/fields.tsx';
import { outcomeOf, type Opening, type OpeningPartProps } from './written.ts';

/** Of what kind the new case is: of a coercion which of the two, of a penalty by which procedure. */
export function KindPart({
  opening,
  written,
  onChange,
  problem,
}: OpeningPartProps & { readonly opening: Opening }): ReactElement {
  const amounts = opening.hearingThresholds.map(
    ({ of, partyType, amountFen }) =>
      `${partyType in partyTypeLabels ? partyTypeLabels[partyType as keyof typeof partyTypeLabels] : partyType}${words.draft.open.thresholdOf[of]} ${money(amountFen)}`,
  );
  return (
    <>
      <Choice
        legend={words.draft.actKind}
        options={opening.actKinds.map((value) => ({ value, label: actKindLabels[value] }))}
        chosen={written.content.actKind}
        onChoose={(value) => {
          const actKind = opening.actKinds.find((known) => known === value);
          if (actKind === undefined) return;
          const decision = { ...written.content.decision, outcome: outcomeOf(actKind), penaltyKinds: [] };
          onChange({ content: { ...written.content, actKind, decision }, coercion: null, summaryProcedure: false });
        }}
        problem={null}
      />
      {opening.notBuilt === null ? null : (
        <p className="small secondary">
          {opening.notBuilt.sentence}
          {opening.notBuilt.remedy}
        </p>
      )}
      {written.content.actKind === 'coercion' ? (
        <Choice
          id={draftFieldId('coercion')}
          legend={words.draft.open.coercion}
          hint={words.draft.open.coercionNote}
          options={coercions.map((value) => ({ value, label: coercionLabels[value] }))}
          chosen={written.coercion}
          onChoose={(value) => {
            onChange({ coercion: coercions.find((known) => known === value) ?? null });
          }}
          problem={problem}
        />
      ) : null}
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
    </>
  );
}
