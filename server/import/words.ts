/** What `lawgate import` says. */
export const importWords = {
  notRunning: '法审没有在运行：请先在安装目录运行 npm start，再执行补录。',
  noServiceAccount: (file: string) =>
    `没有找到服务账号文件 ${file}。请用安装本系统的用户运行；文件损坏的，运行 npx lawgate admin service rotate。`,
  accountRefused: '服务账号的密码不对：请运行 npx lawgate admin service rotate 换发后再试。',
  unreadable: (file: string) => `读不了文件：${file}。请核对文件名和权限。`,
  tooLarge: (megabytes: number) => `文件有 ${megabytes} MB，超过 50 MB：请分成几个文件补录。`,
  notText: '文件不是 UTF-8 编码的文字。',
  notJson: (line: number) => `文件不是合法的 JSON，第 ${line} 行附近有误。`,
  notArray: '文件应当是决定记录的列表（以 [ 开头），格式见 docs/import-format.md。',
  progress: (done: number, all: number) => `补录 ${done} / ${all}`,

  row: (place: string) => `第 ${place} 条`,
  outcomes: { entered: '已补录', unchanged: '未变', different: '与已补录的不同，未作改动', refused: '未补录' },
  noFindings: '没有发现值得注意之处',
  finding: (label: string, detail: string) => `    · ${label}：${detail}`,
  problem: (sentence: string) => `    × ${sentence}`,
  difference: (label: string, recorded: string, given: string) => `    ≠ ${label}：已补录 ${recorded}，本次 ${given}`,
  silent: '（来源未载）',
  summary: (counts: { entered: number; unchanged: number; different: number; refused: number; findings: number }) =>
    `共补录 ${counts.entered} 件；未变 ${counts.unchanged} 件；不同 ${counts.different} 件；` +
    `未补录 ${counts.refused} 件；值得注意 ${counts.findings} 处。`,
} as const;
