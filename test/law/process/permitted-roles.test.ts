import { describe, expect, test } from 'vitest';
import { permittedRoles } from '../../../law/process/permitted-roles.ts';
import { beginning, decide, permittedActs } from '../../../law/process.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { rolesIn, system, type CaseRole } from '../../../law/people/roles.ts';
import {
  aCase,
  does,
  given,
  handler,
  people,
  plain,
  reviewer,
  reviewHead,
  secondReviewer,
  someDay,
  type Step,
} from '../../fixtures/cases.ts';

const moment = { on: someDay, dues: {} };

const actsByRole = (processState: ProcessState): Record<string, readonly string[]> =>
  Object.fromEntries(
    permittedRoles(processState, moment).map(({ role, acts }) => [
      role,
      acts.filter(({ refusal }) => refusal === null).map(({ type }) => type),
    ]),
  );

describe('what each role may do', () => {
  test.each<[string, readonly Step[], CaseRole, string]>([
    ['the handler finalizes a draft', plain.opened, 'caseHandler', 'finalizeDraft'],
    ['the head of the handling unit signs it', plain.finalized, 'handlingUnitHead', 'signSubmission'],
    ['any member of the review unit takes it in', plain.submitted, 'reviewUnitMember', 'accept'],
    ['the named reviewer signs the opinion', plain.assigned, 'legalReviewer', 'signOpinion'],
    ['the head of the review unit issues it', plain.opinionSigned, 'reviewUnitHead', 'issueOpinion'],
  ])('%s', (_title, steps, role, act) => {
    const byRole = actsByRole(given(...steps).processState);
    expect(byRole[role]).toContain(act);
    const others = Object.entries(byRole).filter(([other, acts]) => other !== role && acts.includes(act));
    expect(others).toEqual([]);
  });

  test('before it is opened any officer may open it, and the importer may enter history', () => {
    const byRole = actsByRole(beginning('case', aCase().context));
    expect(Object.values(byRole).flat()).toContain('enterHistory');
  });

  test('a clock is told no act', () => {
    expect(permittedRoles(given(...plain.assigned).processState, moment).map(({ role }) => role)).not.toContain(
      'system',
    );
  });

  test('a stand-in is asked in place of the leader', () => {
    const standIn = does(reviewHead, 'replaceLeader', {
      role: 'reviewUnitHead',
      personId: secondReviewer.personId,
      mandate: someDay,
    });
    const { processState } = given(...plain.assigned, standIn, does(reviewer, 'signOpinion'));
    expect(actsByRole(processState)['reviewUnitHead']).toContain('issueOpinion');
  });

  test('what a role is told is what a person in it is told', () => {
    for (const steps of Object.values(plain)) {
      const { processState } = given(...steps);
      for (const { role, acts } of permittedRoles(processState, moment)) {
        const person = people.find((one) => rolesIn(one, processState.context.participants).includes(role));
        if (person === undefined || person === handler) continue;
        const own = permittedActs(processState, { ...moment, by: person }).map(({ type, refusal }) => [type, refusal]);
        expect(own).toEqual(expect.arrayContaining(acts.map(({ type, refusal }) => [type, refusal])));
      }
    }
  });

  test('what the system does is not asked of people', () => {
    const { processState } = given(...plain.assigned);
    const act = { type: 'clockExpired', clock: 'review', text: null } as const;
    expect(decide(processState, act, { by: system, ...moment }).ok).toBe(true);
    expect(Object.values(actsByRole(processState)).flat()).not.toContain('clockExpired');
  });
});
