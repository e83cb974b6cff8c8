import { coercionLaw } from './statutes/coercion-law.ts';
import { counting } from './statutes/counting.ts';
import { disclosure } from './statutes/disclosure.ts';
import { licenseLaw } from './statutes/license-law.ts';
import { local } from './statutes/local.ts';
import { penaltyLaw } from './statutes/penalty-law.ts';
import { remedies } from './statutes/remedies.ts';
import { seeds } from './statutes/seeds.ts';
import type { Statute } from './statutes/statute.ts';
import { unseen } from './statutes/unseen.ts';

export type { Statute } from './statutes/statute.ts';

/** Every provision the program cites: its words, source and dates in force. */
export const statutes = {
  ...penaltyLaw,
  ...licenseLaw,
  ...coercionLaw,
  ...remedies,
  ...counting,
  ...disclosure,
  ...unseen,
  ...seeds,
  ...local,
} as const satisfies Record<string, Statute>;

export type Provision = keyof typeof statutes;

const digits = '零一二三四五六七八九';

/** 58 → 五十八, 203 → 二百零三, 1259 → 一千二百五十九. */
function inWords(n: number): string {
  const units = ['', '十', '百', '千'];
  const places = Array.from(String(n), Number);
  const words = places.map((digit, index) =>
    digit === 0 ? '零' : `${digits[digit]}${units[places.length - 1 - index]}`,
  );
  return words.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** Clauses of the schemes count 二（三）3（1）, not articles and paragraphs. */
function clauseLabel(clause: string): string {
  const [numbers = '', item] = clause.split(/[()]/);
  const [part, section, ...points] = numbers.split('.').map(Number);
  if (!part) return '';
  const inSection = section === undefined ? '' : `（${inWords(section)}）`;
  return `${inWords(part)}${inSection}${points.join('.')}${item ? `（${item}）` : ''}`;
}

/**
 * The label of a provision as officers write it: 处罚法58, 处罚法58第1款第2项, 玉溪方案二（三）3, 118号.
 *
 * @law APL-59
 */
export function cite(provision: Provision): string {
  const { short, article } = statutes[provision];
  if (provision.startsWith('SEED')) return short + clauseLabel(article);
  const [, number = '', paragraph, item] = /^(\d+)(?:\.(\d+))?(?:\((\d+)\))?$/.exec(article) ?? [];
  return `${short}${number}${paragraph ? `第${paragraph}款` : ''}${item ? `第${item}项` : ''}`;
}

/**
 * The same in the form a decision or opinion document quotes: 《中华人民共和国行政处罚法》第五十八条第一款第（二）项.
 *
 * @law APL-59
 */
export function citeInFull(provision: Provision): string {
  const { title, article } = statutes[provision];
  if (provision.startsWith('SEED')) return `《${title}》${clauseLabel(article)}`;
  const [, number, paragraph, item] = /^(\d+)(?:\.(\d+))?(?:\((\d+)\))?$/.exec(article) ?? [];
  if (!number) return title;
  const inParagraph = paragraph ? `第${inWords(Number(paragraph))}款` : '';
  const inItem = item ? `第（${inWords(Number(item))}）项` : '';
  return `《${title}》第${inWords(Number(number))}条${inParagraph}${inItem}`;
}

/**
 * Whether an id names a provision the program cites.
 *
 * @law PRACTICE
 */
export function isProvision(id: string): id is Provision {
  return Object.hasOwn(statutes, id);
}
