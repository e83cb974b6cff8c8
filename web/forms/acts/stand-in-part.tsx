import { Fragment, type ReactElement } from 'react';
import type { ReplaceableRole } from '../../../server/contract/labels.ts';
import type { ActField, PartProps, Values } from '../act-field.ts';
import { chosenIn, FieldInput } from '../field-inputs.tsx';
import { PeopleField } from '../people-field.tsx';

/** Whose place first: it decides who may take it, and whether a written authority is needed. */
export function StandInPart(props: PartProps): ReactElement {
  const { view, today, fields, values, onChange, idOf, problems } = props;
  const role = (values['role'] ?? null) as ReplaceableRole | null;
  const set = (more: Values): void => {
    onChange({ ...values, ...more });
  };
  const shown = fields.filter(({ name }) => isShown(name, role));
  return (
    <>
      {shown.map((field) => (
        <Fragment key={field.name}>
          {field.kind === 'person' && role !== null ? (
            <PeopleField
              id={idOf(field.name)}
              question={{ forCase: view.head.id, act: field.act, role }}
              legend={field.label}
              chosen={chosenIn(values[field.name])}
              onChoose={([personId]) => {
                set({ personId });
              }}
              problem={problems.get(field.name) ?? null}
            />
          ) : (
            <FieldInput
              id={idOf(field.name)}
              field={asAsked(field)}
              caseId={view.head.id}
              today={today}
              value={values[field.name]}
              onChange={(value) => {
                set(field.name === 'role' ? { role: value, personId: null } : { [field.name]: value });
              }}
              problem={problems.get(field.name) ?? null}
            />
          )}
        </Fragment>
      ))}
    </>
  );
}

const isShown = (name: string, role: ReplaceableRole | null): boolean => {
  if (name === 'mandate') return role === 'authorityHead';
  return name !== 'personId' || role !== null;
};

/** Shown only where it is due, and due wherever it is shown. */
const asAsked = (field: ActField): ActField => (field.name === 'mandate' ? { ...field, isOptional: false } : field);
