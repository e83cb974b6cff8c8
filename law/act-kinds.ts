/** The kinds of enforcement act a decision may be. */
export const actKinds = ['penalty', 'license', 'coercion', 'levy', 'fee', 'inspection', 'other'] as const;

export type ActKind = (typeof actKinds)[number];

export const actKindLabels = {
  penalty: '行政处罚',
  license: '行政许可',
  coercion: '行政强制',
  levy: '行政征收征用',
  fee: '行政收费',
  inspection: '行政检查',
  other: '其他行政执法行为',
} as const satisfies Record<ActKind, string>;

/** No line of procedure is built for these: decisions of theirs are entered as history, and no case of theirs is opened. */
const withoutProcedure: readonly ActKind[] = ['levy', 'fee', 'inspection'];

/**
 * Whether a case of this kind can be opened here at all, whatever the profile covers.
 *
 * @law PRACTICE
 */
export const hasProcedure = (actKind: ActKind): boolean => !withoutProcedure.includes(actKind);

/** The two of 行政强制 (ACL 2): a measure secures for a time, an execution enforces what was decided before. */
export const coercions = ['measure', 'execution'] as const;
export type Coercion = (typeof coercions)[number];

export const coercionLabels = {
  measure: '行政强制措施',
  execution: '行政强制执行',
} as const satisfies Record<Coercion, string>;

/**
 * What a case is called by its kind: a coercion by which of the two it is.
 *
 * @law ACL-18
 */
export const kindLabel = (actKind: ActKind, coercion: Coercion | null): string =>
  coercion === null ? actKindLabels[actKind] : coercionLabels[coercion];
