/** What the server itself has to say, where neither the law nor the procedure speaks. */
export const serverProblems = {
  'signed-out': { status: 401, sentence: '您尚未登录，或者登录已过期。', remedy: '请登录后继续。' },
  'login-refused': { status: 401, sentence: '账号或者密码不正确。', remedy: '请核对后重新输入。' },
  'login-blocked': {
    status: 429,
    sentence: '密码错误次数较多，请稍后再试。',
    remedy: '您平时使用的电脑、手机不受影响，可以在那里登录；忘记密码的，请管理员重设。',
  },
  'password-change-first': {
    status: 403,
    sentence: '您的密码由管理员设置，请先换成您自己的密码。',
    remedy: '请登录系统修改密码，然后继续办理。',
  },
  'password-wrong': { status: 422, sentence: '现在的密码不正确，密码没有更改。', remedy: '请核对后重新输入。' },
  'password-weak': { status: 422, sentence: '新密码不符合要求，密码没有更改。', remedy: '请换一个新密码。' },
  'pin-not-set': { status: 422, sentence: '登录密码不正确，口令没有设置。', remedy: '请核对后重新输入。' },
  'pin-weak': { status: 422, sentence: '口令不符合要求，没有设置。', remedy: '请换六位数字。' },
  'pin-missing': { status: 422, sentence: '事项还没有办理：', remedy: '请先输入您的六位办理口令。' },
  'pin-wrong': {
    status: 403,
    sentence: '办理口令不正确，事项没有办理。',
    remedy: '口令已经停用，请输入登录密码办理。',
  },
  'step-up-missing': { status: 422, sentence: '事项还没有办理：', remedy: '请先输入登录密码。' },
  'step-up-refused': { status: 403, sentence: '登录密码不正确，事项没有办理。', remedy: '请核对后重新输入。' },
  'not-permitted': { status: 403, sentence: '您没有办理此事项的权限。', remedy: '请由有权办理的人员操作。' },
  'host-unknown': {
    status: 421,
    sentence: '本系统不使用这个网址。',
    remedy: '请用管理员给您的网址打开；管理员请核对 BASE_URL 设置。',
  },
  'cross-site': { status: 403, sentence: '请求不是从本系统的页面发出的。', remedy: '请从本系统页面重新操作。' },
  'form-expired': { status: 403, sentence: '页面已过期。', remedy: '请重新打开页面后办理。' },
  'not-found': { status: 404, sentence: '没有这个页面或者资料。', remedy: '请核对地址。' },
  'method-not-allowed': { status: 405, sentence: '这个地址不接受这种请求方法。', remedy: '请按接口说明操作。' },
  'draft-stale': {
    status: 409,
    sentence: '草稿刚刚在别处保存过，您的修改尚未保存。',
    remedy: '请对照别处的修改后再保存。',
  },
  'draft-not-editable': { status: 409, sentence: '本案已结束，草稿不能再改。', remedy: '无须修改草稿。' },
  'calendar-malformed': {
    status: 422,
    sentence: '日历文件有误，没有装入。',
    remedy: '请按下列各项改正后重新选择文件。',
  },
  'calendar-known': {
    status: 409,
    sentence: '这一版本的日历已经装入过。同一版本的日历不能改动。',
    remedy: '内容有变的，请换一个版本号。',
  },
  'calendar-preview-outdated': {
    status: 409,
    sentence: '预览之后已装入另一份日历，本预览不再适用，没有改动。',
    remedy: '请重新生成预览。',
  },
  'calendar-preview-stale': {
    status: 409,
    sentence: '预览之后在办案件或者日历有变动，本预览不再适用，没有改动。',
    remedy: '请核对下列各项后重新生成预览。',
  },
  'body-too-large': { status: 413, sentence: '提交的内容过大。', remedy: '文字不超过 1 MB，文件不超过 20 MB。' },
  'body-unreadable': { status: 400, sentence: '提交的内容无法读取。', remedy: '请按接口说明提交 JSON。' },
  'file-type-unknown': {
    status: 422,
    sentence: '只接受 PDF、JPG、PNG、DOCX 文件，并且文件内容、扩展名和类型应当一致。',
    remedy: '请转换成上述格式后重新上传。',
  },
  'file-with-macros': {
    status: 422,
    sentence: '文件中含有宏，没有保存。',
    remedy: '请另存为不含宏的 DOCX，或者转换成 PDF 后重新上传。',
  },
  'file-unpacks-too-large': {
    status: 422,
    sentence: '文件解压后的内容异常大，没有保存。',
    remedy: '请核对文件来源；确需保存的，转换成 PDF 后重新上传。',
  },
  'file-unreadable': {
    status: 422,
    sentence: '文件已损坏或者加了密码，无法检查内容，没有保存。',
    remedy: '请去掉密码，另存为 DOCX 或者 PDF 后重新上传。',
  },
  'disk-full': {
    status: 507,
    sentence: '服务器磁盘的剩余空间不足，本次内容没有保存。',
    remedy: '请告知系统管理员清理磁盘后再试。',
  },
  'too-many-loose-files': {
    status: 422,
    sentence: '您上传后还没有登入案件的材料已经达到上限，本次上传没有保存。',
    remedy: '请先把已上传的材料登入案件并保存草稿；一直没有登入案件的材料，过一段时间由系统清除。',
  },
  'too-many-requests': { status: 429, sentence: '操作过于频繁。', remedy: '请稍候再试。' },
  'command-id-used': {
    status: 409,
    sentence: '本次操作使用的编号已经用于另一项操作，没有办理。',
    remedy: '请重新打开页面后再办理；已填写的内容保存在本机。',
  },
  'engine-away': {
    status: 503,
    sentence: '流程引擎暂时没有应答，本次操作没有办理。',
    remedy: '请稍候重试；内容已保存在本机。',
  },
  'not-proved': {
    status: 503,
    sentence: '登记前的核对没有通过，本次操作没有办理。这不是您的操作有误。',
    remedy:
      '内容已保存在本机；请告诉系统管理员查看日志（record.failed），检查网页服务的签名密钥和各机器的时钟，之后再重试。',
  },
  'engine-lost': {
    status: 503,
    sentence: '流程引擎中找不到本事项，本次操作没有办理。这不是您的操作有误，记录也没有丢失。',
    remedy: '请告诉系统管理员恢复流程（lawgate reconcile），恢复后再办理；内容已保存在本机。',
  },
  'not-known-yet': {
    status: 503,
    sentence: '流程引擎没有及时应答，本次操作是否已经办理尚不确定。',
    remedy: '请稍候以同样的内容重试，不会重复办理。',
  },
  'record-away': { status: 503, sentence: '数据库暂时没有应答。', remedy: '请稍候重试。' },
  fault: { status: 500, sentence: '本次操作没有完成，原因已记录。', remedy: '请把页面下方的编号告诉管理员。' },
} as const satisfies Record<string, { status: number; sentence: string; remedy: string }>;

export type ServerProblem = keyof typeof serverProblems;
