import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerk, deputy, handler, head, otherDeputy, reviewer, reviewHead } from '../fixtures/cases.ts';
import {
  CANARY,
  consultation,
  convening,
  dazhouRules,
  meet,
  minutes,
  objection,
  toDispute,
  toProblems,
} from '../fixtures/meetings.ts';
import { PdfText } from '../fixtures/pdf-text.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open({}, dazhouRules);
});
afterAll(() => house.close());

const viewOf = async (caseId: string, person = handler) =>
  (await house.signedIn(person)).api.caseView({ params: { id: caseId } });

describe('a disagreement about an opinion, to its end (AC-47)', () => {
  test('no agreement opens the meeting by itself; its conclusion for the handler sends the same bytes to another review', async () => {
    const caseId = await toProblems(house);
    const hash = await house.contentHash(caseId);
    await house.act(handler, caseId, objection());
    expect((await viewOf(caseId)).clocks.map(({ clock, endedOn }) => [clock, endedOn === null])).toContainEqual([
      'objectionAnswer',
      true,
    ]);
    await house.act(reviewHead, caseId, { type: 'answerObjection', upheld: false, answer: '维持原意见。' });
    await house.act(handler, caseId, consultation());
    const disputed = await viewOf(caseId, head);
    expect(disputed.head.state).toBe('toDeliberate');
    expect(disputed.tasks.map(({ kind, role }) => [kind, role])).toContainEqual(['convene', 'authorityHead']);
    expect(disputed.meetings).toMatchObject({ due: 'disagreement', headsRequired: false });
    await meet(house, caseId, 'disagreement', 'forHandler');

    const concluded = await viewOf(caseId);
    expect(concluded.head).toMatchObject({ state: 'assigned', round: 2 });
    expect(await house.contentHash(caseId)).toBe(hash);
    expect(concluded.rounds[0]?.opinion).toMatchObject({ passes: false, label: '存在问题' });
    const [concluding] = concluded.meetings.disagreements;
    expect(concluding).toMatchObject({
      round: 1,
      contentHash: hash,
      outcome: 'forHandler',
      objection: { by: { id: handler.personId }, issues: [1] },
      answer: { upheld: false, by: { id: reviewHead.personId }, answer: '维持原意见。' },
      consultation: { result: 'noAgreement', participants: [{ id: handler.personId }, {}, { id: reviewer.personId }] },
    });
    expect(concluding?.meetings).toMatchObject([
      {
        state: 'confirmed',
        quorum: 2,
        members: [{ id: head.personId }, { id: deputy.personId }, { id: otherDeputy.personId }],
        minutes: [{ conclusion: 'forHandler', votes: null, confirmed: { by: { id: head.personId } }, returned: null }],
      },
    ]);
    // A meeting is no pass: the gate stays closed until the review says so.
    expect(concluded.gate.map(({ code }) => code)).toContain('review-missing');
    expect(concluded.permittedActs.find(({ type }) => type === 'requestApproval')?.allowed).toBe(false);
    await house.review(caseId, true);
    expect((await viewOf(caseId)).head.state).toBe('passed');
  });

  test('a conclusion for the reviewer ends it: the draft must change, and the same bytes cannot be disputed again', async () => {
    const caseId = await toDispute(house);
    await meet(house, caseId, 'disagreement', 'forReviewer');
    const view = await viewOf(caseId);
    expect(view.head.state).toBe('problemsFound');
    expect(view.meetings.disagreements.map(({ outcome }) => outcome)).toEqual(['forReviewer']);
    expect(await problemOf(house.act(handler, caseId, objection()))).toMatchObject({
      code: 'objection-already-decided',
    });
  });

  test('what the review concedes goes back to it; what the handler concedes goes back to the draft; each only their own', async () => {
    const conceded = await toProblems(house);
    await house.act(handler, conceded, objection());
    await house.act(reviewHead, conceded, { type: 'answerObjection', upheld: true, answer: '采纳。' });
    expect(await viewOf(conceded)).toMatchObject({
      head: { state: 'assigned', round: 2 },
      meetings: { disagreements: [{ outcome: 'upheld' }] },
    });
    const caseId = await toProblems(house);
    await house.act(handler, caseId, objection());
    await house.act(reviewer, caseId, { type: 'answerObjection', upheld: false, answer: '维持。' });
    expect(await problemOf(house.act(handler, caseId, consultation('accepted')))).toMatchObject({
      code: 'concession-of-the-other-side',
    });
    await house.act(handler, caseId, consultation('rejected'));
    expect(await viewOf(caseId)).toMatchObject({
      head: { state: 'problemsFound' },
      meetings: { disagreements: [{ outcome: 'conceded' }] },
    });
  });
});

describe('who makes a meeting', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await toDispute(house);
  });
  const convene = (more: object) => house.act(head, caseId, Object.assign(convening('disagreement'), more));

  test('leaders of this authority are offered, and who handled or reviewed is told why not', async () => {
    const people = await (await house.signedIn(head)).api.meetingPeople({ params: { id: caseId } });
    const leaders = people.filter(({ isLeader }) => isLeader).map(({ id }) => id);
    expect(leaders.toSorted()).toEqual([head, deputy, otherDeputy].map(({ personId }) => personId).toSorted());
    expect(people.slice(0, 3).every(({ isLeader, unfitAsMember }) => isLeader && unfitAsMember === null)).toBe(true);
    const one = (id: string) => people.find((person) => person.id === id);
    expect(one(handler.personId)).toMatchObject({ attendsAs: 'handler' });
    expect(one(handler.personId)?.unfitAsRecorder).toContain('承办人员汇报案件');
    expect(one(reviewer.personId)).toMatchObject({ attendsAs: 'reviewer', unfitAsRecorder: null });
    expect(one(reviewer.personId)?.unfitAsMember).toContain('本案审核人列席');
    expect(one(clerk.personId)).toMatchObject({ isLeader: false, unfitAsRecorder: null });
  });

  test.each([
    ['somebody who leads nothing', { members: [head.personId, deputy.personId, clerk.personId] }, 'member-not-leader'],
    [
      'an investigator',
      { members: [head.personId, deputy.personId, handler.personId] },
      'investigator-cannot-deliberate',
    ],
    ['an investigator as recorder', { recorderId: handler.personId }, 'investigator-cannot-deliberate'],
    ['the reviewer', { members: [head.personId, deputy.personId, reviewer.personId] }, 'reviewer-attends-only'],
    ['two', { members: [head.personId, deputy.personId] }, 'meeting-too-small'],
    ['a chair from elsewhere', { chairId: clerk.personId }, 'meeting-too-small'],
    ['the other meeting', { meeting: 'heads' }, 'meeting-of-another-kind'],
    ['yesterday', { heldOn: '2020-01-02' }, 'date-before-previous'],
  ])('%s makes none', async (_what, more, code) => {
    expect(await problemOf(convene(more))).toMatchObject({ code });
  });

  test('the leaders stated by a client are not taken', async () => {
    expect(await problemOf(convene({ leaders: [clerk.personId] }))).toMatchObject({ code: 'act-malformed' });
  });

  test('a member reads the case and its papers as long as the meeting is open; the recorder keeps minutes, the chair confirms', async () => {
    const papers = (person: typeof head) =>
      house.signedIn(person).then((browser) => browser.fetch(`/api/cases/${caseId}/meeting-papers`));
    expect((await papers(head)).status).toBe(404);
    await convene({});
    const paper = await papers(deputy);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { text, boxes } = new PdfText(Buffer.from(await paper.arrayBuffer()));
    expect(boxes).toEqual([]);
    for (const wording of [
      '集体讨论会议材料',
      '集体讨论（审核意见分歧）',
      '二楼会议室',
      '应到 3 人，实到至少 2 人',
      '未经许可擅自设置户外广告设施',
      '笔录缺见证人签名',
      `${CANARY}异议`,
      `${CANARY}答复`,
      `${CANARY}协商`,
      '未达成一致',
      '现场勘验笔录',
    ])
      expect(text).toContain(wording);
    expect((await papers(clerk)).status).toBe(200);
    expect((await papers(handler)).status).toBe(200);
    expect((await house.browser().fetch(`/api/cases/${caseId}/meeting-papers`)).status).toBe(401);
  });

  test.each([
    ['too few', { present: [head.personId], opinions: [{ member: head.personId, opinion: '同意' }] }, 'quorum-not-met'],
    ['a silent member', { opinions: [{ member: head.personId, opinion: '同意' }] }, 'member-without-opinion'],
    [
      'no chair',
      {
        present: [deputy.personId, otherDeputy.personId],
        opinions: [deputy, otherDeputy].map(({ personId }) => ({ member: personId, opinion: '同意' })),
      },
      'chair-absent',
    ],
    ['a conclusion of the other meeting', { conclusion: 'approve' }, 'conclusion-unknown'],
  ])('minutes with %s are refused', async (_what, more, code) => {
    const act = { ...minutes('forHandler'), ...more } as ReturnType<typeof minutes>;
    expect(await problemOf(house.act(clerk, caseId, act))).toMatchObject({ code });
  });

  test('minutes sent back stay with their reason; dissent is kept, and all of it stands in the paper', async () => {
    await house.act(clerk, caseId, minutes('forReviewer'));
    expect(await problemOf(house.act(clerk, caseId, minutes('forHandler')))).toMatchObject({ status: 409 });
    await house.act(head, caseId, { type: 'returnDeliberationRecord', reason: '结论记录有误。' });
    await house.act(clerk, caseId, minutes('forHandler', { dissent: `${CANARY}保留：分管领导保留意见。` }));
    await house.act(head, caseId, { type: 'confirmDeliberation', contentHash: await house.contentHash(caseId) });
    const { meetings } = await viewOf(caseId);
    const kept = meetings.disagreements[0]?.meetings[0]?.minutes ?? [];
    expect(kept).toMatchObject([
      { conclusion: 'forReviewer', returned: { reason: '结论记录有误。' }, confirmed: null },
      { conclusion: 'forHandler', returned: null, dissent: `${CANARY}保留：分管领导保留意见。` },
    ]);
    const paper = await (await house.signedIn(handler)).fetch(`/api/cases/${caseId}/minutes/${kept[1]?.revision}`);
    const { text, boxes } = new PdfText(Buffer.from(await paper.arrayBuffer()));
    expect(boxes).toEqual([]);
    for (const wording of [
      '集体讨论笔录',
      '9时30分',
      '10时05分',
      '（3 人）',
      `${CANARY}汇报`,
      `${CANARY}摘要`,
      `${CANARY}意见：${deputy.personId}`,
      '支持承办机构的意见',
      `${CANARY}理由`,
      `${CANARY}保留`,
      '以下空白',
    ])
      expect(text).toContain(wording);
    const gone = await (await house.signedIn(otherDeputy)).fetch(`/api/cases/${caseId}/minutes/999`);
    expect(gone.status).toBe(404);
  });
});

test('nothing of a dispute or a meeting is ever public (AC-51)', async () => {
  const caseId = await toDispute(house);
  await meet(house, caseId, 'disagreement', 'forHandler');
  await house.review(caseId, true);
  await house.askApproval(caseId);
  const contentHash = await house.contentHash(caseId);
  await house.act(head, caseId, { type: 'approve', contentHash, note: null });
  await house.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
  await expect.poll(async () => (await viewOf(caseId)).publicationState).toBe('toPublish');
  const clerks = await house.signedIn(clerk);
  const { previewHash } = await clerks.api.publicationPreview({ params: { id: caseId } });
  await house.act(clerk, caseId, { type: 'publish', previewHash });
  const stranger = house.browser();
  const wording = [
    JSON.stringify(await stranger.api.publicDecision({ params: { id: caseId } })),
    JSON.stringify(await stranger.api.publicDecisions({ query: {} })),
    await stranger.get('/public'),
    await stranger.get(`/public/decisions/${caseId}`),
  ].join('\n');
  expect(wording).toContain(contentOf().party.name);
  for (const inside of [CANARY, '集体讨论', '异议', '存在问题']) expect(wording).not.toContain(inside);
  // Nor does who only publishes read it at the desk.
  const desk = JSON.stringify(await clerks.seen(caseId));
  expect(desk).not.toContain(CANARY);
  expect((await clerks.fetch(`/api/cases/${caseId}/minutes/1`)).status).toBe(404);
});
