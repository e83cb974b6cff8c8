import type { MailKind, ReviewResult } from '../db/schema/mails.ts';
import type { ActType } from '../law/procedure/acts.ts';
import type { CivilDate } from '../law/time/civil-date.ts';
import { weekday } from '../law/time/civil-date.ts';
import { actLabels } from '../law/words.ts';

/** What a mail may say. No party and no facts of a case leave the house by mail (APL 50). */
export interface MailFacts {
  readonly kind: MailKind;
  readonly act: ActType;
  readonly addressee: string;
  readonly authority: string;
  readonly demo: boolean;
  readonly caseNumber: string;
  readonly askedBy: string | null;
  readonly dueOn: CivilDate | null;
  readonly workingDaysLeft: number | null;
  readonly reviewResult: ReviewResult | null;
  readonly link: string;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What is asked of a leader, in the words of the papers: 批准 has its 不予批准, never 同意 and 驳回. */
const askings: { readonly [T in ActType]?: { readonly title: string; readonly tag: string; readonly please: string } } =
  {
    approve: { title: '请您批准一件行政执法决定', tag: '请批准', please: '批准或者不予批准' },
    grantExtension: { title: '请您决定是否延长审核期限', tag: '请决定', please: '延长或者不予延长审核期限' },
    signSubmission: { title: '请您签字送审一件案件', tag: '请签字', please: '签字送审，或者退回修改' },
    issueOpinion: { title: '请您签发一份法制审核意见', tag: '请签发', please: '签发，或者退回审核意见' },
    endorse: { title: '请您审核并呈报一件行政执法决定', tag: '请审核', please: '呈报主要负责人，或者不予批准' },
    conveneDeliberation: { title: '请您召集一次集体讨论', tag: '请召集', please: '在系统中确定时间和参加人员' },
    recordDeliberation: { title: '请您记录一次集体讨论', tag: '请记录', please: '会后在系统中录入讨论笔录' },
    confirmDeliberation: { title: '请您确认一份集体讨论笔录', tag: '请确认', please: '确认笔录，或者退回重记' },
    decideEnding: { title: '请您决定是否移送或者终止一件案件', tag: '请决定', please: '批准或者不予批准' },
    decideRecusal: { title: '请您决定当事人的回避申请', tag: '请决定', please: '决定回避或者不予回避' },
    decideUrgentMeasure: { title: '请您决定一项当场实施的强制措施', tag: '请决定', please: '批准，或者决定立即解除' },
    recordHearing: { title: '请您主持一次听证', tag: '请主持听证', please: '按期主持听证，并录入笔录和听证报告' },
    returnDelegated: { title: '请您协助审核一件案件', tag: '请协助审核', please: '拟出审核意见，交回审核人员' },
    cosign: { title: '请您会签一份法制审核意见', tag: '请会签', please: '会签同意，或者不同意并说明理由' },
  };

/** A "no" that the person is told of. */
const noes: { readonly [T in ActType]?: string } = {
  declineSignature: '承办机构负责人不予签字，退回修改',
  returnMaterials: '法制审核机构退回送审材料',
  requestSupplement: '法制审核机构一次性告知补正',
  issueOpinion: '审核意见：存在问题',
  refuseApproval: '负责人不予批准',
  declineExtension: '不予延长审核期限',
  signOpinion: '审核意见：存在问题',
  answerObjection: '对审核意见的异议未被采纳',
  confirmDeliberation: '集体讨论未同意承办机构的意见',
  returnDeliberationRecord: '集体讨论笔录被退回重记',
  decideEnding: '不予批准移送或者终止案件',
  decideUrgentMeasure: '强制措施未获批准，应当立即解除',
};

const results = {
  passed: '审核意见：同意',
  problemsFound: '审核意见：存在问题',
  outOfScope: '不属于法制审核范围',
  substituted: '审核意见：存在问题；集体讨论决定采纳承办机构意见',
} as const satisfies Record<ReviewResult, string>;

const tags: Record<Exclude<MailKind, 'taskOpened'>, string> = {
  reminder: '到期提醒',
  urged: '催办',
  refused: '告知',
  linkMisused: '安全提示',
};

const MAIL_RULE = '打开链接不产生任何决定；只有您本人登录后才能办理，转发给他人无效。回复本邮件不作为办理。';

/** Subject, plain text and HTML of one mail: who, what, by when, the review's result, and one link. */
export function mailText(facts: MailFacts): MailText {
  const rows = rowsOf(facts);
  const title = titleOf(facts);
  const house = `法审 · ${facts.authority}${facts.demo ? '（演示数据）' : ''}`;
  return {
    subject: plainLine(
      `【${tagOf(facts)}】${facts.caseNumber}${facts.dueOn === null ? '' : `（限 ${dayOf(facts.dueOn)} 24:00 前）`}`,
    ),
    text: [house, '', title, ...rows.map(([label, value]) => `${label}：${value}`), '', facts.link, '', MAIL_RULE].join(
      '\n',
    ),
    html: htmlOf({ house, title, rows, link: facts.link, button: buttonOf(facts) }),
  };
}

const tagOf = ({ kind, act }: MailFacts): string =>
  kind === 'taskOpened' ? (askings[act]?.tag ?? '请办理') : tags[kind];

function titleOf({ kind, act, addressee }: MailFacts): string {
  switch (kind) {
    case 'taskOpened':
      return `${addressee}同志：${askings[act]?.title ?? `请您办理“${actLabels[act]}”`}`;
    case 'reminder':
      return `${addressee}同志：“${actLabels[act]}”将要到期`;
    case 'urged':
      return `${addressee}同志：执法监督人员催办“${actLabels[act]}”`;
    case 'refused':
      return `${addressee}同志：${noes[act] ?? `“${actLabels[act]}”未获同意`}`;
    case 'linkMisused':
      return `${addressee}同志：有人用发给您的链接尝试办理“${actLabels[act]}”，已被拒绝`;
    default:
      return kind satisfies never;
  }
}

const buttonOf = ({ kind }: MailFacts): string =>
  kind === 'refused' || kind === 'linkMisused' ? '查看' : '查看并办理';

type Row = readonly [label: string, value: string];

function rowsOf(facts: MailFacts): readonly Row[] {
  const { kind, act, caseNumber, dueOn, workingDaysLeft, reviewResult, askedBy } = facts;
  const due: readonly Row[] = dueOn === null ? [] : [['期限', dueSaid(dueOn, workingDaysLeft)]];
  const result: readonly Row[] = reviewResult === null ? [] : [['审核结果', results[reviewResult]]];
  const asker: readonly Row[] = askedBy === null ? [] : [[kind === 'refused' ? '办理人' : '提请人', askedBy]];
  if (kind === 'linkMisused') return [['案号', caseNumber], ...asker.map(([, who]): Row => ['尝试的人', who])];
  const please: readonly Row[] = kind === 'refused' ? [] : [['请您', askings[act]?.please ?? actLabels[act]]];
  return [['案号', caseNumber], ...please, ...due, ...result, ...asker];
}

const weekdays = '一二三四五六日';
const dayOf = (date: CivilDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** 剩 2 个工作日 · 10月13日（周二）24:00 前. */
function dueSaid(dueOn: CivilDate, left: number | null): string {
  const day = `${dayOf(dueOn)}（周${weekdays[weekday(dueOn) - 1]}）24:00 前`;
  if (left === null) return day;
  if (left < 0) return `超 ${-left} 个工作日 · ${day}`;
  return left === 0 ? `今天到期 · ${day}` : `剩 ${left} 个工作日 · ${day}`;
}

/** A case number is typed by people; nothing in it may begin another header. */
const plainLine = (text: string): string => text.replace(/\p{C}/gu, ' ').slice(0, 200);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

interface Page {
  readonly house: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly link: string;
  readonly button: string;
}

/** Tables and inline styles: mail programs know nothing else. No image, no script, one link. */
function htmlOf({ house, title, rows, link, button }: Page): string {
  const line = ([label, value]: Row): string =>
    `<tr><td width="96" style="padding:7px 0;color:#4d5866;border-bottom:1px solid #e6eaef">${escaped(label)}</td>` +
    `<td style="padding:7px 0;border-bottom:1px solid #e6eaef${label === '期限' ? ';color:#ad4e00;font-weight:bold' : ''}">${escaped(value)}</td></tr>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;background:#f2f4f7"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="#f2f4f7"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff" style="width:600px;max-width:100%;border-top:3px solid #0958d9;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:16px;line-height:26px;color:#18222f">
<tr><td style="padding:16px 32px;border-bottom:1px solid #e6eaef;font-size:14px;color:#4d5866">${escaped(house)}</td></tr>
<tr><td style="padding:24px 32px 8px;font-size:20px;line-height:30px;font-weight:bold">${escaped(title)}</td></tr>
<tr><td style="padding:8px 32px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:16px;line-height:26px">${rows.map(line).join('')}</table></td></tr>
<tr><td style="padding:16px 32px 8px"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td bgcolor="#0958d9" style="border-radius:4px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 32px;font-size:16px;font-weight:bold;color:#ffffff;text-decoration:none">${button}</a></td></tr></table></td></tr>
<tr><td style="padding:8px 32px 24px;font-size:13px;line-height:22px;color:#4d5866">${MAIL_RULE}</td></tr></table></td></tr></table></body></html>`;
}
