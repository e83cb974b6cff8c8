import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import { addDays } from '../../law/time/civil-date.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { lastAct } from '../../server/contract/timeline.ts';
import {
  handler,
  handlingUnit,
  head,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const coercionContent = (changes: Partial<ReviewedContent> = {}): ReviewedContent => ({
  ...contentOf(),
  actKind: 'coercion',
  title: '强制拆除违法搭建案',
  decision: { outcome: 'otherDecision', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '强制拆除雨棚。' },
  ...changes,
});

/** A case entered afterwards, so that weeks pass in a test; day 0 is its opening. */
async function enteredCase(coercion: 'measure' | 'execution') {
  const first = addDays(today(), -80);
  const day = (n: number): string => addDays(first, n);
  const opened = { coercion, backEntry: true, on: day(0), openedOn: day(0) } as const;
  const id = await house.openCase(coercionContent(), opened);
  const does = (n: number, person: Actor, act: SentAct) => house.act(person, id, act, { on: day(n) });
  const review = async (from: number): Promise<void> => {
    const officer = await house.signedIn(handler);
    const { version } = await officer.api.draft({ params: { id } });
    await does(from, handler, { type: 'finalizeDraft', draftVersion: version, newFacts: false });
    const contentHash = await house.contentHash(id);
    await does(from, unitHead, { type: 'signSubmission', contentHash });
    await does(from, handler, { type: 'submitForReview', contentHash });
    await does(from, reviewer, { type: 'accept' });
    await does(from, secondReviewer, { type: 'assignReviewer', reviewerId: reviewer.personId });
    await does(from + 1, reviewer, { type: 'signOpinion', kind: 'agree', contentHash, checks: checks(null) });
    await does(from + 1, reviewHead, { type: 'issueOpinion', contentHash });
  };
  const refuses = (n: number, person: Actor, act: SentAct) => problemOf(does(n, person, act));
  return { id, day, does, refuses, review };
}

const pageOf = async (id: string) => (await house.signedIn(handler)).api.caseView({ params: { id } });

describe('an execution (ACL 35–37)', () => {
  test('is decided once the party was called on to perform, had its days, and was answered', async () => {
    const { id, day, does, refuses, review } = await enteredCase('execution');
    await review(1);
    const contentHash = await house.contentHash(id);
    const asks = { type: 'requestApproval', contentHash } as const;
    expect(await refuses(3, handler, asks)).toMatchObject({
      status: 409,
      code: 'demand-not-served',
      provision: { label: '强制法35' },
    });
    const demand = {
      type: 'serveDemand',
      servedOn: day(3),
      method: 'personal',
      performBy: day(13),
      rightsTold: true,
      obligation: '自行拆除雨棚，恢复原状',
      proof: '送达回证，当事人签收',
    } as const;
    expect(await refuses(3, handler, { ...demand, rightsTold: false })).toMatchObject({ code: 'demand-rights-untold' });
    expect(await refuses(3, handler, { ...demand, proof: ' ' })).toMatchObject({ status: 422 });
    expect((await pageOf(id)).party.state).toBe('notDemanded');
    await does(3, handler, demand);
    await does(5, handler, { type: 'recordDefense', receivedOn: day(5), statement: '已着手拆除，请求宽限' });
    expect(await refuses(6, handler, { type: 'recordWaiver', waivedOn: day(6) })).toMatchObject({
      code: 'waiver-ends-no-demand',
      provision: { label: '强制法37' },
    });
    await does(7, handler, { type: 'reexamineDefense', adopted: false, findings: '期限内未见动工' });
    expect(await refuses(13, handler, asks)).toMatchObject({ code: 'demand-period-running' });

    const before = await pageOf(id);
    expect(before.party.state).toBe('demandPeriod');
    expect(before.gate.map(({ code }) => code)).toEqual(['demand-period-running']);
    expect(before.tasks.map(({ kind }) => kind)).toEqual(['awaitPerformance']);
    const clock = before.clocks.find((known) => known.clock === 'demand');
    expect(clock).toMatchObject({ on: day(13), from: day(3), endedOn: null });
    expect(clock?.receipt).toMatchObject({
      until: day(13),
      due: day(13),
      period: null,
      source: '强制法35',
      counted: [],
      now: { due: day(13) },
    });

    await does(14, handler, asks);
    await does(15, head, { type: 'approve', contentHash });
    const page = await pageOf(id);
    expect(page).toMatchObject({ coercion: 'execution', head: { actKind: 'coercion', state: 'decided' } });
    expect(page.clocks.find((known) => known.clock === 'demand')).toMatchObject({ endedOn: day(13), lateBy: 0 });
    expect(page.responsibility.find(({ duty }) => duty === 'decision')?.basis.label).toBe('强制法37');
    expect(page.steps.find(({ step }) => step === 'demanded')).toMatchObject({ is: 'done', on: day(3) });
    const served = lastAct(page.timeline, 'serveDemand');
    expect(served?.fields).toMatchObject({ obligation: demand.obligation, proof: demand.proof });
    expect((await house.refusals(id)).map(({ code }) => code)).toEqual([
      'demand-not-served',
      'demand-rights-untold',
      'waiver-ends-no-demand',
      'demand-period-running',
    ]);
    expect(page.ledger.intact).toBe(true);
  });

  test('signs of concealment end the days at once, by their evidence', async () => {
    const { id, day, does, refuses, review } = await enteredCase('execution');
    const demand = { type: 'serveDemand', servedOn: day(1), method: 'personal', performBy: day(30) } as const;
    await does(1, handler, { ...demand, rightsTold: true, obligation: '缴纳罚款五千元', proof: '送达回证' });
    await review(2);
    const contentHash = await house.contentHash(id);
    expect(await refuses(5, handler, { type: 'requestApproval', contentHash })).toMatchObject({
      code: 'demand-period-running',
    });
    await does(6, handler, { type: 'recordConcealment', foundOn: day(6), evidence: '连夜外运设备，附现场照片' });
    await does(6, handler, { type: 'requestApproval', contentHash });
    await does(6, head, { type: 'approve', contentHash });
    expect(await house.state(id)).toBe('decided');
  });
});

test('a measure is the head’s to approve before it is taken (ACL 18(1))', async () => {
  const { id, does, refuses, review } = await enteredCase('measure');
  await review(1);
  const contentHash = await house.contentHash(id);
  await does(3, handler, { type: 'requestApproval', contentHash });
  for (const person of [handler, unitHead, reviewer, reviewHead]) {
    expect(await refuses(3, person, { type: 'approve', contentHash })).toMatchObject({ code: 'not-your-act' });
  }
  await does(3, head, { type: 'approve', contentHash });
  const page = await pageOf(id);
  expect(page).toMatchObject({ coercion: 'measure', party: { state: 'notRequired' } });
  expect(page.responsibility.find(({ duty }) => duty === 'decision')?.basis.label).toBe('强制法18第1项');
});

const openingOf = (content: ReviewedContent, more: object = {}) => ({
  commandId: randomUUID(),
  caseId: randomUUID(),
  openedOn: today(),
  handlingUnitId: handlingUnit,
  handlers: [handler.personId, secondHandler.personId],
  content,
  ...more,
});

describe('a coercion that does not say which of the two it is', () => {
  test.each([
    ['says nothing', coercionContent(), {}],
    ['is a penalty as well', contentOf(), { coercion: 'execution' as const }],
  ])('%s: is not opened', async (_what, content, more) => {
    const officer = await house.signedIn(handler);
    expect(await problemOf(officer.api.openCase({ body: openingOf(content, more) }))).toMatchObject({
      code: 'act-malformed',
    });
  });
});
