import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CaseView } from '../../server/contract.ts';
import { peopleQuery } from '../api.ts';
import { Failed, Skeleton } from '../parts/waiting.tsx';
import type { ActField, PeopleWanted } from './act-field.ts';
import { ManyChoices } from './many-choices.tsx';
import { PersonChoice, type PersonView } from './person-choice.tsx';

type PeopleFieldOf = Extract<ActField, { readonly kind: 'person' | 'people' }>;

interface PeopleFieldProps {
  readonly field: PeopleFieldOf;
  readonly id: string;
  readonly view: CaseView;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly problem: string | null;
}

/** One person or several, out of those who may be meant. */
export function PeopleField(props: PeopleFieldProps): ReactElement {
  const { field, id, view, value, onChange, problem } = props;
  const people = useQuery(peopleQuery(questionOf(field.of, view)));
  if (people.isPending) return <Skeleton />;
  if (people.isError) return <Failed error={people.error} onRetry={() => void people.refetch()} />;
  const offered = people.data.filter((person) => isOffered(person, field.of, view));
  if (field.kind === 'people') {
    return (
      <ManyChoices
        id={id}
        legend={field.label}
        hint={field.hint}
        options={offered.map((person) => ({ value: person.id, label: person.name, note: person.unit?.name }))}
        chosen={Array.isArray(value) ? (value as string[]) : []}
        onChoose={onChange}
        problem={problem}
      />
    );
  }
  return (
    <PersonChoice
      id={id}
      legend={field.label}
      people={offered}
      chosen={typeof value === 'string' && value !== '' ? value : null}
      onChoose={onChange}
      problem={problem}
    />
  );
}

/** Only for a reviewer does the server weigh conflicts with this case before anybody is chosen. */
function questionOf(of: PeopleWanted, { head }: CaseView): Parameters<typeof peopleQuery>[0] {
  if (of === 'reviewer') return { office: 'reviewer', forCase: head.id };
  return of === 'officer' ? { office: 'officer', unit: head.handlingUnit.id } : {};
}

const leading: readonly string[] = ['authorityHead', 'deputyHead', 'unitHead'];

function isOffered({ id, offices }: PersonView, of: PeopleWanted, { beside, head }: CaseView): boolean {
  switch (of) {
    case 'leader':
      return offices.some((office) => leading.includes(office));
    case 'involved':
      return beside.involved.some(({ person }) => person.id === id) || head.handlers.some((one) => one.id === id);
    default:
      return true;
  }
}
