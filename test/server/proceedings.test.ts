import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import { addDays } from '../../law/time/civil-date.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { handler, head, reviewer, reviewHead, secondReviewer, unitHead } from '../fixtures/cases.ts';
import { checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** A case entered afterwards, so that weeks pass in a test; day 0 is its opening. */
async function enteredCase(content = contentOf()): Promise<{
  readonly id: string;
  readonly day: (n: number) => string;
  readonly does: (n: number, person: Actor, act: SentAct) => Promise<unknown>;
  readonly refuses: (n: number, person: Actor, act: SentAct) => Promise<string | null>;
  readonly review: (from: number) => Promise<void>;
}> {
  const first = addDays(today(), -80);
  const day = (n: number): string => addDays(first, n);
  const id = await house.openCase(content, { backEntry: true, on: day(0), openedOn: day(0) });
  const does = (n: number, person: Actor, act: SentAct) => house.act(person, id, act, { on: day(n) });
  return {
    id,
    day,
    does,
    refuses: async (n, person, act) => (await problemOf(does(n, person, act))).code,
    review: async (from) => {
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
    },
  };
}

const proceedings = async (id: string) => {
  const browser = await house.signedIn(handler);
  return (await browser.api.caseView({ params: { id } })).proceedings;
};

describe('a hearing (APL 63, 64)', () => {
  test('is asked for, notified in time, held by no investigator, and followed by a new review', async () => {
    const { id, day, does, refuses, review } = await enteredCase(contentOf(20_000_000));
    await review(1);
    const served = { type: 'serveNotice', servedOn: day(3), method: 'personal' } as const;
    expect(await refuses(3, handler, { ...served, hearingRight: false })).toBe('hearing-right-not-notified');
    await does(3, handler, { ...served, hearingRight: true });
    await does(4, handler, { type: 'requestHearing', receivedOn: day(4), statement: '要求听证' });
    expect((await proceedings(id)).hearing.state).toBe('asked');
    const notice = { type: 'noticeHearing', servedOn: day(5), place: '二楼会议室', isPublic: true } as const;
    const early = problemOf(does(5, handler, { ...notice, heldOn: day(9), officerId: secondReviewer.personId }));
    expect(await early).toMatchObject({ code: 'hearing-too-early' });
    expect(await refuses(5, handler, { ...notice, heldOn: day(30), officerId: handler.personId })).toBe(
      'investigator-cannot-preside',
    );
    await does(5, handler, { ...notice, heldOn: day(30), officerId: secondReviewer.personId });
    const held = { type: 'recordHearing', heldOn: day(30), minutes: '听证笔录', report: '建议维持' } as const;
    expect(await refuses(30, handler, held)).toBe('not-your-act');
    await does(30, secondReviewer, held);
    expect(await house.state(id)).toBe('passVoided');
    const contentHash = await house.contentHash(id);
    expect(await refuses(31, handler, { type: 'requestApproval', contentHash })).toBe('pass-voided');
    await review(32);
    await does(34, handler, { type: 'requestApproval', contentHash });
    await does(34, head, { type: 'approve', contentHash });
    expect(await house.state(id)).toBe('decided');
  });

  test('asked for too late is not recorded, and the right ends by itself', async () => {
    const { id, day, does, refuses, review } = await enteredCase(contentOf(20_000_000));
    await review(1);
    await does(3, handler, { type: 'serveNotice', servedOn: day(3), method: 'personal', hearingRight: true });
    const late = { type: 'requestHearing', receivedOn: day(40) } as const;
    expect(await refuses(40, handler, late)).toBe('hearing-request-late');
    await does(41, handler, { type: 'requestApproval', contentHash: await house.contentHash(id) });
    expect((await proceedings(id)).hearing.state).toBe('done');
  });
});

describe('the party asks that somebody leave the case (APL 43)', () => {
  test('no decision before it is decided; who is recused is replaced', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const asked = {
      type: 'requestRecusal',
      personId: reviewer.personId,
      receivedOn: today(),
      reason: '近亲属',
    } as const;
    await house.act(handler, caseId, asked);
    await house.act(head, caseId, { type: 'decideRecusal', granted: true, reason: '属实' });
    expect(await house.state(caseId)).toBe('unassigned');
    const again = house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId });
    expect((await problemOf(again)).code).toBe('recused-cannot-act');
    expect((await proceedings(caseId)).recused.map(({ id }) => id)).toEqual([reviewer.personId]);
  });

  test('a recused handler leaves the unit to name another, and never reviews the case', async () => {
    const caseId = await house.openCase();
    const asked = {
      type: 'requestRecusal',
      personId: handler.personId,
      receivedOn: today(),
      reason: '利害关系',
    } as const;
    await house.act(handler, caseId, asked);
    await house.act(head, caseId, { type: 'decideRecusal', granted: true, reason: '属实' });
    const handlers = ['officer-2', unitHead.personId];
    await house.act(unitHead, caseId, { type: 'assignHandlers', handlers, reason: '补足承办人' });
    const { involved } = await proceedingsFor(unitHead, caseId);
    expect(involved.filter(({ as }) => as === 'handler').map(({ person }) => person.id)).toEqual([
      'officer-1',
      'officer-2',
      unitHead.personId,
    ]);
  });
});

const proceedingsFor = async (person: Actor, id: string) =>
  (await (await house.signedIn(person)).api.caseView({ params: { id } })).proceedings;

describe('other ends of a case', () => {
  test('a suspected crime is decided by the head within days and transferred within hours', async () => {
    const caseId = await house.openCase();
    const clocks = async () =>
      (await (await house.signedIn(handler)).api.caseView({ params: { id: caseId } })).clocks.map(({ clock }) => clock);
    await house.act(handler, caseId, {
      type: 'proposeEnding',
      ending: 'suspectedCrime',
      reason: '涉嫌犯罪',
      to: '公安局',
    });
    expect(await clocks()).toContain('referralDecision');
    await house.act(head, caseId, { type: 'decideEnding', approved: true });
    expect(await clocks()).toContain('referralTransfer');
    await house.act(handler, caseId, { type: 'recordTransfer', sentOn: today(), receipt: '公安局签收' });
    expect(await house.state(caseId)).toBe('ended');
    const after = house.act(handler, caseId, {
      type: 'assignHandlers',
      handlers: ['officer-1', 'officer-2'],
      reason: '-',
    });
    expect((await problemOf(after)).code).toBe('act-not-in-this-state');
  });

  test('a measure taken on the spot is reported, and lifted when it is not approved (ACL 19)', async () => {
    const caseId = await house.openCase();
    const takenAt = new Date(Date.now() - 3_600_000).toISOString();
    // As a clock on a wall in Beijing shows it.
    const onTheWall = `${new Date(Date.parse(takenAt) + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
    await house.act(handler, caseId, { type: 'takeUrgentMeasure', takenAt: onTheWall, measure: '查封操作间' });
    expect((await proceedings(caseId)).measure?.takenAt).toBe(takenAt);
    const dismissal = { type: 'proposeEnding', ending: 'dismissal', reason: '违法事实不成立' } as const;
    await house.act(handler, caseId, dismissal);
    const open = house.act(head, caseId, { type: 'decideEnding', approved: true });
    expect((await problemOf(open)).code).toBe('urgent-measure-open');
    await house.act(handler, caseId, { type: 'reportUrgentMeasure', note: '已报告' });
    await house.act(head, caseId, { type: 'decideUrgentMeasure', approved: false, reason: '不符合条件' });
    await house.act(handler, caseId, { type: 'liftUrgentMeasure', liftedOn: today() });
    await house.act(head, caseId, { type: 'decideEnding', approved: true });
    expect(await house.state(caseId)).toBe('ended');
  });
});

test('a clock stands still only on a ground of the rules, with its paper', async () => {
  const { id, day, does, refuses } = await enteredCase();
  const stop = { type: 'stopClock', clock: 'caseDecision', from: day(5), paper: '检验委托书〔2026〕1号' } as const;
  expect(await refuses(6, unitHead, { ...stop, ground: 'papers' })).toBe('clock-cannot-stop');
  await does(6, unitHead, { ...stop, ground: 'appraisal' });
  expect((await proceedings(id)).standingStill).toEqual(['caseDecision']);
  await does(16, unitHead, { type: 'resumeClock', clock: 'caseDecision', until: day(15) });
  const view = await (await house.signedIn(handler)).api.caseView({ params: { id } });
  const { on } = view.clocks.find(({ clock }) => clock === 'caseDecision') ?? { on: '' };
  // Ninety days, and eleven on which nothing was counted.
  expect(on >= day(101)).toBe(true);
});
