import { describe, expect, test } from 'vitest';
import {
  does,
  expires,
  given,
  handler,
  head,
  opening,
  plain,
  standingFor,
  thirdOfficer,
  unitHead,
} from '../../../../fixtures/cases.ts';

const taken = does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T09:30:00+08:00' });
const reports = does(handler, 'reportUrgentMeasure');
const decides = (approved: boolean): ReturnType<typeof does> => does(head, 'decideUrgentMeasure', { approved });
const lifts = does(handler, 'liftUrgentMeasure');
const sideOf = ({ processState }: { processState: { value: unknown } }): string =>
  (processState.value as { measure: string }).measure;

describe('ACL 19: coercion on the spot', () => {
  const open = given(...plain.opened, taken);

  test('is reported within hours, from the moment it was taken', () => {
    expect(open.context.clocks.coercionReport).toMatchObject({ fromAt: '2026-03-02T09:30:00+08:00', endedOn: null });
    expect(open.taskKinds()).toEqual(['draft', 'reportMeasure']);
    const reported = open.after(reports);
    expect(reported.context.clocks.coercionReport?.endedOn).toBe('2026-03-02');
    expect(reported.taskKinds()).toEqual(['draft', 'decideMeasure']);
  });

  test('reported late is late, and never approved by the clock', () => {
    const late = open.after(expires('coercionReport', '2026-03-03'));
    expect([sideOf(late), late.context.overdue]).toEqual(['taken', ['coercionReport']]);
    expect(late.after({ ...reports, on: '2026-03-04' }).context.overdue).toEqual([]);
  });

  test('is approved afterwards, or lifted at once', () => {
    const approved = open.after(reports, decides(true));
    expect([sideOf(approved), approved.context.measure?.stage]).toEqual(['approved', 'approved']);
    expect(approved.taskKinds()).toEqual(['draft']);
    const refused = open.after(reports, decides(false));
    expect(sideOf(refused)).toBe('toLift');
    expect(refused.taskKinds()).toEqual(['draft', 'liftMeasure']);
    for (const story of [approved, refused]) expect(sideOf(story.after(lifts))).toBe('lifted');
    expect(sideOf(refused.after(lifts, taken))).toBe('taken');
  });

  test('moves the file nowhere, and opens no gate', () => {
    const approved = open.after(reports, decides(true));
    expect([approved.state, approved.context.draft.pass, approved.context.draft.outOfScope]).toEqual([
      'drafting',
      null,
      null,
    ]);
    expect(approved.when(does(handler, 'requestApproval'))).toBe('review-missing');
  });

  test.each([
    ['a moment ago', '2026-03-02T09:29:00+08:00', '2026-03-02T09:30:00+08:00', 'drafting'],
    ['in a moment', '2026-03-02T09:31:00+08:00', '2026-03-02T09:30:00+08:00', 'date-in-future'],
    ['tomorrow, where the hour is not known', '2026-03-03T00:00:00+08:00', undefined, 'date-in-future'],
    ['late this evening, where the hour is not known', '2026-03-02T23:59:00+08:00', undefined, 'drafting'],
  ] as const)('taken %s', (_when, takenAt, at, outcome) => {
    const step = does(handler, 'takeUrgentMeasure', { takenAt }, at === undefined ? {} : { at });
    expect(given(...plain.opened).when(step)).toBe(outcome);
  });

  test.each([
    ['today', '2026-03-04', 'drafting'],
    ['on the day it was taken', '2026-03-02', 'drafting'],
    ['tomorrow', '2026-03-05', 'date-in-future'],
    ['before it was taken', '2026-03-01', 'date-before-previous'],
  ] as const)('lifted %s', (_when, liftedOn, outcome) => {
    const refused = open.after(reports, decides(false));
    expect(refused.when(does(handler, 'liftUrgentMeasure', { liftedOn }, { on: '2026-03-04' }))).toBe(outcome);
  });

  test('is not approved by who took it, by name or for somebody absent', () => {
    const byHead = given(opening({ handlers: [handler.personId, head.personId] }), taken, reports);
    expect(byHead.when(decides(true))).toBe('head-is-handler');
    const moved = byHead.after(
      does(unitHead, 'assignHandlers', { handlers: [handler.personId, thirdOfficer.personId] }),
    );
    expect(moved.when(decides(true))).toBe('head-is-handler');
    expect(open.after({ ...reports, by: standingFor(thirdOfficer, handler) }).when(decides(true))).toBe('drafting');
  });

  test('after the decision there is execution, and no such measure', () => {
    expect(given(...plain.approved).when(taken)).toBe('act-not-in-this-state');
    expect(given(...plain.approvalAsked).when(taken)).toBe('awaitingApproval');
  });
});
