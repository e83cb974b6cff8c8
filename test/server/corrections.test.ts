import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAct } from '../../server/contract/timeline.ts';
import { handler } from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

test('a correction is a new entry that names the old one; the old stays, and the chain holds (AC-57)', async () => {
  const caseId = await house.openCase();
  const browser = await house.signedIn(handler);
  const view = () => browser.api.caseView({ params: { id: caseId } });
  const opened = lastAct((await view()).timeline, 'openCase');
  const correction = { type: 'correctRecord', correction: '案号应当是立〔2026〕9号', reason: '录入有误' } as const;
  expect((await problemOf(house.act(handler, caseId, { ...correction, revision: 9 }))).code).toBe('act-malformed');
  await house.act(handler, caseId, { ...correction, revision: 1 });
  const after = await view();
  // The entry has a number of its own beside the one it corrects.
  expect(lastAct(after.timeline, 'correctRecord')).toMatchObject({
    revision: 2,
    fields: { revision: 1, correction: '案号应当是立〔2026〕9号', reason: '录入有误' },
  });
  expect(lastAct(after.timeline, 'openCase')).toEqual(opened);
  expect(after.ledger.intact).toBe(true);
});
