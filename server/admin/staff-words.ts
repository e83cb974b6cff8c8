import type { CivilDate } from '../../law/time/civil-date.ts';

/** What the command line says of credentials, leaves and lendings. */
export const staffWords = {
  none: '（无）',
  unknownCredential: (number: string) => `没有这个证号：${number}`,
  credentialKnown: (number: string) => `证号 ${number} 已经登记过。`,
  alreadyRevoked: (number: string) => `证号 ${number} 已经吊销。`,
  unknownKind: (given: string, known: string) => `没有这种类别：${given}。可用：${known}`,
  daysReversed: '结束日期早于开始日期。',
  dateMalformed: '日期格式不正确，应当是 2026-03-02 这样的日期。',
  notAway: (name: string) => `${name} 没有正在进行或者将要开始的请假。`,
  notLent: (name: string) => `${name} 没有正在进行的借调。`,
  missing: (option: string) => `请写明 ${option}。`,
  levelUnknown: (given: string) =>
    `没有这种层级：${given}。可用：city（市）、county（县区）、street（街道乡镇）、other（其他）。`,
  unitAboveItself: (name: string) => `机构“${name}”不能隶属于自己或者下级机构。`,

  done: {
    credential: (name: string, kind: string, number: string, until: CivilDate) =>
      `已登记 ${name} 的${kind} ${number}，有效期至 ${until}。`,
    revoked: (number: string, on: CivilDate) => `证号 ${number} 自 ${on} 起失效。`,
    away: (name: string, from: CivilDate, until: CivilDate, substitute: string) =>
      `${name} 自 ${from} 至 ${until} 请假，由 ${substitute} 代理；待办随之转给代理人。`,
    back: (name: string) => `${name} 的请假已结束，待办已转回。`,
    lent: (name: string, kind: string, to: string) => `${name}（${kind}）已借给 ${to}。`,
    returned: (name: string, on: CivilDate) => `${name} 的借调至 ${on} 止。`,
    reviewer: (name: string) => `已登记 ${name} 的审核资格。`,
  },
  credentialRow: (row: { name: string; kind: string; number: string; from: string; until: string; validity: string }) =>
    `${row.name}  ${row.kind} ${row.number}  ${row.from} 至 ${row.until}  ${row.validity}`,
  leaveRow: (name: string, from: string, until: string, substitute: string) =>
    `${name}  ${from} 至 ${until}  代理人：${substitute}`,
  poolRow: (row: {
    name: string;
    kind: string;
    lentBy: string;
    to: string;
    from: string;
    until: string;
    basis: string;
  }) => `${row.name}（${row.kind}）  ${row.lentBy} 借给 ${row.to}  ${row.from} 至 ${row.until}  ${row.basis}`,
  openEnd: '无限期',
} as const;
