import type { Refusal } from '../law/refusals.ts';

/** What is wrong with an act, at its field. */
export const words = {
  draftUnchanged: '草稿与现稿相同，没有修改。',
  privateData: {
    identityNumber: (excerpt: string) => `含有公民身份号码：${excerpt}`,
    mobilePhone: (excerpt: string) => `含有手机号码：${excerpt}`,
    bankCard: (excerpt: string) => `含有银行卡号：${excerpt}`,
    personName: (excerpt: string) => `含有不得公开的姓名：${excerpt}`,
  },
  malformed: '请改正。',
  unknownFile: '没有这个文件，请先上传。',
  hearingEarliest: (date: string) => `按送达日期计算，最早可于 ${date} 举行听证。`,
  everyMember: '参加讨论并表决的人员，每人应当有一条意见。',
  unknownRecord: '本案没有这条记录。',
  otherKind: '执法类别不能改变，请另行立案。',
} as const;

/** What is wrong with one numbered problem or with one answer to it. */
export const issueWords: {
  readonly issue: { readonly [R in Refusal]?: string };
  readonly answer: { readonly [R in Refusal]?: string };
  readonly unknownAnswer: string;
  readonly between: string;
  readonly stillOpen: (number: number, problem: string) => string;
} = {
  issue: {
    'issue-target-unknown': '位置不在送审稿或者证据目录中。',
    'issue-quote-mismatch': '引用的文字与送审稿该处不一致。',
    'check-without-reason': '请写明问题和依据。',
  },
  answer: {
    'answer-without-change': '该处没有改动。',
    'answer-without-supplement': '证据目录没有增加。',
    'disagreement-without-reason': '请写明不同意的理由。',
  },
  unknownAnswer: '请选择已修改、已补充或者不同意。',
  between: '；',
  stillOpen: (number, problem) => `问题 ${number} 尚未解决：${problem}`,
};

export const openingWords = {
  noProfile: '本机关尚未启用参数，不能立案。',
  noReviewUnit: '本机关尚未设置法制审核机构，不能立案。',
  caseNumber: (year: number, seq: number) => `立〔${year}〕${seq}号`,
} as const;
