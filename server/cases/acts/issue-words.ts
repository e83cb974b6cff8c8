import type { Refusal } from '../../../law/refusals.ts';

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
