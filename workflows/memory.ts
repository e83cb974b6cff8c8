import type { Deadline, Recorded } from '../activities/contract.ts';
import { systemActTypes, type Act } from '../law/acts.ts';
import { stateName } from '../law/process.ts';
import { deadlineKeyIn } from '../law/process/clock-command.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { Task } from '../law/process/tasks.ts';
import type { Lived } from './adoption.ts';
import { commandKeyOf, type Carried, type CommandResult, type ProcessView } from './contract.ts';

/** Commands remembered for repeats: Temporal's own memory of update ids ends with the run. */
const REMEMBERED = 200;

/** What a process knows of itself, from the start of its run or from its beginning on. */
export class Memory {
  processState: ProcessState;
  revision: number;
  tasks: readonly Task[];
  recorded: Recorded;
  calendarVersion: string;
  calendarWanted: string;
  readonly fired: Set<string>;
  readonly seen: Map<string, CommandResult>;
  /** Deadlines that the record did not find due: counted otherwise there, until this process hears of it. */
  private readonly held = new Set<string>();

  constructor(from: Carried) {
    this.processState = from.processState;
    this.revision = from.revision;
    this.tasks = from.tasks;
    this.recorded = from.recorded;
    this.calendarVersion = from.calendarVersion;
    this.calendarWanted = from.calendarWanted;
    this.fired = new Set(from.fired);
    this.seen = new Map(from.seen);
  }

  /** Goes on to where acts have led that are in the record. */
  live(acts: readonly Lived[], recorded: Recorded): void {
    for (const { commandId, actorId, act, processState, revision, tasks } of acts) {
      this.processState = processState;
      this.revision = revision;
      this.tasks = tasks;
      if (isOfClock(act)) this.fired.add(deadlineKeyIn(commandId));
      else if (!isOfSystem(act)) {
        this.seen.set(commandKeyOf(commandId, actorId, act.type), { revision, state: stateName(processState) });
      }
    }
    this.count(recorded);
  }

  /** How the clocks stand in the record. */
  count(recorded: Recorded): void {
    this.recorded = recorded;
    this.held.clear();
  }

  hold({ key }: Deadline): void {
    this.held.add(key);
  }

  pendingDeadlines(): readonly Deadline[] {
    return this.recorded.deadlines
      .filter(({ key }) => !this.fired.has(key) && !this.held.has(key))
      .sort((a, b) => a.at - b.at);
  }

  nextDeadline(): Deadline | undefined {
    return this.processState.context.backEntry ? undefined : this.pendingDeadlines()[0];
  }

  isNext(deadline: Deadline | undefined): boolean {
    const next = this.nextDeadline();
    return next?.key === deadline?.key && next?.at === deadline?.at;
  }

  wantsRecount(): boolean {
    return this.calendarWanted !== this.calendarVersion;
  }

  view(): ProcessView {
    const { processState, revision, tasks, recorded, fired } = this;
    return { processState, revision, tasks, deadlines: recorded.deadlines, fired: [...fired] };
  }

  carry(): Carried {
    const { processState, revision, tasks, recorded, calendarVersion, calendarWanted } = this;
    return {
      processState,
      revision,
      tasks,
      recorded,
      fired: [...this.fired].filter((fired) => recorded.deadlines.some(({ key }) => key === fired)),
      seen: [...this.seen].slice(-REMEMBERED),
      calendarVersion,
      calendarWanted,
    };
  }
}

const isOfClock = ({ type }: Act): boolean => type === 'clockReminder' || type === 'clockExpired';
const isOfSystem = ({ type }: Act): boolean => systemActTypes.some((known) => known === type);

export const memoryAtBeginning = (processState: ProcessState): Memory =>
  new Memory({
    processState,
    revision: 0,
    tasks: [],
    recorded: { fingerprint: '', dues: {}, deadlines: [] },
    fired: [],
    seen: [],
    calendarVersion: '',
    calendarWanted: '',
  });
