import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LookBack } from '../../server/contract/look-back.ts';
import { actsIn, type ActEntry } from '../../server/contract/timeline.ts';
import { clerk, deputy, handler, reviewer, supervisor, unitHead } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

let house: House;
let caseId: string;
let officer: Browser;
let course: readonly ActEntry[];

beforeAll(async () => {
  house = await House.open();
  caseId = await house.caseToApprove();
  officer = await house.signedIn(handler);
  const { timeline } = await officer.api.caseView({ params: { id: caseId } });
  course = actsIn(timeline).toReversed();
});
afterAll(() => house.close());

const at = (instant: string, browser: Browser = officer): Promise<LookBack> =>
  browser.api.lookBack({ params: { id: caseId }, query: { instant } });

const instantOf = (act: string): string => {
  const entry = course.find((each) => each.act === act);
  if (entry === undefined) throw new Error(`expected ${act} in the course of the case`);
  return entry.at;
};

const actsOf = (view: LookBack, role: string): readonly string[] =>
  (view.roles.find((each) => each.role === role)?.acts ?? []).filter(({ allowed }) => allowed).map(({ type }) => type);

describe('a case looked back at', () => {
  test('is after each act in the state that act left it in', async () => {
    expect(course.length).toBeGreaterThan(8);
    for (const [index, entry] of course.entries()) {
      const view = await at(entry.at);
      expect(view).toMatchObject({
        state: entry.state,
        entries: index + 1,
        last: { act: entry.act, revision: entry.revision, by: entry.by },
      });
    }
  });

  test('offers each role what it could do then, and nobody what came later', async () => {
    const assigned = await at(instantOf('assignReviewer'));
    expect(actsOf(assigned, 'legalReviewer')).toContain('signOpinion');
    expect(actsOf(assigned, 'authorityHead')).not.toContain('approve');
    const asked = await at(instantOf('requestApproval'));
    expect(actsOf(asked, 'authorityHead')).toContain('approve');
    expect(actsOf(asked, 'legalReviewer')).not.toContain('signOpinion');
  });

  test('shows the clocks that ran then, with the due day counted then and its receipt', async () => {
    const accepted = (await at(instantOf('accept'))).clocks.find(({ clock }) => clock === 'review');
    expect(accepted).toMatchObject({ endedOn: null, receipt: { clock: 'review' } });
    expect(accepted?.on).toBe(accepted?.receipt?.due);
    const issued = (await at(instantOf('issueOpinion'))).clocks.find(({ clock }) => clock === 'review');
    expect(issued).toMatchObject({ endedOn: today() });
    expect((await at(instantOf('openCase'))).clocks.map(({ clock }) => clock)).toEqual(['caseDecision']);
  });

  test('shows the work that waited then, and for whom', async () => {
    const { tasks } = await at(instantOf('assignReviewer'));
    expect(tasks).toMatchObject([{ kind: 'review', role: 'legalReviewer', person: { id: reviewer.personId } }]);
    expect(tasks[0]?.dueOn).not.toBeNull();
    const signed = await at(instantOf('finalizeDraft'));
    expect(signed.tasks).toMatchObject([{ kind: 'sign', unit: { name: '执法一中队' } }]);
  });

  test('names the rules, the calendar and the machine in force, and who had acted', async () => {
    const view = await at(instantOf('signSubmission'));
    expect(view.rules.profile).toMatchObject({ id: 'national-2026' });
    expect(view.rules.periods.map(({ clock }) => clock)).toContain('review');
    expect(view.machine).toEqual({ case: '1', publication: null });
    expect(view.acted.map(({ person }) => person.id)).toEqual([handler.personId, unitHead.personId]);
  });

  test('between two acts it is what the earlier one left, and later than now what it is now', async () => {
    const [first, second] = course;
    const between = new Date(Date.parse(second?.at ?? '') - 1).toISOString();
    expect(await at(between)).toMatchObject({ state: first?.state, entries: 1 });
    expect(await at('2199-01-01T00:00:00Z')).toMatchObject({ state: 'awaitingApproval', entries: course.length });
  });
});

describe('a receipt looked back at', () => {
  test('is as counted then, and says beside it what is counted now', async () => {
    const extended = await house.openCase();
    await house.submit(extended);
    await house.assign(extended);
    await house.act(reviewer, extended, { type: 'requestExtension', days: 3, reason: '疑难复杂' });
    await house.act(deputy, extended, { type: 'grantExtension', reason: null });
    const { timeline, clocks } = await officer.api.caseView({ params: { id: extended } });
    const present = clocks.find(({ clock }) => clock === 'review');
    const reviewAt = async (act: string) => {
      const instant = timeline.find((entry) => entry.act === act)?.at ?? '';
      const view = await officer.api.lookBack({ params: { id: extended }, query: { instant } });
      return view.clocks.find(({ clock }) => clock === 'review')?.receipt;
    };
    const before = await reviewAt('requestExtension');
    expect(before?.due).not.toBe(present?.on);
    expect(before).toMatchObject({ extensions: [], now: { due: present?.on } });
    expect(before?.counts.map(({ due }) => due)).toEqual([before?.due]);
    const after = await reviewAt('grantExtension');
    expect(after).toMatchObject({ due: present?.on, now: { due: present?.on } });
    expect(after?.counts.map(({ due }) => due)).toEqual([before?.due, present?.on]);
    expect(after?.caseNumber).toBe(present?.receipt?.caseNumber);
  });

  test('of a clock of hours is late by the hour of then, not of now (ACL 19)', async () => {
    const measured = await house.openCase();
    const takenAt = new Date(Date.now() - 3_600_000).toISOString();
    await house.act(handler, measured, { type: 'takeUrgentMeasure', takenAt, measure: '当场扣押运输车辆' });
    const dueAt = Date.parse(takenAt) + 24 * 3_600_000;
    const reportAt = async (instant: number) => {
      const query = { instant: new Date(instant).toISOString() };
      const { clocks, tasks } = await officer.api.lookBack({ params: { id: measured }, query });
      expect(tasks).toContainEqual(expect.objectContaining({ kind: 'reportMeasure', clock: 'coercionReport' }));
      return clocks.find(({ clock }) => clock === 'coercionReport');
    };
    expect(await reportAt(dueAt - 1)).toMatchObject({ at: new Date(dueAt).toISOString(), overdue: false });
    expect(await reportAt(dueAt)).toMatchObject({ overdue: true });
    const { items } = await officer.api.tasks({ query: { kind: 'reportMeasure' } });
    expect(items[0]?.due).toMatchObject({ clock: 'coercionReport', at: new Date(dueAt).toISOString(), overdue: false });
  });

  test('tells two runs that began on one day apart', async () => {
    const again = await house.openCase();
    await house.submit(again);
    await house.act(handler, again, { type: 'withdrawSubmission', reason: '补充证据' });
    await house.submit(again);
    const { timeline } = await officer.api.caseView({ params: { id: again } });
    const [last, first] = timeline.filter(({ act }) => act === 'submitForReview').map(({ at: instant }) => instant);
    const intakeAt = async (instant = '') =>
      (await officer.api.lookBack({ params: { id: again }, query: { instant } })).clocks.find(
        ({ clock }) => clock === 'intake',
      )?.receipt;
    expect((await intakeAt(first))?.counts).toHaveLength(1);
    expect((await intakeAt(first))?.now).toBeNull();
    expect((await intakeAt(last))?.now).not.toBeNull();
  });
});

describe('looking back is refused', () => {
  test('before the case was opened, with a sentence', async () => {
    const problem = await problemOf(at(new Date(Date.parse(instantOf('openCase')) - 1).toISOString()));
    expect(problem).toMatchObject({ status: 404, sentence: expect.stringContaining('尚未立案') as string });
  });

  test('to whom the page of the case is refused, in the same words', async () => {
    const stranger = await house.signedIn(clerk);
    const page = await problemOf(stranger.api.caseView({ params: { id: caseId } }));
    const { requestId: _id, ...problem } = await problemOf(at(instantOf('accept'), stranger));
    const { requestId: _other, ...same } = page;
    expect(problem).toEqual(same);
    expect(problem).toMatchObject({ status: 404, code: 'case-unknown' });
    expect(await at(instantOf('accept'), await house.signedIn(supervisor))).toMatchObject({ state: 'unassigned' });
  });

  test('to whoever is not signed in, and to what is no instant', async () => {
    expect(await problemOf(at(instantOf('accept'), house.browser()))).toMatchObject({ status: 401 });
    expect(await problemOf(at('yesterday'))).toMatchObject({ status: 422 });
  });
});

test('a case entered afterwards lives on its business dates while it is entered', async () => {
  const entered = await house.openCase(undefined, { backEntry: true, openedOn: '2026-03-02', on: '2026-03-02' });
  const { timeline } = await officer.api.caseView({ params: { id: entered } });
  const view = await officer.api.lookBack({ params: { id: entered }, query: { instant: timeline[0]?.at ?? '' } });
  expect(view).toMatchObject({ day: '2026-03-02', last: { on: '2026-03-02' } });
  expect(view.clocks[0]?.overdue).toBe(false);
});
