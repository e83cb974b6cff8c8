import type { Grounds } from './grounds.ts';

/** Hearing and recusal. */
export const hearingRefusals = {
  'no-hearing-right': {
    provision: 'APL-63',
    sentence: '拟作处罚未达到听证标准，当事人没有要求听证的权利。',
    remedy: '请按陈述、申辩登记。',
  },
  'hearing-request-late': {
    provision: 'APL-64(1)',
    sentence: '听证申请超过期限，或者当事人已放弃要求听证。',
    remedy: '请如实告知当事人；其陈述、申辩仍应当听取。',
  },
  'hearing-pending': {
    provision: 'APL-64',
    sentence: '听证程序尚未完成，不得作出决定。',
    remedy: '请待听证申请期限届满、当事人放弃，或者举行听证后再办理。',
  },
  'hearing-not-reviewed': {
    provision: 'APL-58.1(2)',
    sentence: '经过听证程序的案件，听证后必须进行法制审核。',
    remedy: '请根据听证笔录定稿后送审。',
  },
  'hearing-too-early': {
    provision: 'APL-64(2)',
    sentence: '举行听证的日期距通知当事人不足法定期限。',
    remedy: '请另定听证日期，或者重新通知。',
  },
  'hearing-on-another-day': {
    provision: 'APL-64(2)',
    sentence: '举行听证的日期与通知的日期不一致。',
    remedy: '请按通知的日期登记；改期的，先送达新的听证通知书。',
  },
  'recusal-undecided': {
    provision: 'APL-43.3',
    sentence: '当事人的回避申请尚未决定，不得作出决定。',
    remedy: '请由行政机关负责人先决定是否回避；决定作出前不停止调查。',
  },
  'recusal-of-nobody-here': {
    provision: 'APL-43',
    sentence: '被申请回避的人员没有参与本案。',
    remedy: '请核对人员。',
  },
  'recusal-of-oneself': {
    provision: 'APL-43.3',
    sentence: '不得决定本人的回避。',
    remedy: '请由其他负责人决定。',
  },
} as const satisfies Record<string, Grounds>;
