import { describe, expect, test } from 'vitest';
import { obstacleToActingHead } from '../../../../../law/processes/case/proceedings/approval.ts';
import type { Rules } from '../../../../../law/profiles/rules.ts';
import {
  aCase,
  convening,
  deputy,
  does,
  draft,
  everyOffice,
  given,
  handler,
  head,
  nationalRules,
  opening,
  otherDeputy,
  plain,
  reviewer,
  proceeding,
  someDay,
  standingFor,
  thirdOfficer,
  unitHead,
} from '../../../../fixtures/cases.ts';

const withApproval = (approval: Partial<Rules['approval']>): Rules => ({
  ...nationalRules,
  approval: { ...nationalRules.approval, ...approval },
});
const endorse = does(otherDeputy, 'endorse');
const approve = does(head, 'approve');
const measure = does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T09:30:00+08:00' });

const names = (fields: object, role = 'authorityHead'): ReturnType<typeof does> => ({
  ...does(unitHead, 'replaceLeader', {}, { on: '2026-03-04' }),
  fields: { role, personId: deputy.personId, ...fields },
});

describe('two steps: 分管 → 主要', () => {
  const asked = aCase(withApproval({ twoSteps: true })).after(...plain.approvalAsked);

  test('the deputy in charge first, then the head', () => {
    expect(asked.state).toBe('awaitingEndorsement');
    expect(asked.taskKinds()).toEqual(['endorse']);
    expect(asked.when(approve)).toBe('act-not-in-this-state');
    const endorsed = asked.after(endorse);
    expect(endorsed.state).toBe('awaitingApproval');
    expect(endorsed.context.draft.endorsed).toEqual({ contentHash: draft('a'), by: otherDeputy.personId });
    expect(endorsed.when(approve)).toBe('decided');
  });

  test('one step where the rules know one', () => {
    expect(given(...plain.approvalAsked).when(endorse)).toBe('act-not-in-this-state');
  });

  test.each([
    ['the deputy in charge of the review', deputy, {}, 'not-your-act'],
    ['the head himself', head, {}, 'not-your-act'],
    ['other bytes', otherDeputy, { contentHash: draft('f') }, 'content-not-reviewed'],
  ] as const)('not by %s', (_who, by, fields, outcome) => {
    expect(asked.when(does(by, 'endorse', fields))).toBe(outcome);
  });

  test('two steps are two persons, whoever stands in for whom', () => {
    const both = asked.after(does(everyOffice, 'endorse'));
    expect(both.when(does(everyOffice, 'approve'))).toBe('endorser-cannot-approve');
    expect(both.when(approve)).toBe('decided');
    const named = asked.after(endorse, {
      ...names({ mandate: '2026-03-02', personId: otherDeputy.personId }),
      on: someDay,
    });
    expect(named.when(does(otherDeputy, 'approve'))).toBe('endorser-cannot-approve');
    expect(asked.after(does(standingFor(head, otherDeputy), 'endorse')).when(approve)).toBe('endorser-cannot-approve');
  });

  test('the deputy may refuse; asked again, both steps are taken again', () => {
    const refused = asked.after(does(otherDeputy, 'refuseApproval'));
    expect(refused.state).toBe('notApproved');
    const again = asked.after(endorse, does(head, 'refuseApproval'), does(handler, 'requestApproval'));
    expect([again.state, again.context.draft.endorsed]).toEqual(['awaitingEndorsement', null]);
  });

  test('what the party says first is heard first', () => {
    const heard = asked.after(does(handler, 'recordDefense'));
    expect(heard.when(endorse)).toBe('defense-not-reexamined');
    expect(heard.taskKinds()).toEqual(['reexamine']);
    const adopted = heard.after(does(handler, 'reexamineDefense', { adopted: true }));
    expect([adopted.state, adopted.context.draft.endorsed]).toEqual(['passVoided', null]);
  });

  test('the deputy endorses again, knowing what the party said since (APL 45)', () => {
    const late = asked.after(endorse, does(handler, 'recordDefense'));
    expect([late.state, late.context.draft.endorsed, late.taskKinds()]).toEqual([
      'awaitingEndorsement',
      null,
      ['reexamine'],
    ]);
    expect(late.when(approve)).toBe('act-not-in-this-state');
    const heard = late.after(does(handler, 'reexamineDefense', { adopted: false }));
    expect(heard.taskKinds()).toEqual(['endorse']);
    expect(heard.after(endorse).when(approve)).toBe('decided');
  });

  test('with one step, or in the meeting of the heads, nobody is asked twice', () => {
    const said = [does(handler, 'recordDefense'), does(handler, 'reexamineDefense', { adopted: false })];
    expect(given(...plain.approvalAsked, ...said).when(approve)).toBe('decided');
    const sitting = asked.after(endorse, convening(), ...said);
    expect([sitting.state, sitting.context.draft.endorsed?.by]).toEqual(['headsDeliberating', otherDeputy.personId]);
  });

  test('from outside the scope of review the way is the same', () => {
    const outside = aCase(withApproval({ twoSteps: true })).after(
      opening({ actKind: 'license' }),
      does(handler, 'finalizeDraft', { contentHash: draft('a'), penaltyKinds: [], fineFen: 0, grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
      does(handler, 'requestApproval'),
    );
    expect(outside.state).toBe('awaitingEndorsement');
    expect(outside.after(does(handler, 'amendDraft')).state).toBe('drafting');
  });
});

describe('acting for an absent head (PRACTICE A9)', () => {
  test.each([
    ['with a written authority of the day', 'writtenAuthority', { mandate: '2026-03-04' }, 'awaitingApproval'],
    ['with an older one', 'writtenAuthority', { mandate: '2026-03-01' }, 'awaitingApproval'],
    ['with one of a day to come', 'writtenAuthority', { mandate: '2026-03-05' }, 'date-in-future'],
    ['without one', 'writtenAuthority', { mandate: null }, 'written-authority-missing'],
    [
      'where the rules know nobody who acts for the head',
      'none',
      { mandate: '2026-03-04' },
      'acting-head-not-provided',
    ],
  ] as const)('%s', (_how, actingHead, fields, outcome) => {
    const asked = aCase(withApproval({ actingHead })).after(...plain.approvalAsked);
    expect(asked.when(names(fields))).toBe(outcome);
  });

  test('another leader needs no such paper', () => {
    const asked = aCase(withApproval({ actingHead: 'none' })).after(...plain.approvalAsked);
    expect(asked.when(names({ mandate: null }, 'handlingUnitHead'))).toBe('awaitingApproval');
  });

  test.each([
    ['approve', plain.approvalAsked],
    ['refuseApproval', plain.approvalAsked],
    ['conveneDeliberation', proceeding.complexAsked],
    ['conveneDeliberation', proceeding.headsConvened],
    ['conveneDeliberation', proceeding.disputed],
    ['conveneDeliberation', proceeding.convened],
    ['decideEnding', proceeding.endingProposed],
    ['decideRecusal', [...plain.assigned, does(handler, 'requestRecusal')]],
    ['decideUrgentMeasure', [...plain.opened, measure, does(handler, 'reportUrgentMeasure')]],
  ] as const)('a leave alone does not pass on what the head decides: %s', (type, past) => {
    const byLeave = does(standingFor(deputy, head), type);
    const asked = given(...past);
    expect(asked.when(byLeave)).toBe('written-authority-missing');
    expect(
      aCase(withApproval({ actingHead: 'none' }))
        .after(...past)
        .when(byLeave),
    ).toBe('acting-head-not-provided');
    expect(asked.permitted(byLeave.by).find((act) => act.type === type)?.refusal).toBe('written-authority-missing');
    expect(asked.when({ ...byLeave, by: head })).not.toBe('written-authority-missing');
    const named = asked.after({ ...names({ mandate: someDay }), on: someDay });
    expect(named.when({ ...byLeave, by: deputy })).not.toBe('written-authority-missing');
  });

  test('nor does the leave of who was named for the head', () => {
    const named = given(...plain.approvalAsked).after({ ...names({ mandate: someDay }), on: someDay });
    expect(named.when(does(standingFor(otherDeputy, deputy), 'approve'))).toBe('written-authority-missing');
  });

  test('a leave of the head takes nothing from who may act in another role, nor from another leader’s substitute', () => {
    const asked = aCase(withApproval({ twoSteps: true })).after(...plain.approvalAsked);
    expect(asked.when(does(standingFor(otherDeputy, head), 'refuseApproval'))).toBe('notApproved');
    expect(asked.when(does(standingFor(deputy, otherDeputy, head), 'endorse'))).toBe('awaitingApproval');
    const as = ['authorityHead', 'handlingDeputy'];
    const both = {
      ...does(standingFor(deputy, head), 'approve'),
      on: someDay,
      dues: {},
      party: 'settled',
      as,
    } as never;
    expect(obstacleToActingHead(asked.context, both)).toBeNull();
    expect(given(...plain.finalized).when(does(standingFor(thirdOfficer, unitHead), 'signSubmission'))).toBe(
      'readyToSubmit',
    );
  });

  test('who was named approves in the place of the head', () => {
    const named = given(...plain.approvalAsked).after({ ...names({ mandate: '2026-03-02' }), on: '2026-03-02' });
    expect(named.when(does(deputy, 'approve'))).toBe('decided');
    expect(named.when(approve)).toBe('not-your-act');
  });
});
