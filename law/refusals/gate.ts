import type { Grounds } from './grounds.ts';

/** What keeps the gate shut, and what is owed to the party before a decision. */
export const gateRefusals = {
  'review-missing': {
    provision: 'APL-58',
    sentence: '未经法制审核，不得作出决定。',
    remedy: '请先提请法制审核。',
  },
  'review-not-passed': {
    provision: 'APL-58',
    sentence: '法制审核未通过，不得作出决定。',
    remedy: '请逐条答复审核意见中的问题，再次送审。',
  },
  'pass-voided': {
    provision: 'APL-58',
    sentence: '原审核意见失效，须再次送审。',
    remedy: '改回原稿不恢复效力，请再次送审。',
  },
  'content-not-reviewed': {
    provision: 'APL-58',
    sentence: '拟作决定与审核通过的文稿不一致，不得作出决定。',
    remedy: '请按审核通过的文稿报批，或者就改动后的文稿再次送审。',
  },
  'content-changed-since-seen': {
    provision: 'APL-58',
    sentence: '您看到的文稿之后有改动，本次操作未生效。',
    remedy: '请刷新后看清变化，再作决定。',
  },
  'notice-not-given': {
    provision: 'APL-62',
    sentence: '未依法告知或者拒绝听取陈述、申辩，不得作出决定。',
    remedy: '请先送达行政处罚事先告知书。',
  },
  'notice-outdated': {
    provision: 'APL-44',
    sentence: '告知后事实、依据有变化或者处罚加重，原告知不再适用。',
    remedy: '请按现稿重新告知当事人。',
  },
  'defense-period-running': {
    provision: 'APL-62',
    sentence: '陈述、申辩期限未届满，当事人也未放弃，不得作出决定。',
    remedy: '请待期限届满，或者登记当事人放弃陈述、申辩。',
  },
  'defense-not-reexamined': {
    provision: 'APL-45',
    sentence: '当事人的陈述、申辩尚未复核，不得作出决定。',
    remedy: '请先复核当事人提出的事实、理由和证据。',
  },
  'heavier-after-defense': {
    provision: 'APL-45.2',
    sentence: '不得因当事人陈述、申辩而给予更重的处罚。',
    remedy: '请恢复原幅度；确有新查明的事实的，注明新事实，重新告知并再次送审。',
  },
  'hearing-right-not-notified': {
    provision: 'APL-63',
    sentence: '拟作处罚达到听证标准，告知书未告知听证权利。',
    remedy: '请在告知书中一并告知要求听证的权利。',
  },
  'order-review-first': {
    provision: 'PROFILE',
    sentence: '本机关规定先法制审核、后事先告知。',
    remedy: '请先取得审核意见：同意。',
  },
  'order-notice-first': {
    provision: 'PROFILE',
    sentence: '本机关规定先告知（催告）并听取陈述、申辩，后法制审核。',
    remedy: '请先送达告知书（强制执行的，送达催告书），完成陈述、申辩程序。',
  },
  'review-is-mandatory': {
    provision: 'APL-58',
    sentence: '本案属于应当进行法制审核的情形，不得登记为不属于审核范围。',
    remedy: '请受理并审核。',
  },
  'out-of-scope-ground-wrong': {
    provision: 'APL-58',
    sentence: '所选理由与本案情况不符，不得登记为不属于审核范围。',
    remedy: '请核对程序、决定种类和本机关的目录清单。',
  },
  'draft-unchanged': {
    provision: 'APL-45',
    sentence: '已采纳当事人的陈述、申辩，但文稿没有修改。',
    remedy: '请按复核意见修改文稿后定稿。',
  },
} as const satisfies Record<string, Grounds>;
