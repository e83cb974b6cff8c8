export type MailTone = 'plain' | 'good' | 'soon' | 'late';
export type Row = readonly [label: string, value: string, tone?: MailTone];

interface MailPage {
  readonly house: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly link: string;
  readonly button: string;
  readonly rule: string;
}

const tones: Record<MailTone, string> = {
  plain: '',
  good: ';color:#237804;font-weight:bold',
  soon: ';color:#ad4e00;font-weight:bold',
  late: ';color:#cf1322;font-weight:bold',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Tables and inline styles: mail programs know nothing else. No image, no script, one link. */
export function mailHtml({ house, title, rows, link, button, rule }: MailPage): string {
  const last = rows.length - 1;
  const line = ([label, value, tone = 'plain']: Row, i: number): string => {
    const border = i === last ? '' : ';border-bottom:1px solid #e6eaef';
    return (
      `<tr><td width="96" valign="top" style="padding:7px 0;color:#4d5866${border}">${escaped(label)}</td>` +
      `<td style="padding:7px 0${border}${tones[tone]}">${tone === 'good' ? '✓ ' : ''}${escaped(value)}</td></tr>`
    );
  };
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;background:#f2f4f7"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="#f2f4f7"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff" style="width:600px;max-width:100%;border-top:3px solid #0958d9;font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:16px;line-height:26px;color:#18222f;overflow-wrap:anywhere">
<tr><td style="padding:16px 32px;border-bottom:1px solid #e6eaef;font-size:14px;color:#4d5866">${escaped(house)}</td></tr>
<tr><td style="padding:24px 32px 8px;font-size:20px;line-height:30px;font-weight:bold">${escaped(title)}</td></tr>
<tr><td style="padding:8px 32px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:16px;line-height:26px">${rows.map(line).join('')}</table></td></tr>
<tr><td style="padding:16px 32px 8px"><table role="presentation" cellpadding="0" cellspacing="0"><tr><td bgcolor="#0958d9" style="border-radius:4px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 32px;font-size:16px;font-weight:bold;color:#ffffff;text-decoration:none">${escaped(button)}</a></td></tr></table></td></tr>
<tr><td style="padding:8px 32px 24px;font-size:13px;line-height:22px;color:#4d5866">${escaped(rule)}</td></tr></table></td></tr></table></body></html>`;
}
