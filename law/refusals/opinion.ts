import type { Grounds } from './grounds.ts';

/** What is wrong with an opinion, or with the answer to it. */
export const opinionRefusals = {
  'check-unanswered': {
    provision: 'GBF118',
    sentence: '审核八项尚未全部作答。',
    remedy: '请对每一项选择符合、不符合或者不适用。',
  },
  'check-without-reason': {
    provision: 'GBF118',
    sentence: '不符合应当写明问题和依据，不适用应当写明理由。',
    remedy: '请补写。',
  },
  'agree-with-problem': {
    provision: 'GBF118',
    sentence: '有不符合项，不能选审核意见：同意。',
    remedy: '请改选审核意见：存在问题。',
  },
  'problem-without-finding': {
    provision: 'GBF118',
    sentence: '审核意见：存在问题，应当至少有一项不符合。',
    remedy: '请在八项中指出问题。',
  },
  'opinion-kind-unknown': {
    provision: 'PROFILE',
    sentence: '本机关没有这种审核意见。',
    remedy: '请在本机关规定的意见种类中选择。',
  },
  'opinion-on-other-content': {
    provision: 'APL-58',
    sentence: '审核意见针对的不是现在送审的文稿。',
    remedy: '请刷新后对现稿出具意见。',
  },
  'problems-unanswered': {
    provision: 'GBF118',
    sentence: '审核意见中的问题尚未答复。',
    remedy: '请逐条答复后再次送审。',
  },
  'issue-target-unknown': {
    provision: 'GBF118-opinion',
    sentence: '问题所指的位置不在送审稿或者证据目录中。',
    remedy: '请在送审稿中重新选取文字，或者选择一份证据。',
  },
  'issue-quote-mismatch': {
    provision: 'GBF118-opinion',
    sentence: '问题引用的文字与送审稿该处不一致。',
    remedy: '请刷新后在现稿中重新选取文字。',
  },
  'issue-check-mismatch': {
    provision: 'GBF118-opinion',
    sentence: '编号问题与审核八项的结论不一致。',
    remedy: '有未解决问题的项应当选不符合；选不符合的项应当至少列明一个问题。',
  },
  'answer-without-change': {
    provision: 'GBF118-opinion',
    sentence: '答复为已修改，但文稿在该处没有改动。',
    remedy: '请修改该处，或者改选已补充、不同意。',
  },
  'answer-without-supplement': {
    provision: 'GBF118-opinion',
    sentence: '答复为已补充，但证据目录没有增加。',
    remedy: '请补充证据，或者改选已修改、不同意。',
  },
  'disagreement-without-reason': {
    provision: 'GBF118-opinion',
    sentence: '不同意审核意见中的问题，应当说明理由。',
    remedy: '请写明不同意的理由。',
  },
} as const satisfies Record<string, Grounds>;
