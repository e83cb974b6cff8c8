export const pageWords = {
  product: '法审',
  problem: '没有办理。',
  toDesk: '回到首页',
  demo: '演示数据',
} as const;

/** 审核意见：同意. */
export const opinionLabel = (label: string): string => `审核意见：${label}`;
