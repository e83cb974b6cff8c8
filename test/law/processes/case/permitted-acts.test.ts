import { describe, expect, test } from 'vitest';
import { system, type Actor } from '../../../../law/people/roles.ts';
import {
  clerk,
  does,
  expires,
  given,
  handler,
  head,
  importer,
  people,
  plain,
  reviewer,
  reviewHead,
  secondReviewer,
  stranger,
  supervisor,
  unitHead,
  type Step,
} from '../../../fixtures/cases.ts';

const offered = (past: readonly Step[], by: Actor): readonly string[] =>
  given(...past)
    .permitted(by)
    .map(({ type, refusal }) => (refusal === null ? type : `${type}: ${refusal}`));

describe('what each person may do, and what they see barred', () => {
  test.each([
    [
      'drafting',
      plain.opened,
      handler,
      ['finalizeDraft', 'serveNotice: draft-incomplete', 'requestApproval: review-missing', 'proposeEnding'],
    ],
    ['drafting', plain.opened, head, ['approve: review-missing']],
    ['drafting', plain.opened, stranger, []],
    ['waiting for the signature', plain.finalized, unitHead, ['signSubmission', 'declineSignature']],
    [
      'at intake',
      plain.submitted,
      reviewer,
      ['accept', 'requestSupplement', 'returnMaterials', 'recordOutOfScope: review-is-mandatory'],
    ],
    [
      'under review',
      plain.assigned,
      reviewer,
      ['assignReviewer', 'requestExtension', 'signOpinion', 'askHandler', 'delegateReview', 'askCosign'],
    ],
    ['under review', plain.assigned, secondReviewer, ['assignReviewer']],
    [
      'under review',
      plain.assigned,
      handler,
      [
        'withdrawSubmission',
        'serveNotice: order-review-first',
        'requestApproval: review-missing',
        'answerQuestion: question-unknown',
      ],
    ],
    [
      'awaiting issue',
      plain.opinionSigned,
      reviewHead,
      ['requestExtension', 'returnOpinion', 'issueOpinion', 'askCosign'],
    ],
    [
      'with problems',
      plain.problemsFound,
      handler,
      [
        'finalizeDraft',
        'serveNotice: order-review-first',
        'requestApproval: review-not-passed',
        'raiseObjection',
        'proposeEnding',
      ],
    ],
    ['with problems', plain.problemsFound, reviewer, ['withdrawOpinion']],
    ['passed', plain.passed, handler, ['serveNotice', 'amendDraft', 'requestApproval: notice-not-given']],
    ['passed', plain.passed, head, []],
    ['passed', plain.passed, reviewer, ['withdrawOpinion']],
    ['passed', plain.passed, secondReviewer, []],
    [
      'noticed',
      plain.noticed,
      handler,
      ['recordDefense', 'recordWaiver', 'amendDraft', 'requestApproval: defense-period-running'],
    ],
    [
      'defended',
      plain.defended,
      handler,
      ['recordDefense', 'reexamineDefense', 'amendDraft', 'requestApproval: defense-not-reexamined'],
    ],
    ['heard', plain.waived, handler, ['recordDefense', 'amendDraft', 'requestApproval']],
    ['awaiting approval', plain.approvalAsked, head, ['approve', 'refuseApproval', 'conveneDeliberation']],
    ['voided', [...plain.passed, does(handler, 'amendDraft')], head, ['approve: pass-voided']],
    ['decided', plain.approved, handler, ['serveDecision', 'closeCase: case-not-finished']],
    ['decided', plain.approved, clerk, []],
    ['finished', plain.settled, handler, ['closeCase']],
    ['closed', plain.closed, handler, []],
    ['closed', plain.closed, head, []],
    ['anywhere', plain.assigned, supervisor, ['remind']],
    ['anywhere', plain.assigned, system, []],
  ] as const)('%s, case %#', (_state, past, by, acts) => {
    // What happens beside the file does not depend on where it lies.
    const everywhere = [
      'replaceLeader',
      'endBackEntry: back-entry-ended',
      'requestRecusal',
      'takeUrgentMeasure',
      'assignHandlers',
      'correctRecord',
      'stopClock: date-before-previous',
      'resumeClock: clock-not-stopped',
    ];
    expect(offered(past, by).filter((act) => !everywhere.includes(act))).toEqual(acts);
  });

  test('a historical decision offers nobody a decision', () => {
    const history = given().after(
      does(importer, 'enterHistory', { authorityId: 'authority-1', actKind: 'penalty', sourceId: 'RC-001' }),
    );
    for (const person of people) {
      const acts = history.permitted(person).filter(({ refusal }) => refusal === null);
      expect(acts.map(({ type }) => type).filter((type) => type !== 'remind')).toEqual([]);
    }
    expect(history.permitted(head)).toEqual([]);
  });

  test('a barred act cites the provision that bars it', () => {
    expect(given(...plain.finalized).permitted(head)).toEqual([
      { type: 'approve', refusal: 'review-missing', provision: 'APL-58' },
    ]);
    const barred = given(...plain.passed).permitted(handler);
    expect(barred).toContainEqual({ type: 'requestApproval', refusal: 'notice-not-given', provision: 'APL-57' });
  });

  test('what is offered is allowed: no button leads to a refusal of state or person', () => {
    const situations = [...Object.values(plain), [...plain.noticed, expires('defense', '2026-03-10')]];
    let asked = 0;
    for (const past of situations) {
      const story = given(...past);
      for (const person of people) {
        for (const { type, refusal } of story.permitted(person, '2026-03-10')) {
          asked += 1;
          const outcome = story.when(does(person, type, {}, { on: '2026-03-10' }));
          expect(outcome === refusal).toBe(refusal !== null);
        }
      }
    }
    expect(asked).toBeGreaterThan(200);
  });
});
