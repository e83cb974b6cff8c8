import { cite, statutes } from '../statutes.ts';
import type { Leaf, Source } from './schema.ts';
import { provisionOf } from './schema.ts';
import { type ValueKey, valueSpecs } from './values.ts';

/**
 * A source as a person reads it: 玉溪方案二（三）3; with its remark in brackets.
 *
 * @law PROFILE
 */
export function saySource(source: Source): string {
  if (typeof source === 'string') return cite(source);
  if ('document' in source) return `${source.document}${source.clause}`;
  return `${cite(source.clause)}（${source.note}）`;
}

/** What is shown beside a value whose source was not compared with its text. */
export const memoryMark = '凭记忆，未核对原文';

/**
 * A value in words.
 *
 * @law PROFILE
 */
export function sayValue(key: ValueKey, value: unknown): string {
  return (valueSpecs[key].say as (of: unknown) => string)(value);
}

/** The words of the provision behind a value; empty for a document of the authority's own. */
export const wordsBehind = ({ source }: Leaf<unknown>): string =>
  typeof source === 'object' && 'document' in source ? '' : statutes[provisionOf(source)].words;
