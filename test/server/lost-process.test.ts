import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processId } from '../../law/process/process-id.ts';
import type { ProcessKind } from '../../law/process/names.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { clerk, handler, head, reviewer } from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** Its publication waits for the clerk. */
async function served(): Promise<string> {
  const caseId = await house.caseToApprove();
  await house.act(head, caseId, { type: 'approve', contentHash: await house.contentHash(caseId), note: null });
  await house.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
  await expect.poll(() => stateOf('publication', caseId)).toBe('toPublish');
  return caseId;
}

async function stateOf(kind: ProcessKind, caseId: string): Promise<unknown> {
  const [row] = await house.stage.owner`select state from process where id = ${processId(kind, caseId)}`;
  return row?.['state'];
}

const lose = (kind: ProcessKind, caseId: string): Promise<unknown> =>
  house.stage.handle(processId(kind, caseId)).terminate('lost');

const alarms = (): unknown[] => house.log.filter(({ event }) => event === 'engine.lost');

const close: SentAct = { type: 'closeCase' };
const decline: SentAct = { type: 'declinePublication', ground: 'privacy', reason: '含有个人信息' };

describe('a process the record has open and the engine does not know', () => {
  test('of a case: a 503 with its remedy, an alarm, and no refusal in anybody’s name', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await lose('case', caseId);
    const commandId = randomUUID();
    const problem = await problemOf(house.act(reviewer, caseId, { type: 'accept' }, { commandId }));
    expect(problem).toMatchObject({ status: 503, code: 'engine-lost', provision: null });
    expect(problem.remedy).not.toBe('');
    expect(await house.refusals(caseId)).toEqual([]);
    expect(alarms()).toEqual([{ level: 'error', event: 'engine.lost', workflowId: processId('case', caseId) }]);
    // Asked what became of it: nothing is known, and above all no refusal.
    const { api } = await house.signedIn(reviewer);
    expect(await api.command({ params: { id: commandId } })).toMatchObject({ outcome: 'unknown' });
  });

  test('of a publication; a case not yet decided has none to lose', async () => {
    const before = alarms().length;
    const undecided = await house.caseToApprove();
    expect(await problemOf(house.act(clerk, undecided, decline))).not.toMatchObject({ code: 'engine-lost' });
    expect(alarms()).toHaveLength(before);
    const caseId = await served();
    await lose('publication', caseId);
    expect(await problemOf(house.act(clerk, caseId, decline))).toMatchObject({ status: 503, code: 'engine-lost' });
    expect(await house.refusals(caseId)).toEqual([]);
    expect(alarms()).toHaveLength(before + 1);
  });
});

test('what is over, and what never was, is refused as before', async () => {
  const before = alarms().length;
  const caseId = await served();
  await house.act(clerk, caseId, decline);
  expect(await stateOf('publication', caseId)).toBe('notPublished');
  const twice = await problemOf(house.act(clerk, caseId, decline));
  expect(twice).toMatchObject({ status: 409, code: 'act-not-in-this-state' });
  // As soon as it has heard that its publication is over.
  await expect
    .poll(() =>
      house.act(handler, caseId, close).then(
        ({ outcome }) => outcome,
        () => null,
      ),
    )
    .toBe('recorded');
  expect(await stateOf('case', caseId)).toBe('closed');
  expect(await problemOf(house.act(handler, caseId, close))).toMatchObject({ status: 409 });
  const never = await problemOf(house.act(reviewer, randomUUID(), { type: 'accept' }));
  expect(never).toMatchObject({ status: 404, code: 'case-unknown' });
  const noted = (await house.refusals(caseId)).map(({ type }) => type);
  expect(noted).toEqual(expect.arrayContaining(['declinePublication', 'closeCase']));
  expect(alarms()).toHaveLength(before);
});
