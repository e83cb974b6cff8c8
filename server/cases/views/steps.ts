import { contextOf } from '../../../law/processes.ts';
import type { LedgerRow } from '../../../db/read/case-course.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import type { StepName, StepPosition } from '../../../law/processes/case/names.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { stepsOf as stepsIn } from '../../../law/processes/case/steps.ts';
import type { CivilDate } from '../../../law/time/civil-date.ts';
import type { CaseView } from '../../contract/case-view.ts';

/** The step bar: what is done and when, where the file lies now, and the gate that is not open yet. */
export const stepsOf = (processState: ProcessState, entries: readonly LedgerRow[]): CaseView['steps'] =>
  stepsIn(processState).map((step) => ({
    ...step,
    on: isBehind(step.is) ? dates[step.step](contextOf('case', processState), entries) : null,
  }));

const isBehind = (is: StepPosition): boolean => is === 'done' || is === 'substituted';

type DateOf = (context: CaseContext, entries: readonly LedgerRow[]) => CivilDate | null;

const lastOf =
  (...types: readonly LedgerRow['type'][]): DateOf =>
  (_context, entries) =>
    entries.findLast(({ type }) => types.includes(type))?.on ?? null;

/** What the party is owed is over by an act about it, or by the end of its own period; other clocks say nothing of it. */
const heard: DateOf = (_context, entries) =>
  entries.findLast(
    ({ type, act }) =>
      type === 'recordWaiver' ||
      type === 'reexamineDefense' ||
      type === 'recordConcealment' ||
      type === 'recordHearing' ||
      (act.type === 'clockExpired' && (act.clock === 'defense' || act.clock === 'demand')),
  )?.on ?? null;

const dates: Record<StepName, DateOf> = {
  opened: ({ openedOn }) => openedOn,
  drafted: ({ finalizedOn }) => finalizedOn,
  reviewed: lastOf('issueOpinion', 'recordOutOfScope'),
  passed: (context, entries) =>
    context.draft.substitute === null
      ? lastOf('issueOpinion', 'recordOutOfScope')(context, entries)
      : lastOf('confirmDeliberation')(context, entries),
  noticed: ({ notice }) => notice?.servedOn ?? null,
  demanded: ({ clocks }) => clocks.demand?.from ?? null,
  defended: heard,
  deliberated: lastOf('confirmDeliberation'),
  approved: ({ decidedOn }) => decidedOn,
  served: ({ servedOn }) => servedOn,
  published: lastOf('publicationSettled'),
  closed: lastOf('closeCase'),
};
