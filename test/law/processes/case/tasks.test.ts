import { describe, expect, test } from 'vitest';
import { system } from '../../../../law/people/roles.ts';
import { beginning } from '../../../../law/process.ts';
import {
  aCase,
  clerk,
  deputy,
  does,
  draft,
  expires,
  finalDraft,
  given,
  handler,
  handlingUnit,
  head,
  nationalRules,
  noPenaltyDraft,
  opening,
  otherDeputy,
  plain,
  presider,
  reviewer,
  reviewHead,
  reviewUnit,
  proceeding,
  rulesFrom,
  rulesWith,
  secondReviewer,
  storyOf,
  authority,
} from '../../../fixtures/cases.ts';

describe('what waits for whom', () => {
  test.each([
    [plain.opened, ['draft']],
    [plain.finalized, ['sign']],
    [plain.signed, ['submit']],
    [plain.submitted, ['takeIn']],
    [[...plain.submitted, does(reviewer, 'requestSupplement')], ['supplement']],
    [plain.accepted, ['assign']],
    [plain.assigned, ['review']],
    [plain.opinionSigned, ['issue']],
    [plain.problemsFound, ['answerProblems']],
    [plain.passed, ['giveNotice']],
    [plain.noticed, ['hearDefense']],
    [plain.defended, ['reexamine']],
    [plain.waived, ['requestApproval']],
    [[...plain.noticed, expires('defense', '2026-03-10')], ['requestApproval']],
    [[...plain.passed, does(handler, 'amendDraft')], ['resubmitVoided']],
    [plain.approvalAsked, ['approve']],
    [[...plain.approvalAsked, does(handler, 'recordDefense')], ['reexamine']],
    [[...plain.approvalAsked, does(head, 'refuseApproval')], ['reviseRefused']],
    [plain.approved, ['serve']],
    [plain.served, []],
    [plain.settled, ['close']],
    [plain.closed, []],
  ] as const)('a penalty, case %#', (past, kinds) => {
    expect(given(...past).taskKinds()).toEqual(kinds);
  });

  test('a case that is not opened waits for nobody', () => {
    expect(aCase().taskKinds()).toEqual([]);
  });

  test('a license goes from the pass to the head', () => {
    const license = given(opening({ actKind: 'license' }), noPenaltyDraft(), ...plain.passed.slice(2));
    expect(license.taskKinds()).toEqual(['requestApproval']);
  });

  test('no penalty, no notice: from the pass to the head', () => {
    expect(given(opening(), noPenaltyDraft(), ...plain.passed.slice(2)).taskKinds()).toEqual(['requestApproval']);
  });

  test('out of scope, a penalty still owes its notice', () => {
    const outside = given(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
    );
    expect(outside.taskKinds()).toEqual(['giveNotice']);
    expect(outside.after(does(handler, 'serveNotice'), does(handler, 'recordWaiver')).taskKinds()).toEqual([
      'requestApproval',
    ]);
  });

  test('where the notice comes first, it is asked for once the draft is final', () => {
    const rules = rulesWith({ order: 'afterHearing' });
    expect(
      aCase(rules)
        .after(...plain.opened)
        .taskKinds(),
    ).toEqual(['draft']);
    expect(
      aCase(rules)
        .after(...plain.finalized)
        .taskKinds(),
    ).toEqual(['sign', 'giveNotice']);
    expect(
      aCase(rules)
        .after(...plain.finalized, does(handler, 'serveNotice'), does(handler, 'recordWaiver'))
        .after(...plain.assigned.slice(2))
        .taskKinds(),
    ).toEqual(['review']);
    expect(
      aCase(rules)
        .after(...plain.finalized, does(handler, 'reopenDraft'))
        .taskKinds(),
    ).toEqual(['draft']);
  });

  test('where the notice comes first, submission waits until the party was heard', () => {
    const signed = aCase(rulesWith({ order: 'afterHearing' })).after(...plain.signed);
    expect(signed.taskKinds()).toEqual(['giveNotice']);
    const told = signed.after(does(handler, 'serveNotice'));
    expect(told.taskKinds()).toEqual(['hearDefense']);
    expect(told.after(does(handler, 'recordWaiver')).taskKinds()).toEqual(['submit']);
  });

  test('whoever presides is not late because the period before the hearing ran out (APL 64(2))', () => {
    const tasks = given(...proceeding.hearingNoticed).tasks();
    expect(tasks.find(({ kind }) => kind === 'holdHearing')).toMatchObject({
      personId: presider.personId,
      clock: 'caseDecision',
    });
  });

  test('an extension waits for the leader in charge, beside the review', () => {
    const asked = aCase(rulesFrom('yuxi-sfj-2019')).after(...plain.assigned, does(reviewer, 'requestExtension'));
    expect(asked.taskKinds()).toEqual(['review', 'decideExtension']);
    expect(asked.after(does(deputy, 'declineExtension')).taskKinds()).toEqual(['review']);
  });

  test('a publication waits for the clerk once the decision is served', () => {
    const { participants } = given(...plain.approved).context;
    const input = { participants, actKind: 'penalty', rules: nationalRules, backEntry: false, decidedOn: '2026-03-02' };
    const begun = storyOf(beginning('publication', input)).after(
      does(system, 'openPublication', { decidedOn: '2026-03-02' }),
    );
    expect(begun.taskKinds()).toEqual([]);
    const due = begun.after(does(system, 'decisionServed', { servedOn: '2026-03-02' }));
    expect(due.tasks()).toEqual([
      {
        id: 'publication-1:1:publish',
        kind: 'publish',
        role: 'publicityClerk',
        act: 'publish',
        clock: 'publication',
        personId: null,
        of: authority,
        openedAtRevision: 1,
      },
    ]);
    expect(due.after(does(clerk, 'publish')).taskKinds()).toEqual([]);
  });
});

describe('to whom a task is addressed', () => {
  test.each([
    [plain.finalized, { role: 'handlingUnitHead', personId: null, of: handlingUnit }],
    [plain.submitted, { role: 'reviewUnitMember', personId: null, of: reviewUnit }],
    [plain.assigned, { role: 'legalReviewer', personId: reviewer.personId, of: reviewUnit }],
    [plain.opinionSigned, { role: 'reviewUnitHead', personId: null, of: reviewUnit }],
    [plain.waived, { role: 'caseHandler', personId: null, of: handlingUnit }],
    [plain.approvalAsked, { role: 'authorityHead', personId: null, of: authority }],
  ] as const)('case %#', (past, address) => {
    expect(given(...past).tasks()[0]).toMatchObject(address);
  });

  test.each([
    ['authorityHead', plain.approvalAsked, handler, deputy],
    ['reviewUnitHead', plain.opinionSigned, secondReviewer, secondReviewer],
    ['handlingUnitHead', plain.finalized, handler, otherDeputy],
  ] as const)('who stands in for the %s gets it in person', (role, past, by, standIn) => {
    const namer = by === standIn ? reviewHead : by;
    const named = given(...past, does(namer, 'replaceLeader', { role, personId: standIn.personId }));
    expect(named.tasks()[0]).toMatchObject({ role, personId: standIn.personId });
  });
});

describe('the identity of a task', () => {
  test('is kept while the task stays open', () => {
    const noticed = given(...plain.noticed);
    const before = noticed.tasks([], 7);
    const after = noticed.after(expires('caseDecision')).tasks(before, 8);
    expect(after).toEqual(before);
    expect(after[0]?.id).toBe('case-1:7:hearDefense');
  });

  test('is another one when the task is asked again: old mail links are dead', () => {
    const asked = given(...plain.approvalAsked);
    const first = asked.tasks([], 12);
    const refused = asked.after(does(head, 'refuseApproval'));
    const between = refused.tasks(first, 13);
    const second = refused.after(does(handler, 'requestApproval')).tasks(between, 14);
    expect([first[0]?.id, second[0]?.id]).toEqual(['case-1:12:approve', 'case-1:14:approve']);
  });

  test('is another one when it goes to another person', () => {
    const assigned = given(...plain.assigned);
    const first = assigned.tasks([], 6);
    const other = does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId });
    expect(assigned.after(other).tasks(first, 7)[0]?.id).toBe('case-1:7:review');
  });

  test('survives a change that is none of its business', () => {
    const both = aCase(rulesWith({ order: 'afterHearing' })).after(...plain.finalized);
    const first = both.tasks([], 2);
    const later = both.after(does(handler, 'serveNotice'), does(handler, 'recordWaiver')).tasks(first, 4);
    expect(later.map(({ id }) => id)).toEqual(['case-1:2:sign']);
    expect(draft('a')).toHaveLength(64);
  });
});
