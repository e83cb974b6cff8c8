import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocksOfCase, roundsOfCase } from '../../db/read/case-course.ts';
import { inboxPage } from '../../db/read/inbox.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import { replay } from '../../law/record/replayed.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import { actor, type PersonOfTest } from '../fixtures/authority.ts';
import { aContent, PlayedCase, rulesOfProfile } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const DAY = '2026-09-14';
let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

const aCase = (rules?: Rules): PlayedCase =>
  new PlayedCase(record.app, { day: DAY, ...(rules === undefined ? {} : { rules }) });

const meetingsOf = async ({ caseId }: PlayedCase) => [
  ...(await record.app.sql`select * from deliberation where case_id = ${caseId} order by convened_at, id`),
];

const sidesOf = async ({ caseId }: PlayedCase): Promise<Record<string, string>> => {
  const rows = await record.app.sql<{ person_id: string; side: string }[]>`
    select person_id, side from case_side where case_id = ${caseId} order by person_id`;
  return Object.fromEntries(rows.map(({ person_id: person, side }) => [person, side]));
};

const submissionsOf = async ({ caseId }: PlayedCase) => [
  ...(await record.app.sql`
    select round, begun_by, content_hash, submitted_by, accepted_by, ended_by from submission
    where case_id = ${caseId} order by round`),
];

/** What the record says of a case is what its ledger computes. */
async function expectReplayed(played: PlayedCase): Promise<void> {
  const rows = await record.app.sql<{ entry: string }[]>`
    select entry from ledger where subject_id = ${played.caseId} order by seq`;
  const { processStates, differences } = replay(rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry));
  expect(differences).toEqual([]);
  expect(canonicalText(processStates[played.ref('case').id])).toBe(canonicalText(played.processStates.case));
}

/** A local rule outside APL 58 that lets the meeting decide. */
const substituting = (): Rules => {
  const rules = rulesOfProfile('yuxi-sfj-2019');
  const { scope, objection } = rules.review;
  return {
    ...rules,
    review: {
      ...rules.review,
      scope: { ...scope, ownStandardFor: [...scope.ownStandardFor, 'license'] },
      objection: { ...objection, substitutesPass: true },
    },
  };
};

const aLicense = () =>
  aContent({
    actKind: 'license',
    decision: { outcome: 'notGranted', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '不予许可' },
  });

const light = async (): Promise<PlayedCase> => {
  const played = new PlayedCase(record.app, { day: DAY, profile: 'midong-2019' });
  played.content = {
    ...aLicense(),
    scope: { ...aContent().scope, majorPublicInterest: false },
  };
  await played.open();
  await played.finalize();
  await played.submit(true);
  return played.accept();
};

const toHeads = async (): Promise<PlayedCase> => {
  const played = aCase();
  played.content = aContent({ scope: { ...aContent().scope, complex: true } });
  await played.toPass();
  if (played.context.rules.review.order !== 'afterHearing') await played.hearParty();
  return played.requestApproval();
};

const handOver = (played: PlayedCase, handlers: readonly PersonOfTest[]) =>
  played.act({ type: 'assignHandlers', handlers }, { by: 'handlingHead', texts: { reason: '轮岗' } });

describe('the same bytes reviewed again (复审)', () => {
  test.for([
    {
      by: 'an objection that is upheld',
      act: 'answerObjection',
      actor: 'reviewer1',
      opened: (played: PlayedCase) => played.object().then(() => played.answerObjection(true)),
    },
    {
      by: 'a consultation in which the reviewer agrees',
      act: 'recordConsultation',
      actor: 'reviewer1',
      opened: async (played: PlayedCase) => {
        await played.object();
        await played.answerObjection(false);
        await played.consult('accepted');
      },
    },
    {
      by: 'a meeting that ends for the handler',
      act: 'confirmDeliberation',
      actor: 'authorityHead',
      opened: async (played: PlayedCase) => {
        await played.object();
        await played.answerObjection(false);
        await played.consult('noAgreement');
        await played.deliberate('disagreement', 'forHandler');
      },
    },
    {
      by: 'an opinion that its reviewer takes back',
      act: 'withdrawOpinion',
      actor: 'reviewer1',
      opened: async (played: PlayedCase) => {
        const contentHash = await played.contentHash();
        await played.act({ type: 'withdrawOpinion', contentHash }, { by: 'reviewer1', texts: { reason: '适用有误' } });
      },
    },
  ])('is a round of its own, begun by $by', async ({ act, actor: begunBy, opened }) => {
    const played = await aCase().toProblems();
    await opened(played);
    const content = await played.contentHash();
    expect(await submissionsOf(played)).toMatchObject([
      { round: 1, begun_by: 'submitForReview', content_hash: content, ended_by: 'issueOpinion' },
      { round: 2, begun_by: act, content_hash: content, submitted_by: begunBy, accepted_by: begunBy, ended_by: null },
    ]);
    await played.sign();
    await played.issue();
    expect(await submissionsOf(played)).toMatchObject([{}, { round: 2, ended_by: 'issueOpinion' }]);
    const rounds = await roundsOfCase(record.app.sql, played.caseId);
    expect(rounds.map(({ opinions }) => opinions.map(({ passes, pass }) => [passes, pass]))).toEqual([
      [[false, null]],
      [[true, 'valid']],
    ]);
    await expectReplayed(played);
  });

  test('a round ends when an adopted defense takes the file out of the review', async () => {
    const played = await aCase(rulesOfProfile('national-2026')).open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.sign();
    await played.issue();
    await played.act(
      { type: 'serveNotice', servedOn: DAY, method: 'personal', hearingRight: true },
      { by: 'handler1' },
    );
    await played.act({ type: 'recordDefense', receivedOn: DAY }, { by: 'handler1', texts: { statement: '情节轻微' } });
    await played.act(
      { type: 'withdrawOpinion', contentHash: await played.contentHash() },
      { by: 'reviewer1', texts: { reason: '须再核' } },
    );
    await played.act({ type: 'reexamineDefense', adopted: true }, { by: 'handler1', texts: { findings: '成立' } });
    expect(await submissionsOf(played)).toMatchObject([
      { ended_by: 'issueOpinion' },
      { begun_by: 'withdrawOpinion', ended_by: 'reexamineDefense' },
    ]);
  });
});

describe('an opinion', () => {
  test('that is taken back says who did and why, and its pass is voided', async () => {
    const played = await aCase().toPass();
    const contentHash = await played.contentHash();
    const texts = { reason: '漏审一份证据' };
    await played.act({ type: 'withdrawOpinion', contentHash }, { by: 'reviewer1', texts });
    const [row] = await record.app.sql`
      select o.withdrawn_on, o.withdrawn_by, c.body as reason, p.validity, p.voided_by from opinion o
      join pass p on p.opinion_id = o.id join content c on c.hash = o.withdrawn_reason_hash
      where o.case_id = ${played.caseId}`;
    expect(row).toEqual({
      withdrawn_on: DAY,
      withdrawn_by: 'reviewer1',
      reason: canonicalText(texts),
      validity: 'voided',
      voided_by: 'withdrawOpinion',
    });
    await played.sign();
    await played.issue();
    const [processState] = await record.app.sql`
      select count(*)::int as passes from pass where case_id = ${played.caseId} and validity = 'valid'`;
    expect(processState).toEqual({ passes: 1 });
  });

  describe('in the light form', () => {
    test('is issued with the signature: no issuer, no number, and the pass at once', async () => {
      const played = await light();
      await played.sign();
      const [row] = await record.app.sql`
        select o.form, o.issued, o.issued_by, o.issued_on, o.number, p.validity from opinion o
        join pass p on p.opinion_id = o.id where o.case_id = ${played.caseId}`;
      expect(row).toEqual({
        form: 'light',
        issued: true,
        issued_by: null,
        issued_on: DAY,
        number: null,
        validity: 'valid',
      });
      expect(await submissionsOf(played)).toMatchObject([{ ended_by: 'signOpinion' }]);
      const [round] = await roundsOfCase(record.app.sql, played.caseId);
      expect(round?.opinions).toMatchObject([{ form: 'light', issued: { by: { id: 'reviewer1' } }, number: null }]);
      await played.requestApproval();
      await played.approve();
      await expectReplayed(played);
    });

    test('names problems without a pass', async () => {
      const played = await light();
      await played.sign(false, 'reviewer1', ['competence']);
      const [row] = await record.app.sql`
        select o.issued, p.validity from opinion o left join pass p on p.opinion_id = o.id
        where o.case_id = ${played.caseId}`;
      expect(row).toEqual({ issued: true, validity: null });
    });
  });
});

describe('a meeting on a disagreement', () => {
  test('is kept from its convening to the confirmed record', async () => {
    const played = await aCase().toDisagreement();
    await played.convene('disagreement');
    const contentHash = await played.contentHash();
    expect(await meetingsOf(played)).toMatchObject([
      {
        meeting: 'disagreement',
        act_kind: 'penalty',
        content_hash: contentHash,
        planned_on: DAY,
        members: ['authorityHead', 'deputyHead', 'handlingDeputy'],
        chair_id: 'authorityHead',
        recorder_id: 'clerk',
        convened_by: 'authorityHead',
        conclusion: null,
        validity: 'valid',
      },
    ]);
    await played.takeMinutes('forReviewer');
    await played.confirmMinutes();
    expect(await meetingsOf(played)).toMatchObject([
      {
        held_on: DAY,
        present: ['authorityHead', 'deputyHead', 'handlingDeputy'],
        observers: ['handler1', 'reviewer1'],
        in_favor: 2,
        against: 1,
        conclusion: 'forReviewer',
        recorded_by: 'clerk',
        confirmed_by: 'authorityHead',
        confirmed_on: DAY,
        substitutes: false,
        validity: 'valid',
      },
    ]);
    await expectReplayed(played);
  });

  test('convened again voids the first convening', async () => {
    const played = await aCase().toDisagreement();
    await played.convene('disagreement');
    await played.convene('disagreement');
    expect(await meetingsOf(played)).toMatchObject([
      { validity: 'voided', voided_by: 'conveneDeliberation' },
      { validity: 'valid', conclusion: null },
    ]);
  });

  test('keeps minutes that were sent back beside those that were confirmed', async () => {
    const played = await aCase().toDisagreement();
    await played.convene('disagreement');
    await played.takeMinutes('forHandler');
    await played.act({ type: 'returnDeliberationRecord' }, { by: 'authorityHead', texts: { reason: '未记明理由' } });
    await played.takeMinutes('forReviewer');
    await played.confirmMinutes();
    expect(await meetingsOf(played)).toMatchObject([
      { validity: 'voided', voided_by: 'returnDeliberationRecord', conclusion: 'forHandler', confirmed_on: null },
      { validity: 'valid', conclusion: 'forReviewer', confirmed_by: 'authorityHead', convened_by: 'authorityHead' },
    ]);
  });

  test('that was not held falls with an objection withdrawn', async () => {
    const played = await aCase().toDisagreement();
    await played.convene('disagreement');
    await played.act({ type: 'withdrawObjection' }, { by: 'handler1', texts: { reason: '同意审核意见' } });
    expect(await meetingsOf(played)).toMatchObject([{ validity: 'voided', voided_by: 'withdrawObjection' }]);
  });

  test('stands in for a pass only where the rule says so, and then the decision stands on it', async () => {
    const played = aCase(substituting());
    played.content = aLicense();
    await played.toDisagreement();
    await played.deliberate('disagreement', 'forHandler');
    await played.requestApproval();
    await played.approve();
    const [row] = await record.app.sql`
      select d.pass_id, d.out_of_scope_id, d.substituted, m.conclusion, m.substitutes from decision d
      join deliberation m on m.id = d.deliberation_id where d.case_id = ${played.caseId}`;
    expect(row).toEqual({
      pass_id: null,
      out_of_scope_id: null,
      substituted: true,
      conclusion: 'forHandler',
      substitutes: true,
    });
    await expectReplayed(played);
  });

  test('that stood in for a pass is voided by a change of what was discussed', async () => {
    const played = aCase(substituting());
    played.content = aLicense();
    await played.toDisagreement();
    await played.deliberate('disagreement', 'forHandler');
    const contentHash = await played.store('{"title":"改后"}');
    await played.act({ type: 'amendDraft', contentHash }, { by: 'handler1', texts: { changes: ['理由'] } });
    expect(await meetingsOf(played)).toMatchObject([
      { validity: 'voided', voided_by: 'amendDraft', substitutes: true },
    ]);
  });
});

describe('the heads who decide together (APL-57.2)', () => {
  test('conclude on what passed, and the head decides on the pass', async () => {
    const played = await toHeads();
    await played.deliberate('heads', 'approve');
    await played.approve();
    expect(await meetingsOf(played)).toMatchObject([{ meeting: 'heads', substitutes: false, validity: 'valid' }]);
    const [row] = await record.app.sql`
      select pass_id is not null as "onPass", deliberation_id from decision where case_id = ${played.caseId}`;
    expect(row).toEqual({ onPass: true, deliberation_id: null });
    await expectReplayed(played);
  });

  test('an agreement falls with the bytes it was about', async () => {
    const played = await toHeads();
    await played.deliberate('heads', 'approve');
    const contentHash = await played.store('{"title":"改后"}');
    await played.act({ type: 'amendDraft', contentHash }, { by: 'handler1', texts: { changes: ['罚款'] } });
    expect(await meetingsOf(played)).toMatchObject([{ validity: 'voided', voided_by: 'amendDraft' }]);
  });
});

const heldBy = async (person: PersonOfTest, { caseId }: PlayedCase): Promise<readonly string[]> => {
  const page = await inboxPage(record.app.sql, {
    by: actor(person),
    tab: 'all',
    scope: 'mine',
    today: DAY,
    now: Date.parse(`${DAY}T02:00:00Z`),
    kind: null,
    actKind: null,
    words: null,
    after: null,
    limit: 100,
  });
  return page.rows.filter((task) => task.subject.id === caseId).map(({ kind }) => kind);
};

describe('people over every hand-over', () => {
  test('a case handed over has other handlers, who find its tasks; the first ones stay on their side', async () => {
    const played = await aCase().open();
    await handOver(played, ['handler2', 'handlingHead']);
    expect(await record.caseRow(played)).toMatchObject({ handlers: ['handler2', 'handlingHead'] });
    expect(await sidesOf(played)).toEqual({ handler1: 'handling', handler2: 'handling', handlingHead: 'handling' });
    expect(await heldBy('handler1', played)).toEqual([]);
    expect(await heldBy('handler2', played)).toEqual(['draft']);
    expect(await heldBy('handlingHead', played)).toEqual(['draft']);
    await handOver(played, ['handler1', 'handler2']);
    expect(await heldBy('handler1', played)).toEqual(['draft']);
    expect(await heldBy('handlingHead', played)).toEqual([]);
  });

  test('a handler whom a recusal takes away holds no task any more', async () => {
    const played = await aCase().open();
    await played.act(
      { type: 'requestRecusal', personId: 'handler2', receivedOn: DAY },
      { by: 'handler1', texts: { reason: '系当事人亲属' } },
    );
    await played.act({ type: 'decideRecusal', granted: true }, { by: 'authorityHead', texts: { reason: '属实' } });
    expect(await record.caseRow(played)).toMatchObject({ handlers: ['handler1'] });
    expect(await heldBy('handler2', played)).toEqual([]);
    expect(await sidesOf(played)).toMatchObject({ handler2: 'handling' });
  });

  test('who prepares, co-signs or answers an objection is of the reviewing side', async () => {
    const played = await aCase().open();
    await played.finalize();
    await played.submit();
    await played.accept();
    await played.act({ type: 'delegateReview', personId: 'reviewer2', fitness: 'qualified' }, { by: 'reviewer1' });
    expect(await sidesOf(played)).toMatchObject({ reviewer1: 'reviewing', reviewer2: 'reviewing' });
    await played.act({ type: 'returnDelegated' }, { by: 'reviewer2', texts: { note: '已拟' } });
    await played.sign(false, 'reviewer1', ['discretion']);
    await played.act({ type: 'askCosign', personId: 'deputyHead', fitness: 'qualified' }, { by: 'reviewer1' });
    expect(await sidesOf(played)).toMatchObject({ deputyHead: 'reviewing' });
    const contentHash = await played.contentHash();
    await played.act({ type: 'cosign', contentHash, agrees: true, fitness: 'qualified' }, { by: 'deputyHead' });
    await played.issue();
    await played.object();
    await played.answerObjection(false);
    expect(await sidesOf(played)).toEqual({
      handler1: 'handling',
      handler2: 'handling',
      // Who signed the submission speaks for the handling unit.
      handlingHead: 'handling',
      deputyHead: 'reviewing',
      reviewHead: 'reviewing',
      reviewer1: 'reviewing',
      reviewer2: 'reviewing',
    });
  });

  test('who presides over a hearing is on neither side', async () => {
    const played = await aCase(rulesOfProfile('national-2026')).toPass();
    await played.act(
      { type: 'serveNotice', servedOn: DAY, method: 'personal', hearingRight: true },
      { by: 'handler1' },
    );
    await played.act({ type: 'requestHearing', receivedOn: DAY }, { by: 'handler1' });
    await played.act(
      { type: 'noticeHearing', servedOn: DAY, heldOn: '2026-09-29', officerId: 'clerk', isPublic: true },
      { by: 'handler1', texts: { place: '听证室' } },
    );
    expect(await sidesOf(played)).not.toHaveProperty('clerk');
    expect(await heldBy('clerk', played)).toEqual(['holdHearing']);
    const texts = { minutes: '听证笔录', report: '听证报告' };
    await played.act({ type: 'recordHearing', heldOn: '2026-09-29' }, { by: 'clerk', on: '2026-09-29', texts });
    const [pass] = await record.app.sql`select validity, voided_by from pass where case_id = ${played.caseId}`;
    expect(pass).toEqual({ validity: 'voided', voided_by: 'recordHearing' });
    await expectReplayed(played);
  });
});

describe('a case that ends without a decision', () => {
  test.for([
    ['dismissal', false],
    ['toOtherAuthority', true],
    ['suspectedCrime', true],
  ] as const)('%s', async ([ending, isSent]) => {
    const played = await aCase().open();
    const to = isSent ? { to: '县公安局' } : {};
    await played.act({ type: 'proposeEnding', ending }, { by: 'handler1', texts: { reason: '已查明', ...to } });
    expect(await record.caseRow(played)).toMatchObject({ state: 'endingProposed', ending: null, ended_on: null });
    await played.act({ type: 'decideEnding', approved: true }, { by: 'authorityHead', texts: { reason: '同意' } });
    expect(await record.caseRow(played)).toMatchObject({ ending, ended_on: isSent ? null : DAY });
    if (isSent) {
      await played.act({ type: 'recordTransfer', sentOn: DAY }, { by: 'handler1', texts: { receipt: '移送回执' } });
    }
    expect(await record.caseRow(played)).toMatchObject({ state: 'ended', ending, ended_on: DAY });
    const running = (await clocksOfCase(record.app.sql, played.caseId)).filter(
      ({ endedOn, droppedOn }) => endedOn === null && droppedOn === null,
    );
    expect(running).toEqual([]);
    await expectReplayed(played);
  });
});

test('a measure on the spot is reported, decided and lifted beside the file', async () => {
  const played = await aCase().open();
  const takenAt = '2026-09-14T09:00:00+08:00';
  await played.act({ type: 'takeUrgentMeasure', takenAt }, { by: 'handler1', texts: { measure: '扣押车辆' } });
  await played.act({ type: 'reportUrgentMeasure' }, { by: 'handler1', texts: { note: '已报告' } });
  await played.act(
    { type: 'decideUrgentMeasure', approved: false },
    { by: 'authorityHead', texts: { reason: '不当' } },
  );
  await played.act({ type: 'liftUrgentMeasure', liftedOn: DAY }, { by: 'handler1' });
  expect(played.context.measure).toMatchObject({ stage: 'lifted' });
  expect(await record.caseRow(played)).toMatchObject({ state: 'drafting', revision: 5 });
  await expectReplayed(played);
});
