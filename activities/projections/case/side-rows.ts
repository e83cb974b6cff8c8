import type { Writing } from '../../../db/write/writing.ts';
import type { Involved } from '../../../law/people/conflicts.ts';
import type { CaseRecording } from './case-recording.ts';

/** Who takes which side by this act. Once taken, the other side is closed to that person. */
export function sideRows(recording: CaseRecording): Writing {
  const { involved } = recording.context;
  if (involved !== undefined) return sidesOfInvolved(recording, involved);
  const named = sidesOfAct(recording);
  const substitute = sidesOfSubstitute(recording);
  return { rows: { caseSide: [...(named.rows?.caseSide ?? []), ...(substitute.rows?.caseSide ?? [])] } };
}

/** Of everybody who ever took a side, those who took it by this act; who presides over a hearing is on neither. */
function sidesOfInvolved({ caseId, record: { act, on } }: CaseRecording, involved: readonly Involved[]): Writing {
  const since = act.type === 'openCase' ? act.openedOn : on;
  const fresh = involved.filter((fact) => fact.since === since && fact.as !== 'hearingOfficer');
  const sides = fresh.map(({ personId, as }) => ({
    caseId,
    personId,
    side: as === 'handler' ? ('handling' as const) : ('reviewing' as const),
    since,
  }));
  return { rows: { caseSide: sides } };
}

/** Who acts for somebody absent takes that person's side, and keeps it when the leave is over. */
function sidesOfSubstitute({ caseId, record, context: { parts } }: CaseRecording): Writing {
  const { by, on, actorId: personId } = record;
  const absent = (by.standsFor ?? []).map((person) => person.personId);
  const isHandler = parts.handlers.some((id) => absent.includes(id));
  if (!isHandler && !absent.includes(parts.reviewerId ?? '')) return {};
  return { rows: { caseSide: [{ caseId, personId, side: isHandler ? 'handling' : 'reviewing', since: on }] } };
}

function sidesOfAct({ caseId, record }: CaseRecording): Writing {
  const { act, actorId, on } = record;
  const reviewing = (personId: string): Writing => ({
    rows: { caseSide: [{ caseId, personId, side: 'reviewing', since: on }] },
  });
  switch (act.type) {
    case 'openCase':
      return {
        rows: {
          caseSide: [...new Set(act.handlers)].map((personId) => ({ caseId, personId, side: 'handling', since: on })),
        },
      };
    case 'assignReviewer':
      return reviewing(act.reviewerId);
    case 'signOpinion':
    case 'issueOpinion':
    case 'recordOutOfScope':
      return reviewing(actorId);
    default:
      return {};
  }
}
