export const peopleWords = {
  away: (until: string, substitute: string) => `请假至 ${until}，由 ${substitute} 代理`,
  conflict: (sentence: string, fact: string) => `${sentence}${fact}。`,
  firstTime: '初次审核，没有法律职业资格记录',
  noCredential: '没有自立案之日起有效的执法证件',
  endorser: '由其呈报主要负责人的，不得再由其批准',
} as const;

export const meetingWords = {
  away: (until: string) => `请假至 ${until}`,
} as const;
