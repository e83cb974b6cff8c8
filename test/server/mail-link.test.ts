import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setOffices } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import { mailLink } from '../../db/schema/mails.ts';
import { inTransaction } from '../../db/transaction.ts';
import { processId } from '../../law/process/process-id.ts';
import { deputy, handler, head, people, reviewer, reviewHead } from '../fixtures/cases.ts';
import { hiddenFields, post } from '../fixtures/mail-pages.ts';
import { baseUrl, checks, House, password, type Browser } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** Where a token leads. */
async function follow(browser: Browser, token: string): Promise<string> {
  const response = await browser.fetch(`/t/${token}`);
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}

/** A case that waits for the head, the address of the page, and the head at a browser. */
async function asked(content = contentOf()) {
  const caseId = await house.caseToApprove(content);
  const token = await house.mailedToken(caseId, head, 'approve');
  const browser = await house.signedIn(head);
  const target = await follow(browser, token);
  return { caseId, token, browser, target };
}

/** Lets the links of a case run out. */
async function expire(caseId: string): Promise<void> {
  const owner = connect(house.stage.place.url, { max: 1 });
  await inTransaction(owner.db, async (tx) => {
    await tx
      .update(mailLink)
      .set({ expiresAt: new Date(Date.now() - 60_000) })
      .where(eq(mailLink.processId, processId('case', caseId)));
  });
  await owner.close();
}

describe('a leader decides from a mail', () => {
  test('sees decision, opinion and clock, approves with one press, and finds the link used up', async () => {
    const { caseId, browser, target } = await asked();
    const page = await browser.get(target);
    expect(page).toContain('请您批准：行政处罚决定');
    expect(page).toContain('处罚款 5000 元。');
    expect(page).toContain('审核意见：同意');
    expect(page).toContain('周敏审核，韩松签发');
    expect(page).toContain('批准：罚款 5000 元');
    const before = await house.ledgerLength(caseId);
    const done = await post(browser, target, { ...hiddenFields(page), act: 'approve' });
    expect([done.status, done.headers.get('location')]).toEqual([303, target]);
    expect(await house.state(caseId)).toBe('decided');
    expect(await house.ledgerLength(caseId)).toBeGreaterThan(before);
    const after = await browser.fetch(target, { headers: { accept: 'text/html' } });
    expect(await after.text()).toMatch(/您已办理：批准[^]*决定书文号：示市监罚〔\d{4}〕\d+号/);
    const again = await post(browser, target, { ...hiddenFields(page), commandId: randomUUID(), act: 'approve' });
    expect(again.status).toBe(409);
  });

  test('is asked for the reason only after 不予批准, and cannot leave it out', async () => {
    const { caseId, browser, target } = await asked();
    expect(await browser.get(target)).not.toContain('<textarea');
    const page = await browser.get(`${target}?no`);
    expect(page).toContain('不予批准的理由');
    const fields = { ...hiddenFields(page), act: 'refuseApproval' };
    expect((await post(browser, target, { ...fields, reason: '  ' })).status).toBe(422);
    expect(await house.state(caseId)).toBe('awaitingApproval');
    expect((await post(browser, target, { ...fields, reason: '裁量偏重，请复核' })).status).toBe(303);
    expect(await house.state(caseId)).toBe('notApproved');
    const [text] = await house.stage.owner`
      select person_id from outbox where process_id = ${processId('case', caseId)} and kind = 'refused' and act = 'refuseApproval'
        and person_id = ${handler.personId}`;
    expect(text).toBeDefined();
  });

  test('grants the extension a reviewer asked for, and sees the day it leads to', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    await house.act(reviewer, caseId, { type: 'requestExtension', days: 3, reason: '疑难复杂' });
    const browser = await house.signedIn(deputy);
    const target = await follow(browser, await house.mailedToken(caseId, deputy, 'grantExtension'));
    const page = await browser.get(target);
    expect(page).toContain('请您批准：延长审核期限 3 个工作日');
    expect(page).toContain('疑难复杂');
    expect((await post(browser, target, { ...hiddenFields(page), act: 'grantExtension' })).status).toBe(303);
    const { clocks } = await browser.api.caseView({ params: { id: caseId } });
    expect(clocks.find(({ clock }) => clock === 'review')?.extendedBy).toBe(3);
  });

  test.for([
    ['forgotten by its person', { revoked_at: '2026-01-01T00:00:00Z' }],
    ['remembered longer than 30 days', { expires_at: '2026-01-01T00:00:00Z' }],
  ] as const)('asks for the password at a device %s', async ([, change]) => {
    const caseId = await house.caseToApprove();
    const browser = await house.browser().signIn(head, true);
    browser.cookies.delete('lawgate-session');
    await house.stage.owner`update device set ${house.stage.owner(change)} where person_id = ${head.personId}`;
    const target = await follow(browser, await house.mailedToken(caseId, head, 'approve'));
    expect(await browser.get(target)).toContain('请先登录');
  });

  test('signs in on the page the mail led to, and comes back to it', async () => {
    const caseId = await house.caseToApprove();
    const browser = house.browser();
    const target = await follow(browser, await house.mailedToken(caseId, head, 'approve'));
    expect(await browser.get(target)).toContain('请先登录');
    const wrong = await post(browser, target, { act: 'signIn', account: head.personId, password: 'no' });
    expect(wrong.status).toBe(401);
    const right = await post(browser, target, { act: 'signIn', account: head.personId, password });
    expect([right.status, right.headers.get('location')]).toEqual([303, target]);
    expect(await browser.get(target)).toContain('批准：罚款');
  });

  test('a signature and an issue are asked by mail too', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    await house.act(reviewer, caseId, {
      type: 'signOpinion',
      kind: 'agree',
      contentHash: await house.contentHash(caseId),
      checks: checks(null),
      advice: null,
    });
    const browser = await house.signedIn(reviewHead);
    const target = await follow(browser, await house.mailedToken(caseId, reviewHead, 'issueOpinion'));
    const page = await browser.get(target);
    expect((await post(browser, target, { ...hiddenFields(page), act: 'issueOpinion' })).status).toBe(303);
    expect(await house.state(caseId)).toBe('passed');
  });
});

describe('attacks on a mail link', () => {
  test('M1: scanners that fetch, twice and in every manner, change nothing', async () => {
    const { caseId, token, target } = await asked();
    const before = await house.ledgerLength(caseId);
    const agents = [
      'Mozilla/5.0',
      'BitlyBot',
      'SkypeUriPreview',
      'Barracuda',
      'Proofpoint',
      'MSIE 6',
      'curl',
      'HEAD',
      '',
    ];
    for (let round = 0; round < 4; round += 1) {
      for (const agent of agents) {
        const scanner = house.browser();
        for (const method of ['GET', 'HEAD', 'OPTIONS']) {
          await scanner.fetch(`/t/${token}`, { method, headers: { 'user-agent': agent } });
          await scanner.fetch(target, { method, headers: { 'user-agent': agent } });
        }
      }
    }
    expect(await house.ledgerLength(caseId)).toBe(before);
    expect(await house.state(caseId)).toBe('awaitingApproval');
  });

  test('M2: a scanner that submits every form it finds changes nothing', async () => {
    const { caseId, browser, target } = await asked();
    const own = hiddenFields(await browser.get(target));
    for (let round = 0; round < 25; round += 1) {
      const scanner = house.browser();
      for (const act of ['approve', 'refuseApproval', 'signIn', 'closeCase']) {
        const answer = await post(scanner, target, { ...own, act, reason: 'x', account: 'a', password: 'b' });
        expect([200, 401, 429]).toContain(answer.status);
      }
    }
    expect(await house.state(caseId)).toBe('awaitingApproval');
  });

  test('M3: forwarded to somebody else it is refused, recorded, and the head is told', async () => {
    const { caseId, token } = await asked();
    const strangers = people.filter(({ personId }) => personId !== head.personId);
    for (const stranger of strangers) {
      const browser = await house.signedIn(stranger);
      const target = await follow(browser, token);
      expect((await browser.fetch(target, { headers: { accept: 'text/html' } })).status).toBe(403);
      const fields = { token: 'x', commandId: randomUUID(), contentHash: '', act: 'approve' };
      expect((await post(browser, target, fields)).status).toBe(403);
    }
    const recorded = await house.refusals(caseId);
    expect(recorded.filter(({ code }) => code === 'not-your-act')).toHaveLength(strangers.length);
    const text = await house.stage.owner`
      select * from outbox where process_id = ${processId('case', caseId)} and kind = 'linkMisused' and person_id = ${head.personId}`;
    expect(text).toHaveLength(strangers.length);
    expect(await house.state(caseId)).toBe('awaitingApproval');
  });

  test('M4: the same form sent a hundred times decides once, and every answer is the same', async () => {
    const { caseId, browser, target } = await asked();
    const fields = { ...hiddenFields(await browser.get(target)), act: 'approve' };
    const answers: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const burst = Array.from({ length: 20 }, async () => {
        const response = await post(browser, target, fields);
        return `${response.status} ${response.headers.get('location')}`;
      });
      answers.push(...(await Promise.all(burst)));
    }
    expect(new Set(answers)).toEqual(new Set([`303 ${target}`]));
    const decisions = await house.stage.owner`select * from decision where case_id = ${caseId}`;
    expect(decisions).toHaveLength(1);
    const approvals = await house.stage.owner`select * from ledger where subject_id = ${caseId} and type = 'approve'`;
    expect(approvals).toHaveLength(1);
  });

  test('M5: of an approval and a refusal at once, exactly one happens', async () => {
    for (let race = 0; race < 3; race += 1) {
      const { caseId, browser, target } = await asked();
      const page = hiddenFields(await browser.get(target));
      const other = hiddenFields(await browser.get(target));
      const answers = await Promise.all([
        post(browser, target, { ...page, act: 'approve' }),
        post(browser, target, { ...other, act: 'refuseApproval', reason: '不同意' }),
      ]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]));
      const acts = await house.stage.owner`
        select type from ledger where subject_id = ${caseId} and type in ('approve', 'refuseApproval')`;
      expect(acts).toHaveLength(1);
    }
  });

  test('M6: a draft changed under an open page is never approved unseen', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { caseId, browser, target } = await asked();
      const fields = { ...hiddenFields(await browser.get(target)), act: 'approve' };
      const officer = await house.signedIn(handler);
      const draft = await officer.api.draft({ params: { id: caseId } });
      const heavier = contentOf(600_000 + round);
      const { version } = await officer.api.saveDraft({
        params: { id: caseId },
        body: { version: draft.version, content: heavier },
      });
      await house.act(handler, caseId, { type: 'amendDraft', draftVersion: version });
      const answer = await post(browser, target, fields);
      expect(answer.status).toBe(409);
      expect(await house.state(caseId)).toBe('passVoided');
      const seen = await browser.fetch(target, { headers: { accept: 'text/html' } });
      expect([seen.status, (await seen.text()).includes('此事项已不需要您办理')]).toEqual([409, true]);
    }
  });

  test('M6: bytes other than those on the page are refused, whatever the form says', async () => {
    const { caseId, browser, target } = await asked();
    const fields = hiddenFields(await browser.get(target));
    const answer = await post(browser, target, { ...fields, contentHash: 'f'.repeat(64), act: 'approve' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('您看到的文稿之后有改动');
    expect(await house.state(caseId)).toBe('awaitingApproval');
  });

  test('M7: the token leaves the address at the first hop and stands in no log and no page', async () => {
    const { token, target, browser } = await asked();
    const hop = await house.browser().fetch(`/t/${token}`);
    expect(hop.headers.get('referrer-policy')).toBe('no-referrer');
    expect(hop.headers.get('cache-control')).toBe('no-store');
    expect(hop.headers.get('x-robots-tag')).toContain('noindex');
    const page = await browser.fetch(target, { headers: { accept: 'text/html' } });
    const body = await page.text();
    expect(target).not.toContain(token);
    expect(body).not.toContain(token);
    expect(body).not.toMatch(/(?:src|href)="https?:/);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(JSON.stringify(house.log)).not.toContain(token);
    const [stored] = await house.stage.owner`
      select (select count(*) from mail_link where token_hash = ${token})::int as plain`;
    expect(stored?.['plain']).toBe(0);
  });

  test('M8: no Host header changes where the page leads', async () => {
    const { token } = await asked();
    for (const host of ['evil.example', 'lawgate.test.evil.example', 'localhost:1', '127.0.0.1']) {
      const browser = house.browser();
      const response = await browser.fetch(`/t/${token}`, {
        headers: { 'x-forwarded-host': host, 'x-forwarded-proto': 'https', forwarded: `host=${host}` },
      });
      expect(response.headers.get('location')).toMatch(/^\/task\/[0-9a-f]{64}$/);
    }
  });

  test('M9: a guessed token looks like a known one until somebody signs in', async () => {
    const { token } = await asked();
    const pages = await Promise.all(
      [token, 'A'.repeat(43)].map(async (guess) => {
        const stranger = house.browser();
        return stranger.get(await follow(stranger, guess));
      }),
    );
    expect(pages[0]).toBe(pages[1]);
    const browser = await house.signedIn(head);
    const response = await browser.fetch(await follow(browser, 'A'.repeat(43)), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
  });

  test('M10: it is dead once the task is done, moved, expired, or the office gone', async () => {
    const done = await asked();
    await house.act(head, done.caseId, {
      type: 'approve',
      contentHash: await house.contentHash(done.caseId),
      note: null,
    });
    expect(await done.browser.get(done.target)).toContain('您已办理：批准');

    const replaced = await asked();
    const fields = { ...hiddenFields(await replaced.browser.get(replaced.target)), act: 'approve' };
    await house.act(handler, replaced.caseId, {
      type: 'replaceLeader',
      role: 'authorityHead',
      personId: deputy.personId,
      mandate: today(),
      reason: '外出学习',
    });
    expect((await post(replaced.browser, replaced.target, fields)).status).toBe(403);

    const expired = await asked();
    await expire(expired.caseId);
    expect((await expired.browser.fetch(expired.target, { headers: { accept: 'text/html' } })).status).toBe(410);

    const retired = await asked();
    const owner = connect(house.stage.place.url, { max: 1 });
    const form = { ...hiddenFields(await retired.browser.get(retired.target)), act: 'approve' };
    await setOffices(owner.db, head.personId, []);
    const answer = await post(retired.browser, retired.target, form);
    await setOffices(owner.db, head.personId, head.offices);
    await owner.close();
    expect(answer.status).toBe(403);
    for (const { caseId } of [replaced, expired, retired]) expect(await house.state(caseId)).toBe('awaitingApproval');
  });

  test('M15: another site cannot post for the head, frame the page, or use its form', async () => {
    const { caseId, browser, target } = await asked();
    const response = await browser.fetch(target, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const fields = { ...hiddenFields(await response.text()), act: 'approve' };
    const forged: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: baseUrl, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of forged) expect((await post(browser, target, fields, headers)).status).toBe(403);
    expect((await post(browser, target, { ...fields, token: 'A'.repeat(43) })).status).toBe(403);
    const other = await house.signedIn(head);
    expect((await post(other, target, fields)).status).toBe(403);
    expect(await house.state(caseId)).toBe('awaitingApproval');
  });
});
