import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import { processId } from '../../law/process/process-id.ts';
import { clerk, handler, head, supervisor } from '../fixtures/cases.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** A case whose decision was served and waits for the clerk. */
async function served(content: ReviewedContent = contentOf()): Promise<string> {
  const caseId = await house.caseToApprove(content);
  await house.act(head, caseId, { type: 'approve', contentHash: await house.contentHash(caseId), note: null });
  await house.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
  const browser = await house.signedIn(clerk);
  await expect
    .poll(async () => {
      const view = await browser.seen(caseId);
      return view.sight === 'publishing' ? view.publication?.state : 'sees the whole case';
    })
    .toBe('toPublish');
  return caseId;
}

const natural = (name: string, title: string): ReviewedContent => ({
  ...contentOf(),
  title,
  party: { type: 'naturalPerson', name, code: null, address: '城北路 12 号', representative: null },
});

describe('publication', () => {
  test('shows a natural person as surname and 某, and nothing of facts, address or opinion', async () => {
    const caseId = await served(natural('欧阳小明', '欧阳小明擅自设置户外广告设施案'));
    const browser = await house.signedIn(clerk);
    const { preview, previewHash, findings } = await browser.api.publicationPreview({ params: { id: caseId } });
    expect(findings).toEqual([]);
    expect(preview).toMatchObject({
      subject: '欧阳某',
      title: '欧阳某擅自设置户外广告设施案',
      conclusion: '罚款 5000 元',
    });
    await house.act(clerk, caseId, { type: 'publish', previewHash });
    const visitor = house.browser();
    const answers = [
      JSON.stringify(await visitor.api.publicDecision({ params: { id: caseId } })),
      JSON.stringify(await visitor.api.publicDecisions({ query: { q: '欧阳' } })),
      await visitor.get(`/public/decisions/${caseId}`),
      await visitor.get('/public?q=欧阳'),
    ];
    for (const answer of answers) {
      expect(answer).toContain('欧阳某');
      for (const canary of ['小明', '城北路', '现场勘验笔录', '初次违法', '周敏', '韩松', '梁守正', '何川']) {
        expect(answer).not.toContain(canary);
      }
    }
  });

  test('is confirmed by the very preview the clerk saw', async () => {
    const caseId = await served();
    const act = { type: 'publish', previewHash: 'b'.repeat(64) } as const;
    expect(await problemOf(house.act(clerk, caseId, act))).toMatchObject({
      status: 409,
      code: 'preview-not-confirmed',
    });
    const browser = await house.signedIn(handler);
    const { previewHash } = await browser.api.publicationPreview({ params: { id: caseId } });
    expect(await problemOf(house.act(handler, caseId, { type: 'publish', previewHash }))).toMatchObject({
      status: 403,
    });
    expect((await house.browser().fetch(`/api/public/decisions/${caseId}`)).status).toBe(404);
  });

  test('is blocked by private data in it, with the place', async () => {
    const caseId = await served({ ...contentOf(), title: '联系电话13812345678的户外广告案' });
    const browser = await house.signedIn(clerk);
    const { previewHash, findings } = await browser.api.publicationPreview({ params: { id: caseId } });
    expect(findings).toMatchObject([{ field: 'title', excerpt: '13812345678' }]);
    const problem = await problemOf(house.act(clerk, caseId, { type: 'publish', previewHash }));
    expect(problem).toMatchObject({ status: 409, code: 'publication-of-private-data', provision: { id: 'GIR-15' } });
    expect(problem.fields).toEqual([{ field: 'title', sentence: '含有手机号码：13812345678' }]);
    await house.act(clerk, caseId, { type: 'declinePublication', ground: 'privacy', reason: '含有个人信息' });
  });

  test('is a task of its own process: reminded of by what its row says, and not by the revision of the case', async () => {
    const caseId = await served();
    const { items } = await (await house.signedIn(clerk)).api.tasks({ query: { limit: 100 } });
    const task = items.find(({ subject }) => subject.id === caseId);
    const { head: file, publicationRevision } = await (
      await house.signedIn(handler)
    ).api.caseView({
      params: { id: caseId },
    });
    expect(task).toMatchObject({
      kind: 'publish',
      process: 'publication',
      revision: publicationRevision,
      subject: { kind: 'case', id: caseId, number: file.number, title: file.title, demo: false },
      case: { id: caseId, revision: file.revision },
    });
    expect(publicationRevision).not.toBe(file.revision);
    const { api } = await house.signedIn(supervisor);
    const { process = null, revision: expectedRevision = 0 } = task ?? {};
    const body = { act: { type: 'remind' as const, note: '请尽快公示' }, process, expectedRevision };
    await api.act({ params: { id: caseId }, body: { ...body, commandId: randomUUID() } });
    const [reminded] = await house.stage.owner<{ process: string }[]>`
      select process_id as process from ledger where subject_id = ${caseId} and type = 'remind'`;
    expect(reminded).toEqual({ process: processId('publication', caseId) });
  });

  test('comes down when the decision is annulled: the fact and the reason stay, the content goes', async () => {
    const caseId = await served();
    const browser = await house.signedIn(clerk);
    const { previewHash, preview } = await browser.api.publicationPreview({ params: { id: caseId } });
    await house.act(clerk, caseId, { type: 'publish', previewHash });
    await house.act(clerk, caseId, {
      type: 'recordAnnulment',
      kind: 'annulled',
      effectiveOn: today(),
      documentNumber: '示政复决〔2026〕7号',
      reason: '行政复议决定撤销原行政处罚决定',
    });
    const published = await house.browser().api.publicDecision({ params: { id: caseId } });
    expect(published).toMatchObject({
      state: 'withdrawn',
      decision: null,
      number: preview.number,
      withdrawal: { kind: 'annulled', reason: '行政复议决定撤销原行政处罚决定', documentNumber: '示政复决〔2026〕7号' },
    });
    const page = await house.browser().get(`/public/decisions/${caseId}`);
    expect(page).toContain('已撤回公示');
    expect(page).not.toContain(preview.subject);
    const list = JSON.stringify(await house.browser().api.publicDecisions());
    expect(list).not.toContain(preview.subject);
  });
});
