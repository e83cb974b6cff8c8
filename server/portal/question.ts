import type { Request } from 'express';
import * as z from 'zod';
import type { PublishedQuestion, PublishedRange } from '../../db/read/publications.ts';
import { actKinds } from '../../law/act-kinds.ts';
import { isStorableText } from '../../law/fields.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

export const PAGE_SIZE = 20;

/** A filter that makes no sense asks for nothing: a mistyped address still shows the list. */
const asked = z.object({
  q: z.string().trim().max(200).refine(isStorableText).catch(''),
  authority: z.string().nullable().catch(null),
  kind: z.enum(actKinds).nullable().catch(null),
  year: z
    .string()
    .regex(/^(?:19|20|21)\d{2}$/)
    .transform(Number)
    .nullable()
    .catch(null),
  state: z.enum(['published', 'withdrawn']).nullable().catch(null),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
});

/** What a visitor looks for in the list. */
export type Asked = z.output<typeof asked>;

export function askedBy(request: Request, { authorities }: PublishedRange): Asked {
  const given = asked.parse(request.query);
  return authorities.some(({ id }) => id === given.authority) ? given : { ...given, authority: null };
}

export const isFiltered = ({ q, authority, kind, year, state }: Asked): boolean =>
  q !== '' || [authority, kind, year, state].some((filter) => filter !== null);

export const questionOf = ({ q, authority, kind, year, state, page }: Asked, today: CivilDate): PublishedQuestion => ({
  today,
  words: q === '' ? null : q,
  actKind: kind,
  year,
  state,
  authorityId: authority,
  after: null,
  offset: (page - 1) * PAGE_SIZE,
  limit: PAGE_SIZE,
});

/** The list's address with the same filters on another page. */
export function listAddress(home: string, { q, authority, kind, year, state }: Asked, page: number): string {
  const filters = { q, authority, kind, year, state, page: page === 1 ? null : page };
  const given = Object.entries(filters).filter(([, value]) => value !== null && value !== '');
  const query = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query === '' ? home : `${home}?${query}`;
}
