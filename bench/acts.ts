import type { BareOffice } from './bare/office.ts';
import { cpuBetween, cpuNow, cpuTogether, type Cpu } from './cpu.ts';
import type { BenchInstallation } from './installation.ts';
import { untilApprovalIsAsked, type Office } from './plain-case.ts';

/** What acts cost of one kind: the full stack, or the bare workflow. */
interface Price {
  readonly perSecond: number;
  readonly cpuMsPerCase: Cpu;
}

export interface ActsLine {
  readonly name: 'acts';
  readonly cases: number;
  readonly casesAtOnce: number;
  /** In each case, and updates in each bare workflow. */
  readonly acts: number;
  /** HTTP, engine, record, answer. */
  readonly full: Price;
  /** Updates with one activity each that does nothing, on the same engine in the same run. */
  readonly bare: Price;
  readonly ratio: number;
  /** Of this process: that of the web server and the workers. */
  readonly cpuRatio: number;
  /** With PostgreSQL and Temporal; null where they cannot be read. */
  readonly wholeCpuRatio: number | null;
}

const ROUNDS = 5;
/** A busy machine plays fewer rounds, at least one of each. */
const LONGEST_MS = 25_000;
const AT_ONCE = 8;

interface Tally {
  ms: number;
  cpu: Cpu;
}

type Play = () => Promise<{ readonly acts: number }>;

/** Both in turns, so that a busy machine slows both alike. */
export async function acts(installation: BenchInstallation, office: Office, bare: BareOffice): Promise<ActsLine> {
  const perCase = untilApprovalIsAsked.length + 1;
  const playFull: Play = () => office.play(untilApprovalIsAsked);
  const playBare: Play = () => bare.play(perCase);
  const full = emptyTally();
  const yardstick = emptyTally();
  for (const play of [playFull, playBare]) await playRound(installation, play, emptyTally());
  const begun = performance.now();
  let rounds = 0;
  while (rounds === 0 || (rounds < ROUNDS && performance.now() - begun < LONGEST_MS)) {
    await playRound(installation, playFull, full);
    await playRound(installation, playBare, yardstick);
    rounds += 1;
  }
  const cases = rounds * AT_ONCE;
  const ours = priceOf(full, cases, perCase);
  const theirs = priceOf(yardstick, cases, perCase);
  return {
    name: 'acts',
    cases,
    casesAtOnce: AT_ONCE,
    acts: perCase,
    full: ours,
    bare: theirs,
    ratio: rounded(yardstick.ms / full.ms),
    cpuRatio: rounded(full.cpu.node / yardstick.cpu.node),
    wholeCpuRatio: wholeRatio(full.cpu, yardstick.cpu),
  };
}

const emptyTally = (): Tally => ({ ms: 0, cpu: { node: 0, postgres: 0, temporal: 0 } });

async function playRound(installation: BenchInstallation, play: Play, tally: Tally): Promise<void> {
  const cpu = await cpuNow(installation);
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, play));
  tally.ms += performance.now() - begun;
  tally.cpu = cpuTogether(tally.cpu, cpuBetween(cpu, await cpuNow(installation)));
}

const priceOf = ({ ms, cpu }: Tally, cases: number, perCase: number): Price => ({
  perSecond: rounded((cases * perCase * 1000) / ms),
  cpuMsPerCase: {
    node: rounded(cpu.node / cases),
    postgres: cpu.postgres === null ? null : rounded(cpu.postgres / cases),
    temporal: cpu.temporal === null ? null : rounded(cpu.temporal / cases),
  },
});

function wholeRatio(ours: Cpu, theirs: Cpu): number | null {
  const [one, other] = [ours, theirs].map(({ node, postgres, temporal }) =>
    postgres === null || temporal === null ? null : node + postgres + temporal,
  );
  return one === null || other === null || one === undefined || other === undefined ? null : rounded(one / other);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
