import type { ClockRow } from '../../../db/read/case-course.ts';
import type { Dues } from '../../../law/process/clocks.ts';
import type { ProcessKind } from '../../../law/process/names.ts';
import { permittedActs } from '../../../law/process.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { sentActTypes } from '../../contract/acts.ts';
import type { PermittedActView } from '../../contract/case-view.ts';
import { provisionRef, refusalView } from '../../request/problems.ts';
import type { Visitor } from '../../request/visitor.ts';
import type { Viewing } from '../../request/viewing.ts';

interface Process {
  readonly snapshot: ProcessState;
  readonly revision: number;
}

/** What this person may do, or sees barred with its reason, in these processes. */
export function permittedTo(
  { today }: Viewing,
  { actor }: Visitor,
  clocks: readonly ClockRow[],
  processes: readonly (Process | null)[],
): PermittedActView[] {
  return processes.flatMap((process) => {
    if (process === null) return [];
    const { snapshot: processState, revision } = process;
    const dues = duesOf(clocks, processState.kind);
    return permittedActs(processState, { by: actor, on: today, dues }).flatMap(({ type, refusal, provision }) => {
      const sent = sentActTypes.find((known) => known === type);
      if (sent === undefined) return [];
      return [
        {
          type: sent,
          process: processState.kind,
          allowed: refusal === null,
          refusal: refusal === null ? null : refusalView(refusal),
          provision: provisionRef(provision),
          expectedRevision: revision,
        },
      ];
    });
  });
}

const duesOf = (clocks: readonly ClockRow[], process: ProcessKind): Dues =>
  Object.fromEntries(
    clocks
      .filter(
        ({ receipt, ...row }) =>
          row.process === process &&
          row.endedOn === null &&
          row.droppedOn === null &&
          receipt.standsSince === undefined,
      )
      .map(({ clock, dueOn }) => [clock, dueOn]),
  );
