import { describe, expect, test } from 'vitest';
import { stopMarks } from '../../../../law/process/clock-count.ts';
import { sideState } from '../../../../law/processes/case/selectors.ts';
import { withoutUnissued } from '../../../../law/processes/case/proceedings/issues.ts';
import { mayReviewLight } from '../../../../law/processes/case/proceedings/review-work.ts';
import {
  evolveInAllProceedings,
  obstacleInAnyProceeding,
} from '../../../../law/processes/case/proceedings/proceedings.ts';
import { stepsOf } from '../../../../law/processes/case/steps.ts';
import { obstacleToWritten } from '../../../../law/processes/case/written-acts.ts';
import {
  aCase,
  actOf,
  convening,
  does,
  finalDraft,
  given,
  handler,
  head,
  minuteTaker,
  nationalRules,
  plain,
  presider,
  reviewer,
  reviewHead,
  proceeding,
  opening,
  rulesFrom,
  someDay,
  secondReviewer,
  storyOf,
  unitHead,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

type Field = keyof Story['context'] | 'deliberation';

/** The case as it would be had nothing of this been recorded: what a case may carry that was taken over. */
function without(story: Story, ...fields: readonly Field[]): Story {
  const left = Object.entries(story.context).filter(([name]) => !fields.some((field) => field === name));
  const context = Object.fromEntries(left) as unknown as Story['context'];
  const draft = fields.includes('deliberation') ? { ...context.draft, deliberation: null } : context.draft;
  return storyOf({ ...story.processState, context: { ...context, draft } as Story['context'] });
}
const withParticipants = (story: Story, participants: Partial<Story['context']['participants']>): Story =>
  storyOf({
    ...story.processState,
    context: { ...story.context, participants: { ...story.context.participants, ...participants } },
  });

function withNobody(past: readonly Step[]): Story {
  const { processState, context } = given(...past);
  return storyOf({ ...processState, context: { ...context, involved: [] } as Story['context'] });
}

const withoutDraft = (past: readonly Step[]): Story => {
  const story = given(...past);
  return storyOf({ ...story.processState, context: { ...story.context, proposal: null } as Story['context'] });
};

const stepOf = (past: readonly Step[]): unknown =>
  stepsOf(given(...past).processState).find(({ step }) => step === 'deliberated')?.is;

describe('a case without the record of a proceeding is judged all the same', () => {
  test('where nobody is known to have taken part', () => {
    const assigning = does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId });
    expect(withNobody(plain.accepted).when(assigning)).toBe('assigned');
    const alone = { result: 'noAgreement', participants: [handler.personId] };
    expect(withNobody(proceeding.consulting).when(does(handler, 'recordConsultation', alone))).toBe(
      'consultation-one-sided',
    );
  });

  const sent = does(handler, 'recordTransfer');
  test.each([
    [
      'a consultation of no known objection',
      given(...proceeding.consulting),
      'disagreement',
      does(handler, 'recordConsultation', { result: 'noAgreement' }),
      'toDeliberate',
    ],
    [
      'a record of no known meeting',
      given(...proceeding.convened),
      'deliberation',
      does(minuteTaker, 'recordDeliberation', { present: [], conclusion: 'approve' }),
      'chair-absent',
    ],
    [
      'a confirmation of no known meeting',
      given(...proceeding.minuted),
      'deliberation',
      does(head, 'confirmDeliberation'),
      'content-changed-since-seen',
    ],
    ['a transfer of no known ending', given(...proceeding.referred), 'ending', sent, 'ended'],
    [
      'a hearing of no known request',
      given(...proceeding.hearingAsked),
      'hearing',
      does(handler, 'endHearing'),
      'passed',
    ],
    [
      'a notice of no known request',
      given(...proceeding.hearingAsked),
      'hearing',
      does(handler, 'noticeHearing', { officerId: presider.personId }),
      'passed',
    ],
    [
      'a request after no known notice',
      given(...proceeding.hearingOffered),
      'notice',
      does(handler, 'requestHearing'),
      'no-hearing-right',
    ],
  ] as const)('%s', (_what, story, field, step, outcome) => {
    expect(without(story, field).when(step)).toBe(outcome);
  });

  test('a meeting whose chair is not known concludes nothing', () => {
    const withoutChair = withParticipants(given(...proceeding.convened), { chairId: undefined });
    expect(withoutChair.when(does(minuteTaker, 'recordDeliberation'))).toBe('chair-absent');
  });

  test('a stand-in co-signs only for whom somebody asked', () => {
    const nobody = withParticipants(given(...plain.opinionSigned), { cosigners: undefined });
    const cosign = does(secondReviewer, 'cosign');
    expect(nobody.when(cosign)).toBe('not-your-act');
    const event = {
      ...actOf(cosign, nobody.processState),
      by: secondReviewer,
      on: someDay,
      dues: {},
      party: nobody.party,
      as: ['cosigner'] as const,
    };
    expect(obstacleInAnyProceeding(event, nobody.context)).toBe('cosigner-unfit');
    expect(nobody.when(does(reviewHead, 'issueOpinion'))).toBe('passed');
  });

  test('work for a role nobody was named for waits for nobody by name', () => {
    for (const past of [proceeding.convened, proceeding.minuted, proceeding.hearingNoticed] as const) {
      const unnamed = withParticipants(given(...past), {
        chairId: undefined,
        recorderId: undefined,
        hearingOfficerId: undefined,
      });
      expect(
        unnamed
          .tasks()
          .filter(({ role }) => role.startsWith('deliberation'))
          .every(({ personId }) => personId === null),
      ).toBe(true);
    }
  });

  test('a draft that answers nothing is one without problems to answer', () => {
    expect(given(...plain.opened).when(finalDraft({ answered: null }))).toBe('awaitingSignature');
    expect(
      given(...plain.opened).when({ ...finalDraft(), fields: { ...finalDraft().fields, answered: undefined } }),
    ).toBe('awaitingSignature');
  });
});

test('an opinion that is neither issued nor fallen keeps what it raised', () => {
  const signed = given(
    ...plain.assigned,
    does(reviewer, 'signOpinion', {
      kind: 'problems',
      answers: ['fails', ...Array.from({ length: 7 }, () => 'meets')],
      raised: ['discretion'],
    }),
  );
  const {
    draft: { opinion },
  } = signed.context;
  expect(withoutUnissued(signed.context, { draft: { opinion } })).toEqual({});
});

test('regions a version does not know are in no state', () => {
  const { processState } = given(...plain.opened);
  expect(sideState({ ...processState, value: { matter: 'drafting' } }, 'hearing')).toBe('none');
  expect(stopMarks()).toBe(0);
});

test('where the rules know no ground to stop a clock, none is offered', () => {
  const none = { ...nationalRules, decision: { ...nationalRules.decision, stops: [] } };
  const offered = aCase(none)
    .after(...plain.opened)
    .permitted(unitHead);
  expect(offered.find(({ type }) => type === 'stopClock')?.refusal).toBe('clock-cannot-stop');
});

test('a meeting that concluded nothing cannot be confirmed, and would change nothing', () => {
  const minuted = given(...proceeding.minuted);
  const {
    draft: { deliberation },
  } = minuted.context;
  const open = storyOf({
    ...minuted.processState,
    context: {
      ...minuted.context,
      draft: { ...minuted.context.draft, deliberation: deliberation && { ...deliberation, conclusion: null } },
    } as Story['context'],
  });
  const confirms = does(head, 'confirmDeliberation');
  expect(open.when(confirms)).toBe('act-not-in-this-state');
  const event = { ...actOf(confirms, open.processState), by: head, on: someDay, dues: {}, party: open.party, as: [] };
  const confirmed = evolveInAllProceedings(open.context, event);
  expect(confirmed).toEqual({ draft: open.context.draft, overdue: [], lastOn: someDay });
});

test('without a draft there are no bytes to dispute or discuss', () => {
  expect(
    withoutDraft(plain.problemsFound).after(does(handler, 'raiseObjection')).context.disagreement?.contentHash,
  ).toBe('');
  expect(withoutDraft(proceeding.disputed).after(convening()).context.draft.deliberation?.contentHash).toBe('');
  expect(withoutDraft(plain.approvalAsked).when(convening())).toBe('content-not-reviewed');
  const rules = rulesFrom('midong-2019');
  const signed = aCase(rules).after(opening(), finalDraft({ grounds: [] }), ...plain.signed.slice(2));
  const noDraft = storyOf({
    ...signed.processState,
    context: { ...signed.context, proposal: null } as Story['context'],
  });
  expect(noDraft.when(does(handler, 'submitForReview', { light: true }))).toBe('content-changed-since-seen');
  expect(mayReviewLight(noDraft.context)).toBe(true);
});

test('a hearing ends the light form: nothing is an opinion before the head of the unit issues it (PRACTICE A12)', () => {
  const light = aCase(rulesFrom('midong-2019')).after(
    opening(),
    finalDraft({ grounds: [] }),
    ...plain.signed.slice(2),
    does(handler, 'submitForReview', { light: true }),
    ...plain.assigned.slice(4),
  );
  const heard = storyOf({ ...light.processState, context: { ...light.context, heardOn: someDay } as Story['context'] });
  const cosigners = does(reviewer, 'askCosign', { personId: secondReviewer.personId });
  expect([light.when(cosigners), heard.when(cosigners)]).toEqual(['act-not-in-this-state', 'assigned']);
  const agreed = heard.after(does(reviewer, 'signOpinion'));
  const {
    clocks,
    draft: { pass, opinion },
  } = agreed.context;
  expect([agreed.state, pass, opinion?.issued, clocks.review?.endedOn]).toEqual(['awaitingIssue', null, false, null]);
  expect(agreed.after(does(reviewHead, 'returnOpinion')).context.draft.pass).toBeNull();
  expect(agreed.when(does(reviewHead, 'issueOpinion'))).toBe('passed');
  const answers = ['fails', ...Array.from({ length: 7 }, () => 'meets')];
  const found = heard.after(does(reviewer, 'signOpinion', { kind: 'problems', answers, raised: ['discretion'] }));
  expect([found.state, found.context.clocks.objection, found.context.issuesBefore]).toEqual([
    'awaitingIssue',
    undefined,
    [],
  ]);
});

test('the heads agreed: the step is done', () => {
  expect(
    [
      proceeding.headsAgreed,
      proceeding.headsConvened,
      proceeding.complexAsked,
      [...plain.opened, finalDraft({ grounds: ['complex'] })],
    ].map(stepOf),
  ).toEqual(['done', 'current', 'current', 'ahead']);
});

test('a member whose opinion nobody wrote down has not spoken', () => {
  const act = { type: 'recordDeliberation', present: ['leader-1'], recused: [], opinions: [{ member: 'leader-1' }] };
  expect(obstacleToWritten(act as never)).toBe('member-without-opinion');
  expect(obstacleToWritten({ ...act, opinions: [{ opinion: '-' }] } as never)).toBe('member-without-opinion');
  expect(obstacleToWritten({ ...act, opinions: [{ member: 'leader-1', opinion: '-' }] } as never)).toBeNull();
});
