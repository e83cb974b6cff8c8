import { allHandlersFinished, condition, log, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { Activities, Deadline, Recorded } from '../activities/contract.ts';
import type { Act, ActOf } from '../law/acts.ts';
import { decide, isOver, stateName, type Decision } from '../law/process.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { ProcessRef } from '../law/process/process-id.ts';
import { openTasks } from '../law/process.ts';
import type { Task } from '../law/process/tasks.ts';
import { system, type Actor } from '../law/people/roles.ts';
import { fingerprintOf } from '../law/record/fingerprint.ts';
import { civilDateAt, type CivilDate } from '../law/time/civil-date.ts';
import { actUpdate, calendarSignal, processMessageSignal, viewQuery } from './contract.ts';
import type { Carried, Command, CommandResult, ProcessMessage } from './contract.ts';
import type { AfterAct } from './links/after-act.ts';
import { requireSame, tolerateRefusalByRecord } from './faults.ts';
import { judge, refuse, stateAfterLapses } from './judgement.ts';

/** An act is retried until the record takes it: PostgreSQL may be away for a while, the answer may not be lost. */
const { record, recount } = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** Commands remembered for repeats: Temporal's own memory of update ids ends with the run. */
const REMEMBERED = 200;
const ACTS_PER_RUN = 1500;

/** An act about to be done, whoever does it. */
interface Doing {
  /** Of the command, or of the clock or process message behind it. */
  readonly id: string;
  readonly act: Act;
  readonly by: Actor;
  readonly on: CivilDate;
}

interface Options {
  readonly process: ProcessRef;
  readonly beginning: ProcessState;
  readonly carried: Carried | null;
  readonly actsPerRun: number | undefined;
  readonly afterAct: AfterAct | null;
}

/**
 * One process in time. Every change goes the same way: judged, recorded, and only then lived in. The mutex keeps acts,
 * clocks and process messages apart; whatever waited for it is judged again.
 */
export class Process {
  private processState: ProcessState;
  private revision: number;
  private tasks: readonly Task[];
  private recorded: Recorded;
  private readonly fired: Set<string>;
  private readonly seen: Map<string, CommandResult>;
  private calendarVersion: string;
  private calendarWanted: string;
  private actsInRun = 0;
  private readonly lock = new Mutex();
  private readonly options: Options;

  constructor(options: Options) {
    const from = options.carried ?? carriedAtBeginning(options.beginning);
    this.options = options;
    this.processState = from.processState;
    this.revision = from.revision;
    this.tasks = from.tasks;
    this.recorded = from.recorded;
    this.fired = new Set(from.fired);
    this.seen = new Map(from.seen);
    this.calendarVersion = from.calendarVersion;
    this.calendarWanted = from.calendarVersion;
  }

  /** Must run before the first await: an update without a handler at the end of the first activation is rejected. */
  registerHandlers(): void {
    setHandler(actUpdate, (command) => this.lock.runExclusive(() => this.handleCommand(command)), {
      // Synchronous on purpose: the SDK calls validators without awaiting them.
      validator: (command) => {
        if (!this.seen.has(command.id)) this.permitted(command);
      },
    });
    setHandler(processMessageSignal, (message) =>
      this.lock.runExclusive(() => tolerateRefusalByRecord(() => this.handleMessage(message))),
    );
    setHandler(calendarSignal, (version) => {
      this.calendarWanted = version;
    });
    setHandler(viewQuery, () => ({
      processState: this.processState,
      revision: this.revision,
      tasks: this.tasks,
      deadlines: this.recorded.deadlines,
      fired: [...this.fired],
    }));
  }

  /**
   * Sleeps to the next deadline, until the process is over or wants a fresh run.
   *
   * @returns what to carry into the next run, or null when nothing more can happen
   */
  async run(): Promise<Carried | null> {
    if (!(await this.isOpened())) return null;
    while (!isOver(this.processState)) {
      if (this.wantsFreshRun()) {
        await condition(allHandlersFinished);
        return this.carry();
      }
      if (this.calendarWanted !== this.calendarVersion) await this.lock.runExclusive(() => this.recountClocks());
      await this.sleepToNextDeadline();
    }
    await condition(allHandlersFinished);
    return null;
  }

  /** Does one act of the process itself, at its beginning, on the business day that made it begin. */
  async begin(act: Act, on: CivilDate): Promise<void> {
    await this.lock.runExclusive(async () => {
      if (this.revision === 0) await this.apply({ act, by: system, on, id: `${act.type}:begin` });
    });
  }

  /** A first act that was refused leaves an empty process behind; it ends by itself. */
  private async isOpened(): Promise<boolean> {
    if (await condition(() => this.revision > 0, '1 minute')) return true;
    await condition(allHandlersFinished);
    return this.revision > 0;
  }

  private async sleepToNextDeadline(): Promise<void> {
    const next = this.nextDeadline();
    const isWoken = (): boolean => this.hasOtherBusiness() || !isSameDeadline(this.nextDeadline(), next);
    if (next === undefined) return condition(isWoken);
    // At least 1 ms: a wait of zero writes a marker of its own into the history.
    if (await condition(isWoken, Math.max(1, next.at - Date.now()))) return undefined;
    return this.lock.runExclusive(() => tolerateRefusalByRecord(() => this.fire(next, this.today())));
  }

  /** An act that leaves the next deadline as it was does not wake the loop: its timer need not be set anew. */
  private hasOtherBusiness(): boolean {
    return isOver(this.processState) || this.wantsFreshRun() || this.calendarWanted !== this.calendarVersion;
  }

  private nextDeadline(): Deadline | undefined {
    if (this.processState.context.backEntry) return undefined;
    return this.pendingDeadlines()[0];
  }

  private pendingDeadlines(): readonly Deadline[] {
    return this.recorded.deadlines.filter(({ key }) => !this.fired.has(key)).sort((a, b) => a.at - b.at);
  }

  /** Marked before it is recorded: a deadline speaks once, even where its record should fail. */
  private async fire(deadline: Deadline, on: CivilDate): Promise<void> {
    if (this.fired.has(deadline.key) || !this.recorded.deadlines.some(({ key }) => key === deadline.key)) return;
    this.fired.add(deadline.key);
    const act: ActOf<'clockReminder'> | ActOf<'clockExpired'> =
      deadline.what === 'remind'
        ? { type: 'clockReminder', clock: deadline.clock, text: null }
        : { type: 'clockExpired', clock: deadline.clock, text: null };
    await this.apply({ act, by: system, on, id: `${deadline.key}@${this.revision}` });
  }

  /** The business day of a command and what would follow from it, or thrown why it may not be. */
  private permitted(command: Command): { readonly on: CivilDate; readonly next: ProcessState } {
    const judgement = judge(command, {
      processState: this.processState,
      revision: this.revision,
      deadlines: this.pendingDeadlines(),
      dues: this.recorded.dues,
      today: this.today(),
      at: this.now(),
    });
    if (!judgement.ok) throw refuse(judgement.refusal, judgement.fields);
    return judgement;
  }

  private async handleCommand(command: Command): Promise<CommandResult> {
    const prior = this.seen.get(command.id);
    if (prior !== undefined) return prior;
    const { on, next } = this.permitted(command);
    const { id, act, by } = command;
    const { backEntry } = this.processState.context;
    if (backEntry) await this.fireLapsed(on);
    // What lapsed first may have changed what follows; otherwise nothing came between.
    await this.apply({ id, act, by, on }, backEntry ? undefined : next);
    const result = { revision: this.revision, state: stateName(this.processState) };
    this.seen.set(command.id, result);
    return result;
  }

  /** During back entry the loop sleeps; what ended before the business date of an act ends first, on its own day. */
  private async fireLapsed(on: CivilDate): Promise<void> {
    for (;;) {
      const { lapsed, silent } = stateAfterLapses(this.processState, this.pendingDeadlines(), this.recorded.dues, on);
      for (const { key } of silent) this.fired.add(key);
      const first = lapsed[0];
      if (first === undefined) return;
      await this.fire(first, first.on);
    }
  }

  private async handleMessage(message: ProcessMessage): Promise<void> {
    const { on, ...act } = message;
    const { lastOn } = this.processState.context;
    const day = lastOn !== null && lastOn > on ? lastOn : on;
    const whole: Act = { ...act, text: null };
    // A message may come twice, or after the matter was settled another way; then there is nothing left to record.
    const doing = { act: whole, by: system, on: day, id: `${act.type}:${this.revision}` };
    const decision = this.decide(doing);
    if (decision.ok) await this.apply(doing, decision.next);
    else log.info('process message without effect', { type: act.type, refusal: decision.refusal });
  }

  private decide({ act, by, on }: Doing): Decision {
    return decide(this.processState, act, { by, on, dues: this.recorded.dues, at: this.now() });
  }

  /** Decides, and throws the refusal. */
  private decided(doing: Doing): ProcessState {
    const decision = this.decide(doing);
    if (!decision.ok) throw refuse(decision.refusal, []);
    return decision.next;
  }

  /** The one way to change: decide (unless that was done just now), record, compare, live in it, tell the others. */
  private async apply(doing: Doing, next: ProcessState = this.decided(doing)): Promise<void> {
    const { id, act, by, on } = doing;
    const revision = this.revision + 1;
    const tasks = openTasks(this.options.process.id, next, this.tasks, revision);
    const recorded = await record({
      process: this.options.process,
      revision,
      commandId: id,
      at: this.now(),
      on,
      actorId: by.personId,
      by,
      duesBefore: this.recorded.dues,
      act,
      processState: next,
      tasks,
    });
    requireSame(recorded.fingerprint, fingerprintOf(next, revision));
    this.processState = next;
    this.revision = revision;
    this.tasks = tasks;
    this.recorded = recorded;
    this.actsInRun += 1;
    await this.options.afterAct?.(this.options.process, { act, processState: next, on });
  }

  private async recountClocks(): Promise<void> {
    const version = this.calendarWanted;
    const { processState } = this;
    const { process } = this.options;
    this.recorded = await recount({ process, processState, calendarVersion: version });
    this.calendarVersion = version;
  }

  private wantsFreshRun(): boolean {
    return workflowInfo().continueAsNewSuggested || this.actsInRun >= (this.options.actsPerRun ?? ACTS_PER_RUN);
  }

  private carry(): Carried {
    return {
      processState: this.processState,
      revision: this.revision,
      tasks: this.tasks,
      recorded: this.recorded,
      fired: [...this.fired].filter((fired) => this.recorded.deadlines.some(({ key }) => key === fired)),
      seen: [...this.seen].slice(-REMEMBERED),
      calendarVersion: this.calendarVersion,
    };
  }

  private now(): string {
    return new Date(Date.now()).toISOString();
  }

  private today(): CivilDate {
    return civilDateAt(Date.now());
  }
}

const isSameDeadline = (one: Deadline | undefined, other: Deadline | undefined): boolean =>
  one?.key === other?.key && one?.at === other?.at;

const carriedAtBeginning = (processState: ProcessState): Carried => ({
  processState,
  revision: 0,
  tasks: [],
  recorded: { fingerprint: '', dues: {}, deadlines: [] },
  fired: [],
  seen: [],
  calendarVersion: '',
});
