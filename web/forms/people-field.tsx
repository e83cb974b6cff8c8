import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { peopleQuery } from '../api/api.ts';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { PersonChoice, type PersonChoiceProps } from './person-choice.tsx';

interface PeopleFieldProps extends Omit<PersonChoiceProps, 'people'> {
  readonly question: Parameters<typeof peopleQuery>[0];
}

/** One person or several, out of those an act may name; who would be refused is shown with the reason. */
export function PeopleField({ question, ...choice }: PeopleFieldProps): ReactElement {
  const people = useQuery(peopleQuery(question));
  if (people.isPending) return <Skeleton />;
  if (people.isError) return <Failed error={people.error} onRetry={() => void people.refetch()} />;
  return <PersonChoice {...choice} people={people.data} />;
}
