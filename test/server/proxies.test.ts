import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler, head } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';

/** Who a server thinks asked, by the tries it wrote down. */
async function addressesNoted(house: House, headers: Record<string, string>): Promise<readonly string[]> {
  await house.browser().fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ account: 'nobody', password: 'no' }),
  });
  const rows = await house.stage.owner<{ address: string }[]>`select address from login_attempt order by at`;
  return rows.map(({ address }) => address);
}

describe('behind a proxy', () => {
  let trusting: House;
  let plain: House;
  beforeAll(async () => {
    trusting = await House.open({ trustedProxies: ['127.0.0.1'] });
    plain = await House.open({ mostSessions: 3 });
  });
  afterAll(async () => {
    await trusting.close();
    await plain.close();
  });

  /** A stranger’s wrong password, as a proxy tells where it came from. */
  const login = async (address: string): Promise<number> => {
    const response = await trusting.browser().fetch('/api/session', {
      method: 'POST',
      headers: { 'x-forwarded-for': address, 'content-type': 'application/json' },
      body: JSON.stringify({ account: head.personId, password: 'no' }),
    });
    return response.status;
  };

  test('who asks is told by the proxy that is trusted, by the last hop it did not make itself', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.5' };
    expect(await addressesNoted(trusting, headers)).toEqual(['203.0.113.5']);
    expect(await addressesNoted(plain, headers)).toEqual(['127.0.0.1']);
  });

  test('strangers at another address do not make wait who comes from this one', async () => {
    for (let count = 0; count < 5; count += 1) await login('198.51.100.1');
    expect(await login('198.51.100.1')).toBe(429);
    expect(await login('198.51.100.2')).toBe(401);
  });

  test('every answer says that no page may ask for camera, microphone or place', async () => {
    for (const target of ['/public', '/api/docs', '/task/x', '/nowhere', '/healthz']) {
      const { headers } = await plain.browser().fetch(target, { headers: { accept: 'text/html' } });
      const policy = headers.get('permissions-policy') ?? '';
      for (const feature of ['camera', 'microphone', 'geolocation', 'usb']) expect(policy).toContain(`${feature}=()`);
    }
  });

  test('a person has so many sessions, and the oldest ends', async () => {
    const browsers: Browser[] = [];
    for (let count = 0; count < 5; count += 1) browsers.push(await plain.signedIn(handler));
    const other = await plain.signedIn(head);
    const statuses = await Promise.all(browsers.map(async (browser) => (await browser.fetch('/api/me')).status));
    expect(statuses).toEqual([401, 401, 200, 200, 200]);
    expect((await other.fetch('/api/me')).status).toBe(200);
    expect(await problemOf((browsers[0] as Browser).api.me())).toMatchObject({ code: 'signed-out' });
  });
});
