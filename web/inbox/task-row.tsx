import type { ReactElement } from 'react';
import { stateLabels, taskLabels } from '../../server/contract/labels.ts';
import type { TaskMark, TaskView } from '../../server/contract/tasks.ts';
import { titleWithoutParty } from '../words/content.ts';
import { words } from '../words/words.ts';
import { DueInRow } from '../components/due.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { Status, type Tone } from '../components/status.tsx';
import type { GroupName } from './task-groups.ts';

const marks: Record<TaskMark, { readonly tone: Tone; readonly icon: IconName }> = {
  overdue: { tone: 'late', icon: 'late' },
  dueToday: { tone: 'soon', icon: 'dueToday' },
  passVoided: { tone: 'late', icon: 'voided' },
  resubmitted: { tone: 'act', icon: 'return' },
  waiting: { tone: 'calm', icon: 'waiting' },
  normal: { tone: 'calm', icon: 'clock' },
};

const groupIcons: Record<GroupName, { readonly tone: Tone; readonly icon: IconName }> = {
  overdue: marks.overdue,
  dueToday: marks.dueToday,
  resubmitted: marks.resubmitted,
  normal: { tone: 'calm', icon: 'inbox' },
  waiting: marks.waiting,
};

export const TaskMarkWord = ({ mark }: { readonly mark: TaskMark }): ReactElement => (
  <Status tone={marks[mark].tone} icon={marks[mark].icon}>
    {words.inbox.marks[mark]}
  </Status>
);

interface GroupRowProps {
  readonly group: GroupName;
  readonly count: number | null;
}

export const GroupRow = ({ group, count }: GroupRowProps): ReactElement => (
  <div role="gridcell" className="task-group">
    <span className={groupIcons[group].tone}>
      <Icon name={groupIcons[group].icon} />
    </span>
    {words.inbox.groups[group]} {count}
  </div>
);

interface TaskCellsProps {
  readonly task: TaskView;
  readonly today: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Whom the row waits for; in one's own tasks that is oneself, so the handler says more. */
const personOf = (task: TaskView): string =>
  task.mark === 'waiting'
    ? (task.person?.name ?? task.unit?.name ?? words.inbox.unassignedUnit)
    : (task.case?.handlers[0]?.name ?? task.unit?.name ?? words.inbox.unassignedUnit);

const workOf = (task: TaskView): string =>
  task.mark === 'waiting' && task.case !== null ? stateLabels[task.case.state] : taskLabels[task.kind];

export function TaskCells({ task, today, isChosen, onChoose }: TaskCellsProps): ReactElement {
  const party = task.case?.party.name ?? '';
  return (
    <>
      <div role="gridcell" className="task-check">
        <input
          type="checkbox"
          checked={isChosen}
          tabIndex={-1}
          aria-label={words.inbox.selectRow(task.subject.title)}
          onChange={onChoose}
          onClick={(event) => {
            event.stopPropagation();
          }}
        />
      </div>
      <div role="gridcell" className="task-mark">
        <TaskMarkWord mark={task.mark} />
      </div>
      <div role="gridcell" className="task-title">
        <span className="why">{titleWithoutParty(task.subject.title, party)}</span>
        <span className="party">{party}</span>
      </div>
      <div role="gridcell" className="task-work cut" title={workOf(task)}>
        {workOf(task)}
      </div>
      <div role="gridcell" className="task-person cut secondary">
        {task.standsFor === null ? null : <span className="act">{words.inbox.standsFor(task.standsFor.name)} · </span>}
        {personOf(task)}
      </div>
      <div role="gridcell" className="task-due">
        <DueInRow caseId={task.subject.id} due={task.due} process={task.process} today={today} isPointerOnly />
      </div>
    </>
  );
}
