import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseAt, TimelineEntry } from '../../server/contract.ts';
import { clerk, handler, reviewer, supervisor, unitHead } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

let house: House;
let caseId: string;
let officer: Browser;
let course: readonly TimelineEntry[];

beforeAll(async () => {
  house = await House.open();
  caseId = await house.caseToApprove();
  officer = await house.signedIn(handler);
  const { timeline } = await officer.api.caseView({ params: { id: caseId } });
  course = timeline.filter(({ what }) => what === 'act').reverse();
});
afterAll(() => house.close());

const at = (instant: string, browser: Browser = officer): Promise<CaseAt> =>
  browser.api.caseAt({ params: { id: caseId }, query: { instant } });

const instantOf = (act: string): string => {
  const entry = course.find((each) => each.act === act);
  if (entry === undefined) throw new Error(`expected ${act} in the course of the case`);
  return entry.at;
};

const actsOf = (view: CaseAt, role: string): readonly string[] =>
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
    expect(view.machine).toEqual({ case: '2', publication: null });
    expect(view.acted.map(({ person }) => person.id)).toEqual([handler.personId, unitHead.personId]);
  });

  test('between two acts it is what the earlier one left, and later than now what it is now', async () => {
    const [first, second] = course;
    const between = new Date(Date.parse(second?.at ?? '') - 1).toISOString();
    expect(await at(between)).toMatchObject({ state: first?.state, entries: 1 });
    expect(await at('2199-01-01T00:00:00Z')).toMatchObject({ state: 'awaitingApproval', entries: course.length });
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
  const view = await officer.api.caseAt({ params: { id: entered }, query: { instant: timeline[0]?.at ?? '' } });
  expect(view).toMatchObject({ day: '2026-03-02', last: { on: '2026-03-02' } });
  expect(view.clocks[0]?.overdue).toBe(false);
});
