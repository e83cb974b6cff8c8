interface Named {
  readonly name: string;
}

/** The case page: facts, steps, course, rounds, clocks, responsibility. */
export const caseWords = {
  names: (people: readonly Named[]): string => people.map(({ name }) => name).join('、'),
  fine: (amount: string): string => `罚款 ${amount}`,
  confiscation: (amount: string): string => `没收 ${amount}`,
  together: (kinds: readonly string[]): string => kinds.join('，并处'),
  problems: (n: number): string => `审核意见中的 ${n} 个问题`,
  basis: '依据',
  mustReview: (grounds: readonly string[]): string => `应当法制审核：${grounds.join('；')}`,
  grounds: {
    majorPublicInterest: '涉及重大公共利益',
    majorSocialImpact: '可能造成重大社会影响',
    majorRights: '直接关系当事人重大权益',
    hearingHeld: '经过听证程序',
    complex: '疑难复杂',
    requiredByLaw: '法律、法规规定的其他情形',
    penalty: '本机关规定：行政处罚',
    ordinaryPenalty: '本机关规定：普通程序的行政处罚',
    licenseWithHearing: '本机关规定：经听证的行政许可',
  } as Record<string, string>,
} as const;
