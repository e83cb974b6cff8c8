import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containerProblem } from '../../server/cases/container.ts';
import { shownName } from '../../server/cases/file-name.ts';
import { handler } from '../fixtures/cases.ts';
import { House } from '../fixtures/server.ts';
import { zip } from '../fixtures/zip.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types = (more = ''): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/>${more}</Types>`;
const described = { name: '[Content_Types].xml', body: types() };
const text = { name: 'word/document.xml', body: '<w:document>现场笔录</w:document>' };
const plain = [described, { name: '_rels/.rels', body: '<Relationships/>' }, text];
const vba = 'application/vnd.ms-office.vbaProject';
const withTypes = (more: string) => [{ ...described, body: types(more) }, text];
const zeros = (mb: number) => Buffer.alloc(mb * 1024 * 1024);

describe('a document from outside', () => {
  test.for([
    ['a plain one', plain, null],
    ['one with a picture', [...plain, { name: 'word/media/image1.png', body: zeros(1), method: 0 }], null],
    ['one that speaks of macros in its text', [...plain, { name: 'word/notes.xml', body: 'vbaProject.bin' }], null],
    ['one that packs well, and is small', [...plain, { name: 'word/a.xml', body: zeros(5) }], null],
    ['macros', [...plain, { name: 'word/vbaProject.bin', body: 'x' }], 'file-with-macros'],
    ['macros in capitals', [...plain, { name: 'word\\vbaProject.bin'.toUpperCase(), body: 'x' }], 'file-with-macros'],
    ['macros elsewhere', [...plain, { name: 'vbaData.xml', body: 'x' }], 'file-with-macros'],
    ['a part of another name that is macros', withTypes(`<Default ContentType="${vba}"/>`), 'file-with-macros'],
    [
      'the same in entities',
      withTypes(`<Default ContentType="${Array.from(vba, (sign) => `&#${sign.charCodeAt(0)};`).join('')}"/>`),
      'file-with-macros',
    ],
    [
      'the same in UTF-16',
      [{ ...described, body: Buffer.from(types(`<Default ContentType="${vba}"/>`), 'utf16le') }, text],
      'file-with-macros',
    ],
    [
      'a document for macros by its type',
      withTypes('<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
      'file-with-macros',
    ],
    [
      'a relation to macros',
      [...plain, { name: 'word/_rels/document.xml.rels', body: '<Relationship Type="x/vbaProject" Target="a.bin"/>' }],
      'file-with-macros',
    ],
    ['a document for macros inside', [...plain, { name: 'word/embeddings/a.docm', body: 'x' }], 'file-with-macros'],
    ['a bomb', [...plain, { name: 'word/a.xml', body: zeros(60) }], 'file-unpacks-too-large'],
    [
      'a bomb that says it is small',
      [...plain, { name: 'word/a.xml', body: zeros(60), saysLength: 10 }],
      'file-unpacks-too-large',
    ],
    [
      'a bomb in many parts',
      [...plain, ...Array.from({ length: 12 }, (_, n) => ({ name: `word/${n}.xml`, body: zeros(5) }))],
      'file-unpacks-too-large',
    ],
    [
      'a description longer than any is',
      [{ ...described, body: types().padEnd(5 * 1024 * 1024) }, text],
      'file-unpacks-too-large',
    ],
    ['a password', [...plain, { name: 'word/a.xml', body: 'x', flags: 1 }], 'file-unreadable'],
    ['another way of packing', [...plain, { name: 'word/a.xml', body: 'x', method: 14 }], 'file-unreadable'],
    [
      'a damaged part',
      [...plain, { name: 'word/a.xml', body: 'x', packed: Buffer.from([7, 7, 7]) }],
      'file-unreadable',
    ],
  ] as const)('%s', async ([, parts, problem]) => {
    expect(await containerProblem(zip(parts))).toBe(problem);
  });

  test('no archive, half of one, and one with more behind or before it', async () => {
    const whole = zip(plain);
    const strange = [
      Buffer.alloc(0),
      Buffer.from('PK\u0005\u0006'),
      whole.subarray(0, whole.length - 30),
      Buffer.concat([whole, Buffer.from('x')]),
      Buffer.concat([Buffer.from('x'), whole]),
    ];
    for (const bytes of strange) expect(await containerProblem(bytes)).toBe('file-unreadable');
    expect(await containerProblem(zip(plain, 'a comment'))).toBeNull();
    // Whatever a byte of it is changed to, it is answered.
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(0xff, at);
      await expect(containerProblem(changed)).resolves.toSatisfy(
        (problem) => problem === null || typeof problem === 'string',
      );
    }
  });
});

describe('the name of a file as it is shown', () => {
  test.for([
    ['现场 笔录.pdf', '现场 笔录.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\证据\\照片.png', '照片.png'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie: x.pdf'],
    ['照片\u202Efdp.png', '照片fdp.png'],
    ['\u2066照\u200B片\u2069.png', '照片.png'],
    ['a\u0007\u009Fb.pdf', 'ab.pdf'],
    ['..pdf', 'pdf'],
    ['/', '未命名'],
    ['\u202E', '未命名'],
    ['照片', '照片'],
    ['𠮷野家.pdf', '𠮷野家.pdf'],
    [`${'长'.repeat(300)}.docx`, `${'长'.repeat(115)}.docx`],
    [`${'𠮷'.repeat(300)}.pdf`, `${'𠮷'.repeat(116)}.pdf`],
  ] as const)('%j is %j', ([given, shown]) => {
    expect(shownName(given)).toBe(shown);
    expect(shownName(shown)).toBe(shown);
  });
});

describe('at the door', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  test('a document is taken under the name it is shown by, and with macros it is not', async () => {
    const browser = await house.signedIn(handler);
    const upload = async (name: string, bytes: Buffer) => {
      const init = { method: 'POST', headers: { 'content-type': DOCX }, body: new Uint8Array(bytes) };
      const response = await browser.fetch(`/api/files?name=${encodeURIComponent(name)}`, init);
      return [response.status, await response.json()];
    };
    expect(await upload('../决定\u202E书.docx', zip(plain))).toMatchObject([200, { name: '决定书.docx' }]);
    expect(await upload('a.docx', zip([...plain, { name: 'word/vbaProject.bin', body: 'x' }]))).toMatchObject([
      422,
      { code: 'file-with-macros', remedy: expect.stringMatching(/PDF/) as string },
    ]);
    expect(await upload('a.docx', zip([...plain, { name: 'word/a.xml', body: zeros(60) }]))).toMatchObject([
      422,
      { code: 'file-unpacks-too-large' },
    ]);
    expect(await upload('a\u202Etxt.exe', zip(plain))).toMatchObject([422, { code: 'file-type-unknown' }]);
    expect(await upload('长'.repeat(1001), zip(plain))).toMatchObject([422, { code: 'act-malformed' }]);
  });
});
