import { contextOf } from '../../../law/processes.ts';
import { describe, expect, test } from 'vitest';
import type { Act } from '../../../law/acts.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import { startClock } from '../../../law/process/clocks.ts';
import { automation } from '../../../law/profiles/checker/automation.ts';
import { actorNamed, handlers, places } from '../../../law/profiles/checker/cast.ts';
import { checkProfile } from '../../../law/profiles/checker/check.ts';
import { Exploration } from '../../../law/profiles/checker/exploration.ts';
import { withContext, type Loosening, type Point } from '../../../law/profiles/checker/loosening.ts';
import type { Told } from '../../../law/profiles/checker/told.ts';
import { KnownActs, texts } from '../../../law/profiles/checker/model-acts.ts';
import { nothingHappened } from '../../../law/profiles/checker/path-facts.ts';
import { brokenAt, brokenBy } from '../../../law/profiles/checker/proofs.ts';
import { toursOf } from '../../../law/profiles/checker/tours.ts';
import { sayStep } from '../../../law/profiles/checker/words.ts';
import { profileFiles } from '../../../law/profiles/profiles.ts';
import { resolveFile, type ResolvedProfile } from '../../../law/profiles/resolve.ts';
import type { ProfileValues } from '../../../law/profiles/schema.ts';
import type { ValueOf } from '../../../law/profiles/values.ts';
import { aCase, does, nationalRules as national, type Story } from '../../fixtures/cases.ts';
import { ownProfile } from './own-profile.ts';

const by = { handler: actorNamed('handler'), reviewer: actorNamed('reviewer') };

/** A case of the model, signed by its reviewer. */
const signed: Story = aCase().after(
  does(by.handler, 'openCase', {
    actKind: 'penalty',
    openedOn: '2026-03-02',
    authorityId: places.authority,
    handlingUnitId: places.handlingUnit,
    reviewUnitId: places.reviewUnit,
    handlers,
  }),
  does(by.handler, 'finalizeDraft', {
    contentHash: texts.first,
    noticeHash: texts.other,
    penaltyKinds: ['fine'],
    fineFen: 500_000,
    partyType: 'organization',
    grounds: ['majorPublicInterest'],
    evidenceCount: 1,
  }),
  does(actorNamed('unitHead'), 'signSubmission'),
  does(by.handler, 'submitForReview'),
  does(by.reviewer, 'accept'),
  does(by.reviewer, 'assignReviewer', { reviewerId: 'reviewer' }),
  does(by.reviewer, 'signOpinion'),
);

const pointOf = ({ processState }: Story, change: Partial<CaseContext> = {}): Point => ({
  processState: withContext(processState, { ...contextOf('case', processState), ...change }),
  facts: nothingHappened,
});

const act = (fields: object): Act => ({ text: null, ...fields }) as Act;

describe('a clock that agrees is caught, whatever it agrees to (APL 57)', () => {
  const { context } = signed;
  const opinion = context.draft.opinion && { ...context.draft.opinion, issued: true };
  const expired: Told = { by: 'system', act: act({ type: 'clockExpired', clock: 'review' }), key: null };
  const broken = (told: Told, change: Partial<CaseContext>): unknown =>
    brokenBy(pointOf(signed), { ...pointOf(signed, change), told, breaks: null }).map(({ property }) => property);

  const run = startClock({}, 'review', '2026-03-02').review;

  test.for<[title: string, change: Partial<CaseContext>]>([
    ['it passes the text', { draft: { ...context.draft, pass: { contentHash: texts.first, round: 1 } } }],
    ['it issues the opinion', { draft: { ...context.draft, opinion } }],
    ['it extends its own period', { clocks: run ? { review: { ...run, extendedBy: 3 } } : {} }],
  ])('%s', ([, change]) => {
    expect(broken(expired, change)).toEqual(['clocksNeverAgree']);
  });

  test('one that leaves everything as it was is in order', () => {
    expect(broken(expired, {})).toEqual([]);
  });

  test('one that only takes away what was agreed is in order', () => {
    const passed = pointOf(signed, { draft: { ...context.draft, pass: { contentHash: texts.first, round: 1 } } });
    expect(brokenBy(passed, { ...pointOf(signed), told: expired, breaks: null })).toEqual([]);
  });

  test('the same done by a person is no agreement of a clock', () => {
    const issued: Told = { by: 'reviewHead', act: act({ type: 'issueOpinion' }), key: null };
    expect(broken(issued, { draft: { ...context.draft, opinion } })).toEqual([]);
  });
});

const propertiesAt = (point: Point): unknown => brokenAt(point).map(({ property }) => property);

describe('a task asked of nobody is caught (APL 57)', () => {
  const { participants } = signed.context;

  test('every task of a case that is staffed has somebody', () => {
    expect(propertiesAt(pointOf(signed))).toEqual([]);
  });

  test.for<[title: string, change: Partial<CaseContext>]>([
    ['nobody heads the review unit', { participants: { ...participants, reviewUnitId: 'dissolved' } }],
    [
      'the review unit has nobody at all',
      { participants: { ...participants, reviewUnitId: 'dissolved', reviewerId: 'gone' } },
    ],
  ])('%s', ([, change]) => {
    expect(propertiesAt(pointOf(signed, change))).toEqual(['personBehindEveryAct']);
  });
});

test('a system that signs by itself does not sign what nobody may: a co-signature is awaited', () => {
  const rules = { ...national, automation: { ...national.automation, automaticTasks: ['issue'] as const } };
  const steps = (story: Story): unknown =>
    automation.flatMap((switched) =>
      switched.isOn(rules) ? (switched.steps?.(pointOf(story), rules) ?? []).map(({ told }) => told.act.type) : [],
    );
  expect(steps(signed)).toEqual(['issueOpinion']);
  const asked = signed.after(does(by.reviewer, 'askCosign', { personId: 'secondReviewer' }));
  expect(steps(asked)).toEqual([]);
});

describe('what is no profile at all is a fault, not a proof', () => {
  test('rules that cover no kind of act', () => {
    expect(() => checkProfile({ ...national, actKinds: [] })).toThrow('some kind of act');
  });

  test('rules under which a case goes on for ever', () => {
    const [tour] = toursOf(national);
    if (tour === undefined) throw new Error('expected a tour');
    let turns = 0;
    const endless: Loosening = {
      key: 'review.resubmit',
      provision: null,
      isOn: () => true,
      steps: (point) => [
        {
          ...point,
          facts: { ...point.facts, reviewed: [...point.facts.reviewed, String((turns += 1))] },
          told: { by: null, act: act({ type: 'remind' }), key: 'review.resubmit' },
          breaks: null,
        },
      ],
    };
    expect(() => new Exploration(national, tour, [endless], new KnownActs(), 50).run()).toThrow('a finite law');
  });
});

/** The profile of a county bureau with these values of its own. */
const profileWith = (values: ProfileValues): ResolvedProfile => {
  const resolution = resolveFile(ownProfile({ values: { ...ownProfile().values, ...values } }), profileFiles);
  if (!resolution.ok) throw new Error('expected a resolved profile');
  return resolution.profile;
};

describe('a power stands on a rule of the authority’s own (PRACTICE A2, A10, A14)', () => {
  const own = { document: '示范县城市管理局法制审核办法', clause: '第十条' };
  const extension: ValueOf<'review.extension'> = {
    allowed: true,
    max: 1,
    period: { n: 3, unit: 'workingDay', roll: 'none' },
    grounds: ['complex'],
    grantedBy: 'deputyHead',
  };

  test.for<[title: string, values: ProfileValues, remedy: string]>([
    ['an extension', { 'review.extension': { value: extension, source: 'SUGGESTED' } }, '改为“不得延长”'],
    [
      'the signature of another unit’s reviewer',
      { 'review.pool': { value: 'signs', source: { clause: 'SUGGESTED', note: '参照外地做法' } } },
      '协助”',
    ],
    [
      'a meeting instead of the pass',
      {
        actKinds: { value: ['license'], source: 'PROFILE' },
        'review.objection.substitutesPass': { value: true, source: 'PRACTICE' },
      },
      '改为“否”',
    ],
  ])('%s on a mere suggestion is refused', ([, values, remedy]) => {
    const answer = checkProfile(profileWith(values));
    const key = Object.keys(values).at(-1);
    expect(answer).toMatchObject({ ok: false, property: 'withinTheLaw', provision: 'PRACTICE', key, steps: [] });
    expect(answer.ok ? '' : answer.story).toMatch(
      new RegExp(`没有本机关的依据.*\n参照：.*\n原因：.*\n改法：.*${remedy}`),
    );
  });

  test('on a document of its own it is proved', () => {
    const profile = profileWith({
      'review.extension': { value: extension, source: own },
      'review.pool': { value: 'signs', source: own },
    });
    expect(checkProfile(profile).ok).toBe(true);
  });

  test('a threshold that begins after the profile leaves a gap', () => {
    const { value } = profileWith({}).values['hearing.thresholds'];
    const later = value.map((row) => ({ ...row, effectiveFrom: '2026-03-02' }));
    const answer = checkProfile(profileWith({ 'hearing.thresholds': { value: later, source: own } }));
    expect(answer).toMatchObject({ ok: false, key: 'hearing.thresholds' });
  });
});

const told = (who: string, fields: object): Told => ({ by: who, act: act(fields), key: null });

describe('a step of a story is told as an officer would', () => {
  test.for<[words: string, step: Told]>([
    ['主要负责人：批准', told('head', { type: 'approve' })],
    ['另一负责人（以主要负责人身份）：批准', told('leader', { type: 'approve' })],
    ['审核机构负责人：签发', told('reviewHead', { type: 'issueOpinion' })],
    ['承办人乙（以审核机构负责人身份）：签发', told('handlerOfEverything', { type: 'issueOpinion' })],
    ['另一审核人员：出具审核意见（同意）', told('secondReviewer', { type: 'signOpinion', kind: 'agree' })],
    ['承办人甲：定稿', told('handler', { type: 'finalizeDraft' })],
    [
      '承办机构负责人：转办（变更承办人：承办人甲、承办人丙）',
      told('unitHead', { type: 'assignHandlers', handlers: ['handler', 'secondHandler'] }),
    ],
    [
      '主要负责人：指定其他负责人代为办理（另一负责人）',
      told('head', { type: 'replaceLeader', personId: 'leader', role: 'deputyHead' }),
    ],
    ['审核人员：答复异议（采纳）', told('reviewer', { type: 'answerObjection', upheld: true })],
    ['审核人员：答复异议（不采纳）', told('reviewer', { type: 'answerObjection', upheld: false })],
    [
      '承办人甲：提请移送或者终止（移送有权机关）',
      told('handler', { type: 'proposeEnding', ending: 'toOtherAuthority' }),
    ],
    ['系统：期限届满（法制审核期限）', told('system', { type: 'clockExpired', clock: 'review' })],
  ])('%s', ([words, step]) => {
    expect(sayStep(step, national)).toBe(words);
  });
});
