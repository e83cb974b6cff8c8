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
