import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Problem } from '../../server/contract/problem.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import type { TaskView } from '../../server/contract/tasks.ts';
import { isProblem, refreshCase, server } from '../api/api.ts';
import { newId } from '../api/ids.ts';
import { RefusalLine } from '../components/refusal.tsx';
import { settled } from '../api/sending.ts';
import { words } from '../words/words.ts';

export interface BulkAnswer {
  readonly task: TaskView;
  /** Null when it was done; a broken connection has no problem of its own. */
  readonly problem: Problem | 'failed' | null;
}

/** One act for each of many cases, one after another: each is its own act in its own ledger. */
export function useBulk(
  onDone: (answers: readonly BulkAnswer[]) => void,
): UseMutationResult<readonly BulkAnswer[], Error, { readonly tasks: readonly TaskView[]; readonly act: SentAct }> {
  return useMutation({
    mutationFn: async ({ tasks, act }) => {
      const answers: BulkAnswer[] = [];
      for (const task of tasks) answers.push({ task, problem: await problemOfSending(task, act) });
      return answers;
    },
    onSuccess: (answers) => {
      for (const { task } of answers) refreshCase(task.subject.id);
      onDone(answers);
    },
  });
}

async function problemOfSending(task: TaskView, act: SentAct): Promise<Problem | 'failed' | null> {
  const { process, revision: expectedRevision, subject } = task;
  try {
    await settled(
      await server.act({
        params: { id: subject.id },
        body: { act, process, expectedRevision, commandId: newId(), on: null },
      }),
    );
    return null;
  } catch (error) {
    // Shown beside the case it belongs to; the others go on.
    return isProblem(error) ? error.problem : 'failed';
  }
}

/** What was not done, and why, case by case. */
export function BulkRefusals({ answers }: { readonly answers: readonly BulkAnswer[] }): ReactElement | null {
  const refused = answers.filter(({ problem }) => problem !== null);
  if (refused.length === 0) return null;
  return (
    <ul className="refusal" role="alert">
      <li className="strong">{words.inbox.bulkDone(answers.length - refused.length, refused.length)}</li>
      {refused.map(({ task, problem }) => (
        <li key={task.id}>
          {task.subject.title}：
          {problem === null || problem === 'failed' ? (
            words.failure.send
          ) : (
            <RefusalLine
              refusal={{
                sentence: problem.sentence ?? words.failure.plain(problem.status),
                remedy: problem.remedy ?? '',
                provision: problem.provision,
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
