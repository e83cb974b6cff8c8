import http, { type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { connect } from '../../db/connect.ts';
import { authority, person } from '../../db/schema/authorities.ts';
import { setting } from '../../db/schema/settings.ts';
import { inTransaction } from '../../db/transaction.ts';
import { storeMail, mailFolder } from '../../server/local/caught-mail.ts';
import type { installation } from '../../server/contract/session.ts';
import { isLoopback, isOnOwnMachine, isOpenToReaders, isPrivateHost } from '../../server/local/own-machine.ts';
import { House } from '../fixtures/server.ts';

const base = new URL('http://lawgate.test:8080');

const asked = (remoteAddress: string | undefined, headers: IncomingHttpHeaders = { host: '127.0.0.1:8080' }): boolean =>
  isOnOwnMachine({ socket: { remoteAddress } as Socket, headers }, base);

describe('who sits at this machine', () => {
  test.each(['127.0.0.1', '127.8.9.10', '127.255.255.255', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    'somebody at %s',
    (address) => {
      expect(isLoopback(address)).toBe(true);
      expect(asked(address)).toBe(true);
    },
  );

  test.each([
    '192.0.2.2',
    '10.0.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '0.0.0.0',
    '::',
    '::2',
    'fe80::1',
    'fd00::127',
    '::ffff:10.0.0.1',
    '::ffff:128.0.0.1',
    '127.0.0.1.example.com',
    'localhost',
    '',
    undefined,
  ])('nobody at %s', (address) => {
    expect(asked(address)).toBe(false);
  });

  test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '127.0.0.1:8080', '[::1]', '[::1]:8080', 'lawgate.test'])(
    'under the name %s',
    (host) => {
      expect(asked('127.0.0.1', { host })).toBe(true);
    },
  );

  test.each([
    'rebound.example',
    'rebound.example:8080',
    'localhost.rebound.example',
    'lawgate.test.rebound.example',
    'localhost@rebound.example',
    'rebound.example#localhost',
    'localhost:8080@rebound.example',
    'localhost.',
    '127.0.0.1.rebound.example',
    'localhost, rebound.example',
    '192.0.2.2',
    '[::2]',
    '[::1',
    ':8080',
    '',
    undefined,
  ])('not under the name %s', (host) => {
    expect(asked('127.0.0.1', { host })).toBe(false);
  });

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'nobody who comes by a proxy: %s gives nothing and takes everything',
    (name) => {
      expect(asked('192.0.2.2', { host: 'localhost', [name]: '127.0.0.1' })).toBe(false);
      expect(asked('127.0.0.1', { host: 'localhost', [name]: '192.0.2.2' })).toBe(false);
      expect(asked('127.0.0.1', { host: 'localhost', [name]: '127.0.0.1' })).toBe(false);
    },
  );

  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['127.1.2.3', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.0.2.2', false],
    ['lawgate.county.example', false],
  ] as const)('a server on %s is reached from here alone: %s', (host, isPrivate) => {
    expect(isPrivateHost(host)).toBe(isPrivate);
  });
});

describe('passwords cross a network in the clear', () => {
  test.each([
    ['127.0.0.1', undefined, false],
    ['localhost', 'http://127.0.0.1:8080', false],
    ['::1', 'http://[::1]:8080', false],
    ['0.0.0.0', 'https://fashen.county.example', false],
    ['127.0.0.1', 'https://fashen.county.example', false],
    ['0.0.0.0', undefined, true],
    ['0.0.0.0', 'http://localhost:8080', true],
    ['127.0.0.1', 'http://fashen.county.example', true],
    ['::', 'http://10.0.0.7:8080', true],
  ] as const)('on %s under %s: %s', (HOST, BASE_URL, isOpen) => {
    expect(isOpenToReaders({ HOST, BASE_URL })).toBe(isOpen);
  });
});

interface Asked {
  readonly host?: string;
  readonly headers?: Record<string, string>;
}

/** Straight through a socket: `fetch` sets the name by itself. */
function get(
  address: string,
  target: string,
  { host, headers }: Asked = {},
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const request = http.get(
      {
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port,
        path: target,
        headers: { ...headers, ...(host && { host }) },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body });
        });
      },
    );
    request.on('error', reject);
  });
}

const ofNetwork = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .filter(({ internal, family, address }) => !internal && (family === 'IPv4' || !address.startsWith('fe80')));

describe('a server that is open to the network', () => {
  let house: House;
  let port: string;
  let mailId: string;
  beforeAll(async () => {
    house = await House.open({ mailIsCaught: true, host: '::' });
    ({ port } = new URL(house.server.address));
    const owner = connect(house.stage.place.url, { max: 1 });
    await inTransaction(owner.db, async (tx) => {
      await tx.update(authority).set({ demo: true });
      await tx.update(person).set({ title: '承办人' });
      await tx.insert(setting).values({ key: 'demoPassword', value: 'demo-password' });
    });
    await owner.close();
    const source = Buffer.from('Subject: waiting\r\n\r\nhttp://lawgate.test/t/token-of-the-mail\r\n');
    ({ id: mailId } = await storeMail(mailFolder(house.dataFolder), source, { from: 'a@b.test', to: ['c@d.test'] }));
  });
  afterAll(() => house.close());

  const pages = (): readonly string[] => [
    '/dev/mail',
    ...['', '/html', '/source'].map((end) => `/dev/mail/${mailId}${end}`),
  ];

  /** What somebody gets to see, of mails and of the demonstration. */
  const shownTo = async (address: string, how: Asked): Promise<readonly string[]> => {
    const shown: string[] = [];
    for (const target of pages()) {
      const { status, body } = await get(address, target, how);
      if (status !== 404 || body.includes('token-of-the-mail')) shown.push(target);
    }
    const { body } = await get(address, '/api/installation', how);
    const { demoAccounts, demoPassword, mailCatcher } = JSON.parse(body) as z.output<typeof installation>;
    if (demoAccounts.length > 0) shown.push('accounts');
    if (demoPassword !== null || body.includes('demo-password')) shown.push('password');
    if (mailCatcher) shown.push('the way to the mails');
    return shown;
  };

  test.each(['127.0.0.1', '[::1]', 'localhost'])('shows mails and accounts at the machine itself: %s', async (host) => {
    const address = `http://${host}:${port}`;
    expect(await shownTo(address, {})).toEqual([...pages(), 'accounts', 'password', 'the way to the mails']);
  });

  test('shows neither to anybody else, whatever they say of themselves', async () => {
    expect(ofNetwork.length, 'needs a network interface beside loopback').toBeGreaterThan(0);
    for (const { address, family } of ofNetwork) {
      const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
      expect(await shownTo(url, {})).toEqual([]);
      expect(await shownTo(url, { host: 'localhost' })).toEqual([]);
      expect(await shownTo(url, { host: 'lawgate.test' })).toEqual([]);
      expect(await shownTo(url, { host: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } })).toEqual([]);
      expect(
        await shownTo(url, { host: '127.0.0.1', headers: { forwarded: 'for=127.0.0.1', 'x-real-ip': '::1' } }),
      ).toEqual([]);
    }
  });

  test.each(['rebound.example', `rebound.example:80`, 'localhost.rebound.example'])(
    'answers nothing to a page from elsewhere whose name leads here: %s',
    async (host) => {
      for (const target of [...pages(), '/api/installation', '/public', '/', '/task/x']) {
        const { status, body } = await get(`http://127.0.0.1:${port}`, target, { host });
        expect([target, status, body.includes('demo-password')]).toEqual([target, 421, false]);
      }
    },
  );

  test('shows neither to whom a proxy on this machine speaks for', async () => {
    const how = { host: 'lawgate.test', headers: { 'x-forwarded-for': '192.0.2.9' } };
    expect(await shownTo(`http://127.0.0.1:${port}`, how)).toEqual([]);
  });

  test.each(['127.0.0.1', '192.0.2.7:8080', '[2001:db8::7]:8080', 'lawgate.test', 'LAWGATE.test:443', 'localhost:1'])(
    'serves the portal under our names and under any number: %s',
    async (host) => {
      expect((await get(`http://127.0.0.1:${port}`, '/public', { host })).status).toBe(200);
    },
  );

  test.each(['rebound.example', 'lawgate.test.rebound.example', 'localhost.', '127.0.0.1.rebound.example', 'a b', '@'])(
    'and under no other: %s',
    async (host) => {
      expect((await get(`http://127.0.0.1:${port}`, '/public', { host })).status).toBe(421);
      const forwarded = { host, headers: { 'x-forwarded-host': 'lawgate.test' } };
      expect((await get(`http://127.0.0.1:${port}`, '/public', forwarded)).status).toBe(421);
      expect((await get(`http://127.0.0.1:${port}`, '/healthz', { host })).status).toBe(200);
    },
  );
});
