export const faultWords = {
  failed: (story: string, beat: string, reason: string) => `演示案件 ${story} 在 ${beat} 一步没有办成：${reason}`,
} as const;
