import * as z from 'zod';
import { isStorableText } from '../../law/fields.ts';
import { isCivilDate, isInstant } from '../../law/time/civil-date.ts';

/** Messages are for a person; each says what is wrong and shows an example. */
export const civilDate = z
  .string()
  .refine(isCivilDate, { error: '日期格式不正确，应当是 2026-03-02 这样的日期，年份在 1900 至 2199 之间。' })
  .meta({ format: 'date', pattern: '^(19|20|21)\\d{2}-\\d{2}-\\d{2}$', example: '2026-03-02' });

export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: '应当是 64 位小写十六进制的 SHA-256。' })
  .meta({ description: 'SHA-256' });

export const id = z.string().regex(/^[\w:.-]{1,80}$/, { error: '编号格式不正确。' });
/** In small letters, however it was written: the id of a process is made from it. */
export const uuid = z.uuid({ error: '编号格式不正确。' }).toLowerCase();

const storable = (given: z.ZodString) =>
  given.refine(isStorableText, { error: '含有无法保存的字符，请删去后重新填写。' });

/** Something must be written. */
export const text = storable(
  z.string().trim().min(1, { error: '请填写。' }).max(20_000, { error: '不超过 20000 字。' }),
);
/** May be empty: a draft is saved as far as it goes. */
export const looseText = storable(z.string().max(20_000, { error: '不超过 20000 字。' }));
export const line = storable(z.string().trim().min(1, { error: '请填写。' }).max(200, { error: '不超过 200 字。' }));
export const looseLine = storable(z.string().max(200, { error: '不超过 200 字。' }));
export const fen = z.number().int({ error: '金额以分计，应当是整数。' }).min(0).max(Number.MAX_SAFE_INTEGER);
/** ISO 8601 with offset or Z. */
export const instant = z
  .string()
  .refine(isInstant, {
    error: '时间格式不正确，应当是 2026-03-02T09:30:00+08:00 这样的时间，年份在 1900 至 2199 之间。',
  })
  .meta({ format: 'date-time', pattern: '^(19|20|21)\\d{2}-', example: '2026-03-02T09:30:00+08:00' });

export const FOREIGN_CURSOR = '翻页标记不是本列表给出的，请从第一页重新查询。';
/** Opaque; a page begins after it. */
export const cursor = z.string().regex(/^[\w-]{1,600}$/, { error: FOREIGN_CURSOR });
export const pageSize = z.coerce.number().int().min(1).max(100).default(50);

export const personRef = z.object({ id, name: z.string() }).meta({ id: 'Person' });
export type PersonRef = z.output<typeof personRef>;
export const unitRef = z.object({ id, name: z.string() }).meta({ id: 'Unit' });

/** Open tasks are counted with every page, so no further than this: it stands for itself and for all that is more. */
export const COUNTED_TO = 1000;
export const openTasks = z
  .number()
  .int()
  .min(0)
  .max(COUNTED_TO)
  .meta({ description: `${COUNTED_TO}：${COUNTED_TO} 件及以上` });
