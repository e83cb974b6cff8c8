import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { savePerson } from '../../../db/admin.ts';
import { connect } from '../../../db/connect.ts';
import type { CaseContext } from '../../../law/procedure/case-context.ts';
import { processId } from '../../../law/procedure/process-id.ts';
import { AdminRefusal } from '../../../server/administration/desk.ts';
import { migrateCases, migratedInWords } from '../../../server/administration/migrate.ts';
import { rebuild } from '../../../server/administration/rebuild.ts';
import { recompute } from '../../../server/administration/replay.ts';
import {
  authority,
  does,
  finalDraft,
  handler,
  reviewer,
  reviewHead,
  unitHead,
  type Step,
} from '../../fixtures/cases.ts';
import { Stage } from '../../fixtures/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const migrate = (wanted: { to?: string; one?: string | null; apply?: boolean; by?: string | null } = {}) =>
  migrateCases(
    { db: stage.database.db, client: stage.client },
    { to: '2', one: null, by: null, apply: false, ...wanted },
  );

const ledgerOf = (caseId: string) =>
  stage.owner<{ type: string; actor: string }[]>`
    select type, actor_id as actor from ledger where subject_id = ${caseId} order by seq`;

/** A case begun before there was a second machine. */
async function caseOfFirstVersion(...more: readonly Step[]): Promise<string> {
  const caseId = await stage.openCase({ version: '1' });
  await stage.play(
    caseId,
    finalDraft(await stage.finalized()),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'accept'),
    does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
    ...more,
  );
  return caseId;
}

describe('lawgate migrate', () => {
  test('needs an administrator of the authority: the machine answers for nothing', async () => {
    const caseId = await caseOfFirstVersion();
    await expect(migrate({ one: caseId })).rejects.toThrow(AdminRefusal);
    const owner = connect(stage.place.url, { max: 1 });
    const offices = [{ office: 'administrator', of: authority }] as const;
    await savePerson(owner.db, { id: 'admin-1', authorityId: authority, name: '方正', offices: [...offices] });
    await owner.close();
    expect((await migrate({ one: caseId })).cases).toHaveLength(1);
  });

  test('lists by default, and changes nothing', async () => {
    const caseId = await caseOfFirstVersion();
    const before = await ledgerOf(caseId);
    const listed = await migrate({ one: caseId });
    expect(listed).toMatchObject({ applied: false, cases: [{ from: '1', state: 'assigned', reason: null }] });
    expect(migratedInWords(listed)).toContain('没有改动');
    expect(await ledgerOf(caseId)).toEqual(before);
  });

  test('is an act in the ledger; the case goes on by the second machine, and its ledger still computes', async () => {
    const caseId = await caseOfFirstVersion(
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'issueOpinion'),
      does(handler, 'serveNotice', { hearingRight: true }),
    );
    const { cases } = await migrate({ one: caseId, apply: true });
    expect(cases).toMatchObject([{ from: '1', state: 'passed', reason: null }]);
    expect((await ledgerOf(caseId)).at(-1)).toEqual({ type: 'migrate', actor: 'admin-1' });

    const { standing } = await stage.view(processId('case', caseId));
    expect(standing).toMatchObject({ version: '2', value: { matter: 'passed', hearing: 'offered' } });
    const involved = (standing.context as CaseContext).involved ?? [];
    expect(involved.map(({ personId, as, by }) => [personId, as, by])).toEqual(
      expect.arrayContaining([
        [unitHead.personId, 'handler', 'signature'],
        [reviewHead.personId, 'reviewer', 'act'],
      ]),
    );
    const clocks =
      await stage.owner`select clock from clock where process_id = ${processId('case', caseId)} and ended_on is null`;
    expect(clocks.map(({ clock }) => clock as string)).toContain('hearingRequest');
    await stage.play(caseId, does(handler, 'requestHearing'));
    expect((await stage.view(processId('case', caseId))).standing.value).toMatchObject({ hearing: 'asked' });
    expect(await recompute(stage.owner, { one: caseId })).toMatchObject({ subjects: 1, different: [], incomplete: 0 });
    await expect(migrate({ one: caseId })).rejects.toThrow('已经是第 2 版流程');
  });

  test('survives the loss of the engine in its new version', async () => {
    const caseId = await caseOfFirstVersion();
    await migrate({ one: caseId, apply: true });
    await stage.handle(processId('case', caseId)).terminate('lost');
    await rebuild({
      db: stage.database.db,
      sql: stage.database.sql,
      client: stage.client,
      taskQueue: stage.taskQueue,
    });
    await stage.play(caseId, does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    expect((await stage.view(processId('case', caseId))).standing).toMatchObject({ version: '2' });
    expect(await recompute(stage.owner, { one: caseId })).toMatchObject({ different: [] });
  });

  test('tells of each case why it cannot go, and leaves it', async () => {
    const caseId = await caseOfFirstVersion();
    const refused = await migrate({ one: caseId, to: '9', apply: true });
    expect(refused.cases[0]?.reason).toContain('不能迁移到这个流程版本');
    expect(await ledgerOf(caseId)).toHaveLength(6);
  });

  test('takes all that run', async () => {
    const { cases } = await migrate({ apply: true });
    expect(cases.length).toBeGreaterThanOrEqual(3);
    expect(cases.filter(({ reason }) => reason !== null)).toEqual([]);
    expect((await migrate()).cases).toEqual([]);
    expect(await recompute(stage.owner, { one: null })).toMatchObject({ different: [] });
  });
});
