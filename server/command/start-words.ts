/** What the console says while the installation comes up. */
export const startWords = {
  worker: '办案进程',
  web: '网页服务',
  record: '数据库结构',
  building: '页面与流程代码',
  portTaken: (wanted: number, given: number) => `端口 ${wanted} 已被占用，改用 ${given}。`,
  demonstration: '演示数据',
  ready: (url: string) => `法审已就绪：${url}`,
  publicPage: (url: string) => `公示页面：${url}/public`,
  mails: (url: string) => `邮件（本机收件箱）：${url}/dev/mail`,
  engine: (url: string) => `Temporal：${url}`,
  data: (folder: string) => `数据目录：${folder}（Ctrl-C 停止）`,
} as const;
