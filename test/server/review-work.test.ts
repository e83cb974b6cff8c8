import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  clerk,
  handler,
  head,
  otherDeputy,
  reviewer,
  reviewHead,
  rulesFrom,
  secondHandler,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

/** A penalty on none of the five grounds nor those of APL 58. */
const plainContent = { ...contentOf(2000), scope: { ...contentOf().scope, majorPublicInterest: false } };

async function finalized(house: House, content = plainContent): Promise<string> {
  const caseId = await house.openCase(content);
  const officer = await house.signedIn(handler);
  const { version } = await officer.api.draft({ params: { id: caseId } });
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null });
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash: await house.contentHash(caseId) });
  return caseId;
}

const submit = async (house: House, caseId: string, light: boolean) =>
  house.act(handler, caseId, { type: 'submitForReview', contentHash: await house.contentHash(caseId), light });

const view = async (house: House, caseId: string, person = handler) =>
  (await house.signedIn(person)).api.caseView({ params: { id: caseId } });

const agree = async (house: House, caseId: string) =>
  house.act(reviewer, caseId, {
    type: 'signOpinion',
    kind: 'agree',
    contentHash: await house.contentHash(caseId),
    checks: checks(null),
    advice: null,
  });

const printed = async (house: House, person: typeof handler, caseId: string) =>
  (await house.signedIn(person)).fetch(`/print/approval-forms/${caseId}`, { headers: { accept: 'text/html' } });

describe('the light form (AC-49)', () => {
  let midong: House;
  beforeAll(async () => {
    midong = await House.open({}, rulesFrom('midong-2019'));
  });
  afterAll(() => midong.close());

  test('米东: the eight checks in the approval form are the opinion, without number and issuer', async () => {
    const caseId = await finalized(midong);
    expect((await view(midong, caseId)).reviewWork).toMatchObject({ mayBeLight: true, isLight: false });
    await submit(midong, caseId, true);
    await midong.assign(caseId);
    expect((await view(midong, caseId)).reviewWork.isLight).toBe(true);
    await agree(midong, caseId);
    const { head: row, rounds } = await view(midong, caseId);
    expect(row.state).toBe('passed');
    expect(rounds[0]?.opinion).toMatchObject({ form: 'light', passes: true, number: null, validity: 'valid' });
    const form = await printed(midong, handler, caseId);
    const page = await form.text();
    const contentHash = await midong.contentHash(caseId);
    for (const text of ['内部审批表', '法制审核栏', '执法程序合法', '审核人签名：周敏', '冯毅', contentHash]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain('法审〔');
    const letter = await (await midong.signedIn(handler)).fetch(`/print/opinions/${caseId}/1`);
    expect(letter.status).toBe(404);
    expect((await printed(midong, clerk, caseId)).status).toBe(404);
  });

  test('米东: a problem found in the form goes back to the handler at once', async () => {
    const caseId = await finalized(midong);
    await submit(midong, caseId, true);
    await midong.assign(caseId);
    const contentHash = await midong.contentHash(caseId);
    const opinion = { type: 'signOpinion', kind: 'problems', contentHash, advice: null } as const;
    await midong.act(reviewer, caseId, { ...opinion, checks: checks('procedure') });
    expect(await view(midong, caseId)).toMatchObject({ head: { state: 'problemsFound' }, issues: [{ state: 'open' }] });
  });

  test('米东: on one of the five grounds a letter of its own is due', async () => {
    const caseId = await finalized(midong, contentOf());
    expect((await view(midong, caseId)).reviewWork.mayBeLight).toBe(false);
    expect((await problemOf(submit(midong, caseId, true))).code).toBe('light-form-not-allowed');
    await submit(midong, caseId, false);
  });

  test('达州 refuses it', async () => {
    const dazhou = await House.open({}, rulesFrom('dazhou-2019-draft'));
    const caseId = await finalized(dazhou);
    expect((await view(dazhou, caseId)).reviewWork.mayBeLight).toBe(false);
    expect((await problemOf(submit(dazhou, caseId, true))).code).toBe('light-form-not-allowed');
    expect((await printed(dazhou, handler, caseId)).status).toBe(404);
    await dazhou.close();
  });
});

describe('work beside the opinion', () => {
  let house: House;
  let caseId: string;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  async function assigned(): Promise<void> {
    caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
  }

  test('a question goes to the handler as a task, and its answer stands below it', async () => {
    await assigned();
    await house.act(reviewer, caseId, { type: 'askHandler', papers: true, question: '见证人是谁？' });
    const asked = await view(house, caseId);
    expect(asked.reviewWork.questions).toMatchObject([
      { number: 1, papers: true, question: '见证人是谁？', asked: { by: { id: reviewer.personId } }, isOpen: true },
    ]);
    expect(asked.tasks.map(({ kind }) => kind)).toContain('answerQuestion');
    const answer = { type: 'answerQuestion', number: 1, answer: '社区工作人员，说明附后。' } as const;
    expect((await problemOf(house.act(reviewer, caseId, answer))).code).toBe('not-your-act');
    expect((await problemOf(house.act(handler, caseId, { ...answer, number: 2 }))).code).toBe('question-unknown');
    await house.act(handler, caseId, answer);
    const { reviewWork, tasks, head: row } = await view(house, caseId);
    expect(reviewWork.questions).toMatchObject([{ answer: answer.answer, answered: { on: today() }, isOpen: false }]);
    expect(tasks.map(({ kind }) => kind)).not.toContain('answerQuestion');
    expect(row.state).toBe('assigned');
  });

  test('a review is delegated, prepared and handed back; the reviewer signs', async () => {
    await assigned();
    const toSecond = { type: 'delegateReview', personId: secondReviewer.personId, note: '请先阅卷' } as const;
    const toHandler = { ...toSecond, personId: secondHandler.personId };
    expect((await problemOf(house.act(reviewer, caseId, toHandler))).code).toBe('handler-cannot-review');
    const toStranger = { ...toSecond, personId: otherDeputy.personId };
    expect((await problemOf(house.act(reviewer, caseId, toStranger))).code).toBe('act-malformed');
    await house.act(reviewer, caseId, toSecond);
    expect((await view(house, caseId)).reviewWork.delegation).toMatchObject({
      to: { id: secondReviewer.personId },
      note: '请先阅卷',
    });
    expect((await problemOf(agree(house, caseId))).code).toBe('already-delegated');
    await house.act(secondReviewer, caseId, { type: 'returnDelegated', note: '材料齐全，未见问题。' });
    const { reviewWork } = await view(house, caseId);
    expect(reviewWork.delegation).toBeNull();
    expect(reviewWork.prepared).toMatchObject([
      { note: '材料齐全，未见问题。', given: { by: { id: secondReviewer.personId } } },
    ]);
    await agree(house, caseId);
  });

  test('a co-signature is awaited before the issue, and one refused takes the opinion back', async () => {
    await assigned();
    const ask = { type: 'askCosign', personId: secondReviewer.personId, note: null } as const;
    await house.act(reviewer, caseId, ask);
    await agree(house, caseId);
    const contentHash = await house.contentHash(caseId);
    const issue = { type: 'issueOpinion', contentHash } as const;
    expect((await problemOf(house.act(reviewHead, caseId, issue))).code).toBe('cosign-pending');
    const asked = await view(house, caseId);
    expect(asked.reviewWork.cosigners).toMatchObject([{ person: { id: secondReviewer.personId }, signed: null }]);
    expect(asked.tasks.find(({ kind }) => kind === 'cosign')?.due?.clock).toBe('review');
    const cosign = { type: 'cosign', contentHash, note: '裁量偏重' } as const;
    await house.act(secondReviewer, caseId, { ...cosign, agrees: false });
    const refused = await view(house, caseId);
    expect(refused.head.state).toBe('assigned');
    expect(refused.reviewWork.objections).toMatchObject([{ note: '裁量偏重' }]);
    await agree(house, caseId);
    await house.act(secondReviewer, caseId, { ...cosign, agrees: true });
    expect((await view(house, caseId)).reviewWork.cosigners[0]?.signed?.by.id).toBe(secondReviewer.personId);
    await house.act(reviewHead, caseId, issue);
    expect(await house.state(caseId)).toBe('passed');
  });

  test('an opinion taken back closes the gate', async () => {
    caseId = await house.caseToApprove();
    const contentHash = await house.contentHash(caseId);
    const withdraw = { type: 'withdrawOpinion', contentHash, reason: '漏看一份证据' } as const;
    expect((await problemOf(house.act(reviewHead, caseId, withdraw))).code).toBe('not-your-act');
    await house.act(reviewer, caseId, withdraw);
    const { head: row, rounds, gate } = await view(house, caseId);
    expect(row.state).toBe('assigned');
    expect(rounds[0]?.opinion).toMatchObject({
      validity: 'withdrawn',
      withdrawn: { by: { id: reviewer.personId }, reason: '漏看一份证据' },
    });
    expect(gate.map(({ code }) => code)).toContain('review-missing');
    const approve = { type: 'approve', contentHash, note: null } as const;
    expect((await problemOf(house.act(head, caseId, approve))).code).toBe('review-missing');
  });
});
