import { provisionsOf } from './statute.ts';

/** What governs where no national provision does. Each id is the whole of its own label. */
export const local = {
  ...provisionsOf(
    'PROFILE',
    { title: '本机关参数', short: '本机关参数', source: '本机关参数文件', inForce: ['2017-10-01'] },
    { PROFILE: '由本机关参数规定，来源见参数逐项说明。' },
  ),
  ...provisionsOf(
    'SUGGESTED',
    { title: '系统建议值，无国家规定', short: '系统建议值，无国家规定', source: '系统建议值', inForce: ['2017-10-01'] },
    { SUGGESTED: '国家未作规定，由系统提供建议值，本机关可以自行规定。' },
  ),
  ...provisionsOf(
    'PRACTICE',
    { title: '适用说明', short: '适用说明', source: '系统适用说明', inForce: ['2017-10-01'] },
    { PRACTICE: '本系统对规定的适用说明，参数可以另行规定并注明来源。' },
  ),
} as const;
