import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError, operatorSentence } from '../../../db/fault.ts';
import { outliveOutput } from '../../../db/log.ts';
import { isFrozen, ordinaryPatience, thaw, type Patience } from './freezing.ts';
import { hasFallen } from './process-identity.ts';
import { claimFolder, forgetProcess } from './process-record.ts';
import { words } from '../local-words.ts';

const NAME = 'supervisor';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const FIRST_PAUSE_S = 1;
const LONGEST_PAUSE_S = 30;
/** What lived so long and falls is brought back at once: people wait. What falls sooner waits longer each time. */
const SOUND_AFTER_MS = 5000;
/** A start that is under way when ^C comes; what it leaves behind is adopted by the next start. */
const STARTING_WITHIN_MS = 2000;

/** What a part gives back once it is ready. */
export interface RunningPart {
  /** The process to watch; none for a part inside our own process, or one that someone else runs. */
  readonly pid?: number | undefined;
  readonly adopted?: boolean;
  /** Ends with a process that is our own child; one that was taken over is looked at now and then. */
  readonly exited?: Promise<unknown> | undefined;
  /** Whether it answers, however it is otherwise; none: it is not asked. */
  readonly answers?: ((withinMs: number) => Promise<boolean>) | undefined;
  readonly stop: () => Promise<void>;
}

/** `previous`: what the part gave before it died, so that it can come back under the same address. */
export type StartPart<Part extends RunningPart> = (previous: Part | undefined) => Promise<Part>;

interface Kept {
  readonly title: string;
  /** None before it came up for the first time. */
  part: RunningPart | undefined;
  /** Asked to begin anew: its end is no fall. */
  isRenewed: boolean;
  /** Until it is over, the record of processes still speaks of the one that ends. */
  ending?: Promise<void>;
  /** Ends the pause before the next start. */
  wake: AbortController;
}

/**
 * Starts the parts of one installation, keeps them running, and stops them in the reverse order of the calls, whichever
 * of those that start together came up first.
 */
export class Supervisor {
  readonly #dataFolder: string;
  readonly #write: (text: string) => void;
  readonly #patience: Patience;
  readonly #kept: Kept[] = [];
  /** Resolves when `stop`, ^C or a polite kill has stopped everything. */
  readonly untilStopped: Promise<void>;
  #resolveStopped: () => void = () => undefined;
  #unfinishedLine = '';
  readonly #starting = new Set<Promise<unknown>>();
  #stopping: Promise<void> | undefined;

  private constructor(dataFolder: string, write: (text: string) => void, patience: Patience) {
    this.#dataFolder = dataFolder;
    this.#write = write;
    this.#patience = patience;
    this.untilStopped = new Promise((resolve) => {
      this.#resolveStopped = resolve;
    });
  }

  /** Refuses when another supervisor has this data folder. From here on ^C stops the parts in order. */
  static async open(options: {
    dataFolder: string;
    write?: (text: string) => void;
    patience?: Patience;
  }): Promise<Supervisor> {
    const other = await claimFolder(options.dataFolder, NAME);
    if (other !== undefined) throw new OperatorError(words.alreadyRunning(other.pid, options.dataFolder));
    // Whoever started us from a terminal may close it; the parts go on, and so do we.
    outliveOutput();
    const write = options.write ?? ((text: string) => process.stdout.write(text));
    const supervisor = new Supervisor(options.dataFolder, write, options.patience ?? ordinaryPatience);
    for (const signal of SIGNALS) process.on(signal, supervisor.#onSignal);
    return supervisor;
  }

  async bringUp<Part extends RunningPart>(title: string, start: StartPart<Part>): Promise<Part> {
    this.#throwIfStopping();
    const began = performance.now();
    const finish = this.#begin(words.starting(title));
    const kept: Kept = { title, part: undefined, isRenewed: false, wake: new AbortController() };
    this.#kept.push(kept);
    const starting = start(undefined);
    this.#starting.add(starting);
    try {
      const part = await starting;
      kept.part = part;
      void this.#keepUp(kept, (previous) => start(previous as Part | undefined));
      const took = secondsSince(began);
      finish(part.adopted === true ? words.adopted(took) : words.ready(took));
      return part;
    } catch (cause) {
      finish(words.failed);
      throw cause;
    } finally {
      this.#starting.delete(starting);
      this.#throwIfStopping();
    }
  }

  /** A line on the console; in the middle of a start it goes below that line. */
  say = (line: string): void => {
    const [before, after] = this.#unfinishedLine === '' ? ['', ''] : ['\n  ', `  … `];
    this.#write(`${before}${line}\n${after}`);
  };

  /** Ends the part of that title; it comes back at once, as `start` makes it now. */
  async renew(title: string): Promise<void> {
    const kept = this.#kept.find((each) => each.title === title);
    if (kept?.part === undefined || this.#stopping !== undefined) return;
    kept.isRenewed = true;
    kept.wake.abort();
    kept.ending = kept.part.stop();
    await kept.ending;
  }

  /** The same of a process of ours, and waits until it is up again. */
  async renewed(title: string): Promise<void> {
    const kept = this.#kept.find((each) => each.title === title);
    const before = kept?.part;
    if (before?.pid === undefined) return;
    await this.renew(title);
    const isAway = (): boolean => kept?.part === before && this.#stopping === undefined;
    while (isAway()) await pause(50);
  }

  /** Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  readonly #onSignal = (): void => {
    if (this.#stopping === undefined) void this.stop();
    else this.say(words.stoppingAlready);
  };

  async #keepUp(kept: Kept, restart: (previous: RunningPart | undefined) => Promise<RunningPart>): Promise<void> {
    let seconds = FIRST_PAUSE_S;
    for (;;) {
      const watched = new AbortController();
      void this.#renewIfFrozen(kept, watched.signal);
      const lived = await hasFallen(kept.part ?? {}, () => this.#stopping !== undefined);
      watched.abort();
      if (lived === undefined) return;
      await kept.ending?.catch(() => undefined);
      const isSound = lived > SOUND_AFTER_MS;
      if (!kept.isRenewed) this.say(words.died(kept.title, isSound ? 0 : seconds));
      if (isSound || kept.isRenewed) seconds = FIRST_PAUSE_S;
      else seconds = await lengthened(seconds, kept.wake.signal);
      if (this.#stopping !== undefined) return;
      kept.isRenewed = false;
      kept.wake = new AbortController();
      await this.#restart(kept, restart);
      // Asked once more while it was starting, with what was true before.
      if (kept.isRenewed) await kept.part?.stop();
    }
  }

  /** A process that is there and does not answer again and again is ended; the end of it brings it back. */
  async #renewIfFrozen({ part, title }: Kept, over: AbortSignal): Promise<void> {
    if (part?.pid === undefined || part.answers === undefined) return;
    if (!(await isFrozen(part.answers, this.#patience, over)) || this.#stopping !== undefined) return;
    this.say(words.frozen(title));
    thaw(part.pid);
    await this.renew(title).catch((cause: unknown) => this.say(words.stopFailed(title, operatorSentence(cause))));
  }

  async #restart(kept: Kept, restart: (previous: RunningPart | undefined) => Promise<RunningPart>): Promise<void> {
    try {
      const part = await restart(kept.part);
      kept.part = part;
      this.say(words.restarted(kept.title));
      if (this.#stopping !== undefined) await part.stop();
    } catch (cause) {
      this.say(words.restartFailed(kept.title, operatorSentence(cause)));
    }
  }

  async #stopAll(): Promise<void> {
    this.say(words.stopping);
    await Promise.race([Promise.allSettled(this.#starting), pause(STARTING_WITHIN_MS, undefined, { ref: false })]);
    for (const { title, part } of this.#kept.toReversed()) {
      if (part === undefined) continue;
      const began = performance.now();
      try {
        await part.stop();
        this.say(words.stopped(title, secondsSince(began)));
      } catch (cause) {
        // One that will not stop must not keep the others up.
        this.say(words.stopFailed(title, operatorSentence(cause)));
      }
    }
    await forgetProcess(this.#dataFolder, NAME);
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
    this.#resolveStopped();
  }

  /** The line stays open until its part is up; of those that start meanwhile, each is told when it is up itself. */
  #begin(line: string): (end: string) => void {
    if (this.#unfinishedLine !== '') return (end) => this.say(line + end);
    this.#unfinishedLine = line;
    this.#write(line);
    return (end) => {
      this.#unfinishedLine = '';
      this.#write(`${end}\n`);
    };
  }

  #throwIfStopping(): void {
    if (this.#stopping !== undefined) throw new OperatorError(words.interrupted);
  }
}

/** Waits, and says how long the next wait is. */
async function lengthened(seconds: number, signal: AbortSignal): Promise<number> {
  await pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
  return Math.min(seconds * 2, LONGEST_PAUSE_S);
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
