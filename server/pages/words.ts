export const pageWords = {
  product: '法审',
  problem: '没有办理。',
  toDesk: '回到首页',
} as const;
