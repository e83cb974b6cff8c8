import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailToken, mailTokenHash } from '../../activities/mail-token.ts';
import { mailLinkByHash } from '../../db/read/mail-links.ts';
import type { PersonOfTest } from '../fixtures/authority.ts';
import { aContent, sha256, PlayedCase, rulesOfProfile, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import type { ActType } from '../../law/acts.ts';
import { processId } from '../../law/process/process-id.ts';

const DAY = '2026-09-28';
let record: TestRecord;

beforeAll(async () => {
  record = await createRecord();
});

afterAll(() => record.drop());

interface Mail {
  readonly kind: string;
  readonly person_id: string;
  readonly act: string;
  readonly due_on: string | null;
  readonly asked_by: string;
  readonly review_result: string | null;
  readonly nonce: Buffer | null;
}

/** Mails of the last act of a case. */
const mailsOf = async ({ caseId, revisions }: PlayedCase): Promise<readonly Mail[]> => [
  ...(await record.owner.sql<Mail[]>`
    select kind, person_id, act, due_on, asked_by, review_result, nonce from outbox
    where process_id = ${processId('case', caseId)} and revision = ${revisions.case} order by person_id`),
];

const linkOf = async (mail: Mail | undefined) => {
  if (mail?.nonce == null) throw new Error('expected a mail with a link');
  return mailLinkByHash(record.app.sql, mailTokenHash(mailToken(secret, mail.nonce)));
};

const text = (mails: readonly Mail[]) => mails.map(({ kind, person_id: to, act }) => [kind, to, act]);

async function submitted(options: { backEntry?: boolean } = {}): Promise<PlayedCase> {
  const played = await new PlayedCase(record.app, { day: DAY, ...options }).open();
  await played.finalize();
  return played.submit();
}

/** One of them on leave and another in their place, while something happens. */
async function whileAway<T>(absent: PersonOfTest, substitute: PersonOfTest, happen: () => Promise<T>): Promise<T> {
  const begin = {
    id: randomUUID(),
    person_id: absent,
    substitute_id: substitute,
    from_on: DAY,
    until_on: '2026-12-31',
    reason: '出差',
    entered_by: absent,
    entered_at: `${DAY}T00:00:00Z`,
  };
  const end = { id: begin.id, ended_on: DAY, ended_by: absent };
  await record.app.sql`select record_absence(${JSON.stringify({ begin })}::text::jsonb)`;
  try {
    return await happen();
  } finally {
    await record.app.sql`select record_absence(${JSON.stringify({ end })}::text::jsonb)`;
  }
}

describe('a leader who is asked to act', () => {
  test('who is away is written to, and whoever stands in; each gets a link of their own', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await whileAway('handlingHead', 'handler2', () => played.finalize());
    const mails = await mailsOf(played);
    expect(text(mails)).toEqual([
      ['taskOpened', 'handler2', 'signSubmission'],
      ['taskOpened', 'handlingHead', 'signSubmission'],
    ]);
    expect(await linkOf(mails[0])).toMatchObject({ personId: 'handler2' });
  });

  test('gets one mail with a link of their own, and nobody else does', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    expect(await mailsOf(played)).toEqual([]);
    await played.finalize();
    const [mail, ...others] = await mailsOf(played);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'taskOpened',
      person_id: 'handlingHead',
      act: 'signSubmission',
      asked_by: 'handler1',
      review_result: null,
    });
    expect(await linkOf(mail)).toMatchObject({
      personId: 'handlingHead',
      process: played.ref('case'),
      purpose: 'signSubmission',
      contentHash: await played.contentHash(),
      expiresAt: new Date('2026-10-05T02:00:00.000Z'),
      isTaskOpen: true,
      isUnchanged: true,
    });
  });

  test('is told of the review’s result when asked to approve', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).toPass();
    await played.hearParty();
    await played.requestApproval();
    expect(await mailsOf(played)).toMatchObject([
      { person_id: 'authorityHead', act: 'approve', review_result: 'passed' },
    ]);
  });

  test('is the leader in charge for an extension, until the due day at the latest', async () => {
    const played = await submitted();
    await played.accept();
    await played.act(
      { type: 'requestExtension', days: 3 },
      { by: 'reviewer1', on: '2026-10-09', texts: { reason: '疑难复杂' } },
    );
    const [mail] = await mailsOf(played);
    expect(mail).toMatchObject({ person_id: 'deputyHead', act: 'grantExtension', due_on: '2026-10-10' });
    // 24:00 of the due day in Beijing.
    expect((await linkOf(mail))?.expiresAt).toEqual(new Date('2026-10-10T16:00:00.000Z'));
  });

  test('who was replaced in the case is not written to; the stand-in is', async () => {
    const played = await submitted();
    await played.accept();
    await played.sign();
    await played.act(
      { type: 'replaceLeader', role: 'reviewUnitHead', personId: 'reviewer2', mandate: '2026-09-01' },
      { by: 'reviewHead', texts: { reason: '请假' } },
    );
    expect(text(await mailsOf(played))).toEqual([['taskOpened', 'reviewer2', 'issueOpinion']]);
  });
});

/** Who is asked by mail for what, and whether the mail leads to that one task. */
const asksIn = (mails: readonly Mail[]) => mails.map(({ person_id: to, act, nonce }) => [to, act, nonce !== null]);

const complex = async (rules = rulesOfProfile('yuxi-sfj-2019')): Promise<PlayedCase> => {
  const played = new PlayedCase(record.app, { day: DAY, rules });
  played.content = aContent({ scope: { ...aContent().scope, complex: true } });
  await played.toPass();
  await played.hearParty();
  return played.requestApproval();
};

const assigned = async (): Promise<PlayedCase> => (await submitted()).accept();

const noticed = async (): Promise<PlayedCase> => {
  const played = await new PlayedCase(record.app, { day: DAY, profile: 'national-2026' }).toPass();
  await played.act({ type: 'serveNotice', servedOn: DAY, method: 'personal', hearingRight: true }, { by: 'handler1' });
  await played.act({ type: 'requestHearing', receivedOn: DAY }, { by: 'handler1' });
  await played.act(
    { type: 'noticeHearing', servedOn: DAY, heldOn: '2026-10-19', officerId: 'clerk', isPublic: true },
    { by: 'handler1', texts: { place: '听证室' } },
  );
  return played;
};

const measured = async (): Promise<PlayedCase> => {
  const played = await new PlayedCase(record.app, { day: DAY }).open();
  const takenAt = `${DAY}T09:00:00+08:00`;
  await played.act({ type: 'takeUrgentMeasure', takenAt }, { by: 'handler1', texts: { measure: '扣押' } });
  await played.act({ type: 'reportUrgentMeasure' }, { by: 'handler1', texts: { note: '已报告' } });
  return played;
};

const ending = async (): Promise<PlayedCase> => {
  const played = await new PlayedCase(record.app, { day: DAY }).open();
  await played.act({ type: 'proposeEnding', ending: 'dismissal' }, { by: 'handler1', texts: { reason: '已查明' } });
  return played;
};

const objected = async (): Promise<PlayedCase> =>
  (await new PlayedCase(record.app, { day: DAY }).toProblems()).object();

const toHandlers = (act: string): readonly (readonly string[])[] => [
  ['refused', 'handler1', act],
  ['refused', 'handler2', act],
];

describe('in the other proceedings', () => {
  const asking: readonly {
    readonly title: string;
    readonly opened: () => Promise<PlayedCase>;
    readonly mails: readonly (readonly [string, string, boolean])[];
  }[] = [
    {
      title: 'the head is asked to convene a meeting on a disagreement, at the desk',
      opened: () => new PlayedCase(record.app, { day: DAY }).toDisagreement(),
      mails: [['authorityHead', 'conveneDeliberation', false]],
    },
    {
      title: 'the head is asked to convene the heads, at the desk',
      opened: () => complex(),
      mails: [['authorityHead', 'conveneDeliberation', false]],
    },
    {
      title: 'the recorder who was named is asked for the minutes; members and those who attend are invited',
      opened: async () => (await complex()).convene('heads'),
      mails: [
        ['clerk', 'recordDeliberation', false],
        ...['deputyHead', 'handler1', 'handler2', 'handlingDeputy', 'reviewer1'].map(
          (invited) => [invited, 'conveneDeliberation', false] as const,
        ),
      ],
    },
    {
      title: 'the chair is asked to confirm the minutes',
      opened: async () => (await (await complex()).convene('heads')).takeMinutes('approve'),
      mails: [['authorityHead', 'confirmDeliberation', true]],
    },
    {
      title: 'the deputy in charge of the handling unit is asked first, where approval takes two steps',
      opened: () => {
        const rules = rulesOfProfile('yuxi-sfj-2019');
        return complex({ ...rules, approval: { ...rules.approval, twoSteps: true } });
      },
      mails: [['handlingDeputy', 'endorse', true]],
    },
    {
      title: 'the hearing officer who was named is asked to hold the hearing',
      opened: noticed,
      mails: [['clerk', 'recordHearing', false]],
    },
    {
      title: 'who is to prepare the review is told',
      opened: async () => {
        const played = await assigned();
        await played.act({ type: 'delegateReview', personId: 'reviewer2', fitness: 'qualified' }, { by: 'reviewer1' });
        return played;
      },
      mails: [['reviewer2', 'returnDelegated', false]],
    },
    {
      title: 'who is to co-sign is told',
      opened: async () => {
        const played = await assigned();
        await played.sign();
        await played.act({ type: 'askCosign', personId: 'deputyHead', fitness: 'qualified' }, { by: 'reviewer1' });
        return played;
      },
      mails: [['deputyHead', 'cosign', false]],
    },
    {
      title: 'the head is asked to decide an ending',
      opened: ending,
      mails: [['authorityHead', 'decideEnding', true]],
    },
    {
      title: 'the head is asked to decide a recusal',
      opened: async () => {
        const played = await new PlayedCase(record.app, { day: DAY }).open();
        const texts = { reason: '系亲属' };
        await played.act({ type: 'requestRecusal', personId: 'handler2', receivedOn: DAY }, { by: 'handler1', texts });
        return played;
      },
      mails: [['authorityHead', 'decideRecusal', true]],
    },
    {
      title: 'the head is asked to decide a measure on the spot',
      opened: measured,
      mails: [['authorityHead', 'decideUrgentMeasure', true]],
    },
  ];

  test.for(asking)('$title', async ({ opened, mails }) => {
    expect(asksIn(await mailsOf(await opened()))).toEqual(mails);
  });

  test('the head hears from the mail that a meeting decided instead of the review', async () => {
    const rules = rulesOfProfile('yuxi-sfj-2019');
    const objection = { ...rules.review.objection, substitutesPass: true };
    const played = new PlayedCase(record.app, {
      day: DAY,
      rules: { ...rules, review: { ...rules.review, objection } },
    });
    const refused = { outcome: 'notGranted', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '不予' } as const;
    played.content = aContent({ actKind: 'license', decision: refused });
    await played.toDisagreement();
    await played.deliberate('disagreement', 'forHandler');
    await played.requestApproval();
    expect(await mailsOf(played)).toMatchObject([{ act: 'approve', review_result: 'substituted' }]);
  });
});

describe('a link', () => {
  test('is stored as a hash, and neither the nonce nor the database alone gives the token', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    const [mail] = await mailsOf(played);
    const token = mailToken(secret, mail?.nonce ?? Buffer.alloc(0));
    expect(token).toMatch(/^[\w-]{43}$/);
    const [found] = await record.owner.sql<{ count: number }[]>`
      select count(*)::int as count from mail_link where token_hash in (${token}, ${sha256(String(mail?.nonce))})`;
    expect(found?.count).toBe(0);
    expect(
      await mailLinkByHash(record.app.sql, mailTokenHash(mailToken(Buffer.alloc(32), mail?.nonce ?? Buffer.alloc(0)))),
    ).toBeNull();
  });

  test('lives through clocks and reminders, and dies with any change or with its task', async () => {
    const played = await new PlayedCase(record.app, { day: DAY }).open();
    await played.finalize();
    const [first] = await mailsOf(played);
    await played.act({ type: 'clockReminder', clock: 'caseDecision' }, { by: 'system' });
    expect(await linkOf(first)).toMatchObject({ isTaskOpen: true, isUnchanged: true });
    const [again] = await mailsOf(played);
    expect(text(await mailsOf(played))).toEqual([['reminder', 'handlingHead', 'signSubmission']]);
    expect(await linkOf(again)).toMatchObject({ isTaskOpen: true });
    await played.act(
      { type: 'replaceLeader', role: 'authorityHead', personId: 'deputyHead', mandate: '2026-09-01' },
      { by: 'handler1', texts: { reason: '出差' } },
    );
    expect(await linkOf(first)).toMatchObject({ isTaskOpen: true, isUnchanged: false });
    await played.act({ type: 'reopenDraft' }, { by: 'handler1' });
    expect(await linkOf(first)).toMatchObject({ isTaskOpen: false });
    expect(await linkOf(again)).toMatchObject({ isTaskOpen: false });
  });
});

describe('those who asked are told of a no with reasons', () => {
  test('the handlers of a signature declined, of materials returned and of what is missing', async () => {
    const declined = await new PlayedCase(record.app, { day: DAY }).open();
    await declined.finalize();
    await declined.act({ type: 'declineSignature' }, { by: 'handlingHead', texts: { reason: '证据不足' } });
    expect(text(await mailsOf(declined))).toEqual([
      ['refused', 'handler1', 'declineSignature'],
      ['refused', 'handler2', 'declineSignature'],
    ]);
    const returned = await submitted();
    await returned.act({ type: 'returnMaterials' }, { by: 'reviewer2', texts: { reason: '材料不符' } });
    expect((await mailsOf(returned)).map(({ nonce }) => nonce)).toEqual([null, null]);
    const missing = await submitted();
    await missing.act({ type: 'requestSupplement' }, { by: 'reviewer2', texts: { missing: ['裁量依据'] } });
    expect(text(await mailsOf(missing))[0]).toEqual(['refused', 'handler1', 'requestSupplement']);
  });

  test('the handlers of an opinion with problems, but not of one that agrees', async () => {
    const found = await submitted();
    await found.accept();
    await found.sign(false);
    await found.issue();
    expect(await mailsOf(found)).toMatchObject([
      { person_id: 'handler1', act: 'issueOpinion', review_result: 'problemsFound' },
      { person_id: 'handler2' },
    ]);
    expect(await mailsOf(await new PlayedCase(record.app, { day: DAY }).toPass())).toEqual([]);
  });

  test('the handlers of an approval refused, and the asker of an extension declined', async () => {
    const refused = await new PlayedCase(record.app, { day: DAY }).toPass();
    await refused.hearParty();
    await refused.requestApproval();
    await refused.act(
      { type: 'refuseApproval', contentHash: await refused.contentHash() },
      { by: 'authorityHead', texts: { reason: '过重' } },
    );
    expect(text(await mailsOf(refused)).map(([, to]) => to)).toEqual(['handler1', 'handler2']);
    const asked = await submitted();
    await asked.accept();
    await asked.act({ type: 'requestExtension', days: 3 }, { by: 'reviewer1', texts: { reason: '疑难' } });
    await asked.act({ type: 'declineExtension' }, { by: 'deputyHead', texts: { reason: '不需要' } });
    expect(text(await mailsOf(asked))).toEqual([['refused', 'reviewer1', 'declineExtension']]);
  });
});

describe('those who asked are told of a no in the other proceedings', () => {
  test('the handlers of an objection that is not upheld, but not of one that is', async () => {
    const denied = await (await objected()).answerObjection(false);
    expect(text(await mailsOf(denied))).toEqual(toHandlers('answerObjection'));
    const upheld = await (await objected()).answerObjection(true);
    expect(text(await mailsOf(upheld))).toEqual([]);
  });

  test('the handlers of a meeting that decided against them, but not of one that agreed', async () => {
    const lost = await new PlayedCase(record.app, { day: DAY }).toDisagreement();
    await lost.deliberate('disagreement', 'forReviewer');
    expect(text(await mailsOf(lost))).toEqual(toHandlers('confirmDeliberation'));
    const refused = await (await complex()).deliberate('heads', 'change');
    expect(text(await mailsOf(refused))).toEqual(toHandlers('confirmDeliberation'));
    const agreed = await (await complex()).deliberate('heads', 'approve');
    expect(text(await mailsOf(agreed))).toEqual([['taskOpened', 'authorityHead', 'approve']]);
  });

  test('the recorder of minutes that were sent back', async () => {
    const played = await (await (await complex()).convene('heads')).takeMinutes('approve');
    await played.act({ type: 'returnDeliberationRecord' }, { by: 'authorityHead', texts: { reason: '漏记' } });
    expect(text(await mailsOf(played))).toEqual([
      ['taskOpened', 'clerk', 'recordDeliberation'],
      ['refused', 'clerk', 'returnDeliberationRecord'],
    ]);
  });

  test('the handlers of an ending and of a measure that are not approved', async () => {
    const texts = { reason: '不同意' };
    const played = await ending();
    await played.act({ type: 'decideEnding', approved: false }, { by: 'authorityHead', texts });
    expect(text(await mailsOf(played))).toEqual(toHandlers('decideEnding'));
    const approved = await ending();
    await approved.act({ type: 'decideEnding', approved: true }, { by: 'authorityHead', texts });
    expect(text(await mailsOf(approved))).toEqual([]);
    const measure = await measured();
    await measure.act({ type: 'decideUrgentMeasure', approved: false }, { by: 'authorityHead', texts });
    expect(text(await mailsOf(measure))).toEqual(toHandlers('decideUrgentMeasure'));
    const kept = await measured();
    await kept.act({ type: 'decideUrgentMeasure', approved: true }, { by: 'authorityHead', texts });
    expect(text(await mailsOf(kept))).toEqual([]);
  });
});

describe('who stands in for somebody on leave gets what the absent person would get', () => {
  const texts = { reason: '不同意' };
  const waiting = {
    signature: async () => {
      const played = await new PlayedCase(record.app, { day: DAY }).open();
      return played.finalize();
    },
    approval: async () => {
      const played = await new PlayedCase(record.app, { day: DAY }).toPass();
      await played.hearParty();
      return played.requestApproval();
    },
    extension: async () => {
      const played = await assigned();
      return played.act({ type: 'requestExtension', days: 3 }, { by: 'reviewer1', texts }).then(() => played);
    },
    issue: async () => (await assigned()).sign(false),
    minutes: async () =>
      (await (await new PlayedCase(record.app, { day: DAY }).toDisagreement()).convene('disagreement')).takeMinutes(
        'forReviewer',
      ),
  };

  // handler1 is away, and so is reviewer1; handlingHead and reviewer2 stand in.
  const toHandling = ['handler1', 'handler2', 'handlingHead'];
  test.for<{
    act: ActType;
    from: () => Promise<PlayedCase>;
    no: (played: PlayedCase) => Promise<unknown>;
    to?: readonly string[];
  }>([
    {
      act: 'declineSignature',
      from: waiting.signature,
      no: (played) => played.act({ type: 'declineSignature' }, { by: 'handlingHead', texts }),
    },
    {
      act: 'returnMaterials',
      from: submitted,
      no: (played) => played.act({ type: 'returnMaterials' }, { by: 'reviewer2', texts }),
    },
    {
      act: 'requestSupplement',
      from: submitted,
      no: (played) => played.act({ type: 'requestSupplement' }, { by: 'reviewer2', texts: { missing: ['裁量依据'] } }),
    },
    { act: 'issueOpinion', from: waiting.issue, no: (played) => played.issue() },
    {
      act: 'refuseApproval',
      from: waiting.approval,
      no: async (played) =>
        played.act({ type: 'refuseApproval', contentHash: await played.contentHash() }, { by: 'authorityHead', texts }),
    },
    {
      act: 'declineExtension',
      from: waiting.extension,
      no: (played) => played.act({ type: 'declineExtension' }, { by: 'deputyHead', texts }),
      to: ['reviewer1', 'reviewer2'],
    },
    { act: 'answerObjection', from: objected, no: (played) => played.answerObjection(false) },
    { act: 'confirmDeliberation', from: waiting.minutes, no: (played) => played.confirmMinutes() },
    {
      act: 'decideEnding',
      from: ending,
      no: (played) => played.act({ type: 'decideEnding', approved: false }, { by: 'authorityHead', texts }),
    },
    {
      act: 'decideUrgentMeasure',
      from: measured,
      no: (played) => played.act({ type: 'decideUrgentMeasure', approved: false }, { by: 'authorityHead', texts }),
    },
  ])('told of the no by $act', async ({ act, from, no, to = toHandling }) => {
    const played = await from();
    await whileAway('handler1', 'handlingHead', () => whileAway('reviewer1', 'reviewer2', () => no(played)));
    expect(text(await mailsOf(played)).filter(([kind]) => kind === 'refused')).toEqual(
      to.map((person) => ['refused', person, act]),
    );
  });

  test('but not what only the absent person can do: to chair, to record, to preside', async () => {
    const played = await complex();
    const to = async () => text(await mailsOf(played)).map(([, person]) => person);
    await whileAway('clerk', 'supervisor', () => played.convene('heads'));
    expect(await to()).not.toContain('supervisor');
    await whileAway('authorityHead', 'deputyHead', () => played.takeMinutes('approve'));
    expect(await to()).toEqual(['authorityHead']);
    const back = { by: 'authorityHead', texts } as const;
    await whileAway('clerk', 'supervisor', () => played.act({ type: 'returnDeliberationRecord' }, back));
    expect(await to()).toEqual(['clerk', 'clerk']);
  });

  test('a seat among the members stays with its holder; attending passes over', async () => {
    const played = await complex();
    await whileAway('handlingDeputy', 'authorityHead', () =>
      whileAway('handler1', 'handlingHead', () => played.convene('heads')),
    );
    const invited = text(await mailsOf(played)).filter(([, , act]) => act === 'conveneDeliberation');
    expect(invited.map(([, person]) => person)).toEqual([
      'deputyHead',
      'handler1',
      'handler2',
      'handlingDeputy',
      'handlingHead',
      'reviewer1',
    ]);
  });

  test('one who stands in for two who are asked the same thing by one act gets both mails', async () => {
    const played = await assigned();
    await played.sign();
    for (const personId of ['reviewer2', 'deputyHead']) {
      await played.act({ type: 'askCosign', personId, fitness: 'qualified' }, { by: 'reviewer1' });
    }
    const remind = () => played.act({ type: 'clockReminder', clock: 'review' }, { by: 'system' });
    await whileAway('reviewer2', 'reviewHead', () => whileAway('deputyHead', 'reviewHead', remind));
    const toCosign = text(await mailsOf(played)).filter(([, , act]) => act === 'cosign');
    expect(toCosign.map(([, person]) => person)).toEqual(['deputyHead', 'reviewHead', 'reviewHead', 'reviewer2']);
  });
});

test('a supervisor’s reminder goes to whoever the case waits for, and is counted', async () => {
  const played = await submitted();
  await played.act({ type: 'remind' }, { by: 'supervisor', texts: { note: '请抓紧' } });
  expect(text(await mailsOf(played)).filter(([, , act]) => act === 'accept')).toEqual([
    ['urged', 'reviewHead', 'accept'],
    ['urged', 'reviewer1', 'accept'],
    ['urged', 'reviewer2', 'accept'],
  ]);
  const [task] = await record.app.sql`
    select reminders, last_reminded_on from task where process_id = ${played.ref('case').id} and kind = 'takeIn'`;
  expect(task).toEqual({ reminders: 1, last_reminded_on: DAY });
});

test('back entry sends no mail', async () => {
  const played = await submitted({ backEntry: true });
  await played.act({ type: 'clockReminder', clock: 'intake' }, { by: 'system' });
  const [mails] = await record.owner
    .sql`select count(*)::int as count from outbox where process_id = ${played.ref('case').id}`;
  expect(mails).toEqual({ count: 0 });
});

test('a mail waits with codes and ids only, and a relay that dies gives it back', async () => {
  const mine = await createRecord();
  try {
    const played = await new PlayedCase(mine.app, { day: DAY }).open();
    await played.finalize();
    const claim = async (seconds: number) => [...(await mine.app.sql`select * from claim_outbox(10, ${seconds})`)];
    const [mail] = await claim(-1);
    expect(JSON.stringify(mail)).not.toMatch(/[\u3400-\u9fff]/u);
    expect(await claim(60)).toHaveLength(1);
    expect(await claim(60)).toEqual([]);
    const settle = (outcome: object) =>
      mine.app.sql`select settle_outbox(${JSON.stringify({ id: mail?.['id'], ...outcome })}::text::jsonb)`;
    await settle({ error: 'no answer', retryInSeconds: 0 });
    expect(await claim(60)).toMatchObject([{ attempts: 3, last_error: 'no answer' }]);
    await settle({ messageId: '<1@lawgate>' });
    await settle({ error: 'too late' });
    expect(await claim(60)).toEqual([]);
    const [row] = await mine.app
      .sql`select message_id, last_error, given_up_at, sent_at is not null as sent from outbox`;
    expect(row).toEqual({ message_id: '<1@lawgate>', last_error: null, given_up_at: null, sent: true });
  } finally {
    await mine.drop();
  }
});
