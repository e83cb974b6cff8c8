import { timeOfDayAt } from '../../law/time/civil-date.ts';

export const timelineWords = {
  done: (who: string | null, at: Date, act: string) =>
    `本案已由 ${who ?? '系统'} 于 ${timeOfDayAt(at.getTime())} 办理：${act}`,
} as const;

/** Why a duty is late, in facts of the record. */
export const causeWords = {
  unassigned: '尚未分办审核人',
  notTakenIn: '审核机构尚未受理',
  inReview: (name: string) => `审核人 ${name} 尚未出具意见`,
  awaitingIssue: '审核意见已签名，等待审核机构负责人签发',
  awaitingExtension: '延长审核期限的申请尚未决定',
  extensionDeclined: '延长审核期限的申请未获批准',
  awaitingSupplement: '等待承办机构补正材料',
  withHandler: (names: string) => `承办人 ${names} 尚未办理`,
  awaitingSignature: '等待承办机构负责人签字',
  awaitingApproval: '等待行政机关负责人批准',
  notApproved: '负责人不予批准，承办机构尚未处理',
  passVoided: '原审核意见失效，尚未再次送审',
  notServed: '决定书尚未送达',
  notPublished: '尚未公示',
  notDone: (task: string) => `尚未办理：${task}`,
  waitsForService: '决定书尚未送达，不能公示',
  event: (act: string, who: string | null) => `${act}${who === null ? '' : `（${who}）`}`,
  dueWas: (clock: string, day: string) => `${clock}于 ${day} 届满`,
  reminded: (times: number) => `已催办 ${times} 次`,
} as const;

export const dayWords = {
  off: '放假',
  rest: '休',
  makeUp: '调休上班',
} as const;

export const peopleWords = {
  away: (until: string, substitute: string) => `请假至 ${until}，由 ${substitute} 代理`,
  conflict: (sentence: string, fact: string) => `${sentence}${fact}。`,
  firstTime: '初次审核，没有法律职业资格记录',
  noCredential: '没有自立案之日起有效的执法证件',
  endorser: '由其呈报主要负责人的，不得再由其批准',
} as const;

export const lookBackWords = {
  notYetOpened: '这一时刻本案尚未立案，没有可以回看的内容。',
  cannotTell: '本案台账记载不全或者与重算结果不一致，不能回看；请管理员运行 npx lawgate replay 核对。',
} as const;

export const meetingWords = {
  away: (until: string) => `请假至 ${until}`,
} as const;

export const receiptWords = {
  profileSource: (title: string, version: number, clause: string) => `${title}第 ${version} 版（${clause}）`,
} as const;
