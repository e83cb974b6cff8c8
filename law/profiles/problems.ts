/** What can be wrong with a profile: the sentence a person reads and the way on. `{…}` marks are filled in. */
const problems = {
  'profile-not-json': {
    sentence: '参数文件不是合法的 JSON。',
    remedy: '请检查引号、逗号和括号，或者从现有参数复制后修改。',
  },
  'profile-unknown-key': {
    sentence: '参数文件中有系统不认识的项目：{path}。',
    remedy: '请删除或者更正该项；可用项目见 docs/profile.schema.json。',
  },
  'profile-key-missing': {
    sentence: '缺少项目：{path}。',
    remedy: '请补上该项；每个数值都要写明来源。',
  },
  'profile-value-invalid': {
    sentence: '{path} 的值不符合要求。',
    remedy: '{expected}',
  },
  'profile-source-invalid': {
    sentence: '{path} 的来源不明。',
    remedy: '请写明条款编号，或者本机关文件名称和条款。',
  },
  'profile-memory-unmarked': {
    sentence: '{path} 所依据的文件未经核对原文，未作标明。',
    remedy: '请加上 "memory": true，或者改为已核对原文的来源。',
  },
  'profile-parent-unknown': {
    sentence: '没有可以继承的参数：{path}。',
    remedy: '可以继承的参数有：{expected}。',
  },
  'profile-inherits-itself': {
    sentence: '参数的继承关系成环：{path}。',
    remedy: '请改正 inherits。',
  },
  'profile-unknown': {
    sentence: '没有这个参数：{path}。',
    remedy: '现有参数：{expected}。',
  },
} as const satisfies Record<string, { sentence: string; remedy: string }>;

export type ProblemCode = keyof typeof problems;

export interface Problem {
  readonly code: ProblemCode;
  readonly path: string;
  readonly sentence: string;
  readonly remedy: string;
}

/** A problem at a place of a profile; `expected` says what may stand there. *
 * @law PROFILE
 */
export function problem(code: ProblemCode, path: string, expected = ''): Problem {
  const fill = (words: string): string => words.replace('{path}', () => path).replace('{expected}', () => expected);
  return { code, path, sentence: fill(problems[code].sentence), remedy: fill(problems[code].remedy) };
}
