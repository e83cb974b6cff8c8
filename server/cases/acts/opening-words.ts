export const openingWords = {
  noProfile: '本机关尚未启用参数，不能立案。',
  noReviewUnit: '本机关尚未设置法制审核机构，不能立案。',
  caseNumber: (year: number, seq: number) => `立〔${year}〕${seq}号`,
} as const;
