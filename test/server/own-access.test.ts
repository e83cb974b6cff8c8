import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deputy, handler, head, reviewer } from '../fixtures/cases.ts';
import { hiddenFields, post, spoken } from '../fixtures/mail-pages.ts';
import { House, problemOf } from '../fixtures/server.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const here = { isHere: true };

describe('where a person is signed in and remembered', () => {
  test('is listed for that person, with the browser asked from marked; nothing in it opens anything', async () => {
    const desk = await house.browser().signIn(head);
    const phone = await house.browser().signIn(head, true);
    await house.signedIn(deputy);
    const access = await phone.api.access();
    expect(access.sessions).toHaveLength(2);
    expect(access.sessions.filter(({ isHere }) => isHere)).toHaveLength(1);
    expect(access.devices).toMatchObject([{ ...here, isSignedOut: false }]);
    expect((await desk.api.access()).devices).toMatchObject([{ isHere: false }]);
    const shown = JSON.stringify(access);
    for (const cookie of phone.cookies.values()) expect(shown).not.toContain(cookie);
    const rows = await house.stage.owner<{ hash: string }[]>`
      select token_hash as hash from session union select token_hash from device`;
    for (const { hash } of rows) expect(shown).not.toContain(hash);
  });

  test('ends at once, and the device of an ended session decides nothing before the next sign-in', async () => {
    const caseId = await house.caseToApprove();
    const phone = await house.browser().signIn(head, true);
    await phone.api.changePin({ body: { password: '测试口令-1', pin: '583902' } });
    const { location = '' } = Object.fromEntries(
      (await phone.fetch(`/t/${await house.mailedToken(caseId, head, 'approve')}`)).headers,
    );
    const desk = await house.browser().signIn(head);
    const { sessions } = await phone.api.access();
    const own = sessions.find(({ isHere }) => isHere);
    await desk.api.endSession({ params: { id: own?.id ?? '' } });
    expect((await phone.fetch('/api/me')).status).toBe(401);
    expect((await desk.fetch('/api/me')).status).toBe(200);
    const page = await phone.get(location);
    expect(spoken(page)).toContain('您已在本设备上退出登录');
    const answer = await post(phone, location, { ...hiddenFields(page), act: 'approve', pin: '583902' });
    expect([answer.status, await house.state(caseId)]).toEqual([422, 'awaitingApproval']);
    // Twice is once.
    expect(await problemOf(desk.api.endSession({ params: { id: own?.id ?? '' } }))).toMatchObject({ status: 404 });
  });

  test('a forgotten device shows nothing, and who was signed in there no longer is', async () => {
    const desk = await house.browser().signIn(reviewer);
    const phone = await house.browser().signIn(reviewer, true);
    const [device] = (await desk.api.access()).devices;
    await desk.api.forgetDevice({ params: { id: device?.id ?? '' } });
    expect((await phone.fetch('/api/me')).status).toBe(401);
    expect(spoken(await phone.get('/task/anything'))).toContain('请先登录');
    expect((await desk.api.access()).devices).toEqual([]);
    // One’s own device is forgotten without being thrown out.
    await desk.signIn(reviewer, true);
    const own = (await desk.api.access()).devices.find(({ isHere }) => isHere);
    await desk.api.forgetDevice({ params: { id: own?.id ?? '' } });
    expect((await desk.fetch('/api/me')).status).toBe(200);
  });

  test('is nobody else’s to end', async () => {
    const phone = await house.browser().signIn(handler, true);
    const { sessions, devices } = await phone.api.access();
    const stranger = await house.signedIn(deputy);
    const ids = [sessions.find(({ isHere }) => isHere)?.id, devices[0]?.id, randomUUID()].map((id) => id ?? '');
    for (const id of ids) {
      expect(await problemOf(stranger.api.endSession({ params: { id } }))).toMatchObject({ status: 404 });
      expect(await problemOf(stranger.api.forgetDevice({ params: { id } }))).toMatchObject({ status: 404 });
      expect((await house.browser().fetch(`/api/me/sessions/${id}`, { method: 'DELETE' })).status).toBe(401);
    }
    expect((await phone.fetch('/api/me')).status).toBe(200);
    expect((await phone.api.access()).devices).toHaveLength(1);
  });

  test('signing out forgets the device too, where one asks for it', async () => {
    const phone = await house.browser().signIn(handler, true);
    const kept = new Map(phone.cookies);
    await phone.api.logout({ query: { forgetDevice: 'true' } });
    expect(phone.cookies.size).toBe(0);
    for (const [name, value] of kept) phone.cookies.set(name, value);
    expect(spoken(await phone.get('/task/anything'))).toContain('请先登录');
  });

  test('remembered again, a browser is one device', async () => {
    const phone = await house.browser().signIn(deputy, true);
    await phone.signIn(deputy, true);
    expect((await phone.api.access()).devices).toMatchObject([here]);
  });
});
