import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deadline } from '../../activities/contract.ts';
import { system } from '../../law/people/roles.ts';
import { currentVersion } from '../../law/process.ts';
import { processId, processOfCase } from '../../law/process/process-id.ts';
import type { ProcessState } from '../../law/process/state.ts';
import { contextOf } from '../../law/processes.ts';
import { publicationBeginning } from '../../law/processes/publication/beginning.ts';
import { adoptable } from '../../workflows/adoption.ts';
import {
  actUpdate,
  recordedSignal,
  RUN_PROCESS,
  type Command,
  type ProcessStart,
  type RunProcess,
} from '../../workflows/contract.ts';
import {
  actOf,
  clerk,
  does,
  finalDraft,
  handler,
  head,
  nationalRules,
  opening,
  reviewer,
  reviewHead,
  rulesWith,
  supervisor,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';
import { atBeginning, loseAct, loseDeadline, recorded, recordOf, recordUnheard } from '../fixtures/lost-history.ts';
import { begunBy, contentOf, refusalOf, signed, Stage, today } from '../fixtures/stage.ts';
import { fastForward } from '../fixtures/time-skipping.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const draft = async (): Promise<Step> => finalDraft(await stage.finalized());
const sign = does(unitHead, 'signSubmission');

async function ledgerOf(caseId: string): Promise<readonly string[]> {
  const rows = await stage.owner<{ type: string }[]>`select type from ledger where subject_id = ${caseId} order by seq`;
  return rows.map(({ type }) => type);
}

const viewOf = (caseId: string) => stage.view(processId('case', caseId));
const revisionOf = async (caseId: string): Promise<number> => (await viewOf(caseId)).revision;
const tell = (caseId: string, revision: number): Promise<void> =>
  stage.handle(processId('case', caseId)).signal(recordedSignal, revision);

/** The publication of a decision, begun and declined in the record alone. */
async function declinedUnheard(caseId: string, processState: ProcessState): Promise<string> {
  const { version: _, input, first } = publicationBeginning(contextOf('case', processState), today());
  const kind = 'publication';
  const begun = atBeginning(input, kind);
  const own = { id: 'openPublication:begin', act: first.act, by: system, kind } as const;
  const { place } = await recordUnheard(stage, caseId, begun, own);
  const act = await stage.written({ type: 'declinePublication', ground: 'privacy', text: null });
  await recordUnheard(stage, caseId, place, { id: randomUUID(), act, by: clerk, kind });
  return processId(kind, caseId);
}

describe('a process behind its record', () => {
  test('lives in what it lost, and then does what a person who saw the record sends', async () => {
    const caseId = await stage.openCase();
    const lost = await loseAct(stage, caseId, await draft());
    expect(await revisionOf(caseId)).toBe(1);
    const { workflowId, command } = await stage.command(caseId, does(handler, 'reopenDraft'), { expectedRevision: 2 });
    expect(await stage.send(workflowId, command)).toEqual({ revision: 3, state: 'drafting' });
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft', 'reopenDraft']);
    // The lost one, sent again, is answered as it would have been.
    const { proof: _, ...given } = command;
    const same = { ...given, id: lost.record.commandId, act: lost.record.act, expectedRevision: 1 };
    const again = signed(workflowId, same);
    expect(await stage.send(workflowId, again)).toEqual({ revision: 2, state: 'awaitingSignature' });
    expect(await ledgerOf(caseId)).toHaveLength(3);
  });

  test('refuses as stale what was sent by somebody who saw less, and has healed', async () => {
    const caseId = await stage.openCase();
    const lost = await loseAct(stage, caseId, await draft());
    await expect(stage.act(caseId, await draft())).rejects.toThrow('revision-stale');
    expect(await viewOf(caseId)).toEqual({ ...lost.place, fired: [] });
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
    await stage.play(caseId, sign);
  });

  test('answers the lost command itself, sent again at another moment, with the state of the first', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, does(handler, 'proposeEnding', { ending: 'suspectedCrime' }));
    // The instant counts: the hours in which the file must be handed over begin with it.
    const { workflowId, view, command } = await stage.command(caseId, does(head, 'decideEnding'));
    const at = new Date(Date.now() - 5000).toISOString();
    const lost = await recordUnheard(stage, caseId, view, { ...command, at });
    const answer = await stage.send(workflowId, command);
    expect(answer.revision).toBe(3);
    expect((await viewOf(caseId)).processState).toEqual(lost.place.processState);
    expect((await viewOf(caseId)).deadlines).toEqual(lost.place.deadlines);
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'proposeEnding', 'decideEnding']);
  });

  test('lives in several acts that one task had recorded', async () => {
    const caseId = await stage.openCase();
    const lost = await loseAct(stage, caseId, await draft());
    const { command } = await stage.command(caseId, sign);
    const act = await stage.written(actOf({ ...sign, on: today() }, lost.place.processState));
    const second = await recordUnheard(stage, caseId, lost.place, { ...command, act });
    await tell(caseId, 3);
    await expect.poll(() => revisionOf(caseId)).toBe(3);
    expect((await viewOf(caseId)).processState).toEqual(second.place.processState);
    await stage.play(caseId, does(handler, 'submitForReview'));
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft', 'signSubmission', 'submitForReview']);
  });

  test('counts a deadline that spoke as spoken', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()));
    const view = await viewOf(caseId);
    const deadline = firstOf(view.deadlines.filter(({ what }) => what === 'remind'));
    await loseDeadline(stage, caseId, { view, deadline });
    await expect(stage.act(caseId, assign)).rejects.toThrow('revision-stale');
    expect((await viewOf(caseId)).fired).toEqual([deadline.key]);
    await stage.play(caseId, assign);
    await fastForward(stage.handle(processId('case', caseId)), { ms: deadline.at - Date.now() + 60_000 });
    expect((await ledgerOf(caseId)).filter((type) => type === 'clockReminder')).toHaveLength(1);
  });

  test('lets a deadline of its own speak after what came before it', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()));
    const deadline = firstOf((await viewOf(caseId)).deadlines);
    await loseAct(stage, caseId, assign);
    await fastForward(stage.handle(processId('case', caseId)), { ms: deadline.at - Date.now() + 60_000 });
    expect((await ledgerOf(caseId)).slice(-2)).toEqual(['assignReviewer', 'clockReminder']);
    expect((await viewOf(caseId)).fired).toEqual([deadline.key]);
  });

  test('tells the other process once what the lost act would have told it', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()), ...deciding.slice(0, -1));
    await loseAct(stage, caseId, does(head, 'approve'));
    const page = processId('publication', caseId);
    await expect(stage.view(page)).rejects.toMatchObject({ name: 'WorkflowNotFoundError' });
    await tell(caseId, (await revisionOf(caseId)) + 1);
    await expect
      .poll(() =>
        stage.view(page).then(
          ({ revision }) => revision,
          () => 0,
        ),
      )
      .toBe(1);
    await stage.play(caseId, does(handler, 'serveDecision'));
    await expect.poll(async () => (await stage.view(page)).processState.value).toBe('toPublish');
    const previewHash = await stage.store({ title: '公示' });
    await stage.play(caseId, does(clerk, 'publish', { previewHash }));
    await expect.poll(async () => (await viewOf(caseId)).tasks.map(({ kind }) => kind)).toEqual(['close']);
    const served = (await ledgerOf(caseId)).filter((type) => type === 'decisionServed');
    expect(served).toHaveLength(1);
  });

  test('takes up a message that only makes sense after what it lost', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()), ...deciding.slice(0, -1));
    const { place } = await loseAct(stage, caseId, does(head, 'approve'));
    const page = await declinedUnheard(caseId, place.processState);
    // Without effect before the decision, in place after it.
    await stage.handle(processId('case', caseId)).signal('processMessage', {
      type: 'publicationSettled',
      outcome: 'notPublished',
      on: today(),
    });
    await expect.poll(() => ledgerOf(caseId)).toContain('publicationSettled');
    await expect.poll(async () => (await stage.view(page)).revision).toBe(2);
  });

  test('heals by a message that nobody sent, and does not believe it', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await accepted()), ...deciding.slice(0, -1));
    await loseAct(stage, caseId, does(head, 'approve'));
    await stage.handle(processId('case', caseId)).signal('processMessage', {
      type: 'publicationSettled',
      outcome: 'published',
      on: today(),
    });
    await expect.poll(() => ledgerOf(caseId)).toContain('openPublication');
    await stage.play(caseId, does(handler, 'serveDecision'));
    expect(await ledgerOf(caseId)).not.toContain('publicationSettled');
  });

  test('in back entry finds recorded what lapsed before a command, and goes on with the command', async () => {
    const rules = rulesWith({ period: { n: 1, unit: 'workingDay', roll: 'none' } }, nationalRules);
    const caseId = await stage.openCase({ backEntry: true, rules, openedOn: '2026-03-02', on: '2026-03-02' });
    const steps = [...(await accepted()), assign].map((step) => ({ ...step, on: '2026-03-02' }));
    await stage.play(caseId, ...steps);
    const view = await viewOf(caseId);
    const deadline = firstOf(view.deadlines.filter(({ clock, what }) => clock === 'review' && what === 'expire'));
    await loseDeadline(stage, caseId, { view, deadline, on: deadline.on });
    await stage.play(caseId, { ...does(reviewer, 'signOpinion'), on: '2026-03-10' });
    expect((await ledgerOf(caseId)).slice(-3)).toEqual(['assignReviewer', 'clockExpired', 'signOpinion']);
    expect((await viewOf(caseId)).fired).toContain(deadline.key);
  });

  test('in back entry judges a command anew, revision and all, where another act was lost', async () => {
    const caseId = await stage.openCase({ backEntry: true, openedOn: '2026-03-02', on: '2026-03-02' });
    await stage.play(caseId, { ...(await draft()), on: '2026-03-02' });
    const lost = await loseAct(stage, caseId, { ...does(handler, 'reopenDraft'), on: '2026-03-02' });
    await expect(stage.act(caseId, { ...sign, on: '2026-03-03' })).rejects.toThrow('revision-stale');
    expect((await viewOf(caseId)).processState).toEqual(lost.place.processState);
  });

  test('is asked of the record only what is ahead: a made-up revision is refused as stale', async () => {
    const caseId = await stage.openCase();
    await expect(stage.act(caseId, await draft(), { expectedRevision: 7 })).rejects.toThrow('revision-stale');
    await tell(caseId, 7);
    await stage.play(caseId, await draft());
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
  });

  test('goes on in a fresh run with what it healed from', async () => {
    const caseId = await stage.openCase({ actsPerRun: 2 });
    const lost = await loseAct(stage, caseId, await draft());
    await tell(caseId, 2);
    await expect.poll(() => revisionOf(caseId)).toBe(2);
    await stage.play(caseId, sign);
    const { workflowId, command } = await stage.command(caseId, sign, { expectedRevision: 1 });
    const { act, by, commandId: id } = lost.record;
    const again = { ...command, id, act, by };
    expect(await stage.send(workflowId, again)).toMatchObject({ revision: 2 });
  });
});

describe('a process whose opening was lost', () => {
  const input = { rules: nationalRules, backEntry: false };

  /** Begun and never told its first act, which the record has. */
  async function begunUnheard(): Promise<{ caseId: string; command: Command; start: ProcessStart<'case'> }> {
    const caseId = randomUUID();
    const start: ProcessStart<'case'> = {
      process: processOfCase('case', caseId),
      version: currentVersion('case'),
      input,
      first: null,
      carried: null,
    };
    const step = opening({ contentHash: await stage.store(contentOf()), openedOn: today() });
    const act = await stage.written(actOf({ ...step, on: today() }, atBeginning(input).processState));
    const given = { id: randomUUID(), act, by: step.by, expectedRevision: null, on: null };
    const command = signed(start.process.id, given, begunBy(start));
    await stage.client.workflow.start<RunProcess>(RUN_PROCESS, {
      workflowId: start.process.id,
      taskQueue: stage.taskQueue,
      args: [start],
    });
    await recordUnheard(stage, caseId, atBeginning(input), command);
    return { caseId, command, start };
  }

  test('does not end, but lives in it', async () => {
    const { caseId } = await begunUnheard();
    await fastForward(stage.handle(processId('case', caseId)), { ms: 90_000 });
    expect(await revisionOf(caseId)).toBe(1);
    await stage.play(caseId, await draft());
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
  });

  test('answers its first act, and the second, at once', async () => {
    const { caseId, command, start } = await begunUnheard();
    const answer = await refusalOf(
      stage.client.workflow.executeUpdateWithStart(actUpdate, {
        updateId: command.id,
        args: [command],
        startWorkflowOperation: new WithStartWorkflowOperation<RunProcess>(RUN_PROCESS, {
          workflowId: start.process.id,
          taskQueue: stage.taskQueue,
          args: [start],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
    expect(answer).toEqual({ revision: 1, state: 'drafting' });
    const other = await begunUnheard();
    const { workflowId, command: next } = await stage.command(caseId, await draft());
    const { proof: _, ...given } = next;
    const act = { ...given, expectedRevision: 1 };
    expect(await stage.send(workflowId, signed(workflowId, act))).toMatchObject({ revision: 2 });
    const there = processId('case', other.caseId);
    expect(await stage.send(there, signed(there, { ...act, id: randomUUID() }))).toMatchObject({ revision: 2 });
  });

  test('ends where the record knows of none either', async () => {
    const caseId = randomUUID();
    const handle = await stage.client.workflow.start<RunProcess>(RUN_PROCESS, {
      workflowId: processId('case', caseId),
      taskQueue: stage.taskQueue,
      args: [
        { process: processOfCase('case', caseId), version: currentVersion('case'), input, first: null, carried: null },
      ],
    });
    expect(await fastForward(handle, { ms: 90_000 })).toBe('ended');
  });
});

/** What becomes of a command that meets a forged entry: no answer, and a process that stands where it stood. */
async function standsStill(caseId: string, command: Command): Promise<void> {
  const workflowId = processId('case', caseId);
  const handle = stage.handle(workflowId);
  const before = await ledgerOf(caseId);
  const sent = stage.client.withDeadline(Date.now() + 5000, () => stage.send(workflowId, command));
  expect(
    await sent.then(
      () => 'answered',
      (error: unknown) => ((error as Error).cause instanceof WorkflowUpdateFailedError ? 'refused' : 'unanswered'),
    ),
  ).toBe('unanswered');
  expect((await handle.describe()).status.name).toBe('RUNNING');
  expect(await ledgerOf(caseId)).toEqual(before);
  const { events } = await handle.fetchHistory();
  const answered = events?.filter((event) => event.workflowExecutionUpdateCompletedEventAttributes);
  // The opening, and nothing since.
  expect(answered).toHaveLength(1);
  await handle.terminate('tested');
}

describe('a fork that the law does not explain', () => {
  test('by an act that is not permitted stops the process loudly, and nothing is changed', async () => {
    const caseId = await stage.openCase();
    const { view, command } = await stage.command(caseId, await draft());
    const { processState: next } = recordOf(caseId, view, command);
    await recorded(stage, recordOf(caseId, view, { ...command, by: supervisor }, next), (forged) => forged);
    const rival = { ...command, id: randomUUID() };
    const { answer } = await recorded(stage, recordOf(caseId, view, rival));
    expect(() => adoptable(processId('case', caseId), view, answer.ahead)).toThrow(
      /law makes of it, got refused not-your-act/,
    );
    await standsStill(caseId, rival);
  });

  test('by another state than the act leads to does so too', async () => {
    const caseId = await stage.openCase();
    const { view, command } = await stage.command(caseId, await draft());
    const { processState } = recordOf(caseId, view, command);
    const forged = { ...processState, context: { ...processState.context, round: 7 } } as typeof processState;
    await recorded(stage, recordOf(caseId, view, command, forged), (act) => act);
    const { answer } = await recorded(stage, recordOf(caseId, view, command));
    expect(() => adoptable(processId('case', caseId), view, answer.ahead)).toThrow(/law makes of it, got other-state/);
    await standsStill(caseId, command);
  });

  test('near to it, one that the law explains is adopted', async () => {
    const caseId = await stage.openCase();
    const { view, command } = await stage.command(caseId, await draft());
    await recorded(stage, recordOf(caseId, view, command));
    const { answer } = await recorded(stage, recordOf(caseId, view, command));
    const [lived] = adoptable(processId('case', caseId), view, answer.ahead);
    expect(lived).toMatchObject({ commandId: command.id, revision: 2 });
    expect(await stage.send(processId('case', caseId), command)).toMatchObject({ revision: 2 });
  });
});

/** The earliest. */
function firstOf(deadlines: readonly Deadline[]): Deadline {
  const [first] = [...deadlines].sort((a, b) => a.at - b.at);
  if (first === undefined) throw new Error('expected a deadline, got none');
  return first;
}

const assign = does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId });

const accepted = async (): Promise<readonly Step[]> => [
  await draft(),
  sign,
  does(handler, 'submitForReview'),
  does(reviewer, 'accept'),
];

const deciding: readonly Step[] = [
  assign,
  does(reviewer, 'signOpinion'),
  does(reviewHead, 'issueOpinion'),
  does(handler, 'serveNotice'),
  does(handler, 'recordWaiver'),
  does(handler, 'requestApproval'),
  does(head, 'approve'),
];
