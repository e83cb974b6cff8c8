import { describe, expect, test } from 'vitest';
import { isExtensionAsked } from '../../../../law/processes/case/selectors.ts';
import { obstacleToExtensionRequest } from '../../../../law/processes/case/leader-obstacles.ts';
import { extendClock } from '../../../../law/process/clocks.ts';
import {
  aCase,
  deputy,
  does,
  handler,
  head,
  opening,
  otherDeputy,
  plain,
  reviewer,
  reviewHead,
  rulesFrom,
  secondReviewer,
  unitHead,
  type Story,
} from '../../../fixtures/cases.ts';

const asks = does(reviewer, 'requestExtension');
const grants = does(deputy, 'grantExtension');
const due = { review: '2026-03-09' };
const yuxi = (): Story => aCase(rulesFrom('yuxi-sfj-2019'));
const underReview = (): Story => yuxi().after(...plain.assigned);
const asked = (): Story => underReview().after(asks);

describe('PRACTICE A10: three more days', () => {
  test('are asked for by the review unit and granted by the leader in charge, once', () => {
    const granted = asked().after(grants);
    expect(granted.context.clocks.review).toMatchObject({
      from: '2026-03-02',
      extendedBy: 3,
      extendedOn: '2026-03-02',
    });
    expect(granted.when(asks)).toBe('extension-already-used');
    expect(isExtensionAsked(granted.processState)).toBe(false);
  });

  test('may be refused, and then are not asked for again', () => {
    expect(asked().after(does(deputy, 'declineExtension')).when(asks)).toBe('act-not-in-this-state');
  });

  test('are asked for once at a time', () => {
    expect(isExtensionAsked(asked().processState)).toBe(true);
    expect(asked().when(asks)).toBe('extension-already-requested');
    expect(asked().when({ ...asks, by: reviewHead })).toBe('extension-already-requested');
  });

  test.each([
    ['the whole extension', 3, 'assigned'],
    ['less', 1, 'assigned'],
    ['a day too many', 4, 'extension-too-long'],
    ['no day at all', 0, 'act-malformed'],
  ] as const)('%s', (_what, days, outcome) => {
    expect(underReview().when(does(reviewer, 'requestExtension', { days }))).toBe(outcome);
  });

  test.each([
    ['on the last day', '2026-03-09', 'assigned'],
    ['after it', '2026-03-10', 'extension-too-late'],
  ] as const)('%s of the period', (_day, on, outcome) => {
    expect(underReview().when({ ...asks, on, dues: due })).toBe(outcome);
    expect(asked().when({ ...grants, on, dues: due })).toBe(outcome);
    expect(asked().when(does(deputy, 'declineExtension', {}, { on, dues: due }))).toBe('assigned');
  });

  test.each(['national-2026', 'midong-2019', 'guangyuan-2017', 'huaminglu-2019', 'dazhou-2019-draft'] as const)(
    'a profile without a source of its own knows none, even where the suggested value does: %s',
    (profileId) => {
      const expected = rulesFrom(profileId).review.extension.allowed ? 'assigned' : 'extension-not-provided';
      expect(
        aCase(rulesFrom(profileId))
          .after(...plain.assigned)
          .when(asks),
      ).toBe(expected);
    },
  );

  test('a second round has its own', () => {
    const again = asked().after(
      does(reviewer, 'signOpinion', {
        kind: 'problems',
        answers: ['fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'],
      }),
      does(reviewHead, 'issueOpinion'),
      does(handler, 'finalizeDraft', { contentHash: 'c'.repeat(64) }),
      ...plain.assigned.slice(2),
    );
    expect(again.context.round).toBe(2);
    expect(again.when(asks)).toBe('assigned');
  });

  test('a pending request falls with the submission', () => {
    const withdrawn = asked().after(does(handler, 'withdrawSubmission'));
    expect(withdrawn.context.extension).toBeNull();
    expect(isExtensionAsked(withdrawn.processState)).toBe(false);
  });
});

const both = (person: typeof deputy, ...held: typeof deputy.offices): typeof deputy => ({
  ...person,
  offices: [...person.offices, ...held],
});

describe('who grants them', () => {
  test.each([
    ['the reviewer who asked', reviewer],
    ['the head of the review unit', reviewHead],
    ['the handler', handler],
    ['the head of the authority', head],
    ['the deputy over the other unit', otherDeputy],
  ] as const)('not %s', (_who, person) => {
    expect(asked().when(does(person, 'grantExtension'))).toBe('not-your-act');
  });

  test('not a deputy who asked for them as a reviewer', () => {
    const askedByDeputy = underReview().after(
      does(reviewHead, 'assignReviewer', { reviewerId: deputy.personId }),
      does(both(deputy, { office: 'reviewer', of: 'unit-legal' }), 'requestExtension'),
    );
    expect(askedByDeputy.when(grants)).toBe('extension-by-asker');
  });

  test.each([
    ['heads the review unit', { office: 'unitHead', of: 'unit-legal' }],
    ['heads the handling unit', { office: 'unitHead', of: 'unit-enforcement' }],
  ] as const)('not a deputy who %s as well', (_what, office) => {
    expect(asked().when({ ...grants, by: both(deputy, office) })).toBe('extension-by-asker');
    expect(asked().when(does(both(deputy, office), 'declineExtension'))).toBe('extension-by-asker');
  });

  test('not a deputy who handles the case', () => {
    const own = yuxi().after(
      opening({ handlers: [handler.personId, deputy.personId] }),
      ...plain.assigned.slice(1),
      asks,
    );
    expect(own.when(grants)).toBe('extension-by-asker');
  });

  test('not the head of the review unit who let another one stand in as head and stands in as deputy', () => {
    const twoFaced = both(reviewHead, { office: 'deputyHead', of: 'unit-legal' });
    const swapped = asked().after(
      does(reviewHead, 'replaceLeader', { role: 'reviewUnitHead', personId: otherDeputy.personId }),
      does(reviewer, 'replaceLeader', { role: 'deputyHead', personId: reviewHead.personId }),
    );
    expect(swapped.when({ ...grants, by: twoFaced })).toBe('extension-by-asker');
  });

  test('a leader named in the absence of the deputy does', () => {
    const named = asked().after(does(secondReviewer, 'replaceLeader', { role: 'deputyHead', personId: head.personId }));
    expect(named.when({ ...grants, by: head })).toBe('assigned');
    expect(named.when(grants)).toBe('not-your-act');
  });

  test('nobody grants what nobody asked for', () => {
    expect(underReview().when(grants)).toBe('act-not-in-this-state');
    expect(underReview().when(does(unitHead, 'grantExtension'))).toBe('act-not-in-this-state');
  });
});

test('rules that allow an extension without saying how long allow none', () => {
  const { context } = underReview();
  const extension = { ...context.rules.review.extension, period: null };
  const rules = { ...context.rules, review: { ...context.rules.review, extension } };
  const event = {
    type: 'requestExtension',
    days: 1,
    text: null,
    by: reviewer,
    on: '2026-03-02',
    dues: {},
    party: 'settled',
    as: ['legalReviewer'],
  } as const;
  expect(obstacleToExtensionRequest({ ...context, rules }, event)).toBe('extension-too-long');
  expect(obstacleToExtensionRequest({ ...context, clocks: {} }, event)).toBeNull();
});

test('a clock that does not run is not extended', () => {
  expect(extendClock({}, 'review', 3, '2026-03-02')).toEqual({});
});
