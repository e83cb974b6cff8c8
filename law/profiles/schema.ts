import { z } from 'zod';
import { isProvision, type Provision, statutes } from '../statutes.ts';
import { civilDate } from './value-kinds.ts';
import { type ValueKey, type ValueOf, valueKeys, valueSpecs } from './values.ts';

const provision = z.enum(Object.keys(statutes) as Provision[]).meta({
  id: 'provision',
  description: '条款编号，见 law/statutes.ts',
});

const note = z.string().trim().min(1).max(200);

/** Where a value comes from: a provision the program quotes, one with a remark, or a document of the authority's own. */
const source = z
  .union([
    provision,
    z.strictObject({ clause: provision, note }),
    z.strictObject({ document: z.string().trim().min(1).max(100), clause: z.string().trim().min(1).max(50) }),
  ])
  .meta({ id: 'source', description: '来源：条款编号；条款编号加说明；或者本机关文件及条款' });

export type Source = z.infer<typeof source>;

/** A value and its source; `memory` marks what was taken from an instrument whose text was not at hand. */
export interface Leaf<T> {
  readonly value: T;
  readonly source: Source;
  readonly memory?: true | undefined;
}

const memory = z.literal(true).optional();

const leaves = Object.fromEntries(
  valueKeys.map((key) => {
    const { schema, label } = valueSpecs[key];
    return [key, z.strictObject({ value: schema, source, memory }).optional().describe(label)];
  }),
);

export type ProfileValues = { readonly [K in ValueKey]?: Leaf<ValueOf<K>> };

/** A profile as it stands in its file: only what this authority's own document says; the rest is inherited. */
export interface ProfileFile {
  readonly $schema?: string | undefined;
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  readonly version: number;
  /** A draft for comment: never in force by itself. */
  readonly draft?: true | undefined;
  readonly effectiveFrom: Leaf<string>;
  readonly inherits: string | null;
  readonly values: ProfileValues;
}

const id = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

export const profileFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id,
  authority: z.string().trim().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  version: z.int().min(1),
  draft: z.literal(true).optional(),
  effectiveFrom: z.strictObject({ value: civilDate, source, memory }),
  inherits: id.nullable(),
  values: z.strictObject(leaves),
}) as unknown as z.ZodType<ProfileFile>;

/** The provision behind a source; a document of the authority's own stands under 本机关参数. *
 * @law PROFILE
 */
export function provisionOf(from: Source): Provision {
  if (typeof from === 'string') return from;
  return isProvision(from.clause) ? from.clause : 'PROFILE';
}

/** The published shape of a profile file, kept in `docs/` by its test. *
 * @internal
 * @law PROFILE
 */
export const profileJsonSchema = (): unknown => z.toJSONSchema(profileFileSchema);
