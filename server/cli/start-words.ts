/** What the console says while the installation comes up. */
export const startWords = {
  worker: '办案进程',
  web: '网页服务',
  record: '数据库结构',
  procedure: '流程代码',
  desk: '页面',
  following: '开发模式：改动源文件后，受影响的部分自动重新生成、重新启动；页面请自行刷新。',
  changed: (title: string) => `${title}：源文件有改动 …`,
  built: (title: string, seconds: string) => `${title}：已重新生成（${seconds} 秒）`,
  notBuilt: (title: string, reason: string) => `${title}：没有生成，改正后自动重试。\n${reason}`,
  otherShape: (place: string) =>
    `${place} 里的数据由法审的另一个版本建立，本版本不能使用；其中的内容没有改动。\n` +
    `办法：用 LAWGATE_DATA（或者 DATABASE_URL）指定另一个空的数据目录（数据库）重新启动；` +
    `原有的决定可以导出后，用 npx lawgate import 文件 补录。\n` +
    `This record was made by another version and was left as it is: start with another LAWGATE_DATA or DATABASE_URL, ` +
    `then import.`,
  portTaken: (wanted: number, given: number) => `端口 ${wanted} 已被占用，改用 ${given}。`,
  plainHttp: (address: string) =>
    `警告：${address} 不是 https，登录密码在网络上明文传送，同一网络中的人可以读到。` +
    `供他人使用之前，请在前面设置带证书的反向代理，并把 BASE_URL 改为 https:// 开头的网址。`,
  demonstration: '演示数据',
  notFilled: '装入初始数据的进程中途退出。',
  resumed: '接着装入上次没有装完的演示数据。',
  progress: (done: number, all: number) => `演示数据：已办理 ${done} / ${all} 个事项`,
  accounts: (password: string) => `演示账号（演示数据，密码都是 ${password}）：`,
  account: (login: string, name: string, title: string) => `  ${login.padEnd(16)} ${name}　${title}`,
  by: 'lawgate start',
  ready: (url: string) => `法审已就绪：${url}`,
  publicPage: (url: string) => `公示页面：${url}/public`,
  mails: (url: string) => `邮件（本机收件箱）：${url}/dev/mail`,
  engine: (url: string) => `Temporal：${url}`,
  data: (folder: string) => `数据目录：${folder}（Ctrl-C 停止）`,
} as const;
