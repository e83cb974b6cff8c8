import type { Writing } from '../../../db/write/writing.ts';
import type { CaseRecording } from './case-recording.ts';

/**
 * Of everybody who ever took a side, those who took it by this act; who presides over a hearing is on neither. Once
 * taken, the other side is closed to that person.
 */
export function sideRows({ caseId, context, record: { act, on } }: CaseRecording): Writing {
  const since = act.type === 'openCase' ? act.openedOn : on;
  const fresh = context.involved.filter((fact) => fact.since === since && fact.as !== 'hearingOfficer');
  const sides = fresh.map(({ personId, as }) => ({
    caseId,
    personId,
    side: as === 'handler' ? ('handling' as const) : ('reviewing' as const),
    since,
  }));
  return { rows: { caseSide: sides } };
}
