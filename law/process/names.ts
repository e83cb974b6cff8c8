import { codesOf } from '../codes.ts';
import { caseClocks } from '../processes/case/clocks.ts';
import { caseLabel, caseStates, caseTasks, endedCaseStates } from '../processes/case/names.ts';
import { publicationClocks } from '../processes/publication/clocks.ts';
import {
  endedPublicationStates,
  publicationLabel,
  publicationStates,
  publicationTasks,
} from '../processes/publication/names.ts';

/** What a process may be about. */
export const subjectKinds = ['case', 'authority'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * Every process by its names alone, with what officers call each: states, of these where it has ended, tasks and
 * clocks. Apart from the machines (`law/processes.ts`), so that a browser that knows the names loads none.
 */
export const processNames = {
  case: {
    label: caseLabel,
    subject: 'case',
    states: caseStates,
    ended: endedCaseStates,
    tasks: caseTasks,
    clocks: caseClocks,
  },
  publication: {
    label: publicationLabel,
    subject: 'case',
    states: publicationStates,
    ended: endedPublicationStates,
    tasks: publicationTasks,
    clocks: publicationClocks,
  },
} as const satisfies Readonly<Record<string, ProcessNames>>;

interface ProcessNames {
  readonly label: string;
  readonly subject: SubjectKind;
  readonly states: Readonly<Record<string, string>>;
  readonly ended: readonly string[];
  readonly tasks: Readonly<Record<string, string>>;
  readonly clocks: object;
}

type Names = typeof processNames;
export type ProcessKind = keyof Names;
export const processKinds = codesOf(processNames);

type Table = 'states' | 'tasks' | 'clocks';
type AllOf<T extends Table> = Names[ProcessKind][T];
/** The keys of every member of a union, each with what it holds. */
type KeyOfAny<U> = U extends unknown ? keyof U : never;
export type Merged<U> = { readonly [K in KeyOfAny<U>]: U extends { readonly [N in K]: infer V } ? V : never };

/** One table of every process; a name that several processes know is the same in each. */
const merged = <T extends Table>(table: T): Merged<AllOf<T>> =>
  Object.assign({}, ...processKinds.map((kind) => processNames[kind][table])) as Merged<AllOf<T>>;

export const stateLabels = merged('states');
export const stateNames = codesOf(stateLabels);
export type StateName = keyof typeof stateLabels;

/** States in which nothing can happen any more; the workflow of such a process ends. */
export const endedStates: readonly StateName[] = processKinds.flatMap(
  (kind): readonly StateName[] => processNames[kind].ended,
);

export const taskLabels = merged('tasks');
export const taskKinds = codesOf(taskLabels);
export type TaskKind = keyof typeof taskLabels;

export const clocksByName = merged('clocks');

/**
 * Under which head a task stands in an inbox, in the order of the heads: what is late, due today, came back for another
 * review or has lost its pass, is new, and waits for somebody else.
 */
export const taskGroups = ['overdue', 'dueToday', 'resubmitted', 'normal', 'waiting'] as const;
export type TaskGroup = (typeof taskGroups)[number];
