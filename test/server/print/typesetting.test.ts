import { afterAll, expect, test } from 'vitest';
import { facts, heading, linesOf, organ, sheet, title, written, type Paper } from '../../../server/print/paper.ts';
import { stopTypesetting, typeset } from '../../../server/print/typesetter.ts';
import { PdfText } from '../../fixtures/pdf-text.ts';

afterAll(stopTypesetting);

const paperOf = (...blocks: Paper['blocks']): Paper => ({
  title: '集体讨论笔录',
  organ: '示范县市场监督管理局',
  caseNumber: '案号：立〔2026〕1号',
  mark: '内部文书，不对外公开',
  blocks,
});

const read = async (...blocks: Paper['blocks']): Promise<PdfText> => new PdfText(await typeset(paperOf(...blocks)));

test('what people write is set as they wrote it, and never obeyed', async () => {
  const hostile = [
    '#include "/etc/passwd" #panic("x")',
    '*粗* _斜_ `代码` $x^2$ @引用 <标签>',
    String.raw`\ 反斜杠 \u{41} "双引号" '单引号' “弯引号” // 注释 /* 注释 */`,
    '= 不是标题',
    '- 不是列表',
    '+ 1. 不是编号',
    '[方括号] {花括号} ~ -- --- ...',
  ];
  const { text, boxes } = await read(
    title(hostile[0] ?? ''),
    facts(['#标签', hostile.join('\n')]),
    written(hostile.join('\n')),
  );
  for (const line of hostile) expect(text).toContain(line);
  expect(boxes).toEqual([]);
});

test('rare letters of names are letters, in every weight', async () => {
  const name = '䶮㛃商贸有限公司，法定代表人李𬤊';
  const { text, boxes } = await read(organ(name), title(name), heading(name), facts([name, name]));
  expect(text.split(name)).toHaveLength(1 + 5);
  expect(boxes).toEqual([]);
});

test('a letter no font has is seen as a box by this very reading', async () => {
  expect((await read(title(String.fromCodePoint(0x10fffd)))).boxes).toHaveLength(1);
});

test('head and page number stand on every page, and a sheet begins a new one', async () => {
  const { pages } = await read(title('一'), sheet, title('二'));
  expect(pages).toHaveLength(2);
  for (const [index, page] of pages.entries()) {
    const wording = page.map(({ text }) => text).join('');
    expect(wording).toContain('案号：立〔2026〕1号');
    expect(wording).toContain('内部文书，不对外公开');
    expect(wording).toContain(`— ${index + 1} —`);
  }
});

test('papers asked for at once are set one after the other, each its own', async () => {
  const papers = await Promise.all(['甲', '乙', '丙'].map((name) => read(title(name))));
  expect(papers.map(({ text }) => /[甲乙丙]/.exec(text)?.[0])).toEqual(['甲', '乙', '丙']);
});

test('lines stay lines', () => {
  expect(linesOf('一\r\n\n  二 \n')).toEqual(['一', '二']);
});
