import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { authority as authorityTable } from '../../db/schema/authorities.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../law/people/roles.ts';
import type { StepUp } from '../../law/profiles/rules.ts';
import { authority, deputy, handler, head, nationalRules, otherDeputy, reviewer } from '../fixtures/cases.ts';
import { hiddenFields, post, spoken } from '../fixtures/mail-pages.ts';
import { House, openAccounts, password, problemOf, type Browser } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

const MINUTE = 60_000;
/** How far the servers’ clocks run ahead. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);

let house: House;
beforeAll(async () => {
  house = await House.open({ now });
});
beforeEach(() => {
  ahead = 0;
});
afterAll(() => house.close());

const PIN = '583902';
const setPin = (browser: Browser, pin = PIN, given = password) =>
  browser.api.changePin({ body: { password: given, pin } });

/** Where the mail that asks a person for an act leads. */
const targetOf = async (at: House, caseId: string, person: Actor, act: string): Promise<string> => {
  const response = await at.browser().fetch(`/t/${await at.mailedToken(caseId, person, act)}`);
  return response.headers.get('location') ?? '';
};

interface Opened {
  readonly browser: Browser;
  readonly target: string;
  readonly caseId: string;
}

/** A case that waits for the head, whose browser showed the password longer than five minutes ago. */
async function opened(at = house, withPin = true): Promise<Opened> {
  const caseId = await at.caseToApprove();
  const browser = await at.browser().signIn(head, true);
  if (withPin) await setPin(browser);
  ahead = 6 * MINUTE;
  return { browser, caseId, target: await targetOf(at, caseId, head, 'approve') };
}

/** The same, with nothing but the remembered device left of it. */
async function remembered(at = house, withPin = true): Promise<Opened> {
  const found = await opened(at, withPin);
  found.browser.cookies.delete('lawgate-session');
  return found;
}

const answered = async ({ browser, target }: Opened, fields: Record<string, string>, query = '') =>
  post(browser, target, { ...hiddenFields(await browser.get(target + query)), act: 'approve', ...fields });

describe('who decides from a mail is asked six digits of their own', () => {
  test('at a remembered device: reading needs none, deciding does', async () => {
    const at = await remembered();
    const page = await at.browser.get(at.target);
    expect(spoken(page)).toContain('处罚款 5000 元。');
    expect(page).toContain('name="pin"');
    expect(page).not.toContain('name="password"');
    const without = await answered(at, {});
    expect([without.status, spoken(await without.text())]).toEqual([422, expect.stringContaining('请先输入您的六位')]);
    expect(await house.state(at.caseId)).toBe('awaitingApproval');
    expect((await answered(at, { pin: PIN })).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('decided');
    // Good for this page alone: the desk still asks for the password.
    expect((await at.browser.fetch('/api/me')).status).toBe(401);
  });

  test('in a session whose password is older than five minutes, and not before', async () => {
    const at = await opened();
    ahead = 4 * MINUTE;
    expect(await at.browser.get(at.target)).not.toContain('name="pin"');
    ahead = 6 * MINUTE;
    expect(await at.browser.get(at.target)).toContain('name="pin"');
    expect((await answered(at, {})).status).toBe(422);
    expect((await answered(at, { password })).status).toBe(422);
    expect((await answered(at, { pin: PIN })).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('decided');
  });

  test('a wrong one says how many tries are left, and nothing written is lost', async () => {
    const at = await remembered();
    const reason = '裁量偏重，<请>复核';
    const fields = { act: 'refuseApproval', reason };
    const wrong = await answered(at, { ...fields, pin: '583903' }, '?no');
    expect(wrong.status).toBe(403);
    const page = await wrong.text();
    expect(spoken(page)).toContain('办理口令不正确，事项没有办理。还可以输错 4 次');
    expect(page).toContain('裁量偏重，&#60;请&#62;复核</textarea>');
    expect(page).not.toContain('583903');
    expect(await house.state(at.caseId)).toBe('awaitingApproval');
    const again = { ...hiddenFields(page), ...fields, pin: PIN };
    expect((await post(at.browser, at.target, again)).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('notApproved');
    // A right one forgets the wrong ones before it; what is no six digits is no try.
    expect(await (await house.signedIn(head)).api.pin()).toEqual({ isSet: true, triesLeft: 5 });
    expect((await answered(await remembered(), { pin: '12ab' })).status).toBe(422);
    expect(await (await house.signedIn(head)).api.pin()).toEqual({ isSet: true, triesLeft: 5 });
  });

  test('a form that would be refused spends no try', async () => {
    const at = await remembered();
    expect((await answered(at, { contentHash: '0'.repeat(64), pin: '000001' })).status).toBe(409);
    const blank = { act: 'refuseApproval', reason: ' ', pin: '000001' };
    expect((await answered(at, blank)).status).toBe(422);
    expect(await (await house.signedIn(head)).api.pin()).toMatchObject({ triesLeft: 5 });
  });

  test('a hundred guesses at once are five; then only the password helps, and a new PIN set with it', async () => {
    const at = await remembered();
    const fields = { ...hiddenFields(await at.browser.get(at.target)), act: 'approve' };
    const guesses = Array.from({ length: 100 }, (_, place) => `${583_903 + place}`);
    await Promise.all(guesses.map((pin) => post(at.browser, at.target, { ...fields, commandId: randomUUID(), pin })));
    const [row] = await house.stage.owner`select pin_failures from account where person_id = ${head.personId}`;
    expect(row).toEqual({ pin_failures: 5 });
    const late = await answered(at, { pin: PIN });
    expect(spoken(await late.text())).toContain('已经停用');
    expect(await house.state(at.caseId)).toBe('awaitingApproval');
    const page = await at.browser.get(at.target);
    expect([page.includes('name="password"'), page.includes('name="pin"')]).toEqual([true, false]);
    expect((await answered(at, { password: 'not the password' })).status).toBe(403);
    expect((await answered(at, { password })).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('decided');
    await setPin(at.browser, '604815');
    expect(await at.browser.api.pin()).toEqual({ isSet: true, triesLeft: 5 });
  });

  test('whoever set none is told where to, and decides with the password', async () => {
    const owner = connect(house.stage.place.url, { max: 1 });
    await openAccounts(owner.db, [head]);
    await owner.close();
    const at = await remembered(house, false);
    const page = await at.browser.get(at.target);
    expect(spoken(page)).toContain('您还没有设置六位办理口令');
    expect(page).toContain('href="/me"');
    expect((await answered(at, { pin: '' })).status).toBe(422);
    expect((await answered(at, { password })).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('decided');
    // The password was a sign-in: for five minutes nothing is asked again.
    expect((await at.browser.fetch('/api/me')).status).toBe(200);
  });
});

describe('signing out', () => {
  test('ends what a device may decide, until the next sign-in there', async () => {
    const at = await opened();
    await at.browser.api.logout();
    const page = await at.browser.get(at.target);
    expect(spoken(page)).toContain('处罚款 5000 元。');
    expect(spoken(page)).toContain('您已在本设备上退出登录');
    expect((await answered(at, { pin: PIN })).status).toBe(422);
    expect(await house.state(at.caseId)).toBe('awaitingApproval');
    // Somebody else’s sign-in there gives nothing back.
    await at.browser.signIn(deputy);
    at.browser.cookies.delete('lawgate-session');
    expect(await at.browser.get(at.target)).toContain('name="password"');
    await at.browser.signIn(head);
    at.browser.cookies.delete('lawgate-session');
    ahead += 6 * MINUTE;
    expect((await answered(at, { pin: PIN })).status).toBe(303);
    expect(await house.state(at.caseId)).toBe('decided');
  });

  test('in one browser leaves the other devices as they are', async () => {
    const at = await remembered();
    const other = await house.browser().signIn(head, true);
    await other.api.logout();
    expect((await answered(at, { pin: PIN })).status).toBe(303);
  });
});

describe('a remembered device reads what its mail is about', () => {
  test('and no file of another case, nor any through another’s link', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const handling = await house.signedIn(handler);
    const response = await handling.fetch('/api/files?name=a.png', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array(png),
    });
    const { hash: file } = (await response.json()) as { hash: string };
    const evidence = [{ name: '照片', kind: 'inspectionRecord' as const, file, proves: '现场' }];
    const mine = await house.caseToApprove({ ...contentOf(), evidence });
    const other = await remembered();
    const of = (target: string, browser = other.browser) => browser.fetch(`${target}/files/${file}`);
    const target = await targetOf(house, mine, head, 'approve');
    expect((await of(target)).status).toBe(200);
    expect((await of(other.target)).status).toBe(404);
    expect((await of(`/task/${'0'.repeat(64)}`)).status).toBe(404);
    const stranger = await house.browser().signIn(reviewer, true);
    stranger.cookies.delete('lawgate-session');
    expect((await of(target, stranger)).status).toBe(404);
  });
});

describe('a PIN', () => {
  test.for([
    '123456',
    '654321',
    '000000',
    '246802',
    '121212',
    '123123',
    '123321',
    '112211',
    '147258',
    '12345',
    '1234567',
    '12345a',
  ])('%s is refused', async (pin) => {
    const browser = await house.signedIn(otherDeputy);
    expect(await problemOf(setPin(browser, pin))).toMatchObject({ status: 422 });
    expect(await browser.api.pin()).toMatchObject({ isSet: false });
  });

  test('needs the password, guesses of which count as at the door, and is stored as no digits', async () => {
    const browser = await house.signedIn(otherDeputy);
    expect(await problemOf(setPin(browser, PIN, 'no'))).toMatchObject({ code: 'pin-not-set', status: 422 });
    expect(await problemOf(setPin(house.browser()))).toMatchObject({ status: 401 });
    expect(await browser.api.pin()).toEqual({ isSet: false, triesLeft: 5 });
    await setPin(browser);
    const [row] = await house.stage.owner<{ hash: string }[]>`
      select pin_hash as hash from account where person_id = ${otherDeputy.personId}`;
    expect(row?.hash).toMatch(/^\$scrypt\$ln=15/);
    const [entry] = await house.stage.owner`
      select by, detail from administration where what = 'pin.own' and subject = ${otherDeputy.personId}`;
    expect(entry).toEqual({ by: otherDeputy.personId, detail: { login: otherDeputy.personId } });
    const guesses = Array.from({ length: 11 }, () => problemOf(setPin(browser, PIN, 'no')));
    expect((await Promise.all(guesses)).map(({ code }) => code)).toContain('login-blocked');
  });
});

const ruled = async (stepUp: StepUp, demo: boolean): Promise<House> => {
  const rules = { ...nationalRules, approval: { ...nationalRules.approval, stepUp } };
  const other = await House.open({ now }, rules);
  const owner = connect(other.stage.place.url, { max: 1 });
  await inTransaction(owner.db, async (tx) => {
    await tx.update(authorityTable).set({ demo }).where(eq(authorityTable.id, authority));
  });
  await owner.close();
  return other;
};

describe('the profile says what is asked', () => {
  test('the password: digits are not enough', async () => {
    const other = await ruled('password', false);
    const at = await remembered(other);
    expect(spoken(await at.browser.get(at.target))).toContain('请输入登录密码');
    expect((await answered(at, { pin: PIN })).status).toBe(422);
    expect((await answered(at, { password })).status).toBe(303);
    await other.close();
  });

  test('nothing, in a demonstration; after signing out the password all the same', async () => {
    const other = await ruled('none', true);
    const at = await remembered(other, false);
    expect((await answered(at, {})).status).toBe(303);
    const left = await opened(other, false);
    await left.browser.api.logout();
    expect((await answered(left, {})).status).toBe(422);
    await other.close();
  });

  test('nothing, where nothing is made up: a PIN is asked whatever stands there', async () => {
    const other = await ruled('none', false);
    const at = await remembered(other);
    expect((await answered(at, {})).status).toBe(422);
    expect((await answered(at, { pin: PIN })).status).toBe(303);
    await other.close();
  });
});
