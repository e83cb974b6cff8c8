import { Semaphore } from 'async-mutex';
import { OperatorError, operatorSentence } from '../../db/fault.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { signInTo, type ProgramSession } from '../contract/program-session.ts';
import { member, type PersonKey } from './people.ts';
import { daysAround } from './days.ts';
import { demonstrationRules, type Demonstration } from './establishment.ts';
import { planOf, type PlannedStep } from './plan.ts';
import { demoCases } from './demo-case.ts';
import { isNumbered, StepPlayer, type Stage } from './step-player.ts';
import { faultWords as words } from './fault-words.ts';

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
  const players = demoCases.map((demoCase) => ({
    player: new StepPlayer(stage, demoCase),
    plan: planOf(demoCase, stage.days.begun),
  }));
  const turns = new Turns(players.map(({ plan }) => plan));
  const atOnce = new Semaphore(AT_ONCE);
  const all = players.reduce((sum, { plan }) => sum + plan.length, 0);
  let done = 0;
  const play = async (player: StepPlayer, plan: readonly PlannedStep[]): Promise<void> => {
    for (const [index, planned] of plan.entries()) {
      await turns.awaitTurn(planned);
      if (turns.areOver) return;
      await named(player, planned.step, () => atOnce.runExclusive(() => player.play(planned, index)));
      turns.pass(planned);
      done += 1;
      progress?.(done, all);
    }
    await named(player, 'endBackEntry', () => atOnce.runExclusive(() => player.endBackEntry()));
  };
  const ends = players.map(({ player, plan }) =>
    play(player, plan).catch((error: unknown) => {
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

async function named(player: StepPlayer, step: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new OperatorError(words.failed(player.demoCase.key, step, operatorSentence(cause)), { cause });
  }
}

/** Acts that are given a number wait for the earlier ones, so that numbers rise with the days. */
class Turns {
  private readonly order: readonly Turn[];
  private over = false;

  constructor(plans: readonly (readonly PlannedStep[])[]) {
    this.order = plans
      .flat()
      .filter(({ step }) => isNumbered(step))
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

  async awaitTurn(planned: PlannedStep): Promise<void> {
    const at = this.order.findIndex((turn) => turn.planned === planned);
    await this.order[at - 1]?.passed;
  }

  pass(planned: PlannedStep): void {
    this.order.find((turn) => turn.planned === planned)?.pass();
  }
}

interface Turn {
  readonly planned: PlannedStep;
  readonly passed: Promise<void>;
  readonly pass: () => void;
}

function turnOf(planned: PlannedStep): Turn {
  let open: (() => void) | undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { planned, passed, pass: () => open?.() };
}
