import type { MailedActType } from '../../law/acts.ts';
import type { SentActType } from '../contract/acts.ts';

/** What each mail asks of a leader: one act that says yes, one that says no, both in the words of the papers. */
export interface Asking {
  readonly title: (what: string) => string;
  readonly yes: SentActType;
  readonly yesLabel: (what: string) => string;
  readonly no: SentActType;
  readonly noLabel: string;
  readonly reasonLabel: string;
  /** The field that says yes or no, where one act says both. */
  readonly flag?: 'approved' | 'granted';
  /** What was done, where the name of the act leaves open whether it was a yes. */
  readonly yesDone?: string;
  /** Where the law wants reasons either way, they are asked before the choice. */
  readonly reasonAlways?: true;
  readonly note: string;
}

const NOTHING_BY_OPENING = '打开本页不产生任何决定。仅您本人可以办理。';

export const askings = {
  approve: {
    title: (kind) => `请您批准：${kind}决定`,
    yes: 'approve',
    yesLabel: (what) => `批准：${what}`,
    no: 'refuseApproval',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  grantExtension: {
    title: (days) => `请您批准：延长审核期限 ${days}`,
    yes: 'grantExtension',
    yesLabel: (due) => `批准延长至 ${due}`,
    no: 'declineExtension',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填）',
    note: '不处理不等于批准：到期仍按原期限计。',
  },
  signSubmission: {
    title: (kind) => `请您签字送审：${kind}`,
    yes: 'signSubmission',
    yesLabel: () => '签字送审',
    no: 'declineSignature',
    noLabel: '不予签字，退回修改',
    reasonLabel: '退回的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  issueOpinion: {
    title: () => '请您签发：法制审核意见',
    yes: 'issueOpinion',
    yesLabel: (kind) => `签发意见书：${kind}`,
    no: 'returnOpinion',
    noLabel: '退回审核意见',
    reasonLabel: '退回的理由（必填，将告知审核人）',
    note: NOTHING_BY_OPENING,
  },
  endorse: {
    title: (kind) => `请您审核并呈报：${kind}决定`,
    yes: 'endorse',
    yesLabel: (what) => `呈报主要负责人：${what}`,
    no: 'refuseApproval',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    note: NOTHING_BY_OPENING,
  },
  confirmDeliberation: {
    title: () => '请您确认：集体讨论笔录',
    yes: 'confirmDeliberation',
    yesLabel: (conclusion) => `确认笔录：${conclusion}`,
    no: 'returnDeliberationRecord',
    noLabel: '退回重记',
    reasonLabel: '退回的理由（必填，将告知记录人）',
    note: NOTHING_BY_OPENING,
  },
  decideEnding: {
    title: (ending) => `请您决定：${ending}`,
    yes: 'decideEnding',
    yesLabel: (ending) => `批准：${ending}`,
    yesDone: '批准',
    no: 'decideEnding',
    noLabel: '不予批准',
    reasonLabel: '不予批准的理由（必填，将告知承办人）',
    flag: 'approved',
    note: NOTHING_BY_OPENING,
  },
  decideRecusal: {
    title: (who) => `请您决定：${who}是否回避`,
    yes: 'decideRecusal',
    yesLabel: (who) => `决定回避：${who}`,
    no: 'decideRecusal',
    noLabel: '不予回避',
    yesDone: '决定回避',
    reasonLabel: '决定的理由（必填，将记入台账）',
    flag: 'granted',
    reasonAlways: true,
    note: '决定作出之前，不停止调查。',
  },
  decideUrgentMeasure: {
    title: () => '请您决定：当场实施的行政强制措施',
    yes: 'decideUrgentMeasure',
    yesLabel: () => '批准强制措施',
    yesDone: '批准强制措施',
    no: 'decideUrgentMeasure',
    noLabel: '不予批准，立即解除',
    reasonLabel: '决定的理由（必填，不予批准的将告知承办人）',
    flag: 'approved',
    reasonAlways: true,
    note: NOTHING_BY_OPENING,
  },
} as const satisfies Record<MailedActType, Asking>;

export const askingOf = (act: MailedActType): Asking => askings[act];

/** What the button of the "no" sends: the act, and beside it that it is a no where one act says both. */
export const noChoice = ({ no, flag }: Asking): string => (flag === undefined ? no : `${no}:no`);
