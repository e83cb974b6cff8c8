import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerk, handler, handlingUnit, reviewer, secondHandler } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

const pdf = Buffer.from(`%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${randomUUID()}\n%%EOF`);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

const upload = (browser: Browser, name: string, type: string, bytes: Buffer) =>
  browser.fetch(`/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(bytes),
  });

describe('files', () => {
  test('are kept under their hash, once, and given back as they came', async () => {
    const browser = await house.signedIn(handler);
    const response = await upload(browser, '现场 笔录.pdf', 'application/pdf', pdf);
    const stored = (await response.json()) as { hash: string };
    const hash = createHash('sha256').update(pdf).digest('hex');
    expect(stored).toEqual({ hash, name: '现场 笔录.pdf', type: 'application/pdf', size: pdf.length });
    await upload(browser, '现场 笔录.pdf', 'application/pdf', pdf);
    expect(await readdir(path.join(house.dataFolder, 'files', hash.slice(0, 2)))).toEqual([hash]);
    const back = await browser.fetch(`/api/files/${hash}`);
    expect(Buffer.from(await back.arrayBuffer()).equals(pdf)).toBe(true);
    expect(back.headers.get('content-disposition')).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('现场 笔录.pdf')}`,
    );
    expect(back.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.for([
    ['HTML called PDF', 'a.pdf', 'application/pdf', html],
    ['HTML as itself', 'a.html', 'text/html', html],
    ['SVG called PNG', 'a.png', 'image/png', svg],
    ['SVG as itself', 'a.svg', 'image/svg+xml', svg],
    ['a PDF called HTML', 'a.html', 'application/pdf', pdf],
    ['a PDF declared as text', 'a.pdf', 'text/plain', pdf],
    ['a PNG called PDF', 'a.pdf', 'image/png', png],
    ['a double extension', 'a.pdf.exe', 'application/pdf', pdf],
    ['nothing', 'a.pdf', 'application/pdf', Buffer.alloc(0)],
    ['a program', 'a.pdf', 'application/pdf', Buffer.from('MZ\u0090\u0000')],
  ] as const)('refuses %s', async ([, name, type, bytes]) => {
    const browser = await house.signedIn(handler);
    const response = await upload(browser, name, type, bytes);
    expect(response.status).toBe(422);
  });

  test('refuses more than 20 MB and names that cannot be stored', async () => {
    const browser = await house.signedIn(handler);
    const large = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]);
    expect((await upload(browser, 'a.pdf', 'application/pdf', large)).status).toBe(413);
    expect((await upload(browser, 'a\u0000.pdf', 'application/pdf', pdf)).status).toBe(422);
    expect((await upload(browser, '../../etc/passwd.pdf', 'application/pdf', pdf)).status).toBe(200);
    expect((await upload(house.browser(), 'a.pdf', 'application/pdf', pdf)).status).toBe(401);
  });

  test('open to whoever stored them, and through a case to whoever may see it', async () => {
    const bytes = Buffer.concat([png, Buffer.from(randomUUID())]);
    const officer = await house.signedIn(handler);
    const { hash } = (await (await upload(officer, '照片.png', 'image/png', bytes)).json()) as { hash: string };
    const [second, legal, outsider] = await Promise.all(
      [secondHandler, reviewer, clerk].map((one) => house.signedIn(one)),
    );
    const statusFor = async (browser: Browser | undefined) => (await browser?.fetch(`/api/files/${hash}`))?.status;
    expect(await statusFor(second)).toBe(404);
    const content = contentOf();
    const evidence = [{ name: '照片', kind: 'documentary' as const, file: hash, proves: '现场' }];
    await house.openCase({ ...content, evidence });
    expect([await statusFor(second), await statusFor(legal)]).toEqual([200, 200]);
    // There is nothing to publish yet, so the file is not the clerk's.
    expect(await statusFor(outsider)).toBe(404);
    expect((await house.browser().fetch(`/api/files/${hash}`)).status).toBe(401);
  });

  test('of the same bytes serve everybody who stores them, each under their own name, and tell nobody of the others', async () => {
    const bytes = Buffer.concat([png, Buffer.from(randomUUID())]);
    const [first, second, third] = await Promise.all(
      [handler, secondHandler, reviewer].map((one) => house.signedIn(one)),
    );
    if (first === undefined || second === undefined || third === undefined) throw new Error('expected three');
    const answered = async (browser: Browser, name: string) => {
      const response = await upload(browser, name, 'image/png', bytes);
      const headers = [...response.headers.keys()].filter((header) => header !== 'date');
      return { status: response.status, headers, body: (await response.json()) as { hash: string } };
    };
    const one = await answered(first, '清单.png');
    const { hash } = one.body;
    expect((await third.fetch(`/api/files/${hash}`)).status).toBe(404);
    const other = await answered(second, '另一份清单.png');
    expect(other).toEqual({ ...one, body: { ...one.body, name: '另一份清单.png' } });
    const nameFor = async (browser: Browser) =>
      decodeURIComponent((await browser.fetch(`/api/files/${hash}`)).headers.get('content-disposition') ?? '');
    expect([await nameFor(first), await nameFor(second)]).toEqual([
      "inline; filename*=UTF-8''清单.png",
      "inline; filename*=UTF-8''另一份清单.png",
    ]);
    await answered(second, '改名.png');
    expect(await nameFor(second)).toContain('改名.png');
    const evidence = [{ name: '清单', kind: 'documentary' as const, file: hash, proves: '现场' }];
    const tied = async (browser: Browser) => {
      const caseId = randomUUID();
      const handlers = [handler.personId, secondHandler.personId];
      const content = { ...contentOf(), evidence };
      const body = {
        commandId: randomUUID(),
        caseId,
        openedOn: today(),
        handlingUnitId: handlingUnit,
        handlers,
        content,
      };
      return (await browser.api.openCase({ body })).outcome;
    };
    // Of what nobody sees in a case, only the holders may make evidence.
    expect(await problemOf(tied(third))).toMatchObject({ fields: [{ field: 'content.evidence.0.file' }] });
    expect([await tied(first), await tied(second)]).toEqual(['recorded', 'recorded']);
  });

  test('of a case one sees may be named in another', async () => {
    const officer = await house.signedIn(handler);
    const stored = await upload(officer, '照片.png', 'image/png', Buffer.concat([png, Buffer.from(randomUUID())]));
    const { hash } = (await stored.json()) as { hash: string };
    const evidence = [{ name: '照片', kind: 'documentary' as const, file: hash, proves: '现场' }];
    const content = { ...contentOf(), evidence };
    const second = await house.signedIn(secondHandler);
    const other = await house.openCase();
    const save = () => second.api.saveDraft({ params: { id: other }, body: { version: 1, content } });
    expect(await problemOf(save())).toMatchObject({ status: 422, fields: [{ field: 'content.evidence.0.file' }] });
    await house.openCase(content);
    expect((await save()).version).toBe(2);
  });

  test('of somebody else do not come into a case by their hash', async () => {
    const bytes = Buffer.concat([png, Buffer.from(randomUUID())]);
    const legal = await house.signedIn(reviewer);
    const { hash } = (await (await upload(legal, '照片.png', 'image/png', bytes)).json()) as { hash: string };
    const evidence = [{ name: '照片', kind: 'documentary' as const, file: hash, proves: '现场' }];
    const problem = await problemOf(house.openCase({ ...contentOf(), evidence }));
    expect(problem).toMatchObject({ status: 422, fields: [{ field: 'content.evidence.0.file' }] });
  });
});
