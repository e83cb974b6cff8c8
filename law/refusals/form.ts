import type { Grounds } from './grounds.ts';

/** What is wrong with a request or a draft as such. */
export const formRefusals = {
  'act-not-in-this-state': {
    provision: 'PROFILE',
    sentence: '本案当前环节不能办理此事项。',
    remedy: '请按页面上的下一步办理。',
  },
  'act-malformed': {
    provision: 'PROFILE',
    sentence: '提交的内容不完整或者格式不正确。',
    remedy: '请按提示改正后重新提交。',
  },
  'revision-stale': {
    provision: 'PROFILE',
    sentence: '本案刚刚被更新，您看到的不是最新情况。',
    remedy: '请先看变化，再办理。',
  },
  'case-unknown': {
    provision: 'PROFILE',
    sentence: '没有这个案件，或者您无权查看。',
    remedy: '请核对案号。',
  },
  'draft-incomplete': {
    provision: 'APL-59',
    sentence: '拟作决定的内容不完整。',
    remedy: '请补齐标出的栏目。',
  },
  'materials-missing': {
    provision: 'GBF118',
    sentence: '没有任何证据材料，不能送审。',
    remedy: '请先登记证据材料。',
  },
  'act-kind-not-built': {
    provision: 'PRACTICE',
    sentence: '本系统尚无行政征收征用、行政收费、行政检查的办理程序，不能立案。',
    remedy: '请仍按原有方式办理；已经作出的决定可以作为历史决定补录。',
  },
  'act-kind-not-covered': {
    provision: 'PROFILE',
    sentence: '本机关的规定不包括这种执法行为。',
    remedy: '请核对执法类别或者本机关参数。',
  },
  'stand-in-unfit': {
    provision: 'APL-57',
    sentence: '代为办理的人员应当是本机关负责人。',
    remedy: '请指定本机关的其他负责人。',
  },
  'measures-contradictory': {
    provision: 'APL-59',
    sentence: '处罚种类与罚没金额不一致。',
    remedy: '有罚款的应当填写金额，有金额的应当选择对应的处罚种类。',
  },
  'penalty-in-other-case': {
    provision: 'APL-9',
    sentence: '本案不是行政处罚案件，不得在本案中作出行政处罚。',
    remedy: '请按行政处罚另行立案。',
  },
  'summary-procedure-exceeded': {
    provision: 'APL-51',
    sentence: '当场处罚只适用于警告，以及对公民二百元以下、对法人或者其他组织三千元以下的罚款。',
    remedy: '请按普通程序立案办理。',
  },
} as const satisfies Record<string, Grounds>;
