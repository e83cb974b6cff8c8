import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { savePerson } from '../../../db/admin.ts';
import { connect } from '../../../db/connect.ts';
import { AdminRefusal } from '../../../server/admin/admin-connection.ts';
import { migrateCases, migratedInWords } from '../../../server/admin/migrate.ts';
import { reconcile } from '../../../server/admin/reconcile.ts';
import { recompute } from '../../../server/admin/replay.ts';
import { processId } from '../../../law/process/process-id.ts';
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
import { PlantedTree } from '../../fixtures/planted-tree.ts';
import { Stage } from '../../fixtures/stage.ts';
import { signCommand } from '../../fixtures/command-key.ts';

vi.mock(import('../../../law/processes/case/versions.ts'), () => import('../../fixtures/second-version/versions.ts'));

let stage: Stage;
let tree: PlantedTree;
beforeAll(async () => {
  // The workflows know the second version too.
  tree = await PlantedTree.copy('test/fixtures/second-version');
  const file = 'law/processes/case/versions.ts';
  await tree.write(file, "export { caseVersions } from '../../../test/fixtures/second-version/versions.ts';\n");
  stage = await Stage.open(await tree.bundle());
});
afterAll(async () => {
  await stage.close();
  await tree.remove();
});

const migrate = (wanted: { to?: string; one?: string | null; apply?: boolean; by?: string | null } = {}) =>
  migrateCases(
    { db: stage.database.db, client: stage.client, signCommand },
    { to: '2', one: null, by: null, apply: false, ...wanted },
  );

const ledgerOf = (caseId: string) =>
  stage.owner<{ type: string; actor: string }[]>`
    select type, actor_id as actor from ledger where subject_id = ${caseId} order by seq`;

/** A case begun before there was a second version. */
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
    const caseId = await caseOfFirstVersion(does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    const { cases } = await migrate({ one: caseId, apply: true });
    expect(cases).toMatchObject([{ from: '1', state: 'passed', reason: null }]);
    expect((await ledgerOf(caseId)).at(-1)).toEqual({ type: 'migrate', actor: 'admin-1' });

    expect((await stage.view(processId('case', caseId))).processState).toMatchObject({
      version: '2',
      value: { matter: 'passed' },
    });
    await stage.play(caseId, does(handler, 'serveNotice'));
    expect(await recompute(stage.owner, { one: caseId })).toMatchObject({ subjects: 1, different: [], incomplete: 0 });
    await expect(migrate({ one: caseId })).rejects.toThrow('已经是第 2 版流程');
  });

  test('survives the loss of the engine in its new version', async () => {
    const caseId = await caseOfFirstVersion();
    await migrate({ one: caseId, apply: true });
    await stage.handle(processId('case', caseId)).terminate('lost');
    const { database, client, taskQueue } = stage;
    await reconcile({ ...database, client, taskQueue }, 'running');
    await stage.play(caseId, does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion'));
    expect((await stage.view(processId('case', caseId))).processState).toMatchObject({ version: '2' });
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
