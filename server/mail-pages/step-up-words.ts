export const stepUpWords = {
  pin: '您的六位办理口令',
  pinForm: '六位数字',
  triesLeft: (n: number) => `还可以输错 ${n} 次，请重新输入。`,
  password: '登录密码',
  account: '账户与安全',
  why: {
    asRuled: '为确认是您本人办理，请输入登录密码。',
    noPin: '您还没有设置六位办理口令，本次请输入登录密码。以后想用口令办理的，请登录后在这里设置：',
    pinLocked: '办理口令连续输错 5 次，已经停用，本次请输入登录密码。口令可以登录后在“账户与安全”中重新设置。',
    signedOut: '您已在本设备上退出登录，办理前请重新输入登录密码。',
  },
} as const;
