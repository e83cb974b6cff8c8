import { headingOfProcess, type ProcessHeading } from '../../../db/read/process-heading.ts';
import type { Act } from '../../../law/acts.ts';
import { processId } from '../../../law/process/process-id.ts';
import type { Projection } from '../projection.ts';
import { publicationRow } from './publication-row.ts';

export const publicationProjection: Projection = {
  /** What its case is called and found by: so is the publication. */
  before: (sql, { process }) => headingOfProcess(sql, processId('case', process.subject.id)),
  contents,
  heading: ({ before }) => before.own as ProcessHeading,
  renamed: () => ({}),
  contentHash: () => null,
  rows: (recording) => [publicationRow(recording)],
  mails: { invited: () => [], reviewResult: () => null },
};

/** What becomes public, and what was written of an annulment. */
function contents(act: Act): readonly string[] {
  if (act.type === 'publish') return [act.previewHash];
  return act.type === 'recordAnnulment' && act.text !== null ? [act.text] : [];
}
