/** Whoever watches the installation reads these; strangers may, too: no names, no paths. */
export const healthWords = {
  ok: '正常',
  away: '没有应答',
  noPoller: '没有办案进程在取任务',
  mailsStuck: '邮件没有寄出',
  diskFull: '磁盘空间不足',
  unknown: '无法查看',
  otherShape: '数据库结构与本程序不一致',
  apart: '时钟不一致',
} as const;
