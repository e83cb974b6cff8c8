import { describe, expect, test } from 'vitest';
import { isHeavierThanDefended } from '../../../../law/processes/case/evolution.ts';
import { evolveInAllProceedings } from '../../../../law/processes/case/proceedings/proceedings.ts';
import type { CaseContext } from '../../../../law/processes/case/context.ts';
import type { CaseEvent } from '../../../../law/processes/case/event.ts';
import {
  actOf,
  deputy,
  does,
  finalDraft,
  given,
  handler,
  plain,
  reviewer,
  type Step,
} from '../../../fixtures/cases.ts';

const eventOf = (step: Step, context: CaseContext): CaseEvent => ({
  ...actOf(step, { ...given().processState, context }),
  by: step.by,
  on: '2026-03-02',
  dues: {},
  party: 'settled',
  as: [],
});
const changes = (step: Step, context: CaseContext): Partial<CaseContext> =>
  evolveInAllProceedings(context, eventOf(step, context));

/** The machine never comes here; the record must not be falsified if it did. */
describe('an act out of its order leaves nothing behind', () => {
  const { context } = given(...plain.opened);

  test('no record about a draft that is not there', () => {
    expect(changes(does(reviewer, 'recordOutOfScope'), context).draft?.outOfScope).toBeNull();
    expect(changes(does(handler, 'serveNotice'), context).notice).toBeNull();
    expect(changes(does(reviewer, 'issueOpinion'), context)).toMatchObject({ draft: { opinion: null, pass: null } });
  });

  test('no extension that nobody asked for', () => {
    expect(changes(does(deputy, 'grantExtension'), context).clocks).toBeUndefined();
  });

  test('no defense against a notice that was not served', () => {
    expect(changes(does(handler, 'recordDefense'), context).defendedAgainst).toBeNull();
  });

  test('no receipt that was not recorded', () => {
    expect(changes(does(handler, 'supplement'), context).receivedOn).toBe('2026-03-02');
    expect(changes(does(reviewer, 'accept'), context).clocks?.review?.from).toBe('2026-03-02');
  });

  test('a defense without a notice is the heavier for every sum', () => {
    const defended = given(...plain.defended).context;
    const event = eventOf(finalDraft({ fineFen: 500_001 }), defended);
    const draft = event as Parameters<typeof isHeavierThanDefended>[1];
    expect(isHeavierThanDefended({ ...defended, notice: null }, draft)).toBe(true);
    expect(isHeavierThanDefended(defended, draft)).toBe(true);
    expect(isHeavierThanDefended(context, draft)).toBe(false);
  });
});
