import { actKind, code, date, flag, hash, id, ids, optional, OUTER, text } from '../../../fields.ts';
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
      actKind,
      /** Which of the two a case of coercion is about; of no other kind. */
      coercion: optional(code),
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
    probe: () => ({ coercion: null }),
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
      actKind,
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
