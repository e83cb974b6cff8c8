import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '../../server/cases/sweeping.ts';
import { DEFAULT_UPLOADS, uploadLimitsIn } from '../../server/cases/upload-limits.ts';
import { handler, reviewer, secondHandler } from '../fixtures/cases.ts';
import { House, problemOf, type Browser } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open({ uploads: { mostLooseFiles: 4, mostLooseBytes: 10_000 } });
});
afterAll(() => house.close());

const pdf = (size = 100): Buffer => {
  const head = `%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${randomUUID()}\n%%EOF`;
  return Buffer.from(head.padEnd(size));
};
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const upload = (browser: Browser, bytes: Buffer) =>
  browser.fetch(`/api/files?name=${encodeURIComponent('笔录.pdf')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(bytes),
  });
const placeOf = (hash: string): string => path.join(house.dataFolder, 'files', hash.slice(0, 2), hash);
const evidenceOf = (hash: string) => ({
  ...contentOf(),
  evidence: [{ name: '笔录', kind: 'documentary' as const, file: hash, proves: '现场' }],
});
const swept = () => sweep({ sql: house.stage.database.sql, dataFolder: house.dataFolder });
/** As if so many days had passed. */
const aged = async (hash: string, days: number): Promise<void> => {
  const { owner } = house.stage;
  await owner`update file_holder set stored_at = now() - make_interval(days => ${days}) where hash = ${hash}`;
  await owner.begin(async (tx) => {
    await tx`alter table file disable trigger kept`;
    await tx`update file set stored_at = now() - make_interval(days => ${days}) where hash = ${hash}`;
    await tx`alter table file enable always trigger kept`;
  });
  const then = new Date(Date.now() - days * 86_400_000);
  await utimes(placeOf(hash), then, then);
};

const days = (count: number) => new Date(Date.now() + count * 86_400_000);

describe('what a person stores without making it part of a case', () => {
  test('has a bound in files and in bytes, told with its remedy; what is in a case does not count', async () => {
    const browser = await house.signedIn(handler);
    const files = Array.from({ length: 5 }, () => pdf());
    const answers = [];
    for (const bytes of files) answers.push((await upload(browser, bytes)).status);
    expect(answers).toEqual([200, 200, 200, 200, 422]);
    const refused = await upload(browser, files[4] ?? pdf());
    expect(await refused.json()).toMatchObject({
      code: 'too-many-loose-files',
      remedy: expect.stringMatching(/登入案件/),
    });
    // The same once more is no more than before, and the bound is each person's own.
    expect((await upload(browser, files[0] ?? pdf())).status).toBe(200);
    const other = await house.signedIn(secondHandler);
    expect((await upload(other, pdf(10_001))).status).toBe(422);
    expect((await upload(other, pdf(9000))).status).toBe(200);
    expect((await upload(other, pdf(1001))).status).toBe(422);
    await house.openCase(evidenceOf(hashOf(files[0] ?? pdf())));
    expect((await upload(browser, files[4] ?? pdf())).status).toBe(200);
    expect((await upload(browser, pdf())).status).toBe(422);
  });

  test('ten at once find no more room than one after the other', async () => {
    const browser = await house.signedIn(reviewer);
    const statuses = await Promise.all(Array.from({ length: 10 }, () => upload(browser, pdf())));
    expect(statuses.filter(({ status }) => status === 200).length).toBe(4);
  });

  test('has its bounds from the environment', () => {
    expect(uploadLimitsIn({})).toEqual(DEFAULT_UPLOADS);
    expect(uploadLimitsIn({ UPLOAD_FILES: '7', UPLOAD_MB: '2' })).toMatchObject({
      mostLooseFiles: 7,
      mostLooseBytes: 2 * 1024 * 1024,
    });
    for (const given of ['0', '-1', '1.5', 'many'])
      expect(() => uploadLimitsIn({ UPLOAD_FILES: given })).toThrow(given);
  });
});

describe('the sweep', () => {
  test('removes files nobody made part of a case, a month after, and no other', async () => {
    const browser = await house.signedIn(secondHandler);
    const { owner } = house.stage;
    await owner`delete from file_holder where person_id = ${secondHandler.personId}`;
    const [loose, tied, young] = [pdf(), pdf(), pdf()].map((bytes) => ({ bytes, hash: hashOf(bytes) }));
    if (loose === undefined || tied === undefined || young === undefined) throw new Error('expected three');
    for (const { bytes } of [loose, tied, young]) expect((await upload(browser, bytes)).status).toBe(200);
    const second = await house.signedIn(handler);
    const caseId = await house.openCase();
    const save = (hash: string, version: number) =>
      browser.api.saveDraft({ params: { id: caseId }, body: { version, content: evidenceOf(hash) } });
    await save(tied.hash, 1);
    for (const { hash } of [loose, tied]) await aged(hash, 40);
    await aged(young.hash, 29);
    // Past its time it comes into no case any more: the sweep may be under way.
    expect(await problemOf(save(loose.hash, 2))).toMatchObject({ fields: [{ field: 'content.evidence.0.file' }] });
    await swept();
    expect([loose, tied, young].map(({ hash }) => existsSync(placeOf(hash)))).toEqual([false, true, true]);
    expect((await browser.fetch(`/api/files/${loose.hash}`)).status).toBe(404);
    expect((await second.fetch(`/api/files/${tied.hash}`)).status).toBe(200);
    // Stored again it is there as at first.
    expect((await upload(browser, loose.bytes)).status).toBe(200);
    expect((await browser.fetch(`/api/files/${loose.hash}`)).status).toBe(200);
  });

  test('keeps the bytes as long as anybody else holds them', async () => {
    const { owner } = house.stage;
    await owner`delete from file_holder where person_id in (${secondHandler.personId}, ${reviewer.personId})`;
    const bytes = pdf();
    const hash = hashOf(bytes);
    const [first, second] = await Promise.all([secondHandler, reviewer].map((one) => house.signedIn(one)));
    if (first === undefined || second === undefined) throw new Error('expected two');
    await upload(first, bytes);
    await aged(hash, 40);
    await upload(second, bytes);
    await swept();
    expect((await first.fetch(`/api/files/${hash}`)).status).toBe(404);
    expect((await second.fetch(`/api/files/${hash}`)).status).toBe(200);
  });

  test('removes halves and bytes no row names, unless somebody may just be storing them', async () => {
    const folder = path.join(house.dataFolder, 'files', 'ab');
    await mkdir(folder, { recursive: true });
    const write = async (name: string, ageMs: number) => {
      await writeFile(path.join(folder, name), 'x');
      const then = new Date(Date.now() - ageMs);
      await utimes(path.join(folder, name), then, then);
    };
    const [orphan, fresh] = [`ab${'0'.repeat(62)}`, `ab${'1'.repeat(62)}`];
    await write(orphan, 2 * 86_400_000);
    await write(fresh, 3_600_000);
    await write(`${orphan}.${randomUUID()}`, 2 * 3_600_000);
    await write(`${fresh}.half`, 60_000);
    await swept();
    expect((await readdir(folder)).sort()).toEqual([fresh, `${fresh}.half`]);
  });

  test('removes what ended long ago: sessions, devices, tries to sign in, dead links; and nothing that counts', async () => {
    const { owner } = house.stage;
    const { personId } = handler;
    const sessionOf = (expires: number, ended: number | null) =>
      owner`insert into session (token_hash, person_id, created_at, seen_at, expires_at, ended_at)
        values (${randomUUID()}, ${personId}, ${days(-50)}, ${days(-50)}, ${days(expires)}, ${ended === null ? null : days(ended)})`;
    const deviceOf = (expires: number, revoked: number | null) =>
      owner`insert into device (token_hash, person_id, label, created_at, expires_at, revoked_at)
        values (${randomUUID()}, ${personId}, 'x', ${days(-50)}, ${days(expires)}, ${revoked === null ? null : days(revoked)})`;
    const before = async () => {
      const [row] = await owner<[{ sessions: number; devices: number; attempts: number }]>`
        select (select count(*)::int from session) as sessions, (select count(*)::int from device) as devices,
          (select count(*)::int from login_attempt) as attempts`;
      return row;
    };
    const { sessions, devices, attempts } = await before();
    for (const [expires, ended] of [
      [-15, null],
      [5, -15],
      [-13, null],
      [5, -13],
      [5, null],
    ] as const) {
      await sessionOf(expires, ended);
      await deviceOf(expires, ended);
    }
    for (const at of [-15, -13]) {
      await owner`insert into login_attempt (login, address, at, succeeded) values ('x', '127.0.0.1', ${days(at)}, false)`;
    }
    await swept();
    expect(await before()).toEqual({ sessions: sessions + 3, devices: devices + 3, attempts: attempts + 1 });
    // Whoever is signed in stays so.
    expect((await (await house.signedIn(handler)).fetch('/api/me')).status).toBe(200);
  });
});
