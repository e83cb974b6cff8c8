import { describe, expect, test } from 'vitest';
import { cite, citeInFull, isProvision, type Provision, statutes } from '../../law/statutes.ts';
import articles from './statutes/articles.json' with { type: 'json' };

interface Paragraph {
  text: string;
  items?: Record<string, string>;
}
const texts = articles as unknown as Record<string, Record<string, Paragraph[]>>;
const provisions = Object.keys(statutes) as Provision[];
const instrumentOf = (id: string): string => id.split('-')[0] ?? '';
const quoted = provisions.filter((id) => instrumentOf(id) in texts);

/** The paragraph or item an id names; for a whole article, everything in it. */
function passagesAt(id: Provision): string[] {
  const { article } = statutes[id];
  const [, number = '', paragraph, item] = /^(\d+)(?:\.(\d+))?(?:\((\d+)\))?$/.exec(article) ?? [];
  const all = texts[instrumentOf(id)]?.[number] ?? [];
  const paragraphs = paragraph === undefined ? all : all.slice(Number(paragraph) - 1, Number(paragraph));
  if (item !== undefined) return paragraphs.flatMap(({ items = {} }) => items[item] ?? []);
  const itemsToo = paragraph === undefined ? paragraphs.flatMap(({ items = {} }) => Object.values(items)) : [];
  return [...paragraphs.map(({ text }) => text), ...itemsToo];
}

describe('the provisions the program cites', () => {
  test.for(quoted)('%s is quoted word for word from its article, paragraph and item', (id) => {
    expect(passagesAt(id).filter((passage) => passage.includes(statutes[id].words))).not.toEqual([]);
  });

  test('more than a hundred of them are compared with their texts', () => {
    expect(quoted.length).toBeGreaterThan(100);
  });

  test('what has no text at hand says so: as a summary from memory, a local scheme, or a rule of this program', () => {
    const unquoted = provisions.filter((id) => !quoted.includes(id));
    const kinds = unquoted.map((id) => {
      if (id.startsWith('SEED-')) return 'scheme';
      if (statutes[id].source === '[M]') return statutes[id].words.endsWith('（概述）') ? 'summary' : id;
      return ['PROFILE', 'SUGGESTED', 'PRACTICE'].includes(id) ? 'own' : id;
    });
    expect(new Set(kinds)).toEqual(new Set(['scheme', 'summary', 'own']));
  });

  test('each has words and a day from which it is in force', () => {
    for (const id of provisions) {
      expect(statutes[id].words).not.toBe('');
      expect(statutes[id].inForce[0]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe('how a provision is written', () => {
  test.for<[Provision, string, string]>([
    ['APL-58', '处罚法58', '《中华人民共和国行政处罚法》第五十八条'],
    ['APL-45.2', '处罚法45第2款', '《中华人民共和国行政处罚法》第四十五条第二款'],
    ['APL-58.1(2)', '处罚法58第1款第2项', '《中华人民共和国行政处罚法》第五十八条第一款第（二）项'],
    ['APL-64(4)', '处罚法64第4项', '《中华人民共和国行政处罚法》第六十四条第（四）项'],
    ['APL-20', '处罚法20', '《中华人民共和国行政处罚法》第二十条'],
    ['SAMR45-13.3', '市监公示规定13第3款', '《市场监督管理行政处罚信息公示规定》第十三条第三款'],
    ['CC-200', '民法典200', '《中华人民共和国民法典》第二百条'],
    ['CC-203', '民法典203', '《中华人民共和国民法典》第二百零三条'],
    ['CC-1259', '民法典1259', '《中华人民共和国民法典》第一千二百五十九条'],
    ['SEED-004.2.3.3', '玉溪方案二（三）3', '《玉溪市司法局全面落实行政执法三项制度工作方案》二（三）3'],
    ['SEED-001.1', '达州方案（征求意见稿）一', `《${statutes['SEED-001'].title}》一`],
    ['SEED-001.2.1.4(1)', '达州方案（征求意见稿）二（一）4（1）', `《${statutes['SEED-001'].title}》二（一）4（1）`],
    ['SEED-000', '广元方案', '《广元市推进行政执法“三项制度”试点工作方案》'],
    ['GBF118-scope', '118号', statutes.GBF118.title],
    ['SUGGESTED', '系统建议值，无国家规定', '系统建议值，无国家规定'],
    ['PROFILE', '本机关参数', '本机关参数'],
  ])('%s is %s', ([id, short, full]) => {
    expect([cite(id), citeInFull(id)]).toEqual([short, full]);
  });

  test('an article that is not cited here is no provision, nor is a name every object has', () => {
    expect(['APL-58', 'APL-580', 'toString'].map(isProvision)).toEqual([true, false, false]);
  });
});
