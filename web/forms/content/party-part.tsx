import type { ReactElement } from 'react';
import { addressee, partyTypeLabels, partyTypes, type ReviewedContent } from '../../../server/contract/labels.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../choice.tsx';
import { draftFieldId, PartFrame, TextField, type PartProps } from './fields.tsx';

type Party = ReviewedContent['party'];

const orNull = (value: string): string | null => (value === '' ? null : value);

export function PartyPart({ content, onChange, problems }: PartProps): ReactElement {
  const { party } = content;
  const set = (changed: Partial<Party>): void => {
    onChange({ ...content, party: { ...party, ...changed } });
  };
  const isPerson = party.type === 'naturalPerson';
  return (
    <PartFrame title={addressee(content.actKind)}>
      <Choice
        id={draftFieldId('party.type')}
        legend={words.draft.partyType}
        options={partyTypes.map((value) => ({ value, label: partyTypeLabels[value] }))}
        chosen={party.type}
        onChoose={(value) => {
          const type = partyTypes.find((known) => known === value);
          if (type !== undefined)
            set({ type, ...(type === 'naturalPerson' ? { code: null, representative: null } : {}) });
        }}
        problem={problems.get('party.type') ?? null}
      />
      <div className="two">
        <TextField
          path="party.name"
          label={isPerson ? words.draft.personName : words.draft.partyName}
          isRequired
          value={party.name}
          onChange={(name) => {
            set({ name });
          }}
          problems={problems}
        />
        {isPerson ? null : (
          <TextField
            path="party.code"
            label={words.draft.code}
            value={party.code ?? ''}
            onChange={(code) => {
              set({ code: orNull(code.trim().toUpperCase()) });
            }}
            problems={problems}
          />
        )}
        {isPerson ? null : (
          <TextField
            path="party.representative"
            label={words.draft.representative}
            value={party.representative ?? ''}
            onChange={(representative) => {
              set({ representative: orNull(representative) });
            }}
            problems={problems}
          />
        )}
        <TextField
          path="party.address"
          label={words.draft.address}
          value={party.address ?? ''}
          onChange={(address) => {
            set({ address: orNull(address) });
          }}
          problems={problems}
        />
      </div>
      {isPerson ? <p className="small secondary">{words.draft.noIdentityNumber}</p> : null}
    </PartFrame>
  );
}
