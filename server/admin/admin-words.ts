/** What the command line says to an administrator. */
export const adminWords = {
  notRunning: '法审没有在运行：请先在安装目录运行 npm start（或者设置 DATABASE_URL），再执行本命令。',
  noAuthority: '还没有建立机关：请先运行 npx lawgate admin authority set --name 机关名称 --number-word 机关代字。',
  severalAuthorities: (ids: string) => `这里有几个机关，请用 --authority 指明：${ids}`,
  unknownAuthority: (id: string) => `没有这个机关：${id}`,
  unknownUnit: (given: string, known: string) => `没有这个机构：${given}。现有机构：${known}`,
  unknownPerson: (given: string) => `没有这位工作人员：${given}。可以写账号、姓名或者编号。`,
  severalPeople: (given: string, ids: string) => `有几位工作人员叫“${given}”，请写编号：${ids}`,
  unknownOffice: (given: string, known: string) => `没有这种职务：${given}。可用的职务：${known}`,
  officeNeedsUnit: (office: string) => `${office} 是在机构中担任的职务，请用 --unit 指明机构。`,
  loginTaken: (login: string) => `账号 ${login} 已有人使用，请另取一个。`,
  numberWordTaken: (word: string) => `机关代字“${word}”已被另一机关使用。`,
  kindUnknown: (given: string) =>
    `没有这种机构类别：${given}。可用：handling（承办机构）、review（法制审核机构）、office（其他）。`,
  secondReviewUnit: (name: string) => `本机关已有法制审核机构“${name}”，一个机关只设一个。`,
  passwordWeak: (sentence: string) => `密码不符合要求，没有更改：${sentence}`,
  unmetValues: (keys: readonly string[]) =>
    `这套参数要求的 ${keys.join('、')} 本版本尚不能执行，不能启用（profile-unmet）。请改用本版本能执行的值。`,
  profileUnsafe: (title: string, story: string) => `参数“${title}”没有通过检查，不能启用（profile-unsafe）。\n${story}`,
  draftProfile: (id: string) => `参数 ${id} 是征求意见稿，没有生效，不能启用。`,
  profileUnreadable: (reasons: string) => `参数文件有误，没有启用：\n${reasons}`,
  profileTooEarly: (day: string) => `该参数自 ${day} 起施行，不能更早启用。`,
  dateMalformed: '日期格式不正确，应当是 2026-03-02 这样的日期。',
  calendarKnown: (version: string) => `日历 ${version} 已经装入过，没有变化。同一版本的日历不能改动，请换一个版本号。`,
  calendarPreview: {
    /** At most so many rows on a screen; the kept preview has all. */
    shown: 200,
    based: (version: string, years: string, basedOn: string) =>
      `装入日历 ${version}（${years} 年）的预览，现行日历 ${basedOn}。尚未改动任何期限。`,
    none: '没有在办案件的期限变动。',
    moves: (clocks: number, cases: number) => `将变动 ${cases} 件在办案件的 ${clocks} 项期限：`,
    move: (caseNumber: string, clock: string, from: string, to: string) => `  ${caseNumber}  ${clock}  ${from} → ${to}`,
    more: (rows: number) => `  ……另有 ${rows} 项，见“日历”页。`,
    apply: (id: string) => `确认无误后执行：npx lawgate calendar load --apply ${id}`,
    unknown: (id: string) => `没有这份预览：${id}。请先用日历文件生成预览。`,
    otherCalendar: '预览之后已装入另一份日历，本预览不再适用，没有改动。请重新生成预览。',
    changed: '预览之后在办案件或者日历有变动，本预览不再适用，没有改动。请核对下列各项后重新生成预览。',
    why: { gone: '已不再变动', new: '新出现', other: '日期不同' },
    difference: (why: string, row: string) => `${row}  （${why}）`,
    neither: '请给出日历文件，或者用 --apply 指明预览编号。',
  },
  calendarDays: {
    none: '没有日子变动。',
    changes: (days: number, off: number) => `将变动 ${days} 个日子（改为休息 ${off} 天，改为上班 ${days - off} 天）：`,
    change: (date: string, weekday: string, from: string, to: string) => `${date}  ${weekday}  ${from} → ${to}`,
    by: (notice: string) => `  依据：${notice}`,
    unnamed: '没有通知列明',
    against: (notice: string) => `；与此不一致：${notice}`,
    kept: (days: string) => `文件没有列出、仍按原安排不变的日子：${days}。确实取消的，请列在该年的 cancels 中。`,
    overruled: (days: string) => `文件与此后装入的通知不一致、仍按后者不变的日子：${days}。`,
    arranged: (years: string) => `${years} 年此前没有本年的放假通知；装入后，涉及该年的期限不再是“暂算”。`,
    provisional: (years: string) =>
      `${years} 年仍没有本年的放假通知（本年的通知必列 1 月 1 日放假）：所列的日子计入，涉及该年的期限仍为“暂算”。`,
  },

  done: {
    authority: (name: string, id: string) => `机关：${name}（${id}）`,
    unit: (name: string, id: string) => `机构：${name}（${id}）`,
    head: (name: string, unit: string) => `${unit}的负责人：${name}`,
    deputy: (name: string, unit: string) => `分管${unit}的负责人：${name}`,
    person: (name: string, login: string) => `工作人员：${name}，账号 ${login}`,
    password: (login: string, password: string) => `账号 ${login} 的密码：${password}\n密码只显示这一次，请交给本人。`,
    passwordSet: (login: string) => `账号 ${login} 的密码已更改，已登录的会话和记住的设备全部失效。`,
    disabled: (name: string) => `${name}的账号已停用，职务已解除；办过的案件中姓名保留。`,
    offices: (name: string, offices: string) => `${name}：${offices}`,
    profile: (title: string, day: string) => `自 ${day} 起，新立的案件适用：${title}。已立的案件不变。`,
    calendar: (version: string, clocks: number, cases: number, signalled: number) =>
      `日历 ${version} 已装入：${cases} 件在办案件的 ${clocks} 项期限已重新计算，${signalled} 个在办事项的定时已随之调整。已办结的期限不变。`,
    commandKey: (file: string) =>
      `已换新的签名密钥，写入 ${file}；原来的密钥全部停用，尚未登记的操作不再认。请立即重新启动（Ctrl-C 后 npm start），启动之前不能办理案件。`,
    service: (account: string, file: string) => `服务账号 ${account} 已换发，写入 ${file}。`,
  },
  limitMalformed: (most: number) => `条数应当是 1 至 ${most} 的整数。`,
  change: (at: string, by: string, what: string, subject: string, detail: string) =>
    `${at}  ${by}  ${what}  ${subject}  ${detail}`,
  none: '（无）',
  builtIn: (version: string) => `内置日历 ${version}`,
  loaded: (version: string, at: string, by: string) => `${version}  ${at}  ${by}`,
  activationRow: (from: string, id: string, version: number, by: string) =>
    `${from} 起  ${id}  第 ${version} 版  ${by}`,
  unitKinds: { handling: '承办机构', review: '法制审核机构', office: '其他机构' },
  unitRow: (unit: { id: string; name: string; kind: string; head: string; deputy: string; active: boolean }) =>
    `${unit.id}  ${unit.name}  ${unit.kind}  负责人：${unit.head}  分管：${unit.deputy}${unit.active ? '' : '  已撤销'}`,
  personRow: (row: { id: string; name: string; login: string; title: string; offices: string; active: boolean }) =>
    `${row.id}  ${row.name}  账号 ${row.login}  ${row.title}  ${row.offices}${row.active ? '' : '  已停用'}`,
  officeIn: (office: string, of: string) => `${office}（${of}）`,
  roleRow: (office: string, label: string, of: string) => `${office.padEnd(16)} ${label}  ${of}`,
  ofUnit: '在机构中担任',
  ofAuthority: '在机关中担任',

  reconcile: {
    difference: ({ process, what, recorded, running, unmended }: Told): string => {
      const places = [
        ...(recorded === null ? [] : [`记录至第 ${recorded} 项`]),
        ...(running === null ? [] : [`流程至第 ${running} 项`]),
      ];
      const told = [differences[what], ...places].join('，');
      return `  ${process}：${told}；${unmended === null ? '已恢复' : `未能恢复：${unmended}`}`;
    },
    result: (open: number, differences: number, failed: number) =>
      differences === 0
        ? `核对 ${open} 个在办事项，流程与记录一致。`
        : `核对 ${open} 个在办事项，不一致 ${differences} 处；已恢复 ${differences - failed} 处，未能恢复 ${failed} 处。`,
    engineAway: '流程引擎没有应答，未作核对；请稍后再试。',
    recordIsOlder: '流程走在记录前面，记录可能是从较早的备份恢复的；请核对备份，不要继续办理此事项',
    doesNotFollow: '已经通知，流程仍未跟上；请运行 lawgate replay 查看台账',
    silent: '流程没有应答；请查看办案进程的日志',
    notInRecord: '记录中没有此事项；可能是记录从较早的备份恢复，或者引擎为另一套安装所用',
  },

  migrate: {
    nothingToDo: (given: string, to: string) => `案件 ${given} 不存在、已经结束，或者已经是第 ${to} 版流程。`,
    noAdministrator: '本机关没有这位系统管理员；迁移须由系统管理员办理，请用 --by 指明。',
    severalAdministrators: '本机关有几位系统管理员，请用 --by 指明由谁办理。',
    notThere: '流程引擎中没有这件案件；请先运行 lawgate reconcile。',
    unknown: '没有及时得到答复，可能已经办理；请稍后再列出一次。',
    row: (number: string, from: string, state: string, reason: string | null) =>
      `${number}  第 ${from} 版  ${state}${reason === null ? '' : `  不能迁移：${reason}`}`,
    done: (done: number, failed: number) => `已迁移 ${done} 件，未迁移 ${failed} 件。`,
    wouldDo: (cases: number, failed: number) =>
      `可以迁移 ${cases} 件，不能迁移 ${failed} 件。以上只是清单，没有改动；确认后加 --apply 办理。`,
  },
  replay: {
    unknownCase: (given: string) => `没有这件案件：${given}。可以写案件编号或者立案文号。`,
    progress: (done: number, all: number, perSecond: number) =>
      `已核对 ${done}/${all} 件，每秒 ${Math.round(perSecond)} 件`,
    processes: { case: '案件', publication: '公示' },
    kinds: {
      chain: '台账记录被改动或者次序不对',
      row: '台账重算的结果与现存状态不一致',
      unreadable: '台账无法重算',
      incomplete: '台账记载不全',
      'out-of-order': '台账缺少记录或者重复',
      refused: '依法不能办理的事项被记录为已办理',
      'other-state': '重算的结果与记录时不一致',
    },
    difference: (
      name: string,
      process: string,
      revision: number,
      { what, recorded, recomputed }: { what: string; recorded: string; recomputed: string },
    ) => `${name}  ${process}第 ${revision} 项：${what}（记录 ${recorded}，重算 ${recomputed}）`,
    incomplete: (cases: number) => `另有 ${cases} 件在本版本以前办理，台账未记载重算所需的全部内容，未能核对。`,
    result: (cases: number, entries: number, differences: number, perSecond: number) =>
      `按台账重算 ${cases} 件案件、${entries} 项记录，差异 ${differences} 处，每秒 ${Math.round(perSecond)} 件。`,
  },

  serviceName: '补录服务账号',
  founded: {
    authority: '本机关',
    numberWord: '×',
    administrator: '系统管理员',
    greeting: (login: string, password: string) =>
      `已建立空的机关。第一个管理员账号：${login}  密码：${password}（只显示这一次）\n` +
      '接下来：npx lawgate admin authority set、unit add、user add、profile activate，见 docs/operating.md。',
  },
} as const;

interface Told {
  readonly process: string;
  readonly what: keyof typeof differences;
  readonly recorded: number | null;
  readonly running: number | null;
  readonly unmended: string | null;
}

const differences = {
  lost: '引擎中没有',
  behind: '流程落后于记录',
  ahead: '流程走在记录前面',
  unknown: '引擎在运行，记录中没有',
  unanswered: '没有应答',
} as const;
