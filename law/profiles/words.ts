import { cite, statutes } from '../statutes.ts';
import { type Leaf, provisionOf, type Source } from './schema.ts';
import { type ValueKey, valueSpecs } from './values.ts';

/** Headings and remarks of a profile as it is shown. */
export const profileWords = {
  id: '编号',
  authority: '机关',
  title: '依据',
  version: '版本',
  effectiveFrom: '施行日期',
  inherits: '继承',
  source: '来源',
  draft: '征求意见稿，未生效',
  memory: '凭记忆，未核对原文',
  unread: '尚未使用',
  absent: '无此项',
  same: '两套参数没有不同。',
  inheritedFrom: (id: string): string => `继承自 ${id}`,
  differences: (count: number): string => `共${count}项不同。`,
} as const;

/**
 * A source as a person reads it: 玉溪方案二（三）3; with its remark in brackets.
 *
 * @law PROFILE
 */
export function saySource(source: Source): string {
  if (typeof source === 'string') return cite(source);
  if ('document' in source) return `《${source.document}》${source.clause}`;
  return `${cite(source.clause)}（${source.note}）`;
}

/**
 * A value in words.
 *
 * @law PROFILE
 */
export function sayValue(key: ValueKey, value: unknown): string {
  return (valueSpecs[key].say as (of: unknown) => string)(value);
}

/**
 * The words of the provision behind a value; null for a document of the authority's own, which is not quoted here.
 *
 * @law PROFILE
 */
export function wordsBehind({ source }: Leaf<unknown>): string | null {
  return typeof source === 'object' && 'document' in source ? null : statutes[provisionOf(source)].words;
}
