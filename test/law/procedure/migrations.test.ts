import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { system, type Actor } from '../../../law/people/roles.ts';
import type { ActType } from '../../../law/procedure/acts.ts';
import type { CaseContext } from '../../../law/procedure/case-context.ts';
import { caseMachineV1 } from '../../../law/procedure/case-machine.ts';
import { migrated, partTaken } from '../../../law/procedure/migrations.ts';
import {
  beginning,
  decide,
  isOver,
  partyStateOf,
  permittedActs,
  sideState,
  stateName,
  type Standing,
} from '../../../law/procedure/procedure.ts';
import { profileIds } from '../../../law/profiles/profiles.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { fingerprintOf } from '../../../law/record/fingerprint.ts';
import { canonicalText } from '../../../law/review/content.ts';
import { obstaclesToDecision } from '../../../law/review/gate.ts';
import {
  actOf,
  authority,
  deputy,
  does,
  draft,
  expires,
  finalDraft,
  handler,
  head,
  nationalRules,
  opening,
  people,
  plain,
  reviewer,
  reviewHead,
  rulesFrom,
  someDay,
  storyOf,
  unitHead,
  type Step,
  type Story,
} from '../../fixtures/cases.ts';

const administrator: Actor = { personId: 'admin-1', offices: [{ office: 'administrator', of: authority }] };
const firstEdition = (rules: Rules = nationalRules): Story =>
  storyOf(beginning('case', { rules, backEntry: false }, '1'));
const given = (...steps: readonly Step[]): Story => firstEdition().after(...steps);
const contextOf = (standing: Standing): CaseContext => standing.context as CaseContext;

function migrate(standing: Standing): Standing {
  const act = { type: 'migrate', to: '2', text: null } as const;
  const decision = decide(standing, act, { by: administrator, on: someDay, dues: {} });
  if (!decision.ok) throw new Error(`expected to migrate from ${stateName(standing)}, got ${decision.refusal}`);
  return decision.next;
}

/** Every place a case of the first edition can be in, and a way there. */
const places: Record<string, readonly Step[]> = {
  ...plain,
  awaitingSupplement: [...plain.submitted, does(reviewer, 'requestSupplement')],
  outsideScope: [
    opening(),
    finalDraft({ grounds: [], penaltyKinds: [], fineFen: 0 }),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'recordOutOfScope', { ground: 'noPenalty' }),
  ],
  passVoided: [...plain.passed, does(handler, 'amendDraft')],
  notApproved: [...plain.approvalAsked, does(head, 'refuseApproval')],
  extensionAsked: [...plain.assigned, does(reviewer, 'requestExtension')],
  extensionGranted: [...plain.assigned, does(reviewer, 'requestExtension'), does(deputy, 'grantExtension')],
  extensionDeclined: [...plain.assigned, does(reviewer, 'requestExtension'), does(deputy, 'declineExtension')],
  lapsed: [...plain.noticed, expires('defense')],
  license: [opening({ actKind: 'license' })],
};

/** Acts the first edition knows. */
const knownToBoth = new Set<string>(caseMachineV1.events);

/** What a person may do or sees barred, of the acts both editions know. */
const offered = (standing: Standing, by: Actor): Record<string, string | null> =>
  Object.fromEntries(
    permittedActs(standing, { by, on: someDay, dues: {} })
      .filter(({ type }) => knownToBoth.has(type))
      .map(({ type, refusal }) => [type, refusal]),
  );

/**
 * Where the second edition asks more: officers' credentials and a reviewer's fitness, which the server states with the
 * act; the heads together for a complex penalty; the hearing the party was offered.
 */
const stricter: { readonly [T in ActType]?: readonly string[] } = {
  submitForReview: ['credentials-invalid', 'two-officers-required', 'hearing-pending', 'review-follows-hearing'],
  assignReviewer: ['first-reviewer-unqualified', 'handler-cannot-review'],
  approve: ['heads-deliberation-required', 'hearing-pending'],
  requestApproval: ['hearing-pending'],
  replaceLeader: ['written-authority-missing'],
};

/** Where it lets more be done: what the party says while an earlier statement is being re-examined is taken too (APL 45). */
const wider: readonly ActType[] = ['recordDefense'];

function unlike(before: Standing, after: Standing, by: Actor): readonly string[] {
  const was = offered(before, by);
  const is = offered(after, by);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((type) => {
    const [then, now] = [was[type], is[type]];
    const isStricter = then === null && typeof now === 'string' && stricter[type as ActType]?.includes(now) === true;
    const isWider = was[type] === undefined && now === null && wider.includes(type as ActType);
    return then === now || isStricter || isWider ? [] : [`${type}: ${then ?? 'yes'} → ${now ?? 'yes'}`];
  });
}

const gateOf = (standing: Standing): readonly string[] => {
  const context = contextOf(standing);
  return obstaclesToDecision(context, context.proposal?.contentHash ?? '', partyStateOf(standing));
};

/** A gate may close further, for these: the heads together, and the hearing offered. */
const mayClose = (obstacle: string): boolean => ['heads-deliberation-required', 'hearing-pending'].includes(obstacle);

/** What changed with the migration and must not have: nothing, wherever the case stands. */
function changedBy(before: Standing): readonly string[] {
  const after = migrate(before);
  const [was, is] = [gateOf(before), gateOf(after)];
  const { edition: _edition, involved: _involved, clocks: _clocks, ...kept } = contextOf(after);
  const { clocks: _before, ...whole } = contextOf(before);
  return [
    ...(after.version === '2' ? [] : ['version']),
    ...(stateName(after) === stateName(before) ? [] : ['state']),
    ...(partyStateOf(after) === partyStateOf(before) ? [] : ['party']),
    ...[...people, administrator].flatMap((person) => unlike(before, after, person)),
    ...was.filter((obstacle) => !is.includes(obstacle)),
    ...is.filter((obstacle) => !was.includes(obstacle) && !mayClose(obstacle)),
    ...(canonicalText(kept) === canonicalText(whole) ? [] : ['context']),
  ];
}

describe('a case taken from the first edition to the second', () => {
  const open = Object.entries(places).filter(([, steps]) => !isOver(given(...steps).standing));

  test.each(open)('stands where it stood: %s', (_place, steps) => {
    expect(changedBy(given(...steps).standing)).toEqual([]);
  });

  test('the acts compared are those of the first edition', () => {
    expect(knownToBoth.size).toBeGreaterThan(30);
    expect([knownToBoth.has('signOpinion'), knownToBoth.has('raiseObjection')]).toEqual([true, false]);
  });

  test('the table knows every state of the first edition that is not over', () => {
    const states = new Set(open.map(([, steps]) => given(...steps).state));
    const all =
      'drafting awaitingSignature readyToSubmit awaitingIntake awaitingSupplement unassigned assigned awaitingIssue problemsFound passed passVoided outsideScope awaitingApproval notApproved decided';
    expect(all.split(' ').filter((state) => !states.has(state as never))).toEqual([]);
  });

  test('wherever people take it, under every profile', () => {
    const choices = fc.array(fc.nat(), { minLength: 5, maxLength: 40 });
    let walked = 0;
    fc.assert(
      fc.property(fc.constantFrom(...profileIds), choices, (profile, picks) => {
        let at = firstEdition(rulesFrom(profile)).after(opening(), finalDraft()).standing;
        for (const pick of picks) {
          const next = step(at, pick);
          if (next === null || isOver(next)) break;
          at = next;
          walked += 1;
        }
        expect(changedBy(at)).toEqual([]);
      }),
      { numRuns: 40, seed: 20260302 },
    );
    expect(walked).toBeGreaterThan(300);
  });

  test('goes on to its decision by the second machine', () => {
    const after = storyOf(migrate(given(...plain.assigned).standing)).after(
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'issueOpinion'),
    );
    expect(after.state).toBe('passed');
    expect(after.standing.version).toBe('2');
  });

  test('goes through JSON and comes back the same', () => {
    const after = migrate(given(...plain.noticed).standing);
    const again = JSON.parse(JSON.stringify(after)) as Standing;
    expect(fingerprintOf(again, 9)).toBe(fingerprintOf(after, 9));
  });
});

describe('what was owed stays owed', () => {
  test('the hearing offered with the notice can be asked for while the party may still speak', () => {
    const noticed = given(...plain.passed, does(handler, 'serveNotice', { hearingRight: true })).standing;
    const after = migrate(noticed);
    expect(sideState(after, 'hearing')).toBe('offered');
    expect(contextOf(after).clocks.hearingRequest).toMatchObject({ from: someDay, endedOn: null });
    expect(storyOf(after).when(does(handler, 'requestHearing', { receivedOn: someDay }))).toBe('passed');
  });

  test.each([
    ['it defended itself', [does(handler, 'recordDefense')]],
    ['it waived the defense', [does(handler, 'recordWaiver', { hearing: false })]],
  ])('the party keeps its five days to ask for a hearing, though %s', (_how, steps) => {
    const told = given(...plain.passed, does(handler, 'serveNotice', { hearingRight: true }), ...steps).standing;
    expect(storyOf(migrate(told)).when(does(handler, 'requestHearing', { receivedOn: someDay }))).toBe('passed');
  });

  test('nobody is offered a hearing on a notice that no longer covers the draft, nor after the decision', () => {
    const outdated = given(
      ...plain.passed,
      does(handler, 'serveNotice', { hearingRight: true }),
      does(handler, 'amendDraft'),
      finalDraft({ contentHash: draft('c'), noticeHash: draft('d') }),
    );
    const approved = given(
      ...plain.passed,
      does(handler, 'serveNotice', { hearingRight: true }),
      does(handler, 'recordWaiver'),
      does(handler, 'requestApproval'),
      does(head, 'approve'),
    );
    expect([outdated, approved].map(({ standing }) => sideState(migrate(standing), 'hearing'))).toEqual([
      'none',
      'none',
    ]);
  });

  test('a party that was told of no hearing is not offered one', () => {
    const after = migrate(given(...plain.waived).standing);
    expect(sideState(after, 'hearing')).toBe('none');
    expect(contextOf(after).clocks.hearingRequest).toBeUndefined();
  });

  test('problems named under the first edition can be objected to from the day of migration', () => {
    const after = migrate(given(...plain.problemsFound).standing);
    expect(contextOf(after).clocks.objection).toMatchObject({ from: someDay, endedOn: null });
    expect(storyOf(after).when(does(handler, 'raiseObjection'))).toBe('awaitingObjectionAnswer');
  });

  test('who handled it can never review it, and who reviewed it never handles it', () => {
    const { involved = [] } = contextOf(migrate(given(...plain.opinionSigned).standing));
    expect(involved.map(({ personId, as }) => [personId, as])).toEqual([
      ['officer-1', 'handler'],
      ['officer-2', 'handler'],
      ['reviewer-1', 'reviewer'],
    ]);
  });
});

describe('who took a side by an act is told with the migration', () => {
  const ledger = [
    ['signSubmission', unitHead, ['handlingUnitHead']],
    ['submitForReview', handler, ['caseHandler']],
    ['amendDraft', handler, ['caseHandler']],
    ['accept', reviewer, ['reviewUnitMember']],
    ['issueOpinion', reviewHead, ['reviewUnitHead']],
  ] as const;
  const took = partTaken(ledger.map(([type, { personId: actorId }, actorRoles]) => ({ type, actorId, actorRoles })));

  test('as the ledger has it: who signed for the unit, who handled, who reviewed, each once', () => {
    expect(took).toEqual({
      signed: [unitHead.personId],
      handled: [handler.personId],
      reviewed: [reviewHead.personId],
    });
  });

  const migratedWith = (steps: readonly Step[]): Story => {
    const act = { type: 'migrate', to: '2', ...took, text: null } as const;
    const decision = decide(given(...steps).standing, act, { by: administrator, on: someDay, dues: {} });
    if (!decision.ok) throw new Error(`expected to migrate, got ${decision.refusal}`);
    return storyOf(decision.next);
  };

  test('who signed the submission under the first machine does not review it under the second', () => {
    const accepted = migratedWith(plain.accepted);
    expect(accepted.when(does(reviewHead, 'assignReviewer', { reviewerId: unitHead.personId }))).toBe(
      'handler-cannot-review',
    );
  });

  test('who issued an opinion under the first does not take the case over under the second', () => {
    const hands = does(unitHead, 'assignHandlers', { handlers: [handler.personId, reviewHead.personId] });
    expect(migratedWith(plain.problemsFound).when(hands)).toBe('reviewer-cannot-handle');
  });
});

describe('migrating is refused', () => {
  const act = { type: 'migrate', to: '2', text: null } as const;
  const moment = { by: administrator, on: someDay, dues: {} };
  const refusalOf = (standing: Standing, change: object = {}, by: Actor = administrator, on = someDay) => {
    const decision = decide(standing, { ...act, ...change }, { ...moment, by, on });
    return decision.ok ? null : decision.refusal;
  };
  const { standing } = given(...plain.assigned);

  test.each(people.map((person) => [person.name, person] as const))('to %s', (_name, person) => {
    expect(refusalOf(standing, {}, person)).toBe('not-your-act');
  });

  test('to a clock, and to the administrator of another authority', () => {
    expect(refusalOf(standing, {}, system)).toBe('not-your-act');
    const elsewhere: Actor = { personId: 'admin-2', offices: [{ office: 'administrator', of: 'authority-2' }] };
    expect(refusalOf(standing, {}, elsewhere)).toBe('not-your-act');
  });

  test('to a version nobody released, to the one it has, and back', () => {
    expect(refusalOf(standing, { to: '3' })).toBe('version-not-offered');
    expect(refusalOf(standing, { to: '1' })).toBe('version-not-offered');
    expect(refusalOf(migrate(standing))).toBe('version-not-offered');
    expect(refusalOf(migrate(standing), { to: '1' })).toBe('version-not-offered');
    expect(refusalOf(standing, { to: 'constructor' })).toBe('version-not-offered');
  });

  test('before the first act and after the last', () => {
    expect(refusalOf(firstEdition().standing)).toBe('act-not-in-this-state');
    const unopened = migrated(firstEdition().standing, { to: '2' }, someDay);
    expect(unopened).toMatchObject({ version: '2', context: { involved: [] } });
    expect(refusalOf(given(...plain.closed).standing)).toBe('act-not-in-this-state');
  });

  test('on a day before the last act', () => {
    expect(refusalOf(standing, {}, administrator, '2026-03-01')).toBe('date-before-previous');
  });

  test('in a publication, which knows one version', () => {
    const { rules, parts, actKind } = contextOf(standing);
    const page = beginning('publication', { rules, parts, actKind, backEntry: false, decidedOn: someDay });
    expect(migrated(page, { to: '2' }, someDay)).toBeNull();
  });
});

const allowedTo = (by: Actor, at: Standing): readonly ActType[] =>
  permittedActs(at, { by, on: someDay, dues: {} })
    .filter(({ refusal, type }) => refusal === null && type !== 'remind' && type !== 'replaceLeader')
    .map(({ type }) => type);

/** One act of those allowed now, by the next who may do any; null where nobody may. */
function step(at: Standing, pick: number): Standing | null {
  const from = pick % people.length;
  for (const by of [...people.slice(from), ...people.slice(0, from)]) {
    const types = allowedTo(by, at);
    const type = types[pick % Math.max(1, types.length)];
    if (type === undefined) continue;
    const fields = { assignReviewer: { reviewerId: reviewer.personId }, finalizeDraft: finalDraft().fields };
    const act = actOf({ by, type, fields: fields[type as keyof typeof fields] ?? {} }, at);
    const decision = decide(at, act, { by, on: someDay, dues: {} });
    return decision.ok ? decision.next : at;
  }
  return null;
}
