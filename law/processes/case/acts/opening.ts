import { OUTER, actKind, date, flag, hash, id, ids, text } from '../../../fields.ts';
import { act } from './act.ts';

/** How a case begins. */
export const openingActs = {
  openCase: act({
    label: '立案',
    by: ['anyOfficer'],
    cites: 'APL-54',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      actKind: actKind,
      summaryProcedure: flag,
      openedOn: date,
      authorityId: id,
      handlingUnitId: id,
      reviewUnitId: id,
      handlers: ids,
      caseNumber: text(OUTER),
      contentHash: hash,
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: null,
  }),
  enterHistory: act({
    label: '补录历史决定',
    by: ['importer'],
    cites: 'PROFILE',
    side: null,
    barsAlso: null,
    counters: [],
    fields: {
      authorityId: id,
      actKind: actKind,
      sourceId: id,
      contentHash: hash,
    },
    bindsContent: false,
    asksByMail: null,
    tellsByMail: null,
    forward: null,
    page: 'form',
    duty: null,
    probe: (_context, { by }) => ({ authorityId: by.authorityId ?? '-' }),
  }),
};
