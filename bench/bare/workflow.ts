import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { bareUpdate, type BareActivities } from './contract.ts';

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

/**
 * What any workflow must pay that answers as many updates with one activity each. No law, no record: the yardstick.
 */
export async function bare(acts: number): Promise<void> {
  let done = 0;
  setHandler(bareUpdate, async (act) => {
    await nothing(act);
    done += 1;
    return done;
  });
  await condition(() => done >= acts);
  await condition(allHandlersFinished);
}
