import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../../../law/processes/case/steps.ts';
import { system } from '../../../../law/people/roles.ts';
import {
  aCase,
  clerk,
  deputy,
  does,
  expires,
  finalDraft,
  given,
  handler,
  head,
  importer,
  nationalRules,
  noPenaltyDraft,
  opening,
  otherDeputy,
  plain,
  reviewer,
  rulesWith,
  type Story,
} from '../../../fixtures/cases.ts';

const bar = ({ processState }: Story): string =>
  stepsOf(processState)
    .map(({ step, is, overdue }) => `${step} ${is}${overdue ? ' late' : ''}`)
    .join(', ');
/** The steps a case stands at, and those it leaves out. */
const currentIn = ({ processState }: Story): readonly string[] =>
  stepsOf(processState).flatMap(({ step, is }) => (is === 'current' ? [step] : []));

const order = ({ processState }: Story): readonly string[] => stepsOf(processState).map(({ step }) => step);

describe('the steps of a penalty', () => {
  test('are all ahead before it is opened, but for the gate', () => {
    expect(bar(aCase())).toBe(
      'opened current, drafted ahead, reviewed ahead, passed gate, noticed ahead, defended ahead, approved ahead, served ahead, published ahead, closed ahead',
    );
  });

  test.each([
    [plain.opened, ['drafted']],
    [plain.signed, ['drafted']],
    [plain.submitted, ['reviewed']],
    [plain.opinionSigned, ['reviewed']],
    [plain.problemsFound, ['reviewed']],
    [plain.passed, ['noticed']],
    [plain.noticed, ['defended']],
    [plain.defended, ['defended']],
    [plain.waived, ['approved']],
    [plain.approvalAsked, ['approved']],
    [[...plain.approvalAsked, does(head, 'refuseApproval')], ['approved']],
    [[...plain.passed, does(handler, 'amendDraft')], ['reviewed']],
    [plain.approved, ['served', 'published']],
    [plain.served, ['published']],
    [plain.settled, ['closed']],
    [plain.closed, []],
  ] as const)('case %#: at %o', (past, current) => {
    expect(currentIn(given(...past))).toEqual(current);
  });

  test('are all done when it is closed', () => {
    expect(stepsOf(given(...plain.closed).processState).every(({ is }) => is === 'done')).toBe(true);
  });

  test('stand in the order of the local rules', () => {
    expect(order(given(...plain.opened)).slice(2, 6)).toEqual(['reviewed', 'passed', 'noticed', 'defended']);
    const noticeFirst = aCase(rulesWith({ order: 'afterHearing' })).after(...plain.finalized);
    expect(order(noticeFirst).slice(2, 6)).toEqual(['noticed', 'defended', 'reviewed', 'passed']);
    expect(currentIn(noticeFirst)).toEqual(['drafted', 'noticed']);
    expect(bar(noticeFirst.after(does(handler, 'reopenDraft')))).toContain('noticed ahead');
  });

  test('show what is late while it is', () => {
    expect(bar(given(...plain.assigned, expires('review')))).toContain('reviewed current late');
    expect(bar(given(...plain.approved, expires('service')))).toContain('served current late');
  });

  test('leave the publication out where there is none', () => {
    const unpublished = given(...plain.served, does(system, 'publicationSettled', { outcome: 'notPublished' }));
    expect(bar(unpublished)).toContain('published skipped, closed current');
  });
});

describe('the steps of other cases', () => {
  test('a license has neither notice nor defense', () => {
    const license = given(opening({ actKind: 'license' }), noPenaltyDraft(), ...plain.passed.slice(2));
    expect(bar(license)).toBe(
      'opened done, drafted done, reviewed done, passed done, approved current, served ahead, published ahead, closed ahead',
    );
  });

  test('no penalty skips them', () => {
    const none = given(opening(), noPenaltyDraft(), ...plain.passed.slice(2));
    expect(bar(none)).toContain('noticed skipped, defended skipped, approved current');
  });

  test('out of scope, the review is done by its record', () => {
    const outside = given(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
    );
    expect(bar(outside)).toContain('reviewed done, passed done, noticed current');
  });

  test('a complex penalty is decided by the heads together, before it is approved', () => {
    const complex = given(opening(), finalDraft({ grounds: ['complex'] }), ...plain.approvalAsked.slice(2));
    expect(order(complex).slice(6, 8)).toEqual(['deliberated', 'approved']);
    expect(bar(complex)).toContain('passed done, noticed done, defended done, deliberated current, approved ahead');
    const meeting = complex.after(does(head, 'conveneDeliberation'));
    expect(bar(meeting)).toContain('deliberated current');
  });

  test('a meeting in the place of a pass is no pass', () => {
    const rules = rulesWith({ objection: { ...nationalRules.review.objection, substitutesPass: true } });
    const disputed = aCase(rules).after(
      opening({ actKind: 'license' }),
      noPenaltyDraft(),
      ...plain.problemsFound.slice(2),
      does(handler, 'raiseObjection'),
      does(reviewer, 'answerObjection'),
      does(handler, 'recordConsultation'),
    );
    expect(bar(disputed)).toContain('reviewed current, passed gate');
    const members = [head.personId, deputy.personId, otherDeputy.personId];
    const concluded = disputed.after(
      does(head, 'conveneDeliberation', {
        members,
        leaders: members,
        chairId: head.personId,
        recorderId: clerk.personId,
      }),
      does(clerk, 'recordDeliberation'),
      does(head, 'confirmDeliberation'),
    );
    expect(concluded.state).toBe('passedByDeliberation');
    expect(bar(concluded)).toContain('reviewed done, passed substituted, approved current');
  });

  test('history took no steps here', () => {
    const history = given().after(
      does(importer, 'enterHistory', { authorityId: 'authority-1', actKind: 'penalty', sourceId: 'RC-001' }),
    );
    expect(stepsOf(history.processState)).toEqual([]);
  });
});
