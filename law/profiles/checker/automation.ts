import { rolesIn, type CaseRole } from '../../people/roles.ts';
import { openTasks } from '../../process.ts';
import type { Task } from '../../process/tasks.ts';
import type { TaskKind } from '../../process/names.ts';
import type { AutomaticTask, Rules } from '../rules.ts';
import type { ValueKey } from '../values.ts';
import { actorNamed } from './cast.ts';
import { caseIn, inTheNameOf, type Loosening, type Point, type Step } from './loosening.ts';
import type { Property } from './told.ts';

/** Tasks whose act decides something. */
const deciding: readonly TaskKind[] = ['sign', 'review', 'issue', 'approve', 'decideExtension', 'endorse'];
const isAutomatic = (kind: TaskKind, rules: Rules): boolean =>
  rules.automation.automaticTasks.includes(kind as AutomaticTask);

const leaders: readonly CaseRole[] = ['handlingUnitHead', 'reviewUnitHead', 'deputyHead', 'authorityHead'];

interface Switch {
  readonly key: ValueKey;
  readonly breaks: Property;
  readonly isOn: (rules: Rules) => boolean;
  /** The tasks a system settles by itself. */
  readonly settles: (task: Task, point: Point, rules: Rules) => boolean;
}

const holds = (name: 'everything' | 'handlerOfEverything', { role }: Task, point: Point): boolean =>
  role === 'legalReviewer' || rolesIn(actorNamed(name), caseIn(point).participants).includes(role);

const switches: readonly Switch[] = [
  {
    key: 'automation.onTimeout',
    breaks: 'clocksNeverAgree',
    isOn: ({ automation }) => automation.onTimeout === 'agree',
    settles: ({ clock }) => clock !== null,
  },
  {
    key: 'automation.onNobody',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.onNobody === 'agree',
    settles: () => true,
  },
  {
    key: 'automation.automaticTasks',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.automaticTasks.length > 0,
    settles: ({ kind }, _point, rules) => isAutomatic(kind, rules),
  },
  {
    key: 'automation.samePerson',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.samePerson === 'agree',
    // Whoever signed the opinion comes again, as head of the review unit or of the authority.
    settles: (task, point) =>
      task.kind !== 'review' && point.facts.reviewed.includes('everything') && holds('everything', task, point),
  },
  {
    key: 'automation.handlerDecides',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.handlerDecides === 'skip',
    settles: (task, point) => holds('handlerOfEverything', task, point),
  },
  {
    key: 'automation.missingLeader',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.missingLeader === 'agree',
    settles: ({ role }) => leaders.includes(role),
  },
  {
    key: 'automation.mailLink',
    breaks: 'personBehindEveryAct',
    isOn: ({ automation }) => automation.mailLink === 'open',
    settles: ({ kind }) => kind === 'approve' || kind === 'decideExtension',
  },
];

/**
 * The switches of other systems by which a node agrees without a person.
 *
 * @law APL-57
 */
export const automation: readonly Loosening[] = switches.map(({ key, breaks, isOn, settles }) => ({
  key,
  provision: null,
  isOn,
  steps: (point, rules) =>
    openTasks('case', point.processState, [], 1)
      .filter((task) => deciding.includes(task.kind) && settles(task, point, rules))
      .flatMap((task): readonly Step[] => {
        const next = inTheNameOf(point, task.act);
        return next === null ? [] : [{ ...next, told: { by: null, act: next.act, key }, breaks }];
      }),
}));
