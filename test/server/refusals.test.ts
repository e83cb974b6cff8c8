import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import {
  deputy,
  handler,
  handlingUnit,
  head,
  clerk,
  reviewer,
  reviewHead,
  secondHandler,
  supervisor,
  unitHead,
} from '../fixtures/cases.ts';
import { checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** What an act is answered with, and that it left nothing but a refusal. */
async function refusalOf(person: Actor, caseId: string, act: SentAct) {
  const before = await house.ledgerLength(caseId);
  const problem = await problemOf(house.act(person, caseId, act));
  expect(await house.ledgerLength(caseId)).toBe(before);
  return problem;
}

describe('bad input gets a sentence, a provision and a remedy, and changes nothing', () => {
  test('an act in the wrong state', async () => {
    const caseId = await house.openCase();
    const problem = await refusalOf(handler, caseId, { type: 'closeCase', note: null });
    expect(problem).toMatchObject({ status: 409, code: 'act-not-in-this-state' });
    expect(await house.refusals(caseId)).toEqual([
      { code: 'act-not-in-this-state', personId: handler.personId, type: 'closeCase' },
    ]);
  });

  test('a decision without a review is told so in the words of the law', async () => {
    const caseId = await house.openCase();
    const problem = await refusalOf(handler, caseId, {
      type: 'requestApproval',
      contentHash: 'a'.repeat(64),
      note: null,
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'review-missing',
      sentence: '未经法制审核，不得作出决定。',
      provision: { id: 'APL-58', label: '处罚法58' },
    });
    expect(problem.remedy).toContain('提请法制审核');
  });

  test('a stale revision says who changed the case', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const browser = await house.signedIn(reviewer);
    const stale = browser.api.act({
      params: { id: caseId },
      body: { act: { type: 'accept' }, expectedRevision: 1, commandId: randomUUID() },
    });
    const problem = await problemOf(stale);
    expect(problem).toMatchObject({ status: 409, code: 'revision-stale' });
    expect(problem.changes[0]).toMatch(/^本案已由 何川 于 \d\d:\d\d 办理：提请法制审核/);
    expect(await house.state(caseId)).toBe('awaitingIntake');
  });

  test('a wrong role', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const problem = await refusalOf(supervisor, caseId, { type: 'accept' });
    expect(problem).toMatchObject({ status: 403, code: 'not-your-act' });
  });

  test('a stranger to the case learns not that it exists', async () => {
    const caseId = await house.openCase();
    const browser = await house.signedIn(clerk);
    const seen = await problemOf(browser.api.caseView({ params: { id: caseId } }));
    const nowhere = await problemOf(browser.api.caseView({ params: { id: randomUUID() } }));
    expect(seen).toMatchObject({ status: 404, code: 'case-unknown' });
    expect({ ...nowhere, requestId: null }).toEqual({ ...seen, requestId: null });
  });

  test('a reviewer who is a handler of the case', async () => {
    const caseId = randomUUID();
    const officer = await house.signedIn(reviewHead);
    const opened = officer.api.openCase({
      body: {
        commandId: randomUUID(),
        caseId,
        openedOn: today(),
        handlingUnitId: handlingUnit,
        handlers: [reviewHead.personId, secondHandler.personId],
        content: contentOf(),
      },
    });
    // Whoever reviews is no officer of the handling unit, so the case is not even opened.
    expect(await problemOf(opened)).toMatchObject({ status: 422, code: 'act-malformed' });
    const other = await house.openCase();
    await house.submit(other);
    await house.act(reviewer, other, { type: 'accept' });
    const problem = await refusalOf(reviewHead, other, { type: 'assignReviewer', reviewerId: handler.personId });
    expect(problem.code).toBe('handler-cannot-review');
    const [year, month, day] = today().split('-').map(Number);
    expect(problem.changes).toEqual([`何川${year}年${month}月${day}日起为本案承办人（立案时指定）`]);
    const nobody = await refusalOf(reviewHead, other, { type: 'assignReviewer', reviewerId: head.personId });
    expect(nobody.fields.map(({ field }) => field)).toEqual(['reviewerId']);
  });

  test('an opinion with an unanswered check, a finding without its basis, an agreement with a problem', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const contentHash = await house.contentHash(caseId);
    const opinion = { type: 'signOpinion', kind: 'agree', contentHash, advice: null } as const;
    const codeOf = async (given: ReturnType<typeof checks>) =>
      (await refusalOf(reviewer, caseId, { ...opinion, checks: given })).code;
    expect(await codeOf(checks(null).slice(1))).toBe('check-unanswered');
    expect(await codeOf(checks('procedure').map((check) => ({ ...check, basis: '' })))).toBe('check-without-reason');
    expect(await codeOf(checks('procedure'))).toBe('agree-with-problem');
  });

  test('an approval of other bytes than were passed', async () => {
    const caseId = await house.caseToApprove();
    const problem = await refusalOf(head, caseId, { type: 'approve', contentHash: 'e'.repeat(64), note: null });
    expect(problem).toMatchObject({ status: 409, code: 'content-not-reviewed', provision: { id: 'APL-58' } });
  });

  test('a fine raised after the pass, with the change in words', async () => {
    const caseId = await house.openCase(contentOf(200_000));
    await house.submit(caseId);
    await house.assign(caseId);
    await house.review(caseId);
    const officer = await house.signedIn(handler);
    const draft = await officer.api.draft({ params: { id: caseId } });
    const body = { version: draft.version, content: contentOf(300_000) };
    const { version } = await officer.api.saveDraft({ params: { id: caseId }, body });
    await house.act(handler, caseId, { type: 'amendDraft', draftVersion: version });
    const problem = await refusalOf(handler, caseId, {
      type: 'requestApproval',
      contentHash: await house.contentHash(caseId),
      note: null,
    });
    expect(problem).toMatchObject({ code: 'pass-voided', sentence: '原审核意见失效，须再次送审。' });
    expect(problem.changes).toContain('罚款 2000 元改为 3000 元');
    const view = await officer.api.caseView({ params: { id: caseId } });
    expect(view.changesSincePass).toContain('罚款 2000 元改为 3000 元');
    expect(view.rounds[0]?.opinion?.validity).toBe('voided');
  });

  test('an extension by the wrong person, or longer than the rule', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const tooLong = await refusalOf(reviewer, caseId, { type: 'requestExtension', days: 30, reason: '疑难复杂' });
    expect(tooLong.code).toBe('extension-too-long');
    await house.act(reviewer, caseId, { type: 'requestExtension', days: 3, reason: '疑难复杂' });
    for (const [person, codes] of [
      [reviewer, ['not-your-act']],
      [reviewHead, ['not-your-act']],
      [handler, ['not-your-act']],
      [head, ['not-your-act']],
    ] as const) {
      expect(codes).toContain((await refusalOf(person, caseId, { type: 'grantExtension', reason: null })).code);
    }
    await house.act(deputy, caseId, { type: 'declineExtension', reason: '当日可补充' });
  });

  test('an incomplete draft names its columns, a draft without evidence is not sent', async () => {
    const bare = contentOf();
    const caseId = await house.openCase({
      ...bare,
      party: { ...bare.party, name: '' },
      law: [],
      evidence: [],
    });
    const act = { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null } as const;
    const problem = await refusalOf(handler, caseId, act);
    expect(problem).toMatchObject({ status: 409, code: 'draft-incomplete' });
    expect(problem.fields.map(({ field }) => field)).toEqual(['draft.party.name', 'draft.law']);
    const officer = await house.signedIn(handler);
    const body = { version: 1, content: { ...bare, evidence: [] } };
    await officer.api.saveDraft({ params: { id: caseId }, body });
    expect((await refusalOf(handler, caseId, { ...act, draftVersion: 2 })).code).toBe('materials-missing');
    expect((await refusalOf(handler, caseId, act)).code).toBe('content-changed-since-seen');
  });

  test('two windows that save one draft: the second hears what the first wrote', async () => {
    const caseId = await house.openCase();
    const officer = await house.signedIn(handler);
    const save = (version: number, content = contentOf(510_000)) =>
      officer.api.saveDraft({ params: { id: caseId }, body: { version, content } });
    await save(1);
    const problem = await problemOf(save(1, contentOf(520_000)));
    expect(problem).toMatchObject({ status: 409, code: 'draft-stale' });
    expect(problem.changes).toContain('罚款 5200 元改为 5100 元');
    // The same words again, after a lost answer, are no conflict.
    expect((await save(1)).version).toBe(2);
  });
});

const malformed = async (body: unknown, type = 'application/json') => {
  const caseId = await house.openCase();
  const browser = await house.signedIn(handler);
  const before = await house.ledgerLength(caseId);
  const response = await browser.fetch(`/api/cases/${caseId}/acts`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(await house.ledgerLength(caseId)).toBe(before);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return { status: response.status, ...((await response.json()) as { code: string; sentence: string }) };
};
const sent = (act: object) => ({ act, expectedRevision: 1, commandId: randomUUID() });

describe('malformed requests', () => {
  test.for([
    ['an unknown act', sent({ type: 'xstate.stop' }), 422, 'act-malformed'],
    ['a system’s act', sent({ type: 'clockExpired', clock: 'review' }), 422, 'act-malformed'],
    ['a field too many', sent({ type: 'accept', reviewerId: 'x' }), 422, 'act-malformed'],
    [
      'a measure the server computes',
      sent({ type: 'finalizeDraft', draftVersion: 1, newFacts: false, fineFen: 1 }),
      422,
      'act-malformed',
    ],
    ['a malformed date', sent({ type: 'recordWaiver', waivedOn: '2026-02-30' }), 422, 'act-malformed'],
    ['a date in words', sent({ type: 'recordWaiver', waivedOn: '昨天' }), 422, 'act-malformed'],
    ['NUL in a text', sent({ type: 'withdrawSubmission', reason: 'a\u0000b' }), 422, 'act-malformed'],
    ['half a surrogate pair', sent({ type: 'withdrawSubmission', reason: 'a\ud800b' }), 422, 'act-malformed'],
    ['an empty reason', sent({ type: 'withdrawSubmission', reason: ' \n ' }), 422, 'act-malformed'],
    ['no JSON', '{"act":', 400, 'body-unreadable'],
    ['a list', [], 422, 'act-malformed'],
    ['nothing', '', 422, 'act-malformed'],
  ] as const)('%s', async ([, body, status, code]) => {
    expect(await malformed(body)).toMatchObject({ status, code });
  });

  test('a body of 30 MB', async () => {
    const answer = await malformed(JSON.stringify(sent({ type: 'remind', note: '长'.repeat(10_000_000) })));
    expect(answer).toMatchObject({ status: 413, code: 'body-too-large', sentence: '提交的内容过大。' });
  });

  test('another site’s form', async () => {
    expect(await malformed('act=accept', 'application/x-www-form-urlencoded')).toMatchObject({ status: 422 });
  });

  test('a business date outside back entry', async () => {
    const caseId = await house.openCase();
    const browser = await house.signedIn(unitHead);
    const body = {
      act: { type: 'declineSignature', reason: '重写' } as const,
      expectedRevision: 1,
      commandId: randomUUID(),
      on: today(),
    };
    const problem = await problemOf(browser.api.act({ params: { id: caseId }, body }));
    expect(problem.code).toBe('date-only-in-back-entry');
  });

  test('every problem of the server names its request', async () => {
    const response = await house.browser().fetch('/api/nowhere');
    const problem = (await response.json()) as { requestId: string; status: number };
    expect([response.status, problem.requestId]).toEqual([404, response.headers.get('x-request-id')]);
  });
});

describe('an act sent twice', () => {
  test('is recorded once, and the second answer is the first', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const commandId = randomUUID();
    const first = await house.act(reviewer, caseId, { type: 'accept' }, { commandId });
    const before = await house.ledgerLength(caseId);
    const { api } = await house.signedIn(reviewer);
    const again = { act: { type: 'accept' }, expectedRevision: 4, commandId } as const;
    const second = await api.act({ params: { id: caseId }, body: again });
    expect(second).toMatchObject({ outcome: 'recorded', revision: (first as { revision: number }).revision });
    expect(await house.ledgerLength(caseId)).toBe(before);
    const browser = await house.signedIn(reviewer);
    expect(await browser.api.command({ params: { id: commandId } })).toMatchObject({ outcome: 'recorded', caseId });
    expect(await browser.api.command({ params: { id: randomUUID() } })).toMatchObject({ outcome: 'unknown' });
    const others = await house.signedIn(handler);
    expect(await others.api.command({ params: { id: commandId } })).toMatchObject({ outcome: 'unknown' });
  });

  test('a hundred at once are recorded once', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const browser = await house.signedIn(reviewer);
    const body = { act: { type: 'accept' } as const, expectedRevision: 4, commandId: randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => browser.api.act({ params: { id: caseId }, body })),
    );
    expect(new Set(answers.map((answer) => answer.outcome))).toEqual(new Set(['recorded']));
    const rows = await house.stage.owner`select * from ledger where subject_id = ${caseId} and type = 'accept'`;
    expect(rows).toHaveLength(1);
  });

  test('a refusal is found again by its command', async () => {
    const caseId = await house.openCase();
    const commandId = randomUUID();
    await problemOf(house.act(handler, caseId, { type: 'closeCase', note: null }, { commandId }));
    const browser = await house.signedIn(handler);
    expect(await browser.api.command({ params: { id: commandId } })).toMatchObject({
      outcome: 'refused',
      problem: { code: 'act-not-in-this-state' },
    });
  });
});
