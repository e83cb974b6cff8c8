import { COUNTED_TO } from '../../server/contract/primitives.ts';

/** A number of open tasks, counted no further than the server does. */
export const counted = (tasks: number): string => (isCountedAll(tasks) ? String(tasks) : `${COUNTED_TO - 1}+`);

export const isCountedAll = (tasks: number): boolean => tasks < COUNTED_TO;

/** Several together: as many at least, where one of them was not counted to its end. */
export function countedTogether(numbers: readonly number[]): string {
  const known = numbers.map((tasks) => Math.min(tasks, COUNTED_TO - 1)).reduce((sum, tasks) => sum + tasks, 0);
  return numbers.every(isCountedAll) ? String(known) : `${known}+`;
}
