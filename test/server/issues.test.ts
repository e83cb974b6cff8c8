import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SentAct } from '../../server/contract/acts.ts';
import { handler, reviewer, reviewHead, unitHead } from '../fixtures/cases.ts';
import { checks, House, problemOf } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

type Opinion = SentAct<'signOpinion'>;
type Issue = NonNullable<Opinion['issues']>[number];

const text = contentOf().decision.text;
const onFine: Issue = {
  check: 'discretion',
  target: 'draft:decision.text',
  quote: '5000',
  offset: text.indexOf('5000'),
  problem: '数额与“一般”档次不符。',
  basis: '处罚法34',
  advice: '改为 3000 元',
};
const onRecord: Issue = {
  check: 'factsAndEvidence',
  target: 'evidence:0',
  quote: null,
  offset: null,
  problem: '笔录无见证人签名。',
  basis: '处罚法55',
  advice: null,
};
const both = [onFine, onRecord];

const failing = (...failed: readonly string[]) =>
  checks(null).map((check) => (failed.includes(check.check) ? { ...check, answer: 'fails' as const } : check));
const bothFail = failing('discretion', 'factsAndEvidence');

async function assigned(): Promise<string> {
  const caseId = await house.openCase();
  await house.submit(caseId);
  await house.assign(caseId);
  return caseId;
}

async function sign(caseId: string, opinion: Partial<Opinion>) {
  const contentHash = await house.contentHash(caseId);
  const act = {
    type: 'signOpinion',
    kind: 'problems',
    contentHash,
    checks: bothFail,
    advice: null,
    ...opinion,
  } as const;
  return house.act(reviewer, caseId, act);
}
const refusalOfOpinion = (caseId: string, opinion: Partial<Opinion>) => problemOf(sign(caseId, opinion));

async function returned(issues: readonly Issue[] = both): Promise<string> {
  const caseId = await assigned();
  await sign(caseId, { issues: [...issues] });
  await house.act(reviewHead, caseId, { type: 'issueOpinion', contentHash: await house.contentHash(caseId) });
  return caseId;
}

const view = async (caseId: string) => (await house.signedIn(handler)).api.caseView({ params: { id: caseId } });

type Rows = readonly Readonly<Record<string, string>>[];

async function answer(caseId: string, content: ReturnType<typeof contentOf>, answers: Rows) {
  const officer = await house.signedIn(handler);
  const draft = await officer.api.draft({ params: { id: caseId } });
  const saved = await officer.api.saveDraft({ params: { id: caseId }, body: { version: draft.version, content } });
  return house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: saved.version, newFacts: false, answers });
}

async function resubmit(caseId: string): Promise<void> {
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash });
  await house.assign(caseId);
}

const changed = { number: '1', answer: 'changed' };
const disagreed = { number: '2', answer: 'disagreed', text: '当事人到场并已签名确认。' };

describe('a reviewer marks problems', () => {
  test('each has its number, its passage and its check', async () => {
    const caseId = await returned();
    const { issues, rounds } = await view(caseId);
    expect(issues).toMatchObject([
      {
        number: 1,
        check: 'discretion',
        quote: '5000',
        offset: onFine.offset,
        state: 'open',
        before: text,
        after: text,
      },
      { number: 2, check: 'factsAndEvidence', target: 'evidence:0', quote: null, state: 'open', settled: null },
    ]);
    expect(issues[0]).toMatchObject({ problem: onFine.problem, basis: '处罚法34', advice: '改为 3000 元', round: 1 });
    const failed = rounds[0]?.opinion?.checks.filter(({ answer: given }) => given === 'fails');
    expect(failed?.map(({ problem }) => problem)).toEqual([onRecord.problem, onFine.problem]);
  });

  test('an opinion written by its checks alone raises a problem for each that fails', async () => {
    const caseId = await assigned();
    await sign(caseId, { checks: checks('procedure') });
    const { issues } = await view(caseId);
    expect(issues).toMatchObject([{ number: 1, check: 'procedure', target: 'file', problem: '笔录缺见证人签名' }]);
  });

  test.for<{ what: string; opinion: Partial<Opinion>; code: string; field?: string }>([
    {
      what: 'words that do not stand there',
      opinion: { issues: [{ ...onFine, quote: '6000' }, onRecord] },
      code: 'issue-quote-mismatch',
      field: 'act.issues.0',
    },
    {
      what: 'evidence that is not listed',
      opinion: { issues: [onFine, { ...onRecord, target: 'evidence:9' }] },
      code: 'issue-target-unknown',
      field: 'act.issues.1',
    },
    {
      what: 'a problem without its basis',
      opinion: { issues: [{ ...onFine, basis: '' }, onRecord] },
      code: 'check-without-reason',
      field: 'act.issues.0',
    },
    {
      what: 'a problem whose check is met',
      opinion: { checks: failing('discretion'), issues: both },
      code: 'issue-check-mismatch',
    },
    { what: 'an agreement beside a problem', opinion: { kind: 'agree', issues: both }, code: 'agree-with-problem' },
  ])('refused: $what', async ({ opinion, code, field }) => {
    const caseId = await assigned();
    const before = await house.ledgerLength(caseId);
    const problem = await refusalOfOpinion(caseId, opinion);
    expect(problem.code).toBe(code);
    expect(problem.fields.map((wrong) => wrong.field)).toEqual(field === undefined ? [] : [field]);
    expect(await house.ledgerLength(caseId)).toBe(before);
    expect((await house.refusals(caseId)).map((row) => row.code)).toEqual([code]);
  });

  test('a check nobody knows is no check', async () => {
    const caseId = await assigned();
    const unknown = { ...onFine, check: 'taste' } as unknown as Issue;
    expect((await refusalOfOpinion(caseId, { issues: [unknown, onRecord] })).status).toBe(422);
  });
});

describe('the handler answers each', () => {
  test.for<{ what: string; content: ReturnType<typeof contentOf>; answers: Rows; code: string }>([
    { what: 'one is left out', content: contentOf(300_000), answers: [changed], code: 'issue-unanswered' },
    {
      what: 'changed, and nothing changed there',
      content: contentOf(500_000, '另行查明'),
      answers: [changed, disagreed],
      code: 'answer-without-change',
    },
    {
      what: 'supplemented, and nothing was added',
      content: contentOf(300_000),
      answers: [changed, { number: '2', answer: 'supplemented' }],
      code: 'answer-without-supplement',
    },
    {
      what: 'disagreed without a reason',
      content: contentOf(300_000),
      answers: [changed, { number: '2', answer: 'disagreed' }],
      code: 'disagreement-without-reason',
    },
    {
      what: 'a number nobody raised',
      content: contentOf(300_000),
      answers: [changed, disagreed, { number: '3', answer: 'disagreed', text: '无' }],
      code: 'issue-unknown',
    },
    {
      what: 'an answer nobody offers',
      content: contentOf(300_000),
      answers: [changed, { number: '2', answer: 'ignored' }],
      code: 'act-malformed',
    },
  ])('refused: $what', async ({ content, answers, code }) => {
    const caseId = await returned();
    expect((await problemOf(answer(caseId, content, answers))).code).toBe(code);
    expect(await house.state(caseId)).toBe('problemsFound');
  });

  test('answers and the text before and after stand with the problem', async () => {
    const caseId = await returned();
    await answer(caseId, contentOf(300_000), [changed, disagreed]);
    const { issues } = await view(caseId);
    expect(issues).toMatchObject([
      { state: 'answered', answer: 'changed', answerText: '', before: text, after: '处罚款 3000 元。' },
      {
        state: 'answered',
        answer: 'disagreed',
        answerText: disagreed.text,
        answered: { by: { id: handler.personId } },
      },
    ]);
  });
});

async function answeredCase(): Promise<string> {
  const caseId = await returned();
  await answer(caseId, contentOf(300_000), [changed, disagreed]);
  await resubmit(caseId);
  return caseId;
}

describe('the reviewer settles what is answered', () => {
  test('what is not settled stays open under its number, and is answered again', async () => {
    const caseId = await answeredCase();
    const factsFail = failing('factsAndEvidence');
    await sign(caseId, { checks: factsFail, issues: [], settled: ['1'] });
    await house.act(reviewHead, caseId, { type: 'issueOpinion', contentHash: await house.contentHash(caseId) });
    const { issues, rounds } = await view(caseId);
    expect(rounds[1]?.opinion?.checks[2]?.problem).toBe(`问题 2 尚未解决：${onRecord.problem}`);
    expect(issues).toMatchObject([
      { number: 1, state: 'settled', settled: { by: { id: reviewer.personId } } },
      { number: 2, state: 'open', answer: null, earlier: [{ answer: 'disagreed', text: disagreed.text }] },
    ]);
    expect(issues).toHaveLength(2);
    const scan = { name: '见证人说明', kind: 'testimony', file: null, proves: '到场情况' } as const;
    const more = contentOf(300_000);
    await answer(caseId, { ...more, evidence: [...more.evidence, scan] }, [{ number: '2', answer: 'supplemented' }]);
    expect((await view(caseId)).issues[1]).toMatchObject({ state: 'answered', answer: 'supplemented' });
  });

  test('an agreement leaves none open', async () => {
    const caseId = await answeredCase();
    const agree = { kind: 'agree', checks: checks(null), issues: [] };
    expect((await refusalOfOpinion(caseId, { ...agree, settled: ['1'] })).code).toBe('issue-check-mismatch');
    await sign(caseId, { ...agree, settled: ['1', '2'] });
    expect((await view(caseId)).issues.map(({ state }) => state)).toEqual(['settled', 'settled']);
  });

  test('an opinion written by its checks alone settles those that are met', async () => {
    const caseId = await answeredCase();
    await sign(caseId, { kind: 'agree', checks: checks(null) });
    expect((await view(caseId)).issues.map(({ state }) => state)).toEqual(['settled', 'settled']);
  });

  test('an opinion sent back by its head raises and settles nothing', async () => {
    const caseId = await answeredCase();
    await sign(caseId, { kind: 'agree', checks: checks(null) });
    await house.act(reviewHead, caseId, { type: 'returnOpinion', reason: '请再核对' });
    expect((await view(caseId)).issues).toMatchObject([
      { state: 'answered', answer: 'changed', settled: null },
      { state: 'answered', answer: 'disagreed', settled: null },
    ]);
  });
});
