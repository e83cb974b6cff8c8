import type { Grounds } from './grounds.ts';

/** Extension, intake and supplement. */
export const clockRefusals = {
  'extension-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有延长审核期限的依据。',
    remedy: '请按期出具审核意见；确需延长的，先明确本机关的规定。',
  },
  'extension-too-late': {
    provision: 'PROFILE',
    sentence: '审核期限已届满，不得延长。',
    remedy: '请出具意见，超期如实记录。',
  },
  'extension-already-used': {
    provision: 'PROFILE',
    sentence: '审核期限已延长过，不得再次延长。',
    remedy: '请在延长后的期限内出具意见。',
  },
  'extension-already-requested': {
    provision: 'PROFILE',
    sentence: '延长审核期限的申请正在等待分管领导决定。',
    remedy: '请等待决定。',
  },
  'extension-by-asker': {
    provision: 'PROFILE',
    sentence: '延长审核期限不得由申请人、审核机构负责人或者承办人员自行批准。',
    remedy: '请由分管审核机构的负责人决定。',
  },
  'extension-too-long': {
    provision: 'PROFILE',
    sentence: '申请延长的天数超过本机关规定。',
    remedy: '请按规定的天数申请。',
  },
  'supplement-already-asked': {
    provision: 'ALL-32',
    sentence: '补正材料已一次性告知，不得再次要求补正。',
    remedy: '请受理；材料确有不足的，在审核意见中指出。',
  },
  'supplement-list-empty': {
    provision: 'ALL-32',
    sentence: '一次性告知补正应当列明全部缺少的材料。',
    remedy: '请至少列明一项。',
  },
  'supplement-not-provided': {
    provision: 'PROFILE',
    sentence: '本机关没有补正程序。',
    remedy: '请受理或者退回送审材料。',
  },
  'supplement-period-over': {
    provision: 'PROFILE',
    sentence: '补正期限已届满。',
    remedy: '请补齐材料后再次送审。',
  },
  'supplement-too-late': {
    provision: 'ALL-32',
    sentence: '受理期限已过，未一次性告知补正的，自收到送审材料之日起即为受理，不得再要求补正或者退回。',
    remedy: '请受理；材料确有不足的，在审核意见中指出。',
  },
} as const satisfies Record<string, Grounds>;
