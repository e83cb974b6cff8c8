import { officeLabels } from '../../law/words.ts';
import type { Permission, Records } from '../route.ts';

const recorded: Record<Records, string> = {
  nothing: '不记录',
  session: '登录记录',
  draft: '草稿',
  content: '文稿',
  file: '文件',
  act: '台账或者拒绝记录',
  administration: '管理记录',
};

const whoMay = (permission: Permission): string => {
  if (permission === 'anyone') return '任何人';
  return permission === 'signedIn' ? '登录人员' : officeLabels[permission];
};

/** The page of the API speaks to whoever connects another system. */
export const apiWords = {
  title: '法审 Lawgate 接口',
  description:
    '重大执法决定法制审核。办理事项一律经 POST /cases/{id}/acts；被拒绝时返回 application/problem+json，含拒绝代码、依据和补救办法。',
  refusal: '拒绝或者错误，说明依据和补救办法',
  storeFile: '上传文件（PDF、JPG、PNG、DOCX，不超过 20 MB）',
  readFile: '读取文件',
  routeText: (permission: Permission, records: Records) =>
    `可办理：${whoMay(permission)}。记录：${recorded[records]}。`,
} as const;
