import type { Provision } from '../../law/statutes.ts';

interface Fault {
  readonly provision: Provision;
  readonly sentence: string;
  readonly remedy: string;
}

/** What can be wrong with a question to `lawgate due`. Malformed input, not a refusal: the law was never asked. */
export const dueFaults = {
  'date-malformed': {
    provision: 'CC-200',
    sentence: '日期格式不正确，应当是 2026-03-02 这样的日期。',
    remedy: '请改正日期。',
  },
  'date-out-of-range': {
    provision: 'CC-200',
    sentence: '日期超出可以计算的范围（1920 年至 2180 年）。',
    remedy: '请核对年份。',
  },
  'period-length-malformed': {
    provision: 'CC-200',
    sentence: '期限应当是 1 至 3650 的整数；按月计算的，不超过 120。',
    remedy: '请改正天数或者月数。',
  },
  'period-unit-unknown': {
    provision: 'CC-200',
    sentence: '期限的单位应当是 workingDay（工作日）、calendarDay（自然日）或者 month（月）。',
    remedy: '请改正单位。',
  },
  'period-in-hours': {
    provision: 'CC-201.2',
    sentence: '该期限按小时计算，自当时起连续计算，没有到期日。',
    remedy: '请在起算时刻上直接加小时数。',
  },
  'roll-unknown': {
    provision: 'CC-203',
    sentence: '末日为休假日时，应当是 none（不顺延）或者 nextWorkingDay（顺延至休假日结束的次日）。',
    remedy: '请改正顺延方式。',
  },
  'direction-unknown': {
    provision: 'APL-64(2)',
    sentence:
      '计算方向应当是 forward（顺算）、backwardStrict（倒算，中间留足整日）或者 backwardLenient（倒算，含首日）。',
    remedy: '请改正计算方向。',
  },
} as const satisfies Record<string, Fault>;

export type DueFault = keyof typeof dueFaults;
