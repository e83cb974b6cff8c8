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
} as const satisfies Record<string, Grounds>;
