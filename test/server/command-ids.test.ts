import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processId } from '../../law/process/process-id.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import type { Actor } from '../../law/people/roles.ts';
import {
  handler,
  handlingUnit,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  supervisor,
} from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

/** The id of a command answers for the act it was first sent with, to the person who sent it, and for nothing else. */
let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const send = async (person: Actor, caseId: string, commandId: string, act: SentAct, expectedRevision: number) => {
  const browser = await house.signedIn(person);
  return browser.api.act({ params: { id: caseId }, body: { act, expectedRevision, commandId } });
};
const revisionOf = async (caseId: string): Promise<number> => {
  const [row] = await house.stage.owner`select revision from process where id = ${processId('case', caseId)}`;
  return Number(row?.['revision']);
};
const remind = (note: string): SentAct => ({ type: 'remind', note });

test('sent again, it is answered as the first time', async () => {
  const caseId = await house.openCase();
  const id = randomUUID();
  const first = await send(supervisor, caseId, id, remind('请抓紧'), 1);
  expect(await send(supervisor, caseId, id, remind('请抓紧'), 1)).toMatchObject({
    outcome: 'recorded',
    revision: (first as { revision: number }).revision,
  });
  expect(await revisionOf(caseId)).toBe(2);
});

test.each<[string, Actor, SentAct, number]>([
  ['another person', reviewHead, { type: 'assignReviewer', reviewerId: secondReviewer.personId }, 5],
  ['another act of the same person', reviewer, { type: 'assignReviewer', reviewerId: reviewer.personId }, 5],
  ['a revision before the first', reviewer, { type: 'accept' }, 3],
])('%s cannot use it again', async (_what, person, act, seen) => {
  const caseId = await house.openCase();
  await house.submit(caseId);
  const id = randomUUID();
  await send(reviewer, caseId, id, { type: 'accept' }, 4);
  expect(await problemOf(send(person, caseId, id, act, seen))).toMatchObject({ status: 409, code: 'command-id-used' });
  expect(await revisionOf(caseId)).toBe(5);
});

test('other words are another command', async () => {
  const caseId = await house.openCase();
  const id = randomUUID();
  await send(supervisor, caseId, id, remind('请抓紧'), 1);
  expect(await problemOf(send(supervisor, caseId, id, remind('不必着急'), 1))).toMatchObject({
    code: 'command-id-used',
  });
});

test('in another case it is used, and opens none', async () => {
  const caseId = await house.openCase();
  const other = await house.openCase();
  const id = randomUUID();
  await send(supervisor, caseId, id, remind('请抓紧'), 1);
  expect(await problemOf(send(supervisor, other, id, remind('请抓紧'), 1))).toMatchObject({ code: 'command-id-used' });
  const { api } = await house.signedIn(handler);
  const opening = {
    commandId: id,
    caseId: randomUUID(),
    openedOn: today(),
    handlingUnitId: handlingUnit,
    handlers: [handler.personId, secondHandler.personId],
    content: contentOf(),
  };
  expect(await problemOf(api.openCase({ body: opening }))).toMatchObject({ code: 'command-id-used' });
});

test('of two people who use one at the same moment, one is answered for an act of the other by nobody', async () => {
  const caseId = await house.openCase();
  await house.submit(caseId);
  const id = randomUUID();
  const [accepted, reminded] = await Promise.allSettled([
    send(reviewer, caseId, id, { type: 'accept' }, 4),
    send(supervisor, caseId, id, remind('请抓紧'), 4),
  ]);
  expect([accepted.status, reminded.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  const [row] = await house.stage.owner`select count(*)::int as n from ledger where command_id = ${id}`;
  expect(row).toEqual({ n: 1 });
});
