import { allHandlersFinished, condition, log, setHandler, workflowInfo } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { Deadline, Recorded } from '../activities/contract.ts';
import type { Act } from '../law/acts.ts';
import { decide, isOver, openTasks, type Decision } from '../law/process.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { ProcessRef } from '../law/process/process-id.ts';
import type { Beginning, LedgerEntry } from '../law/record/ledger-entry.ts';
import { fingerprintOf } from '../law/record/fingerprint.ts';
import { civilDateAt, type CivilDate } from '../law/time/civil-date.ts';
import { adoptable, type Lived } from './adoption.ts';
import { actUpdate, commandKey, calendarSignal, processMessageSignal, recordedSignal, viewQuery } from './contract.ts';
import type { Carried, Command, CommandResult, ProcessMessage } from './contract.ts';
import { doneAtBeginning, doneByClock, doneByCommand, doneByMessage, type Doing } from './doing.ts';
import type { AfterAct } from './links/after-act.ts';
import { isUnproved, requireSame, tolerateRefusalByRecord } from './faults.ts';
import { isFromAhead, judge, refuse, stateAfterLapses } from './judgement.ts';
import { Memory, memoryAtBeginning } from './memory.ts';
import { record, recordedSince, recount, recountQuickly } from './recording.ts';

const ACTS_PER_RUN = 1500;

interface Options {
  readonly process: ProcessRef;
  readonly begun: Beginning;
  readonly beginning: ProcessState;
  readonly carried: Carried | null;
  readonly actsPerRun: number | undefined;
  readonly afterAct: AfterAct | null;
}

/**
 * One process in time. Every change goes the same way: judged, recorded, and only then lived in. The mutex keeps acts,
 * clocks and process messages apart; whatever waited for it is judged again. After a double crash the record may be ahead of
 * the history: what it has is then lived in first, and what waits is judged anew.
 */
export class Process {
  private readonly memory: Memory;
  private actsInRun = 0;
  private readonly lock = new Mutex();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    this.memory = options.carried === null ? memoryAtBeginning(options.beginning) : new Memory(options.carried);
  }

  /** Must run before the first await: an update without a handler at the end of the first activation is rejected. */
  registerHandlers(): void {
    setHandler(actUpdate, (command) => this.lock.runExclusive(() => this.handleCommand(command)), {
      // Synchronous on purpose: the SDK calls validators without awaiting them.
      validator: (command) => {
        if (!this.memory.seen.has(commandKey(command)) && !isFromAhead(command, this.memory.revision))
          this.permitted(command);
      },
    });
    setHandler(processMessageSignal, (message) =>
      this.lock.runExclusive(() => tolerateRefusalByRecord(() => this.handleMessage(message))),
    );
    setHandler(recordedSignal, (revision) =>
      this.lock.runExclusive(() => (revision > this.memory.revision ? this.catchUpAlone() : undefined)),
    );
    setHandler(calendarSignal, (version) => {
      this.memory.calendarWanted = version;
    });
    setHandler(viewQuery, () => this.memory.view());
  }

  /**
   * Sleeps to the next deadline, until the process is over or wants a fresh run.
   *
   * @returns what to carry into the next run, or null when nothing more can happen
   */
  async run(): Promise<Carried | null> {
    if (!(await this.isOpened())) return null;
    // Begun from the record, some at a time: counted within the task that begins it.
    await this.recountIfWanted(recountQuickly);
    while (!isOver(this.memory.processState)) {
      if (this.wantsFreshRun()) {
        await condition(allHandlersFinished);
        return this.memory.carry();
      }
      await this.recountIfWanted(recount);
      await this.sleepToNextDeadline();
    }
    await condition(allHandlersFinished);
    return null;
  }

  /** Does one act of the process itself, at its beginning, on the business day that made it begin. */
  async begin(act: Act, on: CivilDate): Promise<void> {
    await this.lock.runExclusive(async () => {
      if (this.memory.revision === 0) await this.apply(doneAtBeginning(act, on));
    });
  }

  /** A first act that was refused leaves an empty process behind; it ends by itself, if the record knows of none either. */
  private async isOpened(): Promise<boolean> {
    if (await condition(() => this.memory.revision > 0, '1 minute')) return true;
    await this.lock.runExclusive(() => this.catchUpAlone());
    await condition(allHandlersFinished);
    return this.memory.revision > 0;
  }

  private async sleepToNextDeadline(): Promise<void> {
    const next = this.memory.nextDeadline();
    const isWoken = (): boolean => this.hasOtherBusiness() || !this.memory.isNext(next);
    if (next === undefined) return condition(isWoken);
    // At least 1 ms: a wait of zero writes a marker of its own into the history.
    if (await condition(isWoken, Math.max(1, next.at - Date.now()))) return undefined;
    return this.lock.runExclusive(() =>
      tolerateRefusalByRecord(async () => {
        await this.fire(next, today());
      }),
    );
  }

  /** An act that leaves the next deadline as it was does not wake the loop: its timer need not be set anew. */
  private hasOtherBusiness(): boolean {
    return isOver(this.memory.processState) || this.wantsFreshRun() || this.memory.wantsRecount();
  }

  /** Answers as `apply` does. */
  private async fire(deadline: Deadline, on: CivilDate): Promise<boolean> {
    if (!this.memory.pendingDeadlines().some(({ key }) => key === deadline.key)) return true;
    try {
      return await this.apply(doneByClock(deadline, this.memory.revision, on));
    } catch (error) {
      // A deadline speaks once, even where its record should fail; one that is not due yet by the record speaks later.
      if (isUnproved(error)) this.memory.hold(deadline);
      else this.memory.fired.add(deadline.key);
      throw error;
    }
  }

  /** The business day of a command and what would follow from it, or thrown why it may not be. */
  private permitted(command: Command): { readonly on: CivilDate; readonly next: ProcessState } {
    const { processState, revision, recorded } = this.memory;
    const deadlines = this.memory.pendingDeadlines();
    const place = { processState, revision, deadlines, dues: recorded.dues };
    const judgement = judge(command, { ...place, today: today(), at: now() });
    if (!judgement.ok) throw refuse(judgement.refusal, judgement.fields);
    return judgement;
  }

  private async handleCommand(command: Command): Promise<CommandResult> {
    if (isFromAhead(command, this.memory.revision)) await this.catchUp();
    for (;;) {
      const prior = this.memory.seen.get(commandKey(command));
      if (prior !== undefined) return prior;
      const { on, next } = this.permitted(command);
      const doing = doneByCommand(command, on);
      const { backEntry } = this.memory.processState.context;
      // What lapsed first may have changed what follows; otherwise nothing came between.
      if (!backEntry) await this.apply(doing, next);
      else if (await this.fireLapsed(on)) await this.apply(doing);
    }
  }

  /** During back entry the loop sleeps; what ended before the business date of an act ends first, on its own day. */
  private async fireLapsed(on: CivilDate): Promise<boolean> {
    for (;;) {
      const { processState, recorded } = this.memory;
      const { lapsed, silent } = stateAfterLapses(processState, this.memory.pendingDeadlines(), recorded.dues, on);
      for (const { key } of silent) this.memory.fired.add(key);
      const first = lapsed[0];
      if (first === undefined) return true;
      if (!(await this.fire(first, first.on))) return false;
    }
  }

  private async handleMessage(message: ProcessMessage): Promise<void> {
    // Nobody says it again: before it goes without effect, the record is asked what may have come between.
    if (!this.decide(this.toldBy(message)).ok) await this.catchUp();
    for (;;) {
      const doing = this.toldBy(message);
      const decision = this.decide(doing);
      // It may come twice, or after the matter was settled another way; then there is nothing left to record.
      if (!decision.ok)
        return log.info('process message without effect', { type: message.type, refusal: decision.refusal });
      if (await this.apply(doing, decision.next)) return undefined;
    }
  }

  private toldBy(message: ProcessMessage): Doing {
    const { revision, processState } = this.memory;
    return doneByMessage(message, revision, processState.context.lastOn);
  }

  private decide({ act, by, on }: Doing): Decision {
    return decide(this.memory.processState, act, { by, on, dues: this.memory.recorded.dues, at: now() });
  }

  /** Decides, and throws the refusal. */
  private decided(doing: Doing): ProcessState {
    const decision = this.decide(doing);
    if (!decision.ok) throw refuse(decision.refusal, []);
    return decision.next;
  }

  /**
   * The one way to change: decide (unless that was done just now), record, compare, live in it, tell the others.
   *
   * @returns false where the record had another act in this place: whatever waits is judged anew
   */
  private async apply(doing: Doing, next: ProcessState = this.decided(doing)): Promise<boolean> {
    const { id, act, by, on, signed } = doing;
    const revision = this.memory.revision + 1;
    const tasks = openTasks(this.options.process.id, next, this.memory.tasks, revision);
    const { ahead, ...recorded } = await record({
      process: this.options.process,
      revision,
      commandId: id,
      at: now(),
      on,
      actorId: by.personId,
      by,
      signed,
      begun: revision === 1 ? this.options.begun : null,
      duesBefore: this.memory.recorded.dues,
      act,
      processState: next,
      tasks,
    });
    if (ahead.length > 0) {
      await this.adopt(ahead, recorded);
      return ahead.some(({ commandId }) => commandId === id);
    }
    requireSame(recorded.fingerprint, fingerprintOf(next, revision));
    await this.live([{ commandId: id, actorId: by.personId, act, on, processState: next, revision, tasks }], recorded);
    return true;
  }

  /** What was recorded, and its history lost. */
  private async catchUp(): Promise<void> {
    const answer = await recordedSince({ process: this.options.process, revision: this.memory.revision + 1 });
    if (answer === null) return;
    const { ahead, ...recorded } = answer;
    await this.adopt(ahead, recorded);
  }

  private catchUpAlone(): Promise<void> {
    return tolerateRefusalByRecord(() => this.catchUp());
  }

  private async adopt(entries: readonly LedgerEntry[], recorded: Recorded): Promise<void> {
    const lived = adoptable(this.options.process.id, this.memory, entries);
    log.warn('the record was ahead of the history', { acts: entries.length });
    await this.live(lived, recorded);
  }

  private async live(acts: readonly Lived[], recorded: Recorded): Promise<void> {
    this.memory.live(acts, recorded);
    this.actsInRun += acts.length;
    for (const lived of acts) await this.options.afterAct?.(this.options.process, lived);
  }

  private async recountIfWanted(count: typeof recountQuickly): Promise<void> {
    if (!this.memory.wantsRecount()) return;
    await this.lock.runExclusive(() => tolerateRefusalByRecord(() => this.recountClocks(count)));
  }

  /** What the record refuses to count is not asked for again. */
  private async recountClocks(count: typeof recountQuickly): Promise<void> {
    const { processState, revision, calendarVersion, calendarWanted } = this.memory;
    const { process } = this.options;
    try {
      const place = { process, revision: revision + 1, processState };
      const { ahead, ...recorded } = await count({ ...place, calendarVersion: calendarWanted });
      // Asked again with the next turn of the loop.
      if (ahead.length > 0) return await this.adopt(ahead, recorded);
      this.memory.count(recorded);
      this.memory.calendarVersion = calendarWanted;
    } catch (error) {
      this.memory.calendarWanted = calendarVersion;
      throw error;
    }
    return undefined;
  }

  private wantsFreshRun(): boolean {
    return workflowInfo().continueAsNewSuggested || this.actsInRun >= (this.options.actsPerRun ?? ACTS_PER_RUN);
  }
}

const now = (): string => new Date(Date.now()).toISOString();
const today = (): CivilDate => civilDateAt(Date.now());
