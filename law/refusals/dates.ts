import type { Grounds } from './grounds.ts';

/** Dates and periods. */
export const dateRefusals = {
  'date-in-future': {
    provision: 'PROFILE',
    sentence: '办理日期不得晚于今天。',
    remedy: '请填写实际办理日期。',
  },
  'date-before-previous': {
    provision: 'PROFILE',
    sentence: '办理日期不得早于本案上一事项的日期。',
    remedy: '请按先后顺序补录。',
  },
  'date-only-in-back-entry': {
    provision: 'PROFILE',
    sentence: '只有补录时才能另填办理日期。',
    remedy: '请不填日期，按当天办理。',
  },
  'date-malformed': {
    provision: 'PROFILE',
    sentence: '日期格式不正确，应当是 2026-03-02 这样的日期。',
    remedy: '请改正日期。',
  },
  'back-entry-ended': {
    provision: 'PROFILE',
    sentence: '本案没有处于补录状态。',
    remedy: '无须结束补录。',
  },
} as const satisfies Record<string, Grounds>;
