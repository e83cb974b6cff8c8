import type { ThemeConfig } from 'antd';

/** Colors with their contrast on white in the comment of `docs`' look; one source for antd and for our own style sheets. */
const colors = {
  primary: '#0958d9',
  primaryHover: '#0747b0',
  primaryBg: '#eef4fe',
  primaryBorder: '#a9c6f5',
  error: '#cf1322',
  errorBg: '#fff3f2',
  errorBorder: '#f3b8b3',
  warning: '#ad4e00',
  warningBg: '#fff8eb',
  warningBorder: '#ecc998',
  success: '#237804',
  successBg: '#f3f9ee',
  successBorder: '#b5d8a0',
  text: '#18222f',
  textSecondary: '#4d5866',
  textDisabled: '#646f7d',
  border: '#cfd6df',
  borderSecondary: '#e6eaef',
  /** Inputs and check boxes need 3:1. */
  borderInput: '#646f7d',
  bgLayout: '#f2f4f7',
  bgContainer: '#ffffff',
  fill: '#f7f9fb',
  mark: '#fff1b8',
} as const;

const sans =
  '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif';
const fonts = {
  sans,
  /** Documents: 仿宋 where the machine has it. */
  doc: '"FangSong","STFangsong","FangSong_GB2312","Songti SC","Noto Serif CJK SC","Noto Serif SC","SimSun",serif',
  title: '"Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC","SimSun",serif',
  mono: '"Cascadia Mono","Consolas","Menlo","DejaVu Sans Mono",monospace',
} as const;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Puts the tokens where the style sheets read them: `--lg-primary-bg`, `--lg-font-doc`. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colors)) root.style.setProperty(`--lg-${kebab(name)}`, value);
  for (const [name, value] of Object.entries(fonts)) root.style.setProperty(`--lg-font-${name}`, value);
}

export const theme: ThemeConfig = {
  cssVar: { key: 'lg' },
  hashed: false,
  token: {
    colorPrimary: colors.primary,
    colorPrimaryHover: colors.primaryHover,
    colorPrimaryBg: colors.primaryBg,
    colorInfo: colors.primary,
    colorLink: colors.primary,
    colorLinkHover: colors.primaryHover,
    colorError: colors.error,
    colorErrorBg: colors.errorBg,
    colorWarning: colors.warning,
    colorWarningBg: colors.warningBg,
    colorSuccess: colors.success,
    colorSuccessBg: colors.successBg,
    colorText: colors.text,
    colorTextSecondary: colors.textSecondary,
    colorTextDescription: colors.textSecondary,
    colorTextPlaceholder: colors.textDisabled,
    colorTextDisabled: colors.textDisabled,
    colorBorder: colors.border,
    colorBorderSecondary: colors.borderSecondary,
    colorBgLayout: colors.bgLayout,
    colorFillAlter: colors.fill,
    fontFamily: fonts.sans,
    fontSize: 14,
    borderRadius: 4,
    borderRadiusSM: 2,
    borderRadiusLG: 6,
    controlHeight: 32,
    controlHeightSM: 26,
    controlHeightLG: 44,
    wireframe: false,
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Input: { colorBorder: colors.borderInput, activeShadow: 'none' },
    InputNumber: { colorBorder: colors.borderInput, activeShadow: 'none' },
    Select: { colorBorder: colors.borderInput },
    Checkbox: { colorBorder: colors.borderInput },
    Radio: { colorBorder: colors.borderInput },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Modal: { titleFontSize: 16 },
  },
};
