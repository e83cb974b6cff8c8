import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOwnRight } from '../../law/people/roles.ts';
import { processId } from '../../law/process/process-id.ts';
import type { Command } from '../../workflows/contract.ts';
import { does, finalDraft, head, supervisor, unitHead } from '../fixtures/cases.ts';
import { commandKeyOf } from '../fixtures/command-key.ts';
import { commandSigner } from '../../server/request/command-signer.ts';
import { signed, Stage } from '../fixtures/stage.ts';

/** Who reaches the engine's port, has no key of a web server, and speaks to a process all the same. */
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const ledgerOf = async (caseId: string): Promise<readonly string[]> => {
  const rows = await stage.owner<{ type: string }[]>`select type from ledger where subject_id = ${caseId} order by seq`;
  return rows.map(({ type }) => type);
};

/** Waiting for the head of the unit to sign. */
async function drafted(): Promise<{ caseId: string; workflowId: string; command: Command }> {
  const caseId = await stage.openCase();
  await stage.play(caseId, finalDraft(await stage.finalized()));
  const { workflowId, command } = await stage.command(caseId, does(unitHead, 'signSubmission'));
  return { caseId, workflowId, command };
}

const foreign = commandSigner(commandKeyOf(99), () => new Date());

test.each<[string, (command: Command, workflowId: string) => Command]>([
  [
    'a key of his own',
    (command, workflowId) => ({
      ...command,
      proof: foreign({ ...command, processId: workflowId, begun: null }),
    }),
  ],
  ['no signature', ({ proof: { key, at }, ...command }) => ({ ...command, proof: { key, at, signature: '' } })],
  ['no proof at all', (command) => ({ ...command, proof: undefined as never })],
  ['a signature that is no text', (command) => ({ ...command, proof: { ...command.proof, signature: 7 as never } })],
  ['the signature of another command', (command) => ({ ...command, id: randomUUID() })],
  ['somebody else in its place', (command) => ({ ...command, by: { ...command.by, personId: head.personId } })],
])('with %s he acts for nobody, and the case lives on', async (_what, forge) => {
  const { caseId, workflowId, command } = await drafted();
  await expect(stage.send(workflowId, forge(command, workflowId))).rejects.toThrow(/^(?:Unproved|RecordConstraint)$/);
  expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
  const { proof: _, ...given } = command;
  await stage.send(workflowId, signed(workflowId, { ...given, id: randomUUID() }));
  expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft', 'signSubmission']);
});

test('a command he overheard does nothing in another case, and in its own what it did before', async () => {
  const first = await drafted();
  const second = await drafted();
  await expect(stage.send(second.workflowId, first.command)).rejects.toThrow('Unproved');
  await stage.send(first.workflowId, first.command);
  expect(await stage.send(first.workflowId, first.command)).toMatchObject({ revision: 3 });
  expect(await ledgerOf(first.caseId)).toHaveLength(3);
});

test('an act of the process itself is none that a client sends', async () => {
  const { caseId, workflowId, command } = await drafted();
  for (const type of ['clockExpired', 'publicationSettled', 'openPublication']) {
    const act = { type, clock: 'review', outcome: 'published', decidedOn: '2026-03-02', text: null } as never;
    await expect(stage.send(workflowId, { ...command, id: randomUUID(), act })).rejects.toThrow('act-malformed');
  }
  expect(await ledgerOf(caseId)).toHaveLength(2);
});

test('a message he makes up is not recorded', async () => {
  const { caseId, workflowId } = await drafted();
  const told = { type: 'publicationSettled', outcome: 'published', on: '2026-03-02' };
  await stage.handle(workflowId).signal('processMessage', told);
  await stage.play(caseId, does(supervisor, 'remind'));
  expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft', 'remind']);
});

test('an office he does not hold is in no command of a web server', async () => {
  const { workflowId, command } = await drafted();
  const { offices } = inOwnRight(head);
  const by = { ...command.by, offices: [...command.by.offices, ...offices] };
  await expect(stage.send(workflowId, { ...command, by })).rejects.toThrow('Unproved');
  expect(workflowId).toBe(processId('case', workflowId.replace('case-', '')));
});
