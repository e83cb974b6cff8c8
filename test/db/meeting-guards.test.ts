import { contextOf } from '../../law/processes.ts';
import { sql as raw } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { CaseContext } from '../../law/processes/case/context.ts';
import { withInvolved } from '../../law/processes/case/proceedings/involvement.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import { aContent, believing, PlayedCase, rulesOfProfile } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { sqlState, sqlStates } from '../fixtures/sqlstate.ts';

const DAY = '2026-09-14';
let record: TestRecord;
/** A license refused after a meeting that may stand in for a pass: asked for approval, not decided. */
let substituted: PlayedCase;
/** The same, and then the draft was changed. */
let fallen: PlayedCase;
let decided: PlayedCase;
/** A penalty in which the meeting ended for the handler; recorded, not confirmed. */
let penalty: PlayedCase;
/** A penalty in which the meeting ended for the reviewer, confirmed. */
let lost: PlayedCase;
/** A meeting on a license, convened and not held. */
let convened: PlayedCase;
/** A license in which the meeting ended for the reviewer; recorded, not confirmed. */
let losing: PlayedCase;
/** A penalty the heads agreed to, not decided. */
let agreed: PlayedCase;
/** An opinion issued, and one only signed. */
let issued: PlayedCase;
let signed: PlayedCase;

const guarded = (database: Database, statement: string): Promise<string | null> =>
  sqlState(inTransaction(database.db, (tx) => tx.execute(raw.raw(statement))));

/** What a statement would meet, without leaving anything behind; null when nothing refuses it. */
async function tried(statement: string): Promise<string | null> {
  const undone = new Error('undone');
  const attempt = inTransaction(record.owner.db, async (tx) => {
    await tx.execute(raw.raw(statement));
    throw undone;
  });
  const state = await sqlState(attempt);
  return state === String(undone) ? null : state;
}

function substituting(): Rules {
  const rules = rulesOfProfile('yuxi-sfj-2019');
  return { ...rules, review: { ...rules.review, objection: { ...rules.review.objection, substitutesPass: true } } };
}

async function aLicense(): Promise<PlayedCase> {
  const played = new PlayedCase(record.app, { day: DAY, rules: substituting() });
  const refused = {
    outcome: 'notGranted',
    penaltyKinds: [],
    fineFen: 0,
    confiscatedFen: 0,
    text: '不予许可',
  } as const;
  played.content = aContent({ actKind: 'license', decision: refused });
  return played.toDisagreement();
}

async function aSubstitutedLicense(): Promise<PlayedCase> {
  const played = await aLicense();
  await played.deliberate('disagreement', 'forHandler');
  return played.requestApproval();
}

const aPenalty = (): Promise<PlayedCase> => new PlayedCase(record.app, { day: DAY }).toDisagreement();

async function prepareMeetings(): Promise<void> {
  substituted = await aSubstitutedLicense();
  fallen = await aSubstitutedLicense();
  const contentHash = await fallen.store('{"title":"改后"}');
  await fallen.act({ type: 'amendDraft', contentHash }, { by: 'handler1', texts: { changes: ['理由'] } });
  decided = await aSubstitutedLicense();
  await decided.approve();
  penalty = await aPenalty();
  await penalty.convene('disagreement');
  await penalty.takeMinutes('forHandler');
  lost = await aPenalty();
  await lost.deliberate('disagreement', 'forReviewer');
  convened = await aLicense();
  await convened.convene('disagreement');
  losing = await aLicense();
  await losing.convene('disagreement');
  await losing.takeMinutes('forReviewer');
}

beforeAll(async () => {
  record = await createRecord();
  await prepareMeetings();
  agreed = new PlayedCase(record.app, { day: DAY });
  agreed.content = aContent({ scope: { ...aContent().scope, complex: true } });
  await agreed.toPass();
  await agreed.hearParty();
  await agreed.requestApproval();
  await agreed.convene('heads');
  await agreed.takeMinutes('approve');
  issued = await new PlayedCase(record.app, { day: DAY }).toPass();
  signed = await new PlayedCase(record.app, { day: DAY }).open();
  await signed.finalize();
  await signed.submit();
  await signed.accept();
  await signed.sign();
});

afterAll(() => record.drop());

const meetingOf = async ({ caseId }: PlayedCase): Promise<{ id: string; content_hash: string }> => {
  const [row] = await record.owner.sql<{ id: string; content_hash: string }[]>`
    select id, content_hash from deliberation where case_id = ${caseId} order by convened_at desc limit 1`;
  if (row === undefined) throw new Error('expected a meeting');
  return row;
};

/** A decision of `of`, by default on its meeting; each attack changes one thing about it. */
async function decision(of: PlayedCase, changes: Record<string, string> = {}): Promise<string> {
  const meeting = await meetingOf(of);
  const seq = Math.floor(Math.random() * 1_000_000) + 1000;
  const number = `示综许〔2026〕${seq}号`;
  const columns: Record<string, string> = {
    case_id: `'${of.caseId}'`,
    content_hash: `'${meeting.content_hash}'`,
    deliberation_id: `'${meeting.id}'`,
    substituted: 'true',
    number: `'${number}'`,
    decided_by: `'authorityHead'`,
    decided_on: `'${DAY}'`,
    decided_at: 'now()',
    ...changes,
  };
  return `
    insert into document_series values ('authority', '示综许', 2026, 0) on conflict do nothing;
    insert into document_number values ('authority', '示综许', 2026, ${seq}, '${number}', '${of.ref('case').id}', 99);
    insert into decision (${Object.keys(columns).join()}) values (${Object.values(columns).join()})`;
}

const onMeeting = (of: PlayedCase, set: string): string =>
  `update deliberation set ${set} where case_id = '${of.caseId}'`;

const confirmed = (substitutes: boolean): string =>
  `confirmed_by = chair_id, confirmed_on = '${DAY}', confirmed_at = now(), substitutes = ${substitutes}`;

describe('a decision without a pass stands on a meeting that substitutes it, and on nothing less (APL-58)', () => {
  test('on such a meeting, of its very bytes, it is taken', async () => {
    expect(await tried(await decision(substituted))).toBeNull();
  });

  test('refused to a superuser: on a meeting that ended for the reviewer', async () => {
    expect(await tried(await decision(lost))).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: on a meeting in a penalty, whatever the meeting concluded', async () => {
    expect(await tried(await decision(penalty))).toBe(sqlStates.noSuchRow);
    expect(await tried(onMeeting(penalty, confirmed(true)))).toBe(sqlStates.check);
    expect(await tried(onMeeting(penalty, confirmed(false)))).toBeNull();
  });

  test.for([
    ['null', 'the key would not be asked'],
    ['false', 'the key would find a meeting that does not substitute'],
  ])('refused to a superuser: on a meeting with substituted = %s: %s', async ([value]) => {
    expect(await tried(await decision(lost, { substituted: value as string }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: of other bytes than were discussed', async () => {
    const other = await substituted.store('other bytes');
    expect(await tried(await decision(substituted, { content_hash: `'${other}'` }))).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: on the meeting of another case', async () => {
    const { id } = await meetingOf(substituted);
    expect(await tried(await decision(convened, { deliberation_id: `'${id}'` }))).toBe(sqlStates.noSuchRow);
  });

  test('refused to a superuser: on a meeting that was voided, whatever the decision calls it', async () => {
    expect(await tried(await decision(fallen))).toBe(sqlStates.noSuchRow);
    expect(await tried(await decision(fallen, { validity: `'voided'` }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: on a meeting and a pass at once', async () => {
    expect(await tried(await decision(substituted, { pass_id: `'x'` }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: voiding the meeting a decision stands on', async () => {
    const set = `validity = 'voided', voided_by = 'amendDraft'`;
    expect(await tried(onMeeting(decided, set))).toBe(sqlStates.noSuchRow);
    expect(await tried(onMeeting(substituted, set))).toBeNull();
  });

  test('refused to the program: a meeting, and a decision on one', async () => {
    expect(await guarded(record.app, await decision(substituted))).toBe(sqlStates.forbidden);
    expect(await guarded(record.app, onMeeting(penalty, confirmed(true)))).toBe(sqlStates.forbidden);
    const insert = `insert into deliberation select * from deliberation limit 1`;
    expect(await guarded(record.app, insert)).toBe(sqlStates.forbidden);
  });
});

describe('what a meeting may be called', () => {
  test('a meeting in a penalty cannot be called one on a license, nor its case', async () => {
    expect(await tried(onMeeting(penalty, `act_kind = 'license'`))).toBe(sqlStates.recorded);
    const { caseId } = penalty;
    expect(await tried(`update enforcement_case set act_kind = 'license' where id = '${caseId}'`)).toBe(
      sqlStates.noSuchRow,
    );
    expect(await tried(copyOf(penalty, { act_kind: `'license'` }))).toBe(sqlStates.noSuchRow);
  });

  test('a meeting of the heads never substitutes, whatever they concluded', async () => {
    expect(await tried(onMeeting(agreed, confirmed(true)))).toBe(sqlStates.check);
    expect(await tried(onMeeting(agreed, confirmed(false)))).toBeNull();
    const license = copyOf(losing, { meeting: `'heads'`, conclusion: `'approve'`, ...confirming('true') });
    expect(await tried(license)).toBe(sqlStates.check);
  });

  test('a meeting that ended for the reviewer never substitutes', async () => {
    expect(await tried(onMeeting(losing, confirmed(true)))).toBe(sqlStates.check);
    expect(await tried(onMeeting(losing, confirmed(false)))).toBeNull();
  });

  test.for([
    ['of two', { members: `'{authorityHead,deputyHead}'`, present: `'{authorityHead}'` }],
    ['chaired by no member', { chair_id: `'clerk'` }],
    ['with somebody present who is no member', { present: `'{authorityHead,handler1}'` }],
    ['without its chair', { present: `'{deputyHead,handlingDeputy}'` }],
    ['with the conclusion of the other meeting', { conclusion: `'approve'` }],
    ['half recorded', { record_hash: 'null' }],
    ['recorded by another than its recorder', { recorded_by: `'handler1'` }],
    ['confirmed by another than its chair', { ...confirming('false'), confirmed_by: `'deputyHead'` }],
    ['half confirmed', { ...confirming('false'), confirmed_on: 'null' }],
    ['voided by nobody', { validity: `'voided'` }],
    ['valid, and voided by an act', { voided_by: `'amendDraft'` }],
    ['valid otherwise', { validity: `'resting'` }],
  ] as const)('refused to a superuser: one %s', async ([, columns]) => {
    expect(await tried(copyOf(losing, {}))).toBeNull();
    expect(await tried(copyOf(losing, columns))).toBe(sqlStates.check);
  });

  test('refused to a superuser: one of another kind', async () => {
    expect(await tried(copyOf(convened, {}))).toBeNull();
    expect(await tried(copyOf(convened, { meeting: `'tea'` }))).toBe(sqlStates.check);
  });

  test('refused to a superuser: one confirmed and never recorded', async () => {
    expect(await tried(onMeeting(convened, confirmed(false)))).toBe(sqlStates.check);
  });
});

function confirming(substitutes: string): Record<string, string> {
  return { confirmed_by: 'chair_id', confirmed_on: `'${DAY}'`, confirmed_at: 'now()', substitutes };
}

/** Another meeting like that of the case, with other values. */
function copyOf({ caseId }: PlayedCase, changes: Readonly<Record<string, string>>): string {
  const names = `case_id act_kind meeting content_hash planned_on members chair_id recorder_id convened_by convened_on
    convened_at held_on present recused observers in_favor against abstained conclusion record_hash recorded_by
    recorded_on recorded_at confirmed_by confirmed_on confirmed_at substitutes validity voided_by`.split(/\s+/);
  return `insert into deliberation (id, ${names.join()})
    select id || ':copy', ${names.map((name) => changes[name] ?? name).join()} from deliberation
    where case_id = '${caseId}'`;
}

type Attack = readonly [what: string, statement: () => string];

describe('what is recorded of a meeting stays', () => {
  test.for<Attack>([
    ['other members', () => onMeeting(convened, `members = '{authorityHead,deputyHead,clerk}'`)],
    ['another chair', () => onMeeting(convened, `chair_id = 'deputyHead'`)],
    ['other bytes', () => onMeeting(penalty, `content_hash = record_hash`)],
    ['another conclusion', () => onMeeting(penalty, `conclusion = 'forReviewer'`)],
    ['other minutes', () => onMeeting(penalty, `record_hash = content_hash`)],
    ['a second confirmation', () => onMeeting(lost, `confirmed_on = '2026-09-15'`)],
    ['substituting after all', () => onMeeting(lost, 'substitutes = true')],
    ['not substituting after all', () => onMeeting(substituted, 'substitutes = false')],
    ['valid again', () => onMeeting(fallen, `validity = 'valid', voided_by = null`)],
    ['something more, once voided', () => onMeeting(fallen, `voided_on = '2026-09-15'`)],
    ['voided together with another conclusion', () => onMeeting(penalty, voidedWith(`conclusion = 'forReviewer'`))],
    ['deleted', () => `delete from deliberation where case_id = '${lost.caseId}'`],
    ['emptied', () => 'truncate deliberation cascade'],
  ])('refused to a superuser: %s', async ([, statement]) => {
    expect(await tried(statement())).toBe(sqlStates.recorded);
  });

  test('no meeting is written outside a guarded transaction', async () => {
    expect(await sqlState(record.owner.sql.unsafe(onMeeting(convened, `held_on = '${DAY}'`)))).toBe(
      sqlStates.unguarded,
    );
  });
});

function voidedWith(more: string): string {
  return `validity = 'voided', voided_by = 'x', ${more}`;
}

const opinionLike = ({ caseId }: PlayedCase, changes: Readonly<Record<string, string>>): string => {
  const names = `case_id round form kind passes content_hash answers reviewer_id signed_on signed_at issued issued_by
    issued_on number withdrawn_on withdrawn_by withdrawn_reason_hash`.split(/\s+/);
  return `insert into opinion (id, ${names.join()})
    select id || ':copy', ${names.map((name) => changes[name] ?? name).join()} from opinion where case_id = '${caseId}'`;
};

const light = { form: `'light'`, issued: 'true', issued_by: 'null', issued_on: `'${DAY}'`, number: 'null' };

describe('the forms of an opinion', () => {
  test('a light one is issued by its signature', async () => {
    expect(await tried(opinionLike(signed, light))).toBeNull();
  });

  test.for([
    ['a light one with an issuer', { ...light, issued_by: `'reviewHead'` }],
    ['a light one with a number', { ...light, number: `'n'` }],
    ['a light one that is not issued', { ...light, issued: 'null', issued_on: 'null' }],
    ['a light one issued on no day', { ...light, issued_on: 'null' }],
    ['a letter issued by nobody', { ...light, form: `'letter'`, number: `'n'` }],
    ['a third form', { ...light, form: `'oral'` }],
  ] as const)('refused to a superuser: %s', async ([, columns]) => {
    expect(await tried(opinionLike(signed, columns))).toBe(sqlStates.check);
  });

  test('refused to a superuser: a letter that becomes a light one', async () => {
    const statement = `update opinion set form = 'light', issued = true, issued_on = '${DAY}' where case_id = '${signed.caseId}'`;
    expect(await tried(statement)).toBe(sqlStates.recorded);
  });
});

const withdrawn = (by: string): string =>
  `withdrawn_on = '${DAY}', withdrawn_by = '${by}', withdrawn_reason_hash = content_hash`;
const onOpinion = ({ caseId }: PlayedCase, set: string): string =>
  `update opinion set ${set} where case_id = '${caseId}'`;

describe('an opinion taken back', () => {
  test('by its signer once it was issued, once', async () => {
    expect(await tried(onOpinion(issued, withdrawn('reviewer1')))).toBeNull();
    const twice = `${onOpinion(issued, withdrawn('reviewer1'))}; ${onOpinion(issued, `withdrawn_on = '2026-09-15'`)}`;
    expect(await tried(twice)).toBe(sqlStates.recorded);
  });

  test.for<Attack>([
    ['by another reviewer', () => onOpinion(issued, withdrawn('reviewHead'))],
    ['without a reason', () => onOpinion(issued, `withdrawn_on = '${DAY}', withdrawn_by = 'reviewer1'`)],
    ['before it was issued', () => onOpinion(signed, withdrawn('reviewer1'))],
  ])('refused to a superuser: %s', async ([, statement]) => {
    expect(await tried(statement())).toBe(sqlStates.check);
  });
});

describe('the fourth lock on both sides of a case', () => {
  test('a record that hands a case to its reviewer is refused, even if a machine allowed it', async () => {
    const act = { type: 'assignHandlers', handlers: ['handler1', 'handlingHead'] } as const;
    const lawful = await issued.prepare(act, { by: 'handlingHead', texts: { reason: '轮岗' } });
    const context = contextOf('case', lawful.processState);
    const handlers = ['handler1', 'reviewer1'];
    const involved = withInvolved(context.involved, handlers, 'handler', 'transfer', DAY);
    const unlawful = {
      ...lawful,
      act: { ...lawful.act, handlers } as typeof lawful.act,
      processState: {
        ...lawful.processState,
        context: { ...context, involved, participants: { ...context.participants, handlers } } as CaseContext,
      },
    };
    await expect(believing(record.app).record(unlawful)).rejects.toMatchObject({ type: 'RecordConstraint' });
  });

  test('a record that lets a handler prepare, co-sign or sign is refused', async () => {
    const lawful = await signed.prepare(
      { type: 'askCosign', personId: 'reviewer2', fitness: 'qualified' },
      { by: 'reviewer1' },
    );
    const context = contextOf('case', lawful.processState);
    const involved = withInvolved(context.involved, ['handler2'], 'reviewer', 'cosign', DAY);
    const unlawful = {
      ...lawful,
      processState: { ...lawful.processState, context: { ...context, involved } as CaseContext },
    };
    await expect(believing(record.app).record(unlawful)).rejects.toMatchObject({ type: 'RecordConstraint' });
  });
});
