import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { account } from '../../db/schema/authorities.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../law/people/roles.ts';
import { hashPassword, verifyPassword } from '../../server/request/passwords.ts';
import {
  clerk,
  deputy,
  handler,
  head,
  importer,
  otherDeputy,
  reviewer,
  secondHandler,
  secondReviewer,
  supervisor,
  unitHead,
} from '../fixtures/cases.ts';
import { openAccounts, House, password, problemOf, type Browser } from '../fixtures/server.ts';

let house: House;
/** How far the server's clock runs ahead. */
let ahead = 0;
beforeAll(async () => {
  house = await House.open({ now: () => new Date(Date.now() + ahead) });
});
beforeEach(() => {
  ahead = 0;
});
afterAll(() => house.close());

const MINUTE = 60_000;
const login = (name: string, given = password) => ({
  body: { account: name, password: given, rememberDevice: false },
});

/** A stranger’s wrong password. */
const guess = ({ personId }: Actor) => problemOf(house.browser().api.login(login(personId, 'no')));

describe('passwords', () => {
  test('are kept as a slow hash with a salt of its own and its cost', async () => {
    const [first, second] = await Promise.all([hashPassword('密码'), hashPassword('密码')]);
    expect(first).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('密码', first)).toBe(true);
    expect(await verifyPassword('密码 ', first)).toBe(false);
    expect(await verifyPassword('密码', 'md5:abc')).toBe(false);
  });

  test('are the same typed on a machine that composes characters otherwise', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9', { ln: 10, r: 8, p: 1 }))).toBe(true);
  });
});

describe('signing in', () => {
  test('tells who one is, in which office, on which day', async () => {
    const browser = await house.signedIn(handler);
    const me = await browser.api.me();
    expect(me.person).toEqual({ id: handler.personId, name: '何川' });
    expect(me.offices).toEqual([{ office: 'officer', of: 'unit-enforcement', ofName: '执法一中队' }]);
    expect(me.may).toMatchObject({ openCase: true, supervise: false });
  });

  test('a wrong password and an unknown account are answered alike', async () => {
    const browser = house.browser();
    const wrong = await problemOf(browser.api.login(login(secondHandler.personId, 'no')));
    const unknown = await problemOf(browser.api.login(login('nobody', 'no')));
    expect(wrong).toMatchObject({ status: 401, code: 'login-refused' });
    expect({ ...unknown, requestId: null }).toEqual({ ...wrong, requestId: null });
    expect(browser.cookies.size).toBe(0);
  });

  test('five failures make whoever is not known wait, even with the right password', async () => {
    const browser = house.browser();
    const burst = Array.from({ length: 20 }, () => problemOf(browser.api.login(login(unitHead.personId, 'no'))));
    const codes = (await Promise.all(burst)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'login-refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'login-blocked')).toHaveLength(15);
    expect(await problemOf(browser.api.login(login(unitHead.personId)))).toMatchObject({ code: 'login-blocked' });
    ahead = 2 * MINUTE;
    expect((await browser.api.login(login(unitHead.personId))).person.id).toBe(unitHead.personId);
  });

  test('each failure after that doubles the wait, to a quarter of an hour at most', async () => {
    for (let count = 0; count < 5; count += 1) expect((await guess(otherDeputy)).code).toBe('login-refused');
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await guess(otherDeputy)).toMatchObject({
        status: 429,
        sentence: expect.stringContaining(`${minutes} 分钟`),
      });
      ahead += (minutes - 0.5) * MINUTE;
      expect((await guess(otherDeputy)).code).toBe('login-blocked');
      ahead += 0.6 * MINUTE;
      expect((await guess(otherDeputy)).code).toBe('login-refused');
    }
  });

  test('what strangers try shuts nobody out of a browser they signed in from before, at the same address or not', async () => {
    const known = await house.signedIn(deputy);
    await known.api.logout();
    const wrong = (at: Browser) => problemOf(at.api.login(login(deputy.personId, 'no')));
    const tries = Array.from({ length: 40 }, () => wrong(house.browser()));
    expect((await Promise.all(tries)).map(({ code }) => code)).toContain('login-blocked');
    expect(await problemOf(house.browser().api.login(login(deputy.personId)))).toMatchObject({ code: 'login-blocked' });
    expect((await known.api.login(login(deputy.personId))).person.id).toBe(deputy.personId);
    // Nor does a success there help the strangers.
    expect(await problemOf(house.browser().api.login(login(deputy.personId)))).toMatchObject({ code: 'login-blocked' });
    // The mark is of one account, made by us, and no free way to guess.
    await known.api.logout();
    const mark = known.cookies.get('lawgate-known') ?? '';
    for (const forged of [`x${mark}`, mark.replace('.', '.x'), 'a.b', '', '~', '.']) {
      const stranger = house.browser();
      stranger.cookies.set('lawgate-known', forged);
      expect(await problemOf(stranger.api.login(login(deputy.personId)))).toMatchObject({ code: 'login-blocked' });
    }
    const codes = await Promise.all(Array.from({ length: 12 }, () => wrong(known)));
    expect(codes.filter(({ code }) => code === 'login-blocked')).toHaveLength(2);
  });

  test('a computer several people share is known to each of them', async () => {
    const shared = await house.signedIn(clerk);
    await shared.signIn(supervisor);
    await Promise.all(Array.from({ length: 6 }, () => guess(clerk)));
    expect(await problemOf(house.browser().api.login(login(clerk.personId)))).toMatchObject({ code: 'login-blocked' });
    expect((await shared.api.login(login(clerk.personId))).person.id).toBe(clerk.personId);
  });

  test('a password of the administrator’s is good for nothing but to be changed', async () => {
    const owner = connect(house.stage.place.url, { max: 1 });
    await openAccounts(owner.db, [importer], true);
    await owner.close();
    const browser = await house.browser().signIn(importer, true);
    expect(await browser.api.me()).toMatchObject({ mustChangePassword: true });
    const refused = ['/api/tasks', '/api/me/pin', '/api/me/access', '/api/files/x', '/api/board.csv', '/task/x'];
    for (const target of refused) {
      const response = await browser.fetch(target);
      expect([target, response.status]).toEqual([target, 403]);
      expect(await response.text()).toContain('password-change-first');
    }
    const remembered = house.browser();
    remembered.cookies.set('lawgate-device', browser.cookies.get('lawgate-device') ?? '');
    expect((await remembered.fetch('/task/x')).status).toBe(403);
    expect((await browser.fetch('/api/public/decisions')).status).toBe(200);
    await change(browser, password, 'blue paper lantern');
    expect(await browser.api.me()).toMatchObject({ mustChangePassword: false });
    expect((await browser.fetch('/api/tasks')).status).toBe(200);
  });

  test('an account that was disabled is nobody’s, and its session ends at once', async () => {
    const browser = await house.signedIn(secondReviewer);
    const owner = connect(house.stage.place.url, { max: 1 });
    await inTransaction(owner.db, async (tx) => {
      await tx.update(account).set({ disabledAt: new Date() }).where(eq(account.personId, secondReviewer.personId));
    });
    expect((await browser.fetch('/api/me')).status).toBe(401);
    expect(await problemOf(house.browser().api.login(login(secondReviewer.personId)))).toMatchObject({ status: 401 });
    await openAccounts(owner.db, [secondReviewer]);
    await owner.close();
    expect((await house.signedIn(secondReviewer)).cookies.has('lawgate-session')).toBe(true);
  });
});

describe('a session', () => {
  test('is a random cookie no script reads, of which only the hash is stored', async () => {
    const response = await house.browser().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: head.personId, password }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^lawgate-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = cookie.slice('lawgate-session='.length).split(';')[0] ?? '';
    const rows = await house.stage.owner`select * from session where token_hash = ${token}`;
    expect(rows).toHaveLength(0);
  });

  test('ends after half an hour without a click, and eight hours after it began', async () => {
    const browser = await house.signedIn(reviewer);
    ahead = 29 * MINUTE;
    expect((await browser.fetch('/api/me')).status).toBe(200);
    ahead = 58 * MINUTE;
    expect((await browser.fetch('/api/me')).status).toBe(200);
    ahead = 89 * MINUTE;
    expect((await browser.fetch('/api/me')).status).toBe(401);
    ahead = 0;
    const busy = await house.signedIn(reviewer);
    for (ahead = 0; ahead < 8 * 60 * MINUTE; ahead += 25 * MINUTE) {
      expect((await busy.fetch('/api/me')).status).toBe(200);
    }
    ahead = 8 * 60 * MINUTE;
    expect((await busy.fetch('/api/me')).status).toBe(401);
  });

  test('is another one after every sign-in, and gone after signing out', async () => {
    const browser = await house.signedIn(reviewer);
    const planted = new Map(browser.cookies);
    await browser.signIn(reviewer);
    const fresh = new Map(browser.cookies);
    expect(fresh.get('lawgate-session')).not.toBe(planted.get('lawgate-session'));
    const old = house.browser();
    for (const [name, value] of planted) old.cookies.set(name, value);
    expect((await old.fetch('/api/me')).status).toBe(401);
    await browser.api.logout();
    const stolen = house.browser();
    for (const [name, value] of fresh) stolen.cookies.set(name, value);
    expect((await stolen.fetch('/api/me')).status).toBe(401);
  });

  test('does not count where a second cookie of its name was planted', async () => {
    const browser = await house.signedIn(reviewer);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await browser.fetch('/api/me', { headers: { cookie: `lawgate-session=x; ${cookie}` } });
    expect(response.status).toBe(401);
  });

  test('cannot be used by another site', async () => {
    const browser = await house.signedIn(handler);
    const forged: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    ];
    for (const headers of forged) {
      const response = await browser.fetch('/api/session', { method: 'DELETE', headers });
      expect(response.status).toBe(403);
    }
    expect((await browser.fetch('/api/me', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });
});

describe('cookies by address', () => {
  test.for([
    ['https://fashen.example', '__Host-lawgate-session', true],
    ['http://localhost:8080', '__Host-lawgate-session', true],
    ['http://10.0.0.7:8080', 'lawgate-session', false],
  ] as const)('%s', async ([baseUrl, name, isSecure]) => {
    const other = await House.open({ baseUrl });
    const response = await other.browser().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: head.personId, password }),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie.startsWith(`${name}=`)).toBe(true);
    expect(cookie.includes('; Secure')).toBe(isSecure);
    const isHttps = baseUrl.startsWith('https');
    expect(response.headers.has('strict-transport-security')).toBe(isHttps);
    expect(response.headers.get('content-security-policy')?.includes('upgrade-insecure-requests')).toBe(isHttps);
    await other.close();
  });
});

const change = (browser: Browser, present: string, chosen: string) =>
  browser.api.changePassword({ body: { present, chosen } });

describe('a password of one’s own', () => {
  const mine = 'small-red-bricks';

  test.each([
    ['too short', '123456789', /至少 10/],
    ['of few signs', '121212121212', /单一/],
    ['with the account in it', `x-${head.personId.toUpperCase()}-2026`, /账号/],
    ['the present one', password, /相同/],
    ['of digits alone', '13912345678', /数字/],
    ['a date', '2026-12-01 10', /数字/],
    ['with the authority in it', '示范县市场监督管理局-01', /机关/],
    ['common', 'Qwerty123456', /常见/],
    ['common with a year', 'Password2026', /常见/],
    ['common, written otherwise', '123P@$$w0rd!', /常见/],
    ['a common word twice', 'monkeyMonkey', /常见/],
    ['of the keyboard', '1qaz2wsx3edc', /常见/],
    ['one letter after the other', 'abcdefghijk', /常见/],
  ])('is refused when it is %s', async (_, chosen, sentence) => {
    const browser = await house.signedIn(head);
    const problem = await problemOf(change(browser, password, chosen));
    expect(problem).toMatchObject({ status: 422, code: 'password-weak', fields: [{ field: 'chosen' }] });
    expect(problem.fields[0]?.sentence).toMatch(sentence);
  });

  test('needs the old one, and guesses of it count as at the door', async () => {
    const browser = await house.signedIn(secondHandler);
    const guesses = Array.from({ length: 12 }, () => problemOf(change(browser, 'not the password', mine)));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'password-wrong')).toHaveLength(10);
    expect(codes).toContain('login-blocked');
    expect(await problemOf(browser.api.login(login(secondHandler.personId)))).toMatchObject({
      code: 'login-blocked',
    });
    expect(await problemOf(change(house.browser(), password, mine))).toMatchObject({ status: 401 });
  });

  test('holds from now on; all that was signed in elsewhere ends, this desk goes on, and it is written down', async () => {
    const elsewhere = await house.browser().signIn(head, true);
    const here = await house.signedIn(head);
    const before = [...here.cookies.values()];
    await change(here, password, mine);
    expect((await here.api.me()).person.id).toBe(head.personId);
    expect([...here.cookies.values()]).not.toEqual(before);
    expect((await elsewhere.fetch('/api/me')).status).toBe(401);
    const devices = await house.stage.owner`
      select 1 from device where person_id = ${head.personId} and revoked_at is null`;
    expect(devices).toHaveLength(0);
    expect(await problemOf(house.browser().api.login(login(head.personId)))).toMatchObject({ code: 'login-refused' });
    expect((await house.browser().api.login(login(head.personId, mine))).person.id).toBe(head.personId);
    const [row] = await house.stage.owner<{ by: string; detail: unknown }[]>`
      select by, detail from administration where what = 'password.own' and subject = ${head.personId}`;
    expect(row).toEqual({ by: head.personId, detail: { login: head.personId } });
  });

  test('of two changes at once only one is made', async () => {
    const [one, other] = [await house.signedIn(handler), await house.signedIn(handler)];
    const done = await Promise.allSettled([change(one, password, mine), change(other, password, `${mine}-2`)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const chosen = done[0]?.status === 'fulfilled' ? mine : `${mine}-2`;
    expect((await house.browser().api.login(login(handler.personId, chosen))).person.id).toBe(handler.personId);
  });
});
