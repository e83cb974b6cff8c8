import type { CaseRole, Participants } from '../people/roles.ts';
import type { ActType } from '../acts.ts';
import type { ClockName } from './clocks.ts';
import type { TaskKind } from './names.ts';

/** One piece of work that waits for one role, or for one person in it. */
export interface Task {
  /** `<process>:<revision>:<kind>`: a task asked again is another task, and its old mail links are dead. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly role: CaseRole;
  /** Set when only this person may do it. */
  readonly personId: string | null;
  /** The unit or authority whose people share it, when no person is named. */
  readonly of: string;
  /** The act that settles it. */
  readonly act: ActType;
  readonly clock: ClockName | null;
  readonly openedAtRevision: number;
}

/** What a state asks, before it is somebody's task. */
export interface Ask {
  readonly kind: TaskKind;
  readonly role: CaseRole;
  readonly act: ActType;
  readonly clock: ClockName | null;
  /** Set when one of several holders of the role is meant. */
  readonly personId?: string;
}

/**
 * Asks whoever has the role for the act that settles it.
 *
 * @law PROFILE
 */
export const ask = (kind: TaskKind, role: CaseRole, act: ActType, clock: ClockName | null): Ask => ({
  kind,
  role,
  act,
  clock,
});

/** At which revision of which process tasks are opened. */
interface Opening {
  readonly processId: string;
  readonly revision: number;
}

/**
 * The tasks made of what a state asks. A task that was open before and still is keeps its id.
 *
 * @law PROFILE
 */
export function tasksFrom(
  asks: readonly Ask[],
  participants: Participants,
  previous: readonly Task[],
  { processId, revision }: Opening,
): readonly Task[] {
  return asks.map((asked) => {
    const address = {
      ...addressOf(asked.role, participants),
      ...(asked.personId === undefined ? {} : { personId: asked.personId }),
    };
    const same = previous.find(
      (task) => task.kind === asked.kind && task.personId === address.personId && task.of === address.of,
    );
    const { kind, role, act, clock } = asked;
    return (
      same ?? {
        kind,
        role,
        act,
        clock,
        ...address,
        id: taskId(processId, revision, asked),
        openedAtRevision: revision,
      }
    );
  });
}

/** Two people asked for the same by one act have two tasks. */
const taskId = (processId: string, revision: number, { kind, personId }: Ask): string =>
  `${processId}:${revision}:${kind}${personId === undefined ? '' : `:${personId}`}`;

/** Roles whose people sit in one of the two units; everybody else is of the authority. */
const unitOf: { readonly [R in CaseRole]?: 'handlingUnitId' | 'reviewUnitId' } = {
  caseHandler: 'handlingUnitId',
  handlingUnitHead: 'handlingUnitId',
  handlingDeputy: 'handlingUnitId',
  legalReviewer: 'reviewUnitId',
  reviewUnitMember: 'reviewUnitId',
  reviewUnitHead: 'reviewUnitId',
  reviewDelegate: 'reviewUnitId',
  cosigner: 'reviewUnitId',
  deputyHead: 'reviewUnitId',
};

/** Roles the case gives to one person. */
const namedFor: { readonly [R in CaseRole]?: (participants: Participants) => string | null | undefined } = {
  legalReviewer: ({ reviewerId }) => reviewerId,
  reviewDelegate: ({ delegateId }) => delegateId,
  hearingOfficer: ({ hearingOfficerId }) => hearingOfficerId,
  deliberationChair: ({ chairId }) => chairId,
  deliberationRecorder: ({ recorderId }) => recorderId,
};

/** Who a role is in this case: one person where the case names one, otherwise everybody who holds it there. */
function addressOf(role: CaseRole, participants: Participants): { personId: string | null; of: string } {
  const standIns: Readonly<Partial<Record<CaseRole, string>>> = participants.standIns;
  const named = namedFor[role];
  const personId = named === undefined ? standIns[role] : named(participants);
  return { personId: personId ?? null, of: participants[unitOf[role] ?? 'authorityId'] };
}
