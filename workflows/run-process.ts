import { continueAsNew } from '@temporalio/workflow';
import { beginning } from '../law/process.ts';
import type { ProcessStart, RunProcess } from './contract.ts';
import { links } from './links.ts';
import { Process } from './process.ts';

/** A process of any kind, from its first act to its end: the one workflow. */
export async function runProcess(start: ProcessStart): Promise<void> {
  const { process: ref, input, version, first, carried: before, actsPerRun } = start;
  const process = new Process({
    process: ref,
    begun: { version, input },
    beginning: beginning(ref.kind, input, version),
    carried: before,
    actsPerRun,
    afterAct: links[ref.kind] ?? null,
  });
  process.registerHandlers();
  if (before === null && first !== null) await process.begin(first.act, first.on);
  const carried = await process.run();
  if (carried !== null) await continueAsNew<RunProcess>({ ...start, carried });
}
