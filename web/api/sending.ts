import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ProblemError } from '../../server/contract/operation.ts';
import type { ActOutcome } from '../../server/contract/cases.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { isProblem, refreshCase, server } from './api.ts';
import { newId } from './ids.ts';

export type Recorded = Extract<ActOutcome, { outcome: 'recorded' }>;

/** The server took the act but could not say in time whether it is recorded. */
export class StillUnknown extends Error {}

const ASK_AGAIN = [1000, 2000, 4000] as const;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Asks for the outcome of a command instead of sending it again under another id. */
export async function settled(first: ActOutcome): Promise<Recorded> {
  if (first.outcome === 'recorded') return first;
  for (const wait of ASK_AGAIN) {
    await pause(wait);
    const outcome = await server.command({ params: { id: first.commandId } });
    if (outcome.outcome === 'recorded') return outcome;
    if (outcome.outcome === 'refused') throw new ProblemError(outcome.problem);
  }
  throw new StillUnknown();
}

interface Intention {
  readonly caseId: string;
  readonly act: SentAct;
  readonly expectedRevision: number;
  readonly on: string | null;
}

/**
 * Sends one act. Never optimistic: the answer is what the record holds. A repeat after a broken connection carries the
 * same command id, so that nothing is done twice; after a refusal the next attempt is another intention. So is one whose
 * words were changed: under the old id the record might answer for the old ones. It is sent at the revision of the first,
 * which the record may have moved on from: then it is refused, and stays where it was written.
 */
export function useAct(onRecorded: (recorded: Recorded) => void): UseMutationResult<Recorded, Error, Intention> {
  const sent = useRef<{ readonly commandId: string; readonly said: string; readonly revision: number } | null>(null);
  return useMutation({
    mutationFn: async ({ caseId, act, expectedRevision, on }: Intention) => {
      const said = JSON.stringify([caseId, act, on]);
      const first = sent.current;
      sent.current =
        first?.said === said ? first : { commandId: newId(), said, revision: first?.revision ?? expectedRevision };
      const body = { act, expectedRevision: sent.current.revision, commandId: sent.current.commandId, on };
      return settled(await server.act({ params: { id: caseId }, body }));
    },
    onSuccess: (recorded) => {
      sent.current = null;
      refreshCase(recorded.caseId);
      onRecorded(recorded);
    },
    onError: (error, { caseId }) => {
      // A server that broke may still have recorded it: the repeat must carry the same id.
      if (!isProblem(error) || error.problem.status >= 500) return;
      sent.current = null;
      if (error.problem.changes.length > 0 || error.problem.code === 'revision-stale') refreshCase(caseId);
    },
    retry: false,
  });
}

export const problemOf = (error: unknown): Problem | null => (isProblem(error) ? error.problem : null);
