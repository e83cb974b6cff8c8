import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  revokeCredential,
  saveAuthority,
  saveCredential,
  saveFirstReview,
  savePerson,
  savePoolMember,
  saveUnit,
  setOffices,
} from '../../db/admin.ts';
import { connect, type Database } from '../../db/connect.ts';
import { reviewersRecord } from '../../db/read/staff.ts';
import { inOwnRight, type Actor } from '../../law/people/roles.ts';
import { addDays } from '../../law/time/civil-date.ts';
import {
  authority,
  handler,
  handlingUnit,
  head,
  nationalRules,
  reviewer,
  reviewHead,
  reviewUnit,
  rulesWith,
  secondHandler,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { openAccounts, checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
let owner: Database;
beforeAll(async () => {
  house = await House.open({}, rulesWith({ pool: 'signs' }, nationalRules));
  owner = connect(house.stage.place.url, { max: 1 });
});
afterAll(async () => {
  await owner.close();
  await house.close();
});

const inDays = (days: number): string => addDays(today(), days);
const leaves: { id: string; by: Actor }[] = [];

async function leave(absent: Actor, substitute: Actor, more: { by?: Actor; fromOn?: string; untilOn?: string } = {}) {
  const id = randomUUID();
  const by = more.by ?? absent;
  const browser = await house.signedIn(by);
  await browser.api.enterLeave({
    body: {
      id,
      personId: absent.personId,
      substituteId: substitute.personId,
      fromOn: more.fromOn ?? today(),
      untilOn: more.untilOn ?? inDays(4),
      reason: '年休假',
    },
  });
  leaves.push({ id, by });
  return id;
}

const endLeave = async (id: string, by: Actor): Promise<void> => {
  await (await house.signedIn(by)).api.endLeave({ params: { id } });
};

afterEach(async () => {
  for (const { id, by } of leaves.splice(0)) await endLeave(id, by);
});

const inboxOf = async (person: Actor, caseId: string) => {
  const { items } = await (await house.signedIn(person)).api.tasks({ query: { limit: 100 } });
  return items.filter((item) => item.subject.id === caseId);
};

async function caseInReview(): Promise<string> {
  const caseId = await house.openCase();
  await house.submit(caseId);
  await house.assign(caseId);
  return caseId;
}

const sign = async (person: Actor, caseId: string) =>
  house.act(person, caseId, {
    type: 'signOpinion',
    kind: 'agree',
    contentHash: await house.contentHash(caseId),
    checks: checks(null),
    issues: null,
    settled: null,
    advice: null,
  });

const lastBy = async (caseId: string): Promise<unknown> => {
  const [row] = await house.stage.owner<{ by: unknown }[]>`
    select entry::jsonb -> 'by' as by from ledger where subject_id = ${caseId} order by seq desc limit 1`;
  return row?.by;
};

const refusedFor = async (done: Promise<unknown>): Promise<unknown> => (await problemOf(done)).code;

describe('while somebody is away', () => {
  test('the present inbox lies before the substitute, who acts for them; the ledger says for whom', async () => {
    const caseId = await caseInReview();
    expect(await inboxOf(secondReviewer, caseId)).toEqual([]);
    const counts = async () => (await (await house.signedIn(secondReviewer)).api.tasks()).counts.all;
    const before = await counts();
    await leave(reviewer, secondReviewer);
    expect(await inboxOf(secondReviewer, caseId)).toMatchObject([
      { kind: 'review', standsFor: { id: reviewer.personId, name: '周敏' } },
    ]);
    expect(await counts()).toBe(before + 1);
    const me = await (await house.signedIn(secondReviewer)).api.me();
    expect(me.standsFor).toEqual([{ id: reviewer.personId, name: '周敏', untilOn: inDays(4) }]);
    expect((await (await house.signedIn(reviewer)).api.me()).leave?.substitute.name).toBe('宋雅');

    await sign(secondReviewer, caseId);
    expect(await house.state(caseId)).toBe('awaitingIssue');
    expect(await lastBy(caseId)).toEqual({
      ...inOwnRight(secondReviewer),
      standsFor: [{ personId: reviewer.personId, offices: reviewer.offices }],
    });
    const sides = await house.stage.owner`
      select side from case_side where case_id = ${caseId} and person_id = ${secondReviewer.personId}`;
    expect(sides).toEqual([{ side: 'reviewing' }]);
  });

  test('what the substitute may do in their own right is done in their own right', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await leave(reviewer, secondReviewer);
    await house.act(secondReviewer, caseId, { type: 'accept' });
    expect(await lastBy(caseId)).toEqual(inOwnRight(secondReviewer));
  });

  test('a handler is stood in for as well, and whoever did so stays on that side', async () => {
    const caseId = await house.openCase();
    await leave(handler, unitHead);
    const officer = await house.signedIn(unitHead);
    const { version } = await officer.api.draft({ params: { id: caseId } });
    await house.act(unitHead, caseId, {
      type: 'finalizeDraft',
      draftVersion: version,
      newFacts: false,
      answers: null,
    });
    expect(await lastBy(caseId)).toMatchObject({ standsFor: [{ personId: handler.personId }] });
    const view = await officer.api.caseView({ params: { id: caseId } });
    expect(view.myRoles).toContain('caseHandler');
    const sides = await house.stage.owner`
      select side from case_side where case_id = ${caseId} and person_id = ${unitHead.personId}`;
    expect(sides).toEqual([{ side: 'handling' }]);
  });

  test('two handlers away with one substitute: their task lies there once', async () => {
    const caseId = await house.openCase();
    await leave(handler, unitHead);
    await leave(secondHandler, unitHead);
    expect(await inboxOf(unitHead, caseId)).toHaveLength(1);
    const { items, counts } = await (await house.signedIn(unitHead)).api.tasks({ query: { limit: 100 } });
    expect(counts.all).toBe(items.length);
    const mine = await (await house.signedIn(unitHead)).api.cases({ query: { mine: 'true' } });
    expect(mine.items.map(({ id }) => id)).toContain(caseId);
  });
});

describe('the door is closed again', () => {
  test('when the leave has ended early', async () => {
    const caseId = await caseInReview();
    const id = await leave(reviewer, secondReviewer);
    expect(await inboxOf(secondReviewer, caseId)).toHaveLength(1);
    await endLeave(id, reviewer);
    expect(await inboxOf(secondReviewer, caseId)).toEqual([]);
    expect(await problemOf(sign(secondReviewer, caseId))).toMatchObject({ code: 'not-your-act', status: 403 });
    expect(await inboxOf(reviewer, caseId)).toHaveLength(1);
  });

  test('when its last day is over, and before its first', async () => {
    const caseId = await caseInReview();
    const days = [
      [inDays(-9), inDays(-1)],
      [inDays(1), inDays(9)],
    ];
    for (const [from_on, until_on] of days) {
      const begin = {
        id: randomUUID(),
        person_id: reviewer.personId,
        substitute_id: secondReviewer.personId,
        from_on,
        until_on,
        reason: '出差',
        entered_by: 'tests',
        entered_at: '2026-01-01T00:00:00Z',
      };
      await house.stage.owner`select record_absence(${JSON.stringify({ begin })}::text::jsonb)`;
      leaves.push({ id: begin.id, by: reviewer });
    }
    expect(await inboxOf(secondReviewer, caseId)).toEqual([]);
    expect(await problemOf(sign(secondReviewer, caseId))).toMatchObject({ code: 'not-your-act' });
  });

  test('when the substitute has left the unit', async () => {
    const caseId = await caseInReview();
    await leave(reviewer, secondReviewer);
    await setOffices(owner.db, secondReviewer.personId, []);
    try {
      expect(await inboxOf(secondReviewer, caseId)).toEqual([]);
    } finally {
      await setOffices(owner.db, secondReviewer.personId, secondReviewer.offices);
    }
  });
});

describe('a leave lets nobody escape what they were in the case', () => {
  test('a handler who stands in for the reviewer cannot review, and is told since when', async () => {
    await setOffices(owner.db, secondHandler.personId, [
      ...secondHandler.offices,
      { office: 'reviewer', of: reviewUnit },
    ]);
    try {
      const caseId = await caseInReview();
      await leave(reviewer, secondHandler);
      const entries = await house.ledgerLength(caseId);
      const problem = await problemOf(sign(secondHandler, caseId));
      expect(problem.code).toBe('handler-cannot-review');
      const [year, month, day] = today().split('-').map(Number);
      expect(problem.changes).toEqual([`吴婷${year}年${month}月${day}日起为本案承办人（立案时指定）`]);
      expect(await house.ledgerLength(caseId)).toBe(entries);
      expect((await house.refusals(caseId)).at(-1)).toMatchObject({ code: 'handler-cannot-review' });
    } finally {
      await setOffices(owner.db, secondHandler.personId, secondHandler.offices);
    }
  });

  test('who signed for the reviewer does not issue for the head', async () => {
    const caseId = await caseInReview();
    await leave(reviewer, secondReviewer);
    await leave(reviewHead, secondReviewer);
    await sign(secondReviewer, caseId);
    const issue = house.act(secondReviewer, caseId, {
      type: 'issueOpinion',
      contentHash: await house.contentHash(caseId),
    });
    expect(await problemOf(issue)).toMatchObject({ code: 'issuer-is-reviewer' });
  });
});

describe('who enters a leave, and for whom', () => {
  test.for([
    ['the same person', reviewer, 'substitute-is-absent-person'],
    ['somebody of another unit', handler, 'substitute-unfit'],
  ] as const)('refused: %s as substitute', async ([, substitute, code]) => {
    expect(await problemOf(leave(reviewer, substitute))).toMatchObject({ code, status: 409 });
  });

  test('refused: days that are over, the wrong way round, or taken', async () => {
    const past = leave(reviewer, secondReviewer, { fromOn: inDays(-1) });
    expect(await problemOf(past)).toMatchObject({ code: 'leave-in-past' });
    const reversed = leave(reviewer, secondReviewer, { fromOn: inDays(3), untilOn: inDays(2) });
    expect(await problemOf(reversed)).toMatchObject({ code: 'leave-days-reversed' });
    await leave(reviewer, secondReviewer);
    expect(await problemOf(leave(reviewer, reviewHead))).toMatchObject({ code: 'leave-overlaps' });
    expect(await problemOf(leave(secondReviewer, reviewHead))).toMatchObject({ code: 'substitute-for-another' });
    expect(await problemOf(leave(reviewHead, reviewer))).toMatchObject({ code: 'substitute-away' });
  });

  test('a head enters that of the people of the unit; nobody else does', async () => {
    const byHead = await leave(reviewer, secondReviewer, { by: reviewHead });
    expect(await problemOf(endLeave(byHead, handler))).toMatchObject({ status: 403 });
    await endLeave(byHead, reviewHead);
    expect(await problemOf(leave(reviewer, secondReviewer, { by: unitHead }))).toMatchObject({ status: 403 });
    const overview = await (await house.signedIn(reviewHead)).api.leaves({ query: { person: reviewer.personId } });
    expect(overview.people.map(({ id }) => id).toSorted()).toEqual(['reviewer-1', 'reviewer-2', 'reviewer-3']);
    expect(overview.substitutes.map(({ id }) => id).toSorted()).toEqual(['reviewer-2', 'reviewer-3']);
    expect(overview.leaves).toEqual([]);
    const stranger = await house.signedIn(handler);
    expect(await problemOf(stranger.api.leaves({ query: { person: reviewer.personId } }))).toMatchObject({
      status: 403,
    });
    expect(await problemOf(stranger.api.endLeave({ params: { id: randomUUID() } }))).toMatchObject({ status: 404 });
    const log = await house.stage.owner`select by, what, subject from administration where what like 'absence.%'
      order by id desc limit 2`;
    expect(log).toEqual([
      { by: reviewHead.personId, what: 'absence.end', subject: reviewer.personId },
      { by: reviewHead.personId, what: 'absence.begin', subject: reviewer.personId },
    ]);
  });
});

describe('what the record knows of people on the day of the act', () => {
  test('one credential revoked: the submission is refused (AC-44)', async () => {
    const caseId = await house.openCase();
    const officer = await house.signedIn(handler);
    const { version } = await officer.api.draft({ params: { id: caseId } });
    await house.act(handler, caseId, {
      type: 'finalizeDraft',
      draftVersion: version,
      newFacts: false,
      answers: null,
    });
    const contentHash = await house.contentHash(caseId);
    await house.act(unitHead, caseId, { type: 'signSubmission', contentHash });
    await revokeCredential(owner.db, `credential-${secondHandler.personId}`, today());
    const submit = () => house.act(handler, caseId, { type: 'submitForReview', contentHash, light: null });
    expect(await problemOf(submit())).toMatchObject({ code: 'credentials-invalid', provision: { id: 'APL-42' } });
    const staff = await officer.api.staff();
    const second = staff.units.flatMap(({ people }) => people).concat(staff.leaders);
    expect(second.find(({ id }) => id === secondHandler.personId)?.credentials).toMatchObject([
      { validity: 'revoked' },
    ]);
    await saveCredential(owner.db, {
      id: 'credential-renewed',
      personId: secondHandler.personId,
      number: '川A-新',
      kind: 'enforcement',
      issuedBy: '省司法厅',
      validFrom: '2020-01-01',
      validUntil: '2099-12-31',
      source: '换发',
    });
    await submit();
    expect(await house.state(caseId)).toBe('awaitingIntake');
  });

  test('a first reviewer without the qualification is refused, one who has reviewed before is not (AC-43)', async () => {
    await savePerson(owner.db, { ...recordOf(secondReviewer, '宋雅'), qualification: null });
    const other = await prepared();
    const assign = () => house.act(reviewHead, other, { type: 'assignReviewer', reviewerId: secondReviewer.personId });
    const choice = async () => {
      const people = await (
        await house.signedIn(reviewHead)
      ).api.people({
        query: { office: 'reviewer', forCase: other },
      });
      return people.find(({ id }) => id === secondReviewer.personId);
    };
    expect(await choice()).toMatchObject({ fitness: 'firstTime', unfit: expect.stringContaining('初次') as string });
    expect(await problemOf(assign())).toMatchObject({ code: 'first-reviewer-unqualified' });
    await saveFirstReview(owner.db, secondReviewer.personId, {
      firstReviewOn: '2016-05-01',
      firstReviewSource: '本人任职材料',
    });
    expect(await choice()).toMatchObject({ fitness: 'experienced', unfit: null });
    await assign();
    expect(await house.state(other)).toBe('assigned');
  });

  test('nor does the door of a leave, a co-signature, a delegation or an office let an unqualified person sign (APL 58.2)', async () => {
    const qualified = { qualification: '法律职业资格证书（人事档案）' };
    const rookie = {
      personId: 'reviewer-rookie',
      authorityId: authority,
      offices: [{ office: 'reviewer', of: reviewUnit }],
    } as const;
    await hire(rookie.personId, authority, rookie.offices[0]);
    await savePerson(owner.db, { ...recordOf(rookie, '新人'), qualification: null });
    const caseId = await caseInReview();
    const named = { personId: rookie.personId, note: null };
    for (const type of ['delegateReview', 'askCosign'] as const) {
      expect(await refusedFor(house.act(reviewer, caseId, { type, ...named }))).toBe('first-reviewer-unqualified');
    }
    await leave(reviewer, rookie);
    expect(await refusedFor(sign(rookie, caseId))).toBe('first-reviewer-unqualified');
    await sign(reviewer, caseId);
    const issue = { type: 'issueOpinion', contentHash: await house.contentHash(caseId) } as const;
    await savePerson(owner.db, { ...recordOf(reviewHead, '韩松'), qualification: null });
    expect(await refusedFor(house.act(reviewHead, caseId, issue))).toBe('first-reviewer-unqualified');
    await savePerson(owner.db, { ...recordOf(reviewHead, '韩松'), ...qualified });
    await house.act(reviewHead, caseId, issue);
    expect(await house.state(caseId)).toBe('passed');
    // Whoever issued one before today is none for the first time, with or without a source.
    const [known] = await reviewersRecord(owner.sql, [reviewHead.personId]);
    expect(known?.firstReviewOn).toBe(today());
    await setOffices(owner.db, rookie.personId, []);
  });

  test('a reviewer on leave is shown as such where reviewers are chosen', async () => {
    const caseId = await prepared();
    await leave(reviewer, secondReviewer);
    const people = await (
      await house.signedIn(reviewHead)
    ).api.people({
      query: { office: 'reviewer', forCase: caseId },
    });
    expect(people.find(({ id }) => id === reviewer.personId)?.warning).toContain('由 宋雅 代理');
  });

  test('a reviewer whom another authority lends may sign where the rules say so, and sees that case only', async () => {
    await lend();
    const caseId = await prepared();
    const people = await (
      await house.signedIn(reviewHead)
    ).api.people({
      query: { office: 'reviewer', forCase: caseId },
    });
    expect(people.find(({ id }) => id === lent.personId)).toMatchObject({ from: 'pool', unfit: null });
    await house.act(reviewHead, caseId, { type: 'assignReviewer', reviewerId: lent.personId });
    expect(await inboxOf(lent, caseId)).toHaveLength(1);
    await sign(lent, caseId);
    expect(await house.state(caseId)).toBe('awaitingIssue');
    const elsewhere = await caseInReview();
    const browser = await house.signedIn(lent);
    expect(await problemOf(browser.api.caseView({ params: { id: elsewhere } }))).toMatchObject({ status: 404 });
  });
});

describe('a delegated unit', () => {
  test('enforces in the name of the authority that delegated it, which reviews', async () => {
    await saveAuthority(owner.db, { id: 'street', name: '华明路街道办事处', numberWord: '华街' });
    const unitId = 'street-squad';
    await saveUnit(owner.db, {
      id: unitId,
      authorityId: 'street',
      name: '街道执法队',
      kind: 'handling',
      level: 'street',
      parentId: handlingUnit,
      delegatedBy: authority,
    });
    const officers = ['street-1', 'street-2'];
    for (const id of officers) await hire(id, 'street', { office: 'officer', of: unitId });
    const browser = await house.signedIn({ personId: 'street-1', authorityId: 'street', offices: [] });
    const caseId = randomUUID();
    await browser.api.openCase({
      body: {
        commandId: randomUUID(),
        caseId,
        openedOn: today(),
        handlingUnitId: unitId,
        handlers: officers,
        content: contentOf(),
      },
    });
    const [row] = await house.stage.owner`
      select p.authority_id, c.review_unit_id from enforcement_case c join process p on p.id = c.process_id
      where c.id = ${caseId}`;
    expect(row).toEqual({ authority_id: authority, review_unit_id: reviewUnit });
    expect((await browser.api.cases({ query: {} })).items.map(({ id }) => id)).toEqual([caseId]);
    const { api: deciding } = await house.signedIn(head);
    // Who is asked decides nothing: officers of that unit handle its cases, and nobody of this authority does.
    const offered = await deciding.people({ query: { forCase: caseId, act: 'assignHandlers' } });
    expect(offered.map(({ id }) => id)).toEqual(officers);
    const heads = await deciding.cases({ query: { limit: 100 } });
    expect(heads.items.map(({ id }) => id)).toContain(caseId);
    const staff = await (await house.signedIn(head)).api.staff();
    expect(staff.units.find(({ id }) => id === unitId)).toMatchObject({
      level: 'street',
      parentId: handlingUnit,
      delegatedBy: { name: '示范县市场监督管理局' },
    });
    expect(staff.units.find(({ id }) => id === handlingUnit)?.staffing.officers).toBe(5);
    expect(staff.staffing).toMatchObject({ reviewers: 3, required: 1, short: false });
    expect(staff.minRatio).toMatchObject({ value: 0.05, source: expect.any(String) as string });
  });
});

const lent: Actor = {
  personId: 'city-reviewer',
  authorityId: 'city',
  offices: [{ office: 'reviewer', of: 'city-legal' }],
};

const recordOf = ({ personId, offices }: Actor, name: string) => ({
  id: personId,
  authorityId: authority,
  name,
  offices,
  email: `${personId}@example.test`,
});

async function hire(id: string, authorityId: string, office: Actor['offices'][number]): Promise<void> {
  await savePerson(owner.db, { id, authorityId, unitId: office.of, name: id, offices: [office], qualification: 'A' });
  await openAccounts(owner.db, [{ personId: id }]);
}

async function lend(): Promise<void> {
  await saveAuthority(owner.db, { id: 'city', name: '市司法局', numberWord: '市司' });
  await saveUnit(owner.db, {
    id: 'city-legal',
    authorityId: 'city',
    name: '市法制机构',
    kind: 'review',
    level: 'city',
  });
  await hire(lent.personId, 'city', { office: 'reviewer', of: 'city-legal' });
  await savePoolMember(owner.db, {
    id: 'lent-1',
    personId: lent.personId,
    kind: 'reviewer',
    lentBy: 'city-legal',
    toAuthorityId: authority,
    fromOn: inDays(-1),
    basis: '市级统筹调用办法',
  });
}

/** Taken in, and waiting for its reviewer. */
async function prepared(): Promise<string> {
  const caseId = await house.openCase();
  await house.submit(caseId);
  await house.act(reviewer, caseId, { type: 'accept' });
  return caseId;
}
