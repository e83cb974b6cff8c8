import { contextOf } from '../../../law/processes.ts';
import type { RecordRows, Writing } from '../../../db/write/writing.ts';
import type { PublicDecision } from '../../../law/processes/publication/public-decision.ts';
import { contentIn, writtenText, type Recording } from '../../recording.ts';

type PublicationRow = RecordRows['publication'];

/** The row of a publication: what the public may see, since when, and why no longer. */
export function publicationRow(recording: Recording): Writing {
  const { record } = recording;
  const context = contextOf('publication', record.processState);
  const present = { servedOn: context.servedOn, ...changed(recording) };
  const key = { caseId: record.process.subject.id };
  if (record.revision > 1) return { patches: { publication: [{ key, set: present }] } };
  return { rows: { publication: [{ ...key, decidedOn: context.decidedOn, ...present }] } };
}

function changed(recording: Recording): Partial<PublicationRow> {
  const { record, before, counted, at } = recording;
  const { act, on } = record;
  switch (act.type) {
    case 'publish':
      return {
        // Exactly the bytes whose hash the person confirmed.
        public: contentIn(before, act.previewHash) as unknown as PublicDecision,
        publishedOn: on,
        publishedAt: at,
        displayUntil: counted.clocks.find(({ name }) => name === 'display')?.dueOn ?? null,
      };
    case 'declinePublication':
      return { declinedGround: act.ground };
    case 'recordAnnulment':
      return {
        withdrawnOn: on,
        withdrawnAt: at,
        withdrawalKind: act.kind,
        withdrawalReason: writtenText(recording, 'reason'),
        withdrawalDocument: writtenText(recording, 'documentNumber'),
        withdrawalEffectiveOn: act.effectiveOn,
      };
    default:
      return {};
  }
}
