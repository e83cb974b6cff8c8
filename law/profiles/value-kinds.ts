import { z } from 'zod';
import { type ActKind, actKindLabels, actKinds } from '../act-kinds.ts';
import { isCivilDate } from '../time/civil-date.ts';
import { type DayPeriod, dayUnits, rolls } from '../time/period.ts';

/** What a value of a profile may be, and how a person reads it. */
export interface ValueKind<T> {
  readonly schema: z.ZodType<T>;
  readonly say: (value: T) => string;
}

const none = '无';

const hasNoRepeats = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

/** A list in which nothing stands twice. */
const withoutRepeats = <T>(list: z.ZodType<T[]>): z.ZodType<T[]> =>
  list.refine(hasNoRepeats, { params: { profile: 'repeated' } });

const unitWords = { workingDay: '个工作日', calendarDay: '日', month: '个月' } as const;

/** No period of these rules is longer: it stops 5 typed as 5000. */
const LONGEST = 3660;

const periodSchema = z
  .strictObject({ n: z.int().min(1).max(LONGEST), unit: z.enum(dayUnits), roll: z.enum(rolls) })
  .meta({ id: 'period' });

/** 5个工作日; 90日（末日遇休假日顺延）. */
const sayPeriod = ({ n, unit, roll }: DayPeriod): string =>
  `${n}${unitWords[unit]}${unit !== 'workingDay' && roll === 'nextWorkingDay' ? '（末日遇休假日顺延）' : ''}`;

export const period: ValueKind<DayPeriod> = { schema: periodSchema, say: sayPeriod };

export const flag: ValueKind<boolean> = { schema: z.boolean(), say: (value) => (value ? '是' : '否') };

export const text: ValueKind<string> = { schema: z.string().trim().min(1).max(100), say: (value) => value };

export const texts: ValueKind<readonly string[]> = {
  schema: withoutRepeats(z.array(z.string().trim().min(1).max(100))),
  say: (values) => values.join('、') || none,
};

/** One of a closed list, each with its words. *
 * @law PROFILE
 */
export function choice<const Code extends string>(words: Readonly<Record<Code, string>>): ValueKind<Code> {
  return { schema: z.enum(Object.keys(words) as Code[]), say: (code) => words[code] };
}

/** Some of a closed list, each at most once. *
 * @law PROFILE
 */
export function choices<const Code extends string>(words: Readonly<Record<Code, string>>): ValueKind<readonly Code[]> {
  const codes = z.array(z.enum(Object.keys(words) as Code[]));
  const separator = Object.values<string>(words).some((label) => label.includes('、')) ? '；' : '、';
  return {
    schema: withoutRepeats(codes),
    say: (chosen) => chosen.map((code) => words[code]).join(separator) || none,
  };
}

/** A list that may not be empty. *
 * @law PROFILE
 */
export function atLeastOne<T>(kind: ValueKind<readonly T[]>): ValueKind<readonly T[]> {
  return { ...kind, schema: kind.schema.refine((chosen) => chosen.length > 0, { params: { profile: 'empty' } }) };
}

/** A value an authority may leave open. *
 * @law PROFILE
 */
export function orNone<T>(kind: ValueKind<T>): ValueKind<T | null> {
  return { schema: kind.schema.nullable(), say: (value) => (value === null ? none : kind.say(value)) };
}

export const ratio: ValueKind<number> = {
  schema: z.number().min(0).max(1),
  say: (value) => `不少于${Math.round(value * 1000) / 10}%`,
};

/** Hours within one day: the law gives 24 where it counts in hours, and local rules may only be stricter. */
export const hours: ValueKind<number> = {
  schema: z.int().min(1).max(24),
  say: (value) => `${value}小时`,
};

/** Share of the members who must be present: more than half at 0.5 (过半数), at least that share otherwise. */
export const quorum: ValueKind<number> = {
  schema: z.number().gt(0).max(1),
  say: (value) => (value === 0.5 ? '超过半数' : ratio.say(value)),
};

export const civilDate = z
  .string()
  .refine(isCivilDate, { params: { profile: 'date' } })
  .meta({ format: 'date' });

const extensionSchema = z.discriminatedUnion('allowed', [
  z.strictObject({ allowed: z.literal(false) }),
  z.strictObject({
    allowed: z.literal(true),
    /** Null: as often as asked for. */
    max: z.int().min(1).max(3).nullable(),
    period: periodSchema.extend({ unit: z.enum(['workingDay', 'calendarDay']) }),
    grounds: z.tuple([z.literal('complex')]),
    grantedBy: z.enum(['deputyHead', 'reviewUnitHead', 'caseHandler', 'silence']),
  }),
]);

export type ExtensionValue = z.infer<typeof extensionSchema>;

const granterWords = {
  deputyHead: '经分管领导批准',
  reviewUnitHead: '经审核机构负责人批准',
  caseHandler: '经承办人员同意',
  silence: '逾期未答复的视为批准',
} as const;

export const extension: ValueKind<ExtensionValue> = {
  schema: extensionSchema,
  say: (rule) =>
    rule.allowed
      ? `疑难复杂，${granterWords[rule.grantedBy]}可延长${rule.max === null ? '，不限次数' : `${rule.max}次`}，每次${sayPeriod(rule.period)}`
      : '不得延长',
};

const lapseWords = { return: '逾期退回送审材料', accept: '逾期视为受理', agree: '逾期视为审核通过' } as const;
const supplementPolicies = { restart: '材料补齐后重新计算', pause: '补正期间停止计算', none: '不影响计算' } as const;

export interface SupplementValue {
  readonly allowed: boolean;
  readonly period: DayPeriod;
  readonly clockPolicy: keyof typeof supplementPolicies;
  readonly onLapse: keyof typeof lapseWords;
}

export const supplement: ValueKind<SupplementValue> = {
  schema: z.strictObject({
    allowed: z.boolean(),
    period: periodSchema,
    clockPolicy: z.enum(['restart', 'pause', 'none']),
    onLapse: z.enum(['return', 'accept', 'agree']),
  }),
  say: (value) =>
    value.allowed
      ? `${sayPeriod(value.period)}内补正，${supplementPolicies[value.clockPolicy]}，${lapseWords[value.onLapse]}`
      : '不设补正',
};

export interface OpinionKindValue {
  readonly code: string;
  readonly label: string;
  readonly passes: boolean;
}

/** A kind that passes and one that does not. Of several that pass, the checker refuses all but the first (PRACTICE A1). */
export const opinionKinds: ValueKind<readonly OpinionKindValue[]> = {
  schema: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
        label: z.string().trim().min(1).max(20),
        passes: z.boolean(),
      }),
    )
    .min(2)
    .refine((kinds) => new Set(kinds.map(({ passes }) => passes)).size === 2, { params: { profile: 'passesAndNot' } })
    .refine((kinds) => hasNoRepeats(kinds.map(({ code }) => code)), { params: { profile: 'repeated' } })
    .refine((kinds) => hasNoRepeats(kinds.map(({ label }) => label)), { params: { profile: 'repeated' } }),
  say: (kinds) => kinds.map(({ label, passes }) => `${label}（${passes ? '通过' : '不通过'}）`).join('、'),
};

const partyWords = { organization: '法人或者其他组织', soleTrader: '个体工商户', naturalPerson: '自然人' } as const;
const sumWords = { fine: '罚款', confiscation: '没收违法所得、非法财物' } as const;

export interface ThresholdValue {
  readonly of: keyof typeof sumWords;
  readonly partyType: keyof typeof partyWords;
  readonly amountYuan: number;
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
}

/** No local standard of a large sum is higher: it stops one nobody would ever reach. */
const LARGEST_THRESHOLD_YUAN = 10_000_000;

export const thresholds: ValueKind<readonly ThresholdValue[]> = {
  schema: z
    .array(
      z
        .strictObject({
          of: z.enum(['fine', 'confiscation']),
          partyType: z.enum(['organization', 'soleTrader', 'naturalPerson']),
          amountYuan: z.int().min(1).max(LARGEST_THRESHOLD_YUAN),
          effectiveFrom: civilDate,
          effectiveUntil: civilDate.nullable(),
        })
        .refine(({ effectiveFrom, effectiveUntil }) => effectiveUntil === null || effectiveFrom <= effectiveUntil, {
          params: { profile: 'backwards' },
        }),
    )
    .refine((rows) => hasNoRepeats(rows.map(({ of, partyType, effectiveFrom }) => of + partyType + effectiveFrom)), {
      params: { profile: 'repeated' },
    }),
  say: (rows) =>
    rows
      .map(({ of, partyType, amountYuan }) => `${partyWords[partyType]}${sumWords[of]}${amountYuan}元以上`)
      .join('；') || none,
};

/** A document number: `{authority}` its own word, `{year}` four digits, `{seq}` the number; six-cornered brackets. */
const numberPattern = z.string().regex(/^[^{}]*\{authority\}[^{}]*〔\{year\}〕第?\{seq\}号$/);

export const documentNumber: ValueKind<string> = { schema: numberPattern, say: (pattern) => pattern };

export const documentNumbers: ValueKind<Readonly<Record<ActKind, string>>> = {
  schema: z.strictObject(
    Object.fromEntries(actKinds.map((kind) => [kind, numberPattern])) as Record<ActKind, z.ZodString>,
  ),
  say: (patterns) => actKinds.map((kind) => `${actKindLabels[kind]} ${patterns[kind]}`).join('；'),
};

const twoDigits = (n: number): string => String(n).padStart(2, '0');

export interface MonthDayValue {
  readonly month: number;
  readonly day: number;
}

export const monthDay: ValueKind<MonthDayValue> = {
  schema: z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    // A day that every year has.
    .refine(({ month, day }) => isCivilDate(`2026-${twoDigits(month)}-${twoDigits(day)}`), {
      params: { profile: 'yearlyDay' },
    }),
  say: ({ month, day }) => `每年${month}月${day}日前`,
};

const listWords = {
  all: '各项清单',
  authorities: '行政执法主体清单',
  officers: '行政执法人员清单',
  matters: '行政执法事项清单',
  randomInspection: '随机抽查事项清单',
} as const;

export interface ListApprovalValue {
  readonly list: keyof typeof listWords;
  readonly confirmedBy: string;
}

export const listApprovals: ValueKind<readonly ListApprovalValue[]> = {
  schema: z
    .array(
      z.strictObject({
        list: z.enum(['all', 'authorities', 'officers', 'matters', 'randomInspection']),
        confirmedBy: z.string().trim().min(1).max(100),
      }),
    )
    .refine((rows) => hasNoRepeats(rows.map(({ list }) => list)), { params: { profile: 'repeated' } }),
  say: (rows) => rows.map(({ list, confirmedBy }) => `${listWords[list]}：${confirmedBy}`).join('；') || none,
};

const months = z
  .strictObject({ min: z.int().min(0).max(120), max: z.int().min(1).max(120) })
  .refine(({ min, max }) => min <= max, { params: { profile: 'backwards' } });

interface MonthRange {
  readonly min: number;
  readonly max: number;
}

export interface CreditTermsValue {
  readonly minor: MonthRange;
  readonly ordinary: MonthRange;
  readonly serious: MonthRange;
}

const sayMonths = ({ min, max }: MonthRange): string => (min === 0 ? `不超过${max}个月` : `${min}至${max}个月`);

export const creditTerms: ValueKind<CreditTermsValue> = {
  schema: z.strictObject({ minor: months, ordinary: months, serious: months }),
  say: ({ minor, ordinary, serious }) =>
    `轻微${sayMonths(minor)}，一般${sayMonths(ordinary)}，严重${sayMonths(serious)}`,
};
