import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { savePerson } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import type { Actor } from '../../law/people/roles.ts';
import type { Input } from '../../server/contract/operation.ts';
import type { NamingAct } from '../../server/contract/reference.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import type { contract } from '../../server/contract/api.ts';
import {
  authority,
  clerk,
  deputy,
  handler,
  handlingUnit,
  head,
  otherDeputy,
  reviewer,
  reviewHead,
  reviewUnit,
  secondHandler,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { twoStepRules } from '../fixtures/meetings.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;

/** Enforces and reviews, as in small towns: both, never in one case. */
const both: Actor = {
  personId: 'both-1',
  authorityId: authority,
  offices: [
    { office: 'reviewer', of: reviewUnit },
    { office: 'officer', of: handlingUnit },
  ],
};

beforeAll(async () => {
  house = await House.open({}, twoStepRules);
  const owner = connect(house.stage.place.url, { max: 1 });
  await savePerson(owner.db, {
    id: both.personId,
    authorityId: authority,
    unitId: reviewUnit,
    name: '钱同',
    offices: both.offices,
    qualification: '法律职业资格证书（人事档案）',
  });
  await owner.close();
});
afterAll(() => house.close());

type Question = NonNullable<Input<typeof contract.people>['query']>;

async function candidates(asking: Actor, caseId: string, act: NamingAct, more: Question = {}) {
  const browser = await house.signedIn(asking);
  const people = await browser.api.people({ query: { ...more, forCase: caseId, act } });
  return new Map(people.map((person) => [person.id, person]));
}

/** Both handled and, for one day, so did the one who does both. */
async function handedOver(): Promise<string> {
  const caseId = await house.openCase();
  const reason = '人员调整';
  await house.act(unitHead, caseId, { type: 'assignHandlers', handlers: [handler.personId, both.personId], reason });
  await house.act(unitHead, caseId, {
    type: 'assignHandlers',
    handlers: [handler.personId, secondHandler.personId],
    reason,
  });
  return caseId;
}

const [year, month, day] = today().split('-').map(Number);
const since = `${year}年${month}月${day}日起为本案`;

/** What is told beforehand is what the act itself is refused for. */
async function expectRefused(asking: Actor, caseId: string, act: SentAct, text: string | null | undefined) {
  const { sentence, changes } = await problemOf(house.act(asking, caseId, act));
  expect(text).toContain(sentence);
  for (const fact of changes) expect(text).toContain(fact.slice(fact.indexOf('2')));
}

describe('whom an act may name is said before anybody is chosen', () => {
  test('a former handler neither reviews, nor prepares, nor co-signs, and is told since when', async () => {
    const caseId = await handedOver();
    await house.submit(caseId);
    await house.act(reviewer, caseId, { type: 'accept' });
    const assign = await candidates(reviewHead, caseId, 'assignReviewer');
    expect([...assign.keys()].toSorted()).toEqual([both.personId, reviewer.personId, secondReviewer.personId]);
    expect(assign.get(reviewer.personId)).toMatchObject({ unfit: null, openReviews: 0, fitness: 'qualified' });
    const text = assign.get(both.personId)?.unfit;
    expect(text).toBe(`承办人员不得审核本案。${since}承办人（转办）。`);
    await expectRefused(reviewHead, caseId, { type: 'assignReviewer', reviewerId: both.personId }, text);

    await house.act(reviewHead, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId });
    for (const type of ['delegateReview', 'askCosign'] as const) {
      const offered = await candidates(reviewer, caseId, type);
      expect([...offered.keys()].toSorted()).toEqual([both.personId, secondReviewer.personId]);
      expect(offered.get(secondReviewer.personId)?.unfit).toBeNull();
      const act = { type, personId: both.personId, note: null } as const;
      await expectRefused(reviewer, caseId, act, offered.get(both.personId)?.unfit);
      // Whoever is of no review unit, and lent by none, is not in the list, and is not taken either.
      const stranger = { type, personId: clerk.personId, note: null } as const;
      expect((await problemOf(house.act(reviewer, caseId, stranger))).fields).toMatchObject([
        { sentence: '不是审核机构的法制审核人员。' },
      ]);
    }
    await house.act(reviewer, caseId, { type: 'askCosign', personId: secondReviewer.personId, note: null });
    expect([...(await candidates(reviewer, caseId, 'askCosign')).keys()]).toEqual([both.personId]);
  });

  test('who reviewed the case takes over no part of the investigation', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.act(reviewer, caseId, { type: 'accept' });
    await house.act(reviewHead, caseId, { type: 'assignReviewer', reviewerId: both.personId });
    const offered = await candidates(unitHead, caseId, 'assignHandlers');
    expect(offered.get(handler.personId)).toMatchObject({ unfit: null, warning: null });
    expect(offered.get(unitHead.personId)?.unfit).toBeNull();
    const text = offered.get(both.personId);
    expect(text?.unfit).toBe(`审核过本案的人员不得承办本案。${since}审核人员（分办）。`);
    const handlers = [handler.personId, both.personId];
    await expectRefused(unitHead, caseId, { type: 'assignHandlers', handlers, reason: '-' }, text?.unfit);
  });

  test('an officer without a valid credential is pointed at', async () => {
    const caseId = await house.openCase();
    const offered = await candidates(unitHead, caseId, 'assignHandlers');
    expect(offered.get(both.personId)).toMatchObject({ unfit: null, openReviews: null });
    expect(offered.get(both.personId)?.warning).toContain('执法证件');
  });

  test('who was recused is not offered again, and only people of the case can be asked to leave it', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const here = await candidates(handler, caseId, 'requestRecusal');
    expect([...here.keys()].toSorted()).toEqual(
      [handler, secondHandler, unitHead, reviewer].map(({ personId }) => personId).toSorted(),
    );
    await house.act(handler, caseId, {
      type: 'requestRecusal',
      personId: reviewer.personId,
      receivedOn: today(),
      reason: '近亲属',
    });
    await house.act(head, caseId, { type: 'decideRecusal', granted: true, reason: '属实' });
    const text = (await candidates(reviewHead, caseId, 'assignReviewer')).get(reviewer.personId)?.unfit;
    expect(text).toBe('该人员已被决定回避本案。');
    await expectRefused(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId }, text);
    expect((await candidates(handler, caseId, 'requestRecusal')).has(reviewer.personId)).toBe(false);
  });
});

describe('a leader is replaced by somebody who can act in that place', () => {
  test.for([
    { asking: handler, role: 'authorityHead', offered: [deputy, otherDeputy], refused: [unitHead, reviewHead] },
    { asking: handler, role: 'handlingUnitHead', offered: [deputy, head, otherDeputy], refused: [reviewHead] },
    { asking: reviewer, role: 'reviewUnitHead', offered: [deputy, head, otherDeputy], refused: [unitHead] },
    { asking: reviewer, role: 'deputyHead', offered: [head, otherDeputy], refused: [unitHead, reviewHead] },
  ] as const)('$role', async ({ asking, role, offered, refused }) => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const people = [...(await candidates(asking, caseId, 'replaceLeader', { role })).values()];
    expect(people.every(({ unfit }) => unfit === null)).toBe(true);
    expect(people.map(({ id }) => id).toSorted()).toEqual(offered.map(({ personId }) => personId).toSorted());
    const act = { type: 'replaceLeader', role, mandate: today(), reason: '出差' } as const;
    for (const { personId } of offered) await house.act(asking, caseId, { ...act, personId });
    for (const { personId } of refused) {
      expect((await problemOf(house.act(asking, caseId, { ...act, personId }))).code).toBe('stand-in-unfit');
    }
  });

  test('who passed the draft on to the head is pointed at, since he cannot decide it', async () => {
    const caseId = await house.caseToApprove();
    const before = await candidates(handler, caseId, 'replaceLeader', { role: 'authorityHead' });
    expect(before.get(otherDeputy.personId)?.warning).toContain('不得再由其批准');
    expect(before.get(deputy.personId)?.warning).toBeNull();
    await house.act(otherDeputy, caseId, { type: 'endorse', contentHash: await house.contentHash(caseId), note: null });
    const after = await candidates(handler, caseId, 'replaceLeader', { role: 'authorityHead' });
    expect(after.get(otherDeputy.personId)?.warning).toContain('不得再由其批准');
  });
});

test('an investigator presides no hearing, a reviewer only with a warning', async () => {
  const caseId = await house.openCase(contentOf(20_000_000));
  await house.submit(caseId);
  await house.assign(caseId);
  const offered = await candidates(handler, caseId, 'noticeHearing');
  expect(offered.get(handler.personId)?.unfit).toBe(`本案调查人员不得主持听证。${since}承办人（立案时指定）。`);
  expect(offered.get(reviewer.personId)).toMatchObject({ unfit: null });
  expect(offered.get(reviewer.personId)?.warning).toContain(`${since}审核人员（分办）`);
  expect(offered.get(deputy.personId)).toMatchObject({ unfit: null, warning: null });
});
