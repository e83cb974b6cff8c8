import { Semaphore } from 'async-mutex';
import { OperatorError, operatorSentence } from '../../db/fault.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { signInTo, type ProgramSession } from '../program-session.ts';
import { member, type PersonKey } from './cast.ts';
import { planOf, type PlannedBeat } from './courses.ts';
import { daysAround } from './days.ts';
import { demonstrationRules, type Demonstration } from './establishment.ts';
import { stories } from './story.ts';
import { isNumbered, Thread, type Stage } from './thread.ts';
import { faultWords as words } from './words.ts';

interface PlayOptions {
  /** Of the running server. */
  readonly url: string;
  readonly demonstration: Demonstration;
  /** How many acts are done, of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/** Two cores are busy with six acts at once; more only wait longer. */
const AT_ONCE = 6;

/**
 * Plays every case through the server's own door, each act by the person whose act it is. Played again after an
 * interruption, it goes on where it was.
 */
export async function playDemonstration({ url, demonstration, progress }: PlayOptions): Promise<void> {
  const stage = stageOf(url, demonstration);
  const threads = stories.map((story) => ({
    thread: new Thread(stage, story),
    plan: planOf(story, stage.days.begun),
  }));
  const turns = new Turns(threads.map(({ plan }) => plan));
  const atOnce = new Semaphore(AT_ONCE);
  const all = threads.reduce((sum, { plan }) => sum + plan.length, 0);
  let done = 0;
  const play = async (thread: Thread, plan: readonly PlannedBeat[]): Promise<void> => {
    for (const [index, planned] of plan.entries()) {
      await turns.awaitTurn(planned);
      if (turns.areOver) return;
      await named(thread, planned.beat, () => atOnce.runExclusive(() => thread.play(planned, index)));
      turns.pass(planned);
      done += 1;
      progress?.(done, all);
    }
    await named(thread, 'endBackEntry', () => atOnce.runExclusive(() => thread.endBackEntry()));
  };
  const ends = threads.map(({ thread, plan }) =>
    play(thread, plan).catch((error: unknown) => {
      // Nobody acts any more once this is reported: the parts may be about to stop.
      turns.end();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(ends)).find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function stageOf(url: string, { seed, today, password }: Demonstration): Stage {
  const sessions = new Map<PersonKey, Promise<ProgramSession>>();
  return {
    seed,
    days: daysAround(today, nationalCalendar),
    rules: demonstrationRules(),
    session: (key) => {
      const session = sessions.get(key) ?? signInTo(url, member(key).login, password);
      sessions.set(key, session);
      return session;
    },
  };
}

async function named(thread: Thread, beat: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new OperatorError(words.failed(thread.story.key, beat, operatorSentence(cause)), { cause });
  }
}

/** Acts that are given a number wait for the earlier ones, so that numbers rise with the days. */
class Turns {
  private readonly order: readonly Turn[];
  private over = false;

  constructor(plans: readonly (readonly PlannedBeat[])[]) {
    this.order = plans
      .flat()
      .filter(({ beat }) => isNumbered(beat))
      .sort((a, b) => a.offset - b.offset)
      .map((planned) => turnOf(planned));
  }

  get areOver(): boolean {
    return this.over;
  }

  /** Nobody waits any more, and nobody gets a turn. */
  end(): void {
    this.over = true;
    for (const turn of this.order) turn.pass();
  }

  async awaitTurn(planned: PlannedBeat): Promise<void> {
    const at = this.order.findIndex((turn) => turn.planned === planned);
    await this.order[at - 1]?.passed;
  }

  pass(planned: PlannedBeat): void {
    this.order.find((turn) => turn.planned === planned)?.pass();
  }
}

interface Turn {
  readonly planned: PlannedBeat;
  readonly passed: Promise<void>;
  readonly pass: () => void;
}

function turnOf(planned: PlannedBeat): Turn {
  let open: (() => void) | undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { planned, passed, pass: () => open?.() };
}
