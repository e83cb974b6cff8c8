import { describe, expect, test } from 'vitest';
import { beginning, currentVersion } from '../../../law/procedure/procedure.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import {
  does,
  finalDraft,
  handler,
  head,
  nationalRules,
  opening,
  plain,
  reviewer,
  rulesWith,
  storyOf,
  supervisor,
  type Step,
  type Story,
} from '../../fixtures/cases.ts';

const recorded = (rules: Rules, ...past: readonly Step[]): Story =>
  storyOf(beginning('case', { rules, backEntry: false }, '1')).after(...past);

describe('a case of the first version goes on as it was recorded', () => {
  test('new cases take the second', () => {
    expect(currentVersion.case).toBe('2');
    expect(beginning('case', { rules: nationalRules, backEntry: false }).context).toHaveProperty('edition', 2);
  });

  test('it reaches its end, and knows nothing of what came later', () => {
    const closed = recorded(nationalRules, ...plain.closed);
    expect(closed.state).toBe('closed');
    for (const later of ['edition', 'involved', 'issues', 'hearing', 'measure', 'disagreement'] as const) {
      expect(closed.context).not.toHaveProperty(later);
    }
    expect(Object.keys(closed.standing.value as object)).toEqual(['matter', 'party']);
    expect(closed.after(does(supervisor, 'remind')).state).toBe('closed');
  });

  test('the notice may come before the pass where both orders hold', () => {
    const final = recorded(rulesWith({ order: 'both' }), ...plain.finalized);
    expect(final.when(does(handler, 'serveNotice'))).toBe('awaitingSignature');
  });

  test('a complex case is decided by the head alone', () => {
    const asked = recorded(
      nationalRules,
      opening(),
      finalDraft({ grounds: ['complex'] }),
      ...plain.approvalAsked.slice(2),
    );
    expect(asked.when(does(head, 'approve'))).toBe('decided');
  });

  test.each([
    ['raiseObjection', plain.problemsFound, handler],
    ['withdrawOpinion', plain.passed, reviewer],
    ['requestHearing', plain.noticed, handler],
    ['requestRecusal', plain.assigned, handler],
    ['proposeEnding', plain.opened, handler],
    ['takeUrgentMeasure', plain.opened, handler],
    ['conveneDeliberation', plain.approvalAsked, head],
  ] as const)('it knows no %s', (type, past, by) => {
    expect(recorded(nationalRules, ...past).when(does(by, type))).toBe('act-not-in-this-state');
  });
});
