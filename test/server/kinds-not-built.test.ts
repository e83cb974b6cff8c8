import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actKinds, type ActKind } from '../../law/act-kinds.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { handler, handlingUnit, importer, nationalRules, secondHandler } from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const openingOf = (actKind: ActKind, more: object) => ({
  commandId: randomUUID(),
  caseId: randomUUID(),
  openedOn: today(),
  handlingUnitId: handlingUnit,
  handlers: [handler.personId, secondHandler.personId],
  content: {
    ...contentOf(),
    actKind,
    decision: { outcome: 'otherDecision', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '决定' } as const,
  },
  ...more,
});

describe('kinds whose procedure is not built', () => {
  const notBuilt = ['levy', 'fee', 'inspection'] as const;
  const labels = { levy: '行政征收征用', fee: '行政收费', inspection: '行政检查' } as const;

  test.each(notBuilt)('%s: no case is opened, today or in back entry, and none is left behind', async (actKind) => {
    const officer = await house.signedIn(handler);
    const day = addDays(today(), -30);
    const afterwards = { backEntry: true, on: day, openedOn: day };
    for (const more of [{}, afterwards]) {
      const body = openingOf(actKind, more);
      expect(await problemOf(officer.api.openCase({ body }))).toMatchObject({
        status: 409,
        code: 'act-kind-not-built',
        sentence: expect.stringContaining(labels[actKind]) as string,
        remedy: expect.stringContaining('历史决定') as string,
      });
      expect(await problemOf(officer.api.caseView({ params: { id: body.caseId } }))).toMatchObject({
        code: 'case-unknown',
      });
      expect((await house.refusals(body.caseId)).map(({ code }) => code)).toEqual(['act-kind-not-built']);
    }
  });

  test('the form for a new case offers the others, and says why not these', async () => {
    const { actKinds: offered, notBuilt: why } = await (await house.signedIn(handler)).api.opening();
    expect(offered).toEqual(nationalRules.actKinds.filter((kind) => !notBuilt.some((one) => one === kind)));
    expect(offered).toContain('coercion');
    expect(why?.code).toBe('act-kind-not-built');
  });

  test.each(actKinds.filter((kind) => kind !== 'penalty'))('no draft turns a penalty into %s', async (actKind) => {
    const id = await house.openCase();
    const officer = await house.signedIn(handler);
    const { version, content } = await officer.api.draft({ params: { id } });
    const changed = officer.api.saveDraft({ params: { id }, body: { version, content: { ...content, actKind } } });
    expect(await problemOf(changed)).toMatchObject({ code: 'act-malformed' });
  });

  test.each(notBuilt)('%s: a decision made elsewhere is entered as history', async (actKind) => {
    const clerk = await house.signedIn(importer);
    const decision = {
      id: `HIST-${actKind}`,
      actKind: labels[actKind],
      outcome: '其他',
      authority: '示范县市场监督管理局',
      party: '当事单位一',
      decisionDate: '2025-03-03',
    };
    const entered = await clerk.api.enterHistory({ body: { decision } });
    expect(entered.outcome).toBe('entered');
    expect(await house.state(entered.caseId)).toBe('history');
  });
});
