/** What the command line says to the person at it. */
export const words = {
  program: '法审：重大行政执法决定法制审核',
  version: '显示版本',
  help: '显示帮助',
  helpCommand: '显示某个命令的帮助',
  titles: {
    'Usage:': '用法：',
    'Options:': '选项：',
    'Arguments:': '参数：',
    'Commands:': '命令：',
  } as Readonly<Record<string, string>>,
  /** Commander's own complaints, as a person here reads them. */
  complaints: [
    [/^error: unknown option '(.+?)'/, '没有这个选项：$1'],
    [/^error: unknown command '(.+?)'/, '没有这个命令：$1'],
    [/^error: missing required argument '(.+?)'/, '缺少参数：$1'],
    [/^error: required option '(.+?)' not specified/, '缺少选项：$1'],
    [/^error: option '(.+?)' argument missing/, '选项 $1 后面缺少内容'],
    [/^error: too many arguments.*$/m, '参数太多'],
    [/^error: option '(.+?)' argument '(.+?)' is invalid\.(.*)$/m, '选项 $1 的内容“$2”不对。$3'],
    [/\(Did you mean (.+?)\?\)/, '（是不是 $1 ？）'],
  ] as readonly (readonly [RegExp, string])[],

  import: {
    description: '补录历史决定（JSON 文件，格式见 docs/import-format.md），并报告法律上值得注意之处',
    file: '决定记录的文件',
    json: '以 JSON 输出每一件及其发现',
  },

  reconcile: '核对记录中的在办事项与流程引擎，丢失的从记录重新启动，落后的补上；办案中也可以运行',
  replay: {
    description: '按台账从头重算案件，与现存记录核对；不改动任何内容',
    case: '案件编号或者立案文号',
    all: '全部案件',
    which: '请写明案件，或者用 --all 核对全部案件。',
  },
  migrate: {
    description: '把在办案件迁移到新的流程版本；默认只列清单，不改动',
    to: '流程版本，如 2',
    case: '只迁移一件：案件编号或者立案文号',
    all: '全部在办案件',
    by: '由哪位系统管理员办理：账号、姓名或者编号',
    apply: '确认办理，每件记入台账',
    which: '请用 --case 写明案件，或者用 --all 迁移全部在办案件。',
  },
  diagram: '画出案件办理流程图（Mermaid），与运行中的状态机一致',
  doctor: '检查本机是否具备运行条件，并说明如何解决',

  failed: (reason: string) => `没有办成：${reason}`,
  unreadable: (file: string) => `读不了文件：${file}。请核对文件名和权限。`,

  start: {
    description: '启动全部服务：PostgreSQL、Temporal、邮件、办案进程、网页服务',
    empty: '空数据库不装入演示数据，建立真实机关',
  },
  dev: '开发：同 start，另用数据目录 data-dev；改动源文件后自动重新生成、重新启动',

  due: {
    description: '计算期限的到期日，答案为 JSON，附计算过程',
    profile: '按哪一套参数计算，如 yuxi-sfj-2019',
    period: (names: string) => `参数中的哪一个期限：${names}；各类执法行为不同的，写作 publication.license`,
    days: '期限的长度（不用参数时）',
    unit: '期限的单位：workingDay 工作日、calendarDay 自然日、month 月',
    from: '起算日（该日不计入），如 2026-09-30',
    extendedOn: '批准延长审核期限的日期',
    roll: '末日为休假日时：none 不顺延、nextWorkingDay 顺延',
    direction: '方向：forward 顺算、backwardStrict 倒算留足整日、backwardLenient 倒算含首日',
    periodUnknown: (name: string, profile: string) => `参数 ${profile} 中没有这个期限：${name}。`,
    periodRemedy: (names: string) => `可用的期限：${names}。`,
    periodMissing: '只写了参数，没有写明哪一个期限。',
  },

  profile: {
    description: '查看各机关的参数',
    list: '列出全部参数',
    show: '显示一套参数，或者检查一个参数文件',
    check: '证明一套参数不会放行未经审核通过的决定，或者讲出它怎样放行',
    compare: '比较两套参数',
    json: '以 JSON 输出',
    id: '参数的编号',
    idOrFile: '参数的编号，或者参数文件（.json）',
  },

  calendar: {
    description: '查看随程序提供的工作日历，检查或者装入一个日历文件',
    check: '检查一个日历文件，列出装入后变动的每一个日子；不装入',
    load: '装入放假通知：先列出将变动的日子和在办案件的期限，再用 --apply 照此装入',
    apply: '照这份预览装入',
    file: '日历文件（.json）',
    notJson: '日历文件不是合法的 JSON。',
    sound: (version: string, years: string) => `日历 ${version} 没有问题，包括 ${years} 年。`,
    comparedLoaded: (version: string) => `对照现行日历 ${version}：`,
    comparedBuiltIn: (version: string) => `法审没有在运行，对照随程序提供的日历 ${version}：`,
    year: (year: string, off: number, work: number, source: string) =>
      `${year} 年  放假 ${off} 天，调休上班 ${work} 天  ${source}`,
  },
} as const;
