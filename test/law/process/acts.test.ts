import { describe, expect, test } from 'vitest';
import { changesCase, type ActDefinition } from '../../../law/act.ts';
import { hasShape, isStorableText, isTextField, type FieldKind } from '../../../law/fields.ts';
import {
  actNamed,
  actTypes,
  isPublicationAct,
  parseAct,
  personalActTypes,
  systemActTypes,
  textFieldsOf,
  type ActType,
} from '../../../law/acts.ts';
import { probeAct } from '../../../law/process/probe-acts.ts';
import { actsOf } from '../../../law/acts.ts';
import { decide, versionOf } from '../../../law/process.ts';
import { obstacleToWritten } from '../../../law/processes/case/written-acts.ts';
import { system } from '../../../law/people/roles.ts';
import { draft, given, handler, nationalRules, plain, head } from '../../fixtures/cases.ts';

const shaped = (kind: FieldKind, value: unknown, optional = false): boolean => hasShape({ kind, optional }, value);

const types = actsOf('case').filter((type) => personalActTypes.some((personal) => personal === type));
const approve = { type: 'approve', text: null, contentHash: draft('a') };
const wrong = (value: unknown): readonly string[] => {
  const parsed = parseAct(value, types);
  return parsed.ok ? [] : parsed.fields;
};

describe('what reaches a case is one of its acts and nothing else', () => {
  test.each([
    ['an act of the table', approve, []],
    ['an act without its text, which it may lack', { type: 'approve', contentHash: draft('a') }, []],
    ['nothing', undefined, ['type']],
    ['null', null, ['type']],
    ['a word', 'approve', ['type']],
    ['a list', [approve], ['type']],
    ['an act nobody knows', { type: 'approveAll' }, ['type']],
    ['an act of a clock', { type: 'clockExpired', clock: 'defense', text: null }, ['type']],
    ['an act of the publication', { type: 'publish', previewHash: draft('a'), text: draft('a') }, ['type']],
    ['a forged timer of the machine', { type: 'xstate.after.1000.case.matter' }, ['type']],
    ['the machine’s own stop', { type: 'xstate.stop' }, ['type']],
    ['the machine’s own start', { type: 'xstate.init' }, ['type']],
    ['a name every object has', { type: 'constructor' }, ['type']],
    ['a missing field', { type: 'approve', text: null }, ['contentHash']],
    ['a field of the wrong kind', { ...approve, contentHash: 'ABC' }, ['contentHash']],
    ['a field too many', { ...approve, by: 'leader-1' }, ['by']],
    ['a party state smuggled in', { ...approve, party: 'settled' }, ['party']],
    ['text in full instead of its hash', { ...approve, text: '同意' }, ['text']],
    ['a reason that was not written', { type: 'refuseApproval', contentHash: draft('a'), text: null }, ['text']],
    ['a reason that was', { type: 'refuseApproval', contentHash: draft('a'), text: draft('b') }, []],
    [
      'several faults at once',
      { type: 'approve', text: 1, contentHash: 2, extra: 3 },
      ['contentHash', 'text', 'extra'],
    ],
  ] as const)('%s', (_what, value, fields) => {
    expect(wrong(value)).toEqual(fields);
  });

  test('a parsed act has its text, or null', () => {
    expect(parseAct({ type: 'accept' }, types)).toEqual({ ok: true, act: { type: 'accept', text: null } });
  });

  test.each([{ type: 'xstate.stop' }, { type: 'xstate.after.1000.case' }, { type: 'xstate.error.actor.x' }])(
    'XState’s own $type is refused by the judgement as well',
    (act) => {
      const { processState } = given(...plain.finalized);
      const outcome = decide(processState, act as never, { by: handler, on: '2026-03-02', dues: {} });
      expect(outcome).toEqual({ ok: false, refusal: 'act-not-in-this-state' });
    },
  );

  test('a person cannot be a clock', () => {
    const { processState } = given(...plain.noticed);
    const act = { type: 'clockExpired', clock: 'defense', text: null } as const;
    expect(decide(processState, act, { by: head, on: '2026-03-02', dues: {} })).toEqual({
      ok: false,
      refusal: 'not-your-act',
    });
    expect(decide(processState, act, { by: system, on: '2026-03-02', dues: {} }).ok).toBe(true);
  });
});

describe('the shapes of fields', () => {
  test.each<[FieldKind | `${FieldKind}?`, unknown, boolean]>([
    ['id', 'unit-1', true],
    ['id', '', false],
    ['id', 'a b', false],
    ['ids', ['a', 'b'], true],
    ['ids', 'a', false],
    ['ids', Array.from({ length: 101 }, () => 'a'), false],
    ['hash', draft('a'), true],
    ['hash', draft('a').toUpperCase(), false],
    ['date', '2026-03-02', true],
    ['date', '2026-02-30', false],
    ['date', 20260302, false],
    ['count', 0, true],
    ['count', -1, false],
    ['count', 1.5, false],
    ['money', Number.MAX_SAFE_INTEGER, true],
    ['money', 2 ** 53, false],
    ['money', '100', false],
    ['flag', false, true],
    ['flag', 'false', false],
    ['code', 'agree', true],
    ['code', '同意', false],
    ['codes', ['fine'], true],
    ['codes', [1], false],
    ['actKind', 'penalty', true],
    ['actKind', 'punish', false],
    ['text', '理由', true],
    ['text', '  ', false],
    ['text', 'x'.repeat(20_001), false],
    ['texts', ['营业执照'], true],
    ['texts', [''], false],
    ['textList', [{ check: '程序' }], true],
    ['textList', [{ check: 1 }], false],
    ['textList', ['程序'], false],
    ['textList', [null], false],
    ['text?', null, true],
    ['text?', undefined, true],
    ['text', null, false],
    ['text', undefined, false],
  ])('%s %j: %s', (spec, value, fits) => {
    expect(shaped(spec.replace('?', '') as FieldKind, value, spec.endsWith('?'))).toBe(fits);
  });

  test.each([
    ['plain text', '处罚决定', true],
    ['a character outside the basic plane', '𠮷野家', true],
    ['NUL, which PostgreSQL cannot store', 'a\u0000b', false],
    ['half a surrogate pair, first', 'a\uD842', false],
    ['half a surrogate pair, second', '\uDFB7a', false],
    ['the halves the wrong way round', '\uDFB7\uD842', false],
  ])('%s', (_what, text, storable) => {
    expect(isStorableText(text)).toBe(storable);
    expect(shaped('text', text)).toBe(storable);
  });
});

/** Whether an act without that key would still compile. */
type CanBeLeftOut = {
  readonly [K in keyof ActDefinition]: Omit<ActDefinition, K> extends ActDefinition ? true : false;
};

describe('the table of acts', () => {
  test('no key of an act can be left out', () => {
    // The compiler is the test: a key that became optional makes its `false` an error.
    const canBeLeftOut: CanBeLeftOut = {
      label: false,
      by: false,
      cites: false,
      side: false,
      barsAlso: false,
      counters: false,
      fields: false,
      bindsContent: false,
      asksByMail: false,
      tellsByMail: false,
      forward: false,
      page: false,
      duty: false,
      probe: false,
    };
    for (const type of actTypes)
      expect(Object.keys(actNamed(type)).toSorted()).toEqual(Object.keys(canBeLeftOut).toSorted());
  });

  test('what answers an act another way is an act too', () => {
    const counters = actTypes.flatMap((type) => actNamed(type).counters);
    expect(counters.length).toBeGreaterThan(5);
    expect(counters.filter((type) => !actTypes.some((known) => known === type))).toEqual([]);
  });

  test('what is bound to the bytes a person saw carries their hash', () => {
    const bound = actTypes.filter((type) => actNamed(type).bindsContent);
    expect(bound.length).toBeGreaterThan(5);
    expect(bound.filter((type) => actNamed(type).fields['contentHash']?.kind !== 'hash')).toEqual([]);
  });

  test('who only publishes reads of a case its number, and what is public anyway', () => {
    const outer = actTypes.flatMap((type) =>
      Object.entries(actNamed(type).fields).flatMap(([name, field]) =>
        isTextField(field) && !field.inner ? [`${type}.${name}`] : [],
      ),
    );
    expect(outer.toSorted()).toEqual([
      'declinePublication.reason',
      'openCase.caseNumber',
      'publish.preview',
      'recordAnnulment.documentNumber',
      'recordAnnulment.reason',
      'remind.note',
    ]);
  });

  test('texts are kept as content: their fields are named', () => {
    expect(textFieldsOf('requestSupplement')).toEqual(['missing']);
    expect(textFieldsOf('accept')).toEqual([]);
    expect(textFieldsOf('serveNotice')).toEqual(['note']);
    expect(isPublicationAct('publish')).toBe(true);
    expect(isPublicationAct('approve')).toBe(false);
  });

  test('the likeliest act of every kind has the form the parser asks for', () => {
    const { context } = given(...plain.submitted);
    for (const type of personalActTypes) {
      const act = probeAct(type, context, { by: handler, on: '2026-03-02' });
      expect(parseAct(act, personalActTypes)).toEqual({ ok: true, act });
    }
    for (const type of systemActTypes) expect(probeAct(type, context, { by: handler, on: '2026-03-02' })).toBeNull();
  });

  test('rules that leave a choice empty still give a likeliest act', () => {
    const { context } = given(...plain.submitted);
    const bare = {
      ...context,
      rules: {
        ...nationalRules,
        review: {
          ...nationalRules.review,
          opinionKinds: [],
          extension: { ...nationalRules.review.extension, period: null },
        },
        publication: { ...nationalRules.publication, takeDown: { ...nationalRules.publication.takeDown, events: [] } },
      },
    };
    const likely = (type: ActType): object | null => probeAct(type, bare, { by: handler, on: '2026-03-02' });
    expect(likely('requestExtension')).toMatchObject({ days: 1 });
    expect(likely('signOpinion')).toMatchObject({ kind: '-' });
    expect(likely('recordAnnulment')).toMatchObject({ kind: '-' });
  });

  test('an unreleased machine is a fault, not a refusal', () => {
    expect(() => versionOf({ kind: 'case', version: '0' })).toThrow(/expected a released case machine/);
  });
});

/** Three present, the third recused. */
const minutes = (spoken: readonly (readonly [string, string])[]) => ({
  type: 'recordDeliberation',
  present: ['a', 'b', 'c'],
  recused: ['c'],
  opinions: spoken.map(([member, opinion]) => ({ member, opinion })),
});

describe('texts a workflow never sees', () => {
  const checks = [{ check: 'procedure', answer: 'fails', problem: '未告知', basis: '处罚法44' }];

  test.each([
    ['a list of what is missing', { type: 'requestSupplement', missing: ['营业执照'] }, null],
    ['an empty list', { type: 'requestSupplement', missing: [] }, 'supplement-list-empty'],
    [
      'an opinion with its reasons',
      { type: 'signOpinion', kind: 'problems', contentHash: '', answers: [], checks, advice: null },
      null,
    ],
    [
      'an opinion without its basis',
      {
        type: 'signOpinion',
        kind: 'problems',
        contentHash: '',
        answers: [],
        checks: [{ ...checks[0], basis: '' }],
        advice: null,
      },
      'check-without-reason',
    ],
    [
      'minutes in which everybody who sat spoke',
      minutes([
        ['a', '同意'],
        ['b', '不同意'],
      ]),
      null,
    ],
    ['minutes with one member silent', minutes([['a', '同意']]), 'member-without-opinion'],
    [
      'minutes with one member twice',
      minutes([
        ['a', '同意'],
        ['a', '不同意'],
      ]),
      'member-without-opinion',
    ],
    [
      'minutes in which a recused member spoke',
      minutes([
        ['a', '同意'],
        ['b', '同意'],
        ['c', '同意'],
      ]),
      'member-without-opinion',
    ],
    ['anything else', { type: 'accept' }, null],
  ] as const)('%s', (_what, act, refusal) => {
    expect(obstacleToWritten(act as Parameters<typeof obstacleToWritten>[0])).toBe(refusal);
  });
});

describe('who is told of a no', () => {
  const participants = { handlers: ['officer-1', 'officer-2'], recorderId: 'recorder' };
  const told = (type: ActType, context: object, state = 'passed'): readonly string[] | undefined =>
    actNamed(type).tellsByMail?.whom({ participants, ...context } as never, state);

  test.each<[ActType, object, string, readonly string[]]>([
    ['declineSignature', {}, 'drafting', participants.handlers],
    ['returnMaterials', {}, 'drafting', participants.handlers],
    ['requestSupplement', {}, 'awaitingSupplement', participants.handlers],
    ['refuseApproval', {}, 'notApproved', participants.handlers],
    ['signOpinion', {}, 'problemsFound', participants.handlers],
    ['signOpinion', {}, 'awaitingIssue', []],
    ['issueOpinion', {}, 'problemsFound', participants.handlers],
    ['issueOpinion', {}, 'passed', []],
    ['declineExtension', { extension: { days: 3, askedBy: 'reviewer-1' } }, 'assigned', ['reviewer-1']],
    ['declineExtension', { extension: null }, 'assigned', []],
    ['answerObjection', {}, 'consulting', participants.handlers],
    ['answerObjection', {}, 'toDeliberate', participants.handlers],
    ['answerObjection', {}, 'assigned', []],
    ['confirmDeliberation', {}, 'problemsFound', participants.handlers],
    ['confirmDeliberation', {}, 'notApproved', participants.handlers],
    ['confirmDeliberation', {}, 'awaitingApproval', []],
    ['returnDeliberationRecord', {}, 'deliberating', ['recorder']],
    ['returnDeliberationRecord', { participants: { handlers: [] } }, 'deliberating', []],
    ['decideEnding', {}, 'drafting', participants.handlers],
    ['decideEnding', {}, 'ended', []],
    ['decideUrgentMeasure', { measure: { stage: 'toLift' } }, 'drafting', participants.handlers],
    ['decideUrgentMeasure', { measure: { stage: 'approved' } }, 'drafting', []],
    ['decideUrgentMeasure', {}, 'drafting', []],
  ])('%s, %j, then %s', (type, context, state, whom) => {
    expect(told(type, context, state)).toEqual(whom);
  });
});

test('what only reminds changes nothing: mails made before it stay alive', () => {
  const still = actTypes.filter((type) => !changesCase(actNamed(type)));
  expect(still.toSorted()).toEqual([...systemActTypes, 'remind'].toSorted());
});
