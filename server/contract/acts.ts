import * as z from 'zod';
import { actKinds } from '../../law/act-kinds.ts';
import type { ServerKeys } from '../../law/act.ts';
import { actNamed, personalActTypes, type FieldsOf, type PersonalActType, type Values } from '../../law/acts.ts';
import type { Field, FieldKind } from '../../law/fields.ts';
import { checkAnswers, reviewChecks } from '../../law/processes/case/review/checks.ts';
import { civilDate, fen, hash, id, instant, looseText, text } from './primitives.ts';

const code = z.string().regex(/^[\w:.-]{1,60}$/, { error: '代码格式不正确。' });

const byKind: Record<FieldKind, z.ZodType> = {
  id,
  ids: z.array(id).max(100),
  hash,
  date: civilDate,
  instant,
  count: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  money: fen,
  flag: z.boolean(),
  code,
  codes: z.array(code).max(100),
  actKind: z.enum(actKinds),
  text,
  texts: z.array(text).max(100),
  textList: z.array(z.record(z.string().regex(/^\w{1,40}$/), text)).max(100),
};

const fieldSchema = ({ kind, optional }: Field): z.ZodType => {
  const schema = byKind[kind];
  return optional ? schema.nullable().default(null) : schema;
};

const checkView = z
  .strictObject({
    check: z.enum(reviewChecks),
    answer: z.enum(checkAnswers),
    /** The problem found, or why the check does not apply. */
    problem: looseText.default(''),
    basis: looseText.default(''),
  })
  .meta({ id: 'WrittenCheck' });

const issueGiven = z
  .strictObject({
    check: z.enum(reviewChecks),
    /** `draft:facts.summary`, `evidence:0`, or `file` for the file as a whole. */
    target: z.string().regex(/^[\w:.]{1,120}$/, { error: '位置格式不正确，例如 draft:facts.summary。' }),
    /** The passage as it stands there, and the place of its first character; both or neither. */
    quote: text.nullable().default(null),
    offset: z.number().int().min(0).nullable().default(null),
    problem: looseText,
    basis: looseText,
    advice: looseText.nullable().default(null),
  })
  .meta({ id: 'WrittenIssue' });

/** What a client gives instead: the version of the saved draft it means, the eight checks and the problems as written. */
const givenInstead = {
  finalizeDraft: { draftVersion: z.number().int().min(1) },
  amendDraft: { draftVersion: z.number().int().min(1) },
  signOpinion: {
    checks: z.array(checkView).max(reviewChecks.length),
    /** Left out, each failed check raises one problem of the file as a whole. */
    issues: z.array(issueGiven).max(100).nullable().optional(),
  },
} as const satisfies { readonly [T in PersonalActType]?: Record<string, z.ZodType> };
type Given = typeof givenInstead;

type GivenOf<T> = T extends keyof Given ? Readonly<z.output<z.ZodObject<Given[T]>>> : unknown;
type Plain<T extends PersonalActType> = Exclude<
  keyof FieldsOf<T>,
  ServerKeys<FieldsOf<T>> | (T extends keyof Given ? keyof Given[T] : never)
>;

/** Acts sent to a case that exists. */
export type SentActType = Exclude<PersonalActType, 'openCase' | 'enterHistory'>;

/** An act as a client sends it. Optional fields may be left out. */
export type SentAct<T extends SentActType = SentActType> = {
  [U in T]: { readonly type: U } & Values<U, Plain<U>> & GivenOf<U>;
}[T];

export { actNamed } from '../../law/acts.ts';

export const sentActTypes = personalActTypes.filter(
  (type): type is SentActType => type !== 'openCase' && type !== 'enterHistory',
);

function sentActSchema(type: SentActType): z.ZodObject {
  const fields = Object.entries(actNamed(type).fields)
    .filter(([, { source }]) => source === 'client')
    .map(([name, field]) => [name, fieldSchema(field)] as const);
  const given = type in givenInstead ? givenInstead[type as keyof Given] : {};
  return z.strictObject({ type: z.literal(type), ...Object.fromEntries(fields), ...given }).meta({ id: `Act_${type}` });
}

/** Built from the law's table, so that there is one source of what an act is. */
export const sentAct = z
  .discriminatedUnion('type', sentActTypes.map(sentActSchema) as [z.ZodObject, ...z.ZodObject[]])
  .meta({ id: 'SentAct' }) as unknown as z.ZodType<SentAct, SentAct>;
