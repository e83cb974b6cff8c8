/** What the page of a link says that leads to no task any more: what happened, who did it and when, what to do now. */
export const deadWords = {
  unknown: { title: '没有这个链接', note: '请核对地址是否完整，或者登录后在待办中办理。' },
  stranger: {
    title: '这件事项只能由收信人本人办理',
    note: '您登录的不是收信人本人。本次访问已记录，并告知收信人。您代收信人行使职务的，请用发给您本人的邮件，或者在待办中办理。',
  },
  done: {
    byYou: (act: string) => `您已办理：${act}`,
    by: (who: string, act: string) => `已由 ${who} 办理：${act}`,
    inYourPlace: (who: string) => `${who}（代您）`,
    inPlaceOf: (who: string, absent: string) => `${who}（代 ${absent}）`,
    at: (moment: string) => `${moment} 记入台账。`,
    number: (number: string) => `决定书文号：${number}。`,
    yours: '您无需再办理，本链接不能再次使用。',
  },
  over: {
    title: '此事项已不需要您办理',
    handedOn: '此事项已改由他人办理',
    askedAnew: '此事项已重新提请您办理',
    nowBy: (who: string) => `现由 ${who} 办理，您无需办理。`,
    again: '本链接已失效。请打开案件办理，或者用最新一封邮件中的链接。',
    next: '本链接已失效，您现在无需办理；以后需要您办理的，会另发邮件。',
  },
  hidden: {
    title: '此事项已不再由您办理',
    note: '发信之后，您在本案的职务有变动，或者已指定他人代为办理；办理情况不再向您显示。您无需办理；登记有误的，请联系系统管理员。',
  },
  left: {
    title: '您现在不能办理此事项',
    note: '发信之后，您的职务有变动，或者您代为行使职务的期间已经结束。此事项由现任人员办理，您无需办理；职务登记有误的，请联系系统管理员。',
  },
  changed: {
    title: '发信之后，文稿或者案情有变化',
    note: '为免您对没有看到的内容作出决定，本链接已失效。此事项仍由您办理：请打开案件，看清变化后办理。',
  },
  expired: {
    title: (moment: string) => `本链接已于 ${moment} 失效`,
    note: '邮件中的链接到期限届满之日为止，最长七天。此事项还没有人办理，仍在您的待办中：请打开案件办理。',
  },
  happened: (moment: string, who: string, act: string) => `${moment} ${who}：${act}`,
  bySystem: '系统',
} as const;
