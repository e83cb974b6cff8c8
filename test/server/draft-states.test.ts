import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { process } from '../../db/schema/processes.ts';
import { inTransaction } from '../../db/transaction.ts';
import { diagramOf } from '../../law/process/diagram.ts';
import { endedStates, stateNames, type StateName } from '../../law/process/names.ts';
import { processId } from '../../law/process/process-id.ts';
import { isDraftOpen } from '../../server/cases/drafts.ts';
import { handler, head } from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

const { states, edges } = diagramOf('case');
const ofFile = states.filter(({ id }) => id.startsWith('case.matter.'));

/** Everything an act leads to from here, whether the state itself takes it or one around it. */
const nextOf = (id: string): readonly string[] =>
  edges.filter(({ from }) => `${id}.`.startsWith(`${from}.`)).map(({ to }) => to);

/** Whether from here a draft can still be finalized or amended, by whatever acts. */
function leadsToDraft(start: string): boolean {
  const seen = new Set([start]);
  for (const id of seen) {
    const acts = edges.filter(({ from }) => `${id}.`.startsWith(`${from}.`)).map(({ act }) => act);
    if (acts.includes('finalizeDraft') || acts.includes('amendDraft')) return true;
    for (const next of nextOf(id))
      for (const inner of states) if (`${inner.id}.`.startsWith(`${next}.`)) seen.add(inner.id);
  }
  return false;
}

test.each(stateNames)('in %s a draft is open exactly as long as the machine lets one be finalized again', (name) => {
  const at = ofFile.find((state) => state.name === name);
  expect(isDraftOpen(name)).toBe(at !== undefined && leadsToDraft(at.id));
});

test.each(endedStates)('nothing is written any more in %s', (name) => {
  expect(isDraftOpen(name)).toBe(false);
});

describe('saving a draft', () => {
  let house: House;
  let owner: Database;
  beforeAll(async () => {
    house = await House.open();
    owner = connect(house.stage.place.url, { max: 1 });
  });
  afterAll(async () => {
    await owner.close();
    await house.close();
  });

  const save = async (caseId: string) => {
    const browser = await house.signedIn(handler);
    const { version } = await browser.api.draft({ params: { id: caseId } });
    return browser.api.saveDraft({ params: { id: caseId }, body: { version, content: contentOf(510_000 + version) } });
  };

  test('is refused in every state that knows no draft any more, and done in every other', async () => {
    const caseId = await house.openCase();
    const inState = (state: StateName) =>
      inTransaction(owner.db, (tx) =>
        tx
          .update(process)
          .set({ state })
          .where(eq(process.id, processId('case', caseId))),
      );
    const browser = await house.signedIn(handler);
    for (const state of stateNames) {
      await inState(state);
      const { mayEditDraft } = await browser.api.caseView({ params: { id: caseId } });
      const code = isDraftOpen(state) ? (await save(caseId)) && null : (await problemOf(save(caseId))).code;
      expect([state, mayEditDraft, code]).toEqual([
        state,
        isDraftOpen(state),
        isDraftOpen(state) ? null : 'draft-not-editable',
      ]);
    }
  });

  test('is refused once the head has let the case go, and after the transfer', async () => {
    const caseId = await house.openCase();
    await house.act(handler, caseId, {
      type: 'proposeEnding',
      ending: 'suspectedCrime',
      reason: '涉嫌犯罪',
      to: '示范县公安局',
    });
    await save(caseId);
    await house.act(head, caseId, { type: 'decideEnding', approved: true });
    expect(await house.state(caseId)).toBe('awaitingTransfer');
    expect(await problemOf(save(caseId))).toMatchObject({ status: 409, code: 'draft-not-editable' });
    await house.act(handler, caseId, { type: 'recordTransfer', sentOn: today(), receipt: '公安局签收' });
    expect(await house.state(caseId)).toBe('ended');
    expect(await problemOf(save(caseId))).toMatchObject({ status: 409, code: 'draft-not-editable' });
  });
});
