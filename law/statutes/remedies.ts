import { provisionsOf } from './statute.ts';

const reconsiderationLaw = {
  title: '中华人民共和国行政复议法',
  short: '复议法',
  source: '行政复议法（2023年9月1日修订）',
  inForce: ['2024-01-01'],
} as const;

const litigationLaw = {
  title: '中华人民共和国行政诉讼法',
  short: '诉讼法',
  source: '行政诉讼法（2017年6月27日修正）',
  inForce: ['2017-07-01'],
} as const;

/** Review and suit against a decision: what the decision must tell the party, and what makes a page come down. */
export const remedies = {
  ...provisionsOf('ARL', reconsiderationLaw, {
    'ARL-20':
      '可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请；但是法律规定的申请期限超过六十日的除外。',
    'ARL-63': '行政行为有下列情形之一的，行政复议机关决定变更该行政行为',
    'ARL-64':
      '行政行为有下列情形之一的，行政复议机关决定撤销或者部分撤销该行政行为，并可以责令被申请人在一定期限内重新作出行政行为',
    'ARL-65': '行政行为有下列情形之一的，行政复议机关不撤销该行政行为，但是确认该行政行为违法',
    'ARL-67': '申请人申请确认行政行为无效的，行政复议机关确认该行政行为无效。',
    'ARL-75': '行政复议机关作出行政复议决定，应当制作行政复议决定书，并加盖行政复议机关印章。',
    'ARL-75.2': '行政复议决定书一经送达，即发生法律效力。',
    'ARL-88':
      '行政复议期间的计算和行政复议文书的送达，本法没有规定的，依照《中华人民共和国民事诉讼法》关于期间、送达的规定执行。',
    'ARL-88.2': '本法关于行政复议期间有关“三日”、“五日”、“七日”、“十日”的规定是指工作日，不含法定休假日。',
  }),
  ...provisionsOf('ALitL', litigationLaw, {
    'ALitL-45': '公民、法人或者其他组织不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。',
    'ALitL-46':
      '公民、法人或者其他组织直接向人民法院提起诉讼的，应当自知道或者应当知道作出行政行为之日起六个月内提出。',
    'ALitL-85': '当事人不服人民法院第一审判决的，有权在判决书送达之日起十五日内向上一级人民法院提起上诉。',
  }),
} as const;
