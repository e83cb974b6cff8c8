export const faultWords = {
  failed: (demoCase: string, step: string, reason: string) => `演示案件 ${demoCase} 在 ${step} 一步没有办成：${reason}`,
} as const;
