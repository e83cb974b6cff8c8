import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerk, deputy, handler, head, otherDeputy } from '../fixtures/cases.ts';
import {
  complexContent,
  convening,
  licenseContent,
  meet,
  minutes,
  substitutingRules,
  toDispute,
  twoStepRules,
  votingRules,
} from '../fixtures/meetings.ts';
import { PdfText } from '../fixtures/pdf-text.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

const viewIn = async (house: House, caseId: string, person = handler) =>
  (await house.signedIn(person)).api.caseView({ params: { id: caseId } });

const approve = async (house: House, caseId: string) =>
  house.act(head, caseId, { type: 'approve', contentHash: await house.contentHash(caseId), note: null });

describe('the heads decide complex penalties together (APL 57.2)', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({}, votingRules);
  });
  afterAll(() => house.close());

  const votes = { inFavor: 2, against: 1, abstained: 0 } as const;

  test('before the head may approve, after the pass and the defense, on the very bytes', async () => {
    const caseId = await house.caseToApprove(complexContent());
    const waiting = await viewIn(house, caseId, head);
    expect(waiting.meetings).toMatchObject({ due: 'heads', headsRequired: true });
    expect(waiting.tasks.map(({ kind }) => kind)).toEqual(['conveneHeads']);
    expect(waiting.steps.map(({ step, is }) => `${step} ${is}`)).toContain('deliberated current');
    expect(await problemOf(approve(house, caseId))).toMatchObject({ code: 'heads-deliberation-required' });
  });

  test('the recorder sees the case because of the meeting, and as long as it is open', async () => {
    const caseId = await house.caseToApprove(complexContent());
    const sees = async () => (await (await house.signedIn(clerk)).fetch(`/api/cases/${caseId}`)).status;
    expect(await sees()).toBe(404);
    await house.act(head, caseId, convening('heads'));
    expect(await sees()).toBe(200);
    await house.act(clerk, caseId, minutes('approve', votes));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash: await house.contentHash(caseId) });
    expect(await sees()).toBe(404);
  });

  test('votes must add up, and the conclusion follow the majority', async () => {
    const caseId = await house.caseToApprove(complexContent());
    await house.act(head, caseId, convening('heads'));
    for (const wrong of [
      { inFavor: 2, against: 0, abstained: 0 },
      { inFavor: 1, against: 2, abstained: 0 },
      { inFavor: 1, against: 1, abstained: 1 },
    ]) {
      expect(await problemOf(house.act(clerk, caseId, minutes('approve', wrong)))).toMatchObject({
        code: 'votes-do-not-add-up',
      });
    }
    await house.act(clerk, caseId, minutes('approve', votes));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash: await house.contentHash(caseId) });
    const view = await viewIn(house, caseId);
    expect(view.meetings.headsMeetings).toMatchObject([
      { meeting: 'heads', state: 'confirmed', minutes: [{ votes, conclusion: 'approve' }] },
    ]);
    expect(view.gate).toEqual([]);
    await approve(house, caseId);
    expect(await house.state(caseId)).toBe('decided');
  });

  test('a draft changed after the meeting is reviewed again, and the heads meet again', async () => {
    const caseId = await house.caseToApprove(complexContent());
    await house.act(head, caseId, convening('heads'));
    await house.act(clerk, caseId, minutes('approve', votes));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash: await house.contentHash(caseId) });
    const officer = await house.signedIn(handler);
    const { version } = await officer.api.draft({ params: { id: caseId } });
    await officer.api.saveDraft({ params: { id: caseId }, body: { version, content: complexContent(400_000) } });
    await house.act(handler, caseId, { type: 'amendDraft', draftVersion: version + 1 });
    const changed = await viewIn(house, caseId, head);
    expect(changed.head.state).toBe('passVoided');
    expect(changed.meetings.headsMeetings.map(({ state }) => state)).toEqual(['fallen']);
    await house.submit(caseId);
    await house.assign(caseId);
    await house.review(caseId);
    const contentHash = await house.contentHash(caseId);
    await house.act(handler, caseId, { type: 'requestApproval', contentHash, note: null });
    expect(await problemOf(approve(house, caseId))).toMatchObject({ code: 'heads-deliberation-required' });
    await house.act(head, caseId, convening('heads'));
    await house.act(clerk, caseId, minutes('approve', votes));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash });
    await approve(house, caseId);
    expect((await viewIn(house, caseId)).meetings.headsMeetings.map(({ state }) => state)).toEqual([
      'fallen',
      'confirmed',
    ]);
  });

  test('what they refuse together, the head does not approve alone', async () => {
    const caseId = await house.caseToApprove(complexContent());
    await house.act(head, caseId, convening('heads'));
    await house.act(clerk, caseId, minutes('refuse', { inFavor: 1, against: 2 }));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash: await house.contentHash(caseId) });
    expect(await house.state(caseId)).toBe('notApproved');
    expect(await problemOf(approve(house, caseId))).toMatchObject({ status: 409 });
  });

  test('a meeting may be convened again, and the first one is kept as replaced', async () => {
    const caseId = await house.caseToApprove(complexContent());
    await house.act(head, caseId, convening('heads'));
    await house.act(head, caseId, { ...convening('heads'), recorderId: 'supervisor-1' } as ReturnType<
      typeof convening
    >);
    expect((await viewIn(house, caseId)).meetings.headsMeetings).toMatchObject([
      { state: 'replaced', recorder: { id: clerk.personId } },
      { state: 'convened', recorder: { id: 'supervisor-1' } },
    ]);
  });
});

describe('a meeting in the place of a pass, where the law does not ask for one (PRACTICE A2)', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({}, substitutingRules);
  });
  afterAll(() => house.close());

  test('decides a license against the opinion, and is never told as a pass', async () => {
    const caseId = await toDispute(house, licenseContent());
    await meet(house, caseId, 'disagreement', 'forHandler');
    const view = await viewIn(house, caseId);
    expect(view.head.state).toBe('passedByDeliberation');
    expect(view.meetings).toMatchObject({ substituted: true, disagreements: [{ outcome: 'substituted' }] });
    expect(view.steps.find(({ step }) => step === 'passed')).toMatchObject({ is: 'substituted', on: today() });
    expect(view.rounds.map(({ opinion }) => opinion?.validity)).toEqual(['issued']);
    expect(view.rounds.map(({ opinion }) => opinion?.passes)).toEqual([false]);
    const contentHash = await house.contentHash(caseId);
    await house.act(handler, caseId, { type: 'requestApproval', contentHash, note: null });
    const token = await house.mailedToken(caseId, head, 'approve');
    const desk = await house.signedIn(head);
    const page = await desk.get(`/t/${token}`).then(async () => desk.get(`/task/${await linkIn(token)}`));
    expect(page).toContain('经集体讨论决定（法制审核意见：存在问题）');
    expect(page).not.toContain('审核意见：同意');
    await approve(house, caseId);
    const [row] = await house.stage.owner`select pass_id, deliberation_id from decision where case_id = ${caseId}`;
    expect(row).toMatchObject({ pass_id: null });
    expect(row?.['deliberation_id']).not.toBeNull();
    const [minutesAt] = view.meetings.disagreements[0]?.meetings[0]?.minutes ?? [];
    const paper = await desk.fetch(`/api/cases/${caseId}/minutes/${minutesAt?.revision}`);
    const { text } = new PdfText(Buffer.from(await paper.arrayBuffer()));
    expect(text).toContain('经集体讨论决定（法制审核意见：存在问题）');
    expect(text).not.toContain('原稿送复审');
  });

  test('needs the reviewer heard, and helps no penalty', async () => {
    const license = await toDispute(house, licenseContent());
    await house.act(head, license, convening('disagreement'));
    const unheard = minutes('forHandler', { observers: [handler.personId] });
    expect(await problemOf(house.act(clerk, license, unheard))).toMatchObject({ code: 'reviewer-not-heard' });
    const penalty = await toDispute(house, contentOf());
    await meet(house, penalty, 'disagreement', 'forHandler');
    expect(await house.state(penalty)).toBe('assigned');
  });
});

/** The address a mail's token leads to. */
async function linkIn(token: string): Promise<string> {
  const { linkOf } = await import('../../server/mail-pages/link.ts');
  return linkOf(token);
}

describe('approval in two steps (分管 → 主要)', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({}, twoStepRules);
  });
  afterAll(() => house.close());

  test('the deputy in charge is written to first, answers from the mail, and only then the head decides', async () => {
    const caseId = await house.caseToApprove();
    expect(await house.state(caseId)).toBe('awaitingEndorsement');
    expect(await problemOf(approve(house, caseId))).toMatchObject({ status: 409 });
    const link = await linkIn(await house.mailedToken(caseId, otherDeputy, 'endorse'));
    const desk = await house.signedIn(otherDeputy);
    const page = await desk.get(`/task/${link}`);
    expect(page).toContain('请您审核并呈报：行政处罚决定');
    expect(page).toContain('呈报主要负责人');
    expect(page).toContain('不予批准');
    const answered = await answerLink(desk, link, page, 'endorse');
    expect(answered.status).toBe(303);
    expect(await house.state(caseId)).toBe('awaitingApproval');
    expect(await desk.get(`/task/${link}`)).toContain('您已办理：呈报主要负责人');
    expect(await house.mailedToken(caseId, head, 'approve')).toBeTruthy();
    expect(
      await problemOf(house.act(deputy, caseId, { type: 'endorse', contentHash: '0'.repeat(64), note: null })),
    ).toMatchObject({
      status: 409,
    });
    await approve(house, caseId);
    expect(await house.state(caseId)).toBe('decided');
  });

  test('the deputy may say no, with a reason, and the handlers are told', async () => {
    const caseId = await house.caseToApprove();
    const link = await linkIn(await house.mailedToken(caseId, otherDeputy, 'endorse'));
    const desk = await house.signedIn(otherDeputy);
    const page = await desk.get(`/task/${link}?no`);
    expect((await answerLink(desk, link, page, 'refuseApproval')).status).toBe(422);
    await answerLink(desk, link, page, 'refuseApproval', '裁量理由不足。');
    expect(await house.state(caseId)).toBe('notApproved');
    expect((await viewIn(house, caseId)).refusedApproval).toMatchObject({
      by: { id: otherDeputy.personId },
      reason: '裁量理由不足。',
    });
  });
});

async function answerLink(
  desk: Awaited<ReturnType<House['signedIn']>>,
  link: string,
  page: string,
  act: string,
  reason?: string,
): Promise<Response> {
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const body = new URLSearchParams({
    token: hidden('token'),
    commandId: hidden('commandId'),
    contentHash: hidden('contentHash'),
    act,
    ...(reason === undefined ? {} : { reason }),
  });
  return desk.fetch(`/task/${link}`, { method: 'POST', body });
}
