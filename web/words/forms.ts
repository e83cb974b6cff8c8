/** The forms of the acts. */
export const formWords = {
  required: '请填写。',
  assignTitle: (n: number): string => `分办 ${n} 件`,
  reviewer: '审核人',
  openReviews: (n: number): string => `在办审核 ${n} 件`,
  nobody: '没有可以选择的人员。',
  remindTitle: (n: number): string => `催办 ${n} 件`,
  remindLabel: '催办内容',
  remindNote: '本案期限已到，请尽快办理，并说明未按期办理的原因。',
} as const;
