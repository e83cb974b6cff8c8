import type { LedgerEntry } from '../record/ledger-entry.ts';
import type { Involved, Involvement, InvolvementWay } from './conflicts.ts';

/** What of an entry says who took part. */
export type InvolvingEntry = Pick<LedgerEntry, 'act' | 'on' | 'actorId' | 'by'>;

interface Part {
  readonly personId: string;
  readonly as: Involvement;
  readonly by: InvolvementWay;
}

/**
 * Everybody who was ever anything in a case, since when and by which way: read from the ledger, so that a hand-over
 * adds to it and takes nothing away.
 *
 * @law APL-64(4)
 */
export function involvementOf(entries: readonly InvolvingEntry[]): readonly Involved[] {
  const involved: Involved[] = [];
  for (const entry of entries) {
    for (const part of [...namedBy(entry), ...actingIn(entry), ...standingIn(entry, involved)]) {
      const isKnown = involved.some(({ personId, as }) => personId === part.personId && as === part.as);
      if (!isKnown) involved.push({ ...part, since: entry.on });
    }
  }
  return involved;
}

const handling = (ids: readonly string[], by: InvolvementWay): readonly Part[] =>
  ids.map((personId) => ({ personId, as: 'handler', by }));

const reviewing = (personId: string, by: InvolvementWay): readonly Part[] => [{ personId, as: 'reviewer', by }];

function namedBy({ act }: InvolvingEntry): readonly Part[] {
  switch (act.type) {
    case 'openCase':
      return handling(act.handlers, 'opening');
    case 'assignHandlers':
      return handling(act.handlers, 'transfer');
    case 'assignReviewer':
      return reviewing(act.reviewerId, 'assignment');
    case 'delegateReview':
      return reviewing(act.personId, 'delegation');
    case 'askCosign':
      return reviewing(act.personId, 'cosign');
    case 'noticeHearing':
      return [{ personId: act.officerId, as: 'hearingOfficer', by: 'act' }];
    default:
      return [];
  }
}

/** Acts by which their author takes the side of the review. */
function actingIn({ act, actorId }: InvolvingEntry): readonly Part[] {
  const reviews = ['signOpinion', 'issueOpinion', 'recordOutOfScope', 'cosign'].includes(act.type);
  return reviews ? [{ personId: actorId, as: 'reviewer', by: 'act' }] : [];
}

/** Who acted for somebody absent was what the absent person was. */
function standingIn({ actorId, by }: InvolvingEntry, involved: readonly Involved[]): readonly Part[] {
  const absent = (by?.standsFor ?? []).map(({ personId }) => personId);
  return involved
    .filter(({ personId }) => absent.includes(personId))
    .map(({ as }) => ({ personId: actorId, as, by: 'leave' }));
}
