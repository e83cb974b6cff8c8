/** What a start on a database says to whoever runs it. */
export const startWords = {
  busy: '数据库正忙：没有等到更新函数和权限所需的锁。请稍后再启动；已有的数据没有改动。',
  tooPowerful: (role: string) =>
    `数据库角色 ${role} 的权限过大（超级用户、建库、建角色或者可以充当记录的所有者）：程序不应以这样的角色运行。` +
    `请由数据库管理员收回这些权限。`,
};
