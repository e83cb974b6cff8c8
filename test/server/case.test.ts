import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewChecks } from '../../law/processes/case/review/checks.ts';
import {
  clerk,
  handler,
  handlingUnit,
  head,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  supervisor,
  unitHead,
} from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const allMeet = reviewChecks.map((check) => ({ check, answer: 'meets' as const, problem: '', basis: '' }));

describe('a plain penalty case through the server', () => {
  test('goes from draft to the public page', async () => {
    const caseId = await house.openCase();
    const officer = await house.signedIn(handler);
    const view = () => officer.api.caseView({ params: { id: caseId } });
    const hash = async () => (await view()).content?.hash ?? '';
    expect((await view()).head.state).toBe('drafting');
    const { version } = await officer.api.draft({ params: { id: caseId } });
    await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null });
    await house.act(unitHead, caseId, { type: 'signSubmission', contentHash: await hash() });
    await house.act(handler, caseId, { type: 'submitForReview', contentHash: await hash() });
    await house.act(reviewer, caseId, { type: 'accept' });
    await house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId });
    await house.act(reviewer, caseId, {
      type: 'signOpinion',
      kind: 'agree',
      contentHash: await hash(),
      checks: allMeet,
      advice: null,
    });
    await house.act(reviewHead, caseId, { type: 'issueOpinion', contentHash: await hash() });
    expect((await view()).head.state).toBe('passed');
    await house.act(handler, caseId, {
      type: 'serveNotice',
      servedOn: today(),
      method: 'personal',
      hearingRight: true,
      note: null,
    });
    await house.act(handler, caseId, { type: 'recordWaiver', waivedOn: today(), hearing: true, note: null });
    await house.act(handler, caseId, { type: 'requestApproval', contentHash: await hash(), note: null });
    await house.act(head, caseId, { type: 'approve', contentHash: await hash(), note: null });
    await house.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
    const clerks = await house.signedIn(clerk);
    await expect.poll(async () => (await view()).publicationState).toBe('toPublish');
    const { previewHash, preview, findings } = await clerks.api.publicationPreview({ params: { id: caseId } });
    expect(findings).toEqual([]);
    await house.act(clerk, caseId, { type: 'publish', previewHash });
    const published = await house.browser().api.publicDecision({ params: { id: caseId } });
    expect(published.decision).toEqual(preview);
    await expect
      .poll(
        async () =>
          (await view()).head.state === 'decided' &&
          (await view()).permittedActs.find(({ type }) => type === 'closeCase')?.allowed,
      )
      .toBe(true);
    await house.act(handler, caseId, { type: 'closeCase', note: null });
    const page = await view();
    expect(page.head.state).toBe('closed');
    expect(page.ledger.intact).toBe(true);
    const board = await (await house.signedIn(supervisor)).api.overdue();
    expect(board.numbers).toMatchObject({ decisions: 1, decisionsPassed: 1, unreviewed: 0 });
  });
});

test('a case whose id is written in capitals is the case of that id', async () => {
  const caseId = randomUUID();
  const written = caseId.toUpperCase();
  const { api } = await house.signedIn(handler);
  const opening = {
    commandId: randomUUID(),
    caseId: written,
    openedOn: today(),
    handlingUnitId: handlingUnit,
    handlers: [handler.personId, secondHandler.personId],
    content: contentOf(),
  };
  expect(await api.openCase({ body: opening })).toMatchObject({ outcome: 'recorded', caseId });
  const view = await api.caseView({ params: { id: written } });
  expect(view).toMatchObject({ head: { id: caseId }, ledger: { entries: 1, intact: true } });
  expect((await api.caseTasks({ params: { id: written } })).map(({ kind }) => kind)).toEqual(['draft']);
  const { version } = await api.draft({ params: { id: caseId } });
  const act = { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null } as const;
  await house.act(handler, written, act);
  expect((await api.caseView({ params: { id: caseId } })).head.revision).toBe(2);
});
